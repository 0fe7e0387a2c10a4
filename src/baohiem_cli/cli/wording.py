"""typer's own words, in the reader's language.

typer passes a few of its texts through gettext and writes the rest in English in its code. Both kinds are English
msgids of the catalogues (`locale/vi`); this module looks up the second kind, which typer does not.
Our own msgids are Vietnamese, as in all modules.
"""

from __future__ import annotations

import re
from typing import Any

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
        kind = f"<{option.type.name}>"
        if option.metavar is None and kind in HELP_TEXTS:
            option.metavar = _(kind)
    return options


def write_usage(command: Any, context: Any, formatter: Any) -> None:
    """The first line of a help page."""
    pieces = [_help_text(piece) for piece in command.collect_usage_pieces(context)]
    formatter.write_usage(context.command_path, " ".join(pieces), prefix=_help_text("Usage: "))


def _help_text(text: Any) -> Any:
    return _(text) if text in HELP_TEXTS else text


def _pattern(form: str) -> str:
    from string import Formatter  # compiles a pattern, and only a refusal needs it

    parts = Formatter().parse(form)
    return "".join(re.escape(text) + (f"(?P<{name}>.*?)" if name else "") for text, name, _spec, _conversion in parts)
