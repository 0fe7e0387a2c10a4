"""What no command line may hold, checked before any command sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _


def check(command: Any, context: Any, args: Sequence[str]) -> None:
    """Raises WrongUsage for bytes that are no text, and for an option of one value that is given twice.

    typer would take the last value without a word. What the parser itself refuses, it refuses here as it does later.
    """
    for one in args:
        if _is_broken(one):
            raise WrongUsage(_("Tham số '{0}' không phải UTF-8.").format(one))
    __, __, order = command.make_parser(context).parse_args(list(args))
    for option, times in Counter(order).items():
        takes_one = option.param_type_name == "option" and not option.multiple and not option.is_flag
        if times > 1 and takes_one:
            raise WrongUsage(_("{0} chỉ dùng được một lần.").format(max(option.opts, key=len)))


def _is_broken(text: str) -> bool:
    """Whether Python has kept bytes that are not UTF-8 as halves of pairs."""
    return not text.isascii() and any("\ud800" <= mark <= "\udfff" for mark in text)
