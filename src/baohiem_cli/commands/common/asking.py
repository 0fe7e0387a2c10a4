"""A question to the person at the keyboard, asked and answered in Vietnamese."""

from __future__ import annotations

import sys

import typer

from baohiem_cli.domain.names import fold
from baohiem_cli.i18n import gettext as _

_YES = frozenset({"c", "co", "y", "yes"})
_NO = frozenset({"", "k", "ko", "kg", "khong", "n", "no"})


def confirm(question: str) -> None:
    """Go on where the answer is yes (`c`, `có`), and stop where it is no (`k`, `không`, nothing). Raises typer.Abort.

    The question stands on standard error, as all talk does.
    """
    while True:
        typer.echo(_("{0} [c/K]: ").format(question), nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            typer.echo(err=True)
            raise typer.Abort
        answer = fold(line)
        if answer in _YES:
            return
        if answer in _NO:
            raise typer.Abort
        typer.echo(_("Hãy trả lời c (có) hoặc k (không)."), err=True)
