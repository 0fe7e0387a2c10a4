"""What no command line may hold, checked before any command sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _


def check(command: Any, context: Any, args: Sequence[str]) -> None:
    """Raises WrongUsage for bytes that are no text, an option of one value that is given twice, and an empty path.

    typer would take the last value without a word, and the empty path for the directory that it is called in. What the
    parser itself refuses, it refuses here as it does later.
    """
    for one in args:
        if _is_broken(one):
            raise WrongUsage(_("Tham số '{0}' không phải UTF-8.").format(one))
    if sum(one.startswith("-") for one in args) < 2 and not any(one == "" or one.endswith("=") for one in args):
        return  # nothing can be given twice or empty, and there is no need to read the line one more time
    given, __, order = command.make_parser(context).parse_args(list(args))
    for option, times in Counter(order).items():
        takes_one = option.param_type_name == "option" and not option.multiple and not option.is_flag
        if times > 1 and takes_one:
            raise WrongUsage(_("{0} chỉ dùng được một lần.").format(_name(option)))
    for parameter in command.get_params(context):
        values = given.get(parameter.name)
        if hasattr(parameter.type, "resolve_path") and "" in (values if isinstance(values, list | tuple) else [values]):
            raise WrongUsage(_("Tên tệp hay thư mục để trống ở {0}.").format(_name(parameter)))


def _name(parameter: Any) -> str:
    """As the help page writes it."""
    return str(parameter.metavar if parameter.param_type_name == "argument" else max(parameter.opts, key=len))


def _is_broken(text: str) -> bool:
    """Whether Python has kept bytes that are not UTF-8 as halves of pairs."""
    return not text.isascii() and any("\ud800" <= mark <= "\udfff" for mark in text)
