"""Numbers of rows on a terminal, by which what was shown can be named in the next command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from baohiem_cli import paths
from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.commands.common import options
from baohiem_cli.report.answer import Answer
from baohiem_cli.report.formats import Format


def numbers(common: options.CommonOptions) -> bool:
    """Whether rows get numbers: where a person reads the table on a terminal."""
    return common.output is None and common.format in (None, Format.TABLE) and paths.stdout_is_terminal()


def kept_in_mind(answer: Answer, path: Path, listed: Listing, today: date) -> Answer:
    """The answer, which leaves the keys of its numbered rows in the database once it has been shown."""
    if not listed.shown:
        return answer
    from baohiem_cli.app.record.last_list import remembering  # for a terminal only

    remember, before = remembering(path, listed.shown, today), answer.once_told

    def both() -> None:
        if before:
            before()
        remember()

    return answer._replace(once_told=both)
