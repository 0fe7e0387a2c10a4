"""typer's own words, in the reader's language.

typer passes a few of its texts through gettext and writes the rest in English in its code. Both kinds are English
msgids of the catalogues (`locale/vi`); this module looks up the second kind, which typer does not.
Our own msgids are Vietnamese, as in all modules.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from typing import Any

import typer

from baohiem_cli.cli import values
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _

REFUSALS = (
    "Missing argument {name}. {message}",
    "Missing argument {name}.",
    "Missing option {name}. {message}",
    "Missing option {name}.",
    "Choose from:\n\t{choices}",
    "No such option: {name} (Possible options: {names})",
    "No such option: {name}",
    "{message}. Did you mean {names}?",
    "Option {name} requires an argument.",
    "Option {name} does not take a value.",
    "Got unexpected extra argument(s) ({arguments})",
    "Invalid value for {name}: {message}",
    "Invalid value: {message}",
    "{value} is not in the range {range}.",
    "{value} is not one of {choices}.",
    "{value} is not a valid int range.",
    "{value} is not a valid int.",
    "Path {path} does not exist.",
    "File {path} does not exist.",
    "Directory {path} does not exist.",
    "Path {path} is not readable.",
    "File {path} is not readable.",
    "Directory {path} is not readable.",
    "File {path} is a directory.",
    "Directory {path} is a file.",
)
"""Messages of typer about a command line that it refuses; the first form that fits is taken."""

HELP_TEXTS = (
    "Usage: ",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "<int>",
    "<int range>",
    "<float>",
    "<float range>",
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)
"""Words of typer on help pages."""


def refusal(message: str) -> str:
    """The same in the reader's language; a message of our own, or one that typer has changed, stays as it is."""
    for form in REFUSALS:
        if found := re.fullmatch(_pattern(form), message, re.DOTALL):
            parts = found.groupdict()
            if "message" in parts:
                parts["message"] = refusal(parts["message"])
            return _(form).format(**parts)
    return message


def reword_error(error: Exception) -> Exception:
    """Make typer's refusal of a command line speak the reader's language; other errors stay as they are."""
    if said := getattr(error, "format_message", None):
        error.format_message = lambda: refusal(said())  # type: ignore[attr-defined]
    return error


def reword_options(options: list[Any]) -> list[Any]:
    """Help texts and kinds of value that typer chose."""
    for option in options:
        option.help = _help_text(option.help)
        values.adapt(option, option_words)
        if option.name in ("install_completion", "show_completion"):
            option.callback = partial(_complete, option.name)
        kind = f"<{option.type.name}>"
        if option.metavar is None and kind in HELP_TEXTS:
            option.metavar = _(kind)
    return options


def option_words() -> Mapping[str, tuple[str, ...]]:
    """The words for each value of the closed lists."""
    from baohiem_cli.views.common.words import (
        option_words as words,  # labels, which no command without such options needs
    )

    return words()


def write_usage(command: Any, context: Any, formatter: Any) -> None:
    """The first line of a help page."""
    pieces = [_help_text(piece).strip("{}") for piece in command.collect_usage_pieces(context)]
    formatter.write_usage(context.command_path, " ".join(pieces), prefix=_help_text("Usage: "))


def _complete(wanted: str, ctx: Any, param: Any, value: Any) -> None:
    """Install or print the completion of a shell; typer's own answer is English."""
    if not value or ctx.resilient_parsing:
        return
    from typer import _completion_shared, completion

    said = io.StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(io.StringIO()):
            if wanted == "show_completion":
                completion.show_callback(ctx, param, value)
            shell, path = _completion_shared.install(shell=value if isinstance(value, str) else None)
    except SystemExit as stopped:
        if stopped.code:
            raise _unknown_shell() from None
        typer.echo(said.getvalue(), nl=False)
        raise typer.Exit from None
    except typer.Exit:
        raise _unknown_shell() from None
    typer.echo(_("Đã cài gợi ý bằng phím Tab cho {0}: {1}. Mở lại cửa sổ lệnh để dùng.").format(shell, path))
    raise typer.Exit


def _unknown_shell() -> WrongUsage:
    return WrongUsage(_("Không cài được gợi ý cho shell đang dùng; chỉ có cho bash, zsh, fish và PowerShell."))


def _help_text(text: Any) -> Any:
    return _(text) if text in HELP_TEXTS else text


def _pattern(form: str) -> str:
    from string import Formatter  # compiles a pattern, and only a refusal needs it

    parts = Formatter().parse(form)
    return "".join(re.escape(text) + (f"(?P<{name}>.*?)" if name else "") for text, name, _spec, _conversion in parts)
