"""`bh gaps`: what regulations leave open or ask twice."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.analysis import gaps as gaps_in
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.domain.analysis.gaps import CHECKS
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.gaps import gaps_answer
from baohiem_cli.views.notices import warnings

EXAMPLES = ("bh gaps", "bh gaps -r kon-tum", "bh gaps --check compiler-date --check same-data --format json")


NAMES = tuple(check.name for check in CHECKS)


def _check_name(text: str) -> str:
    if text not in NAMES:
        # in typer's words, which `cli/wording.py` says in the reader's language as for every other choice
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(map(repr, NAMES))}.")
    return text


@options.shared
def gaps(
    checks: Annotated[
        list[str] | None,
        typer.Option(
            "--check",
            parser=_check_name,
            metavar=f"[{'|'.join(NAMES)}]",
            help=_("Chỉ kiểm tra điều này. Dùng nhiều lần được."),
            show_default=False,
        ),
    ] = None,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """The findings of the checks in the duties that fit, and in their regulations."""
    today = common.today
    with opened(common.db, common.data) as register:
        asked = questions.asked(register, filters.wanted(), today)
        found = gaps_in(register, asked.question, today, checks or ())
    return gaps_answer(found, today, warnings(register.notices, asked.notices))
