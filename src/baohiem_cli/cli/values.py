"""Values on the command line as a Vietnamese user writes them: words of closed lists, numbers.

typer reads `--kind report` and `--value 91.2`. Here every option of a closed list takes the Vietnamese word as well,
with or without tones, and every number is read strictly, with a decimal comma.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import copy
from functools import cache, partial
from typing import Any

from baohiem_cli.domain.names import fold
from baohiem_cli.i18n import gettext as _

INTEGER = r"[+-]?[0-9]{1,18}"
NUMBER = r"[+-]?(?:(?:[0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4})(?:,[0-9]{1,9})?|[0-9]{1,15}\.[0-9]{1,9})"
AMBIGUOUS = r"[+-]?[0-9]{1,3}\.[0-9]{3}"
"""`1.250` is 1250 to a Vietnamese and 1,25 to a program."""


def adapt(option: Any, words: Callable[[], Mapping[str, tuple[str, ...]]]) -> None:
    """Let an option read values in this way; `words` has those of each value of a closed list, the usual one first.

    An option is adapted once: typer gives the same ones for every page and every run.
    """
    kind = option.type
    if getattr(kind, "is_adapted", False):
        return
    if kind.name in ("int", "int range", "float", "float range"):
        whole = kind.name.startswith("int")
        option.type = copy(kind)  # the plain kinds are shared by all options
        option.type.convert = partial(_number, kind, whole)
        option.type.is_adapted = True
    elif kind.name == "choice" and kind.choices:
        known = words()
        kind.is_adapted = True
        if all(choice in known for choice in kind.choices):
            _take_words(option, {choice: known[choice] for choice in kind.choices})


def number(text: str) -> float | None:
    """A number as people write it: `91,2`, `91.2`, `1.250.000`, `1.250,5`; None for anything else."""
    if re.fullmatch(AMBIGUOUS, text) or not re.fullmatch(NUMBER, text):
        return None
    grouped = "," in text or text.count(".") > 1
    return float(text.replace(".", "").replace(",", ".") if grouped else text)


def _number(kind: Any, whole: bool, value: Any, param: Any, ctx: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        if whole and not re.fullmatch(INTEGER, text):
            kind.fail(_("'{0}' không phải số nguyên.").format(value), param, ctx)
        if not whole:
            if re.fullmatch(AMBIGUOUS, text):
                plain, comma = text.replace(".", ""), text.replace(".", ",")
                kind.fail(_("'{0}' hiểu được hai cách; viết {1} hoặc {2}.").format(value, plain, comma), param, ctx)
            value = number(text)
            if value is None:
                kind.fail(_("'{0}' không phải số; viết như 91,2.").format(text), param, ctx)
    return kind.convert(value, param, ctx)


def _take_words(option: Any, words: Mapping[str, tuple[str, ...]]) -> None:
    listed = "; ".join(names[0] for names in words.values())
    both = "; ".join(f"{names[0]} ({value})" for value, names in words.items())

    @cache
    def read() -> dict[str, str]:
        return {fold(name): value for value, names in words.items() for name in (*names, *names[0].split(", "), value)}

    def convert(value: Any, param: Any, ctx: Any) -> str:
        found = read().get(fold(str(value)))
        if found is None:
            option.type.fail(_("không có '{0}'; chọn một trong: {1}.").format(value, both), param, ctx)
        return found or ""

    def complete(ctx: Any, param: Any, incomplete: str) -> list[str]:
        offered = [names[0].replace(", ", "-").replace(" ", "-") for names in words.values()]
        if incomplete:  # what is begun in English or without tones is completed so
            offered += [*words, *(fold(one).replace(" ", "-") for one in offered)]
        return sorted({one for one in offered if one.startswith(incomplete)})

    option.type.convert = convert
    option.type.get_missing_message = lambda param, ctx: _("Chọn một trong: {0}.").format(listed)
    option._custom_shell_complete = complete
    if option.metavar is None:
        option.metavar = _("TỪ") if option.param_type_name == "option" else _("[TỪ]")
    first = _("{0} Một trong: {1}.").format(option.help, listed)
    if option.default in words:
        first = _("{0} Mặc định: {1}.").format(first, words[option.default][0])
        option.show_default = False
    option.help = first
