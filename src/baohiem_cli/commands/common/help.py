"""`bh help`: the page of the program, or of one command."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli import clock
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.data.database import help_answer

EXAMPLES = ("bh help", "bh help due", "bh help ledger export")


def help(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar=_("[LỆNH]..."), help=_("Lệnh cần xem."))] = None,
    output: options.OutputFile = None,
    force: options.Force = False,
) -> Answer:
    """The page that `bh LỆNH --help` prints."""
    here = context.find_root()
    for word in words or ():
        group = here.command
        if not hasattr(group, "resolve_command"):
            break  # a command has no further words
        _name, command, _rest = group.resolve_command(here, [word])
        here = type(here)(command, info_name=word, parent=here)
    return help_answer(here.get_help() + "\n", clock.today())
