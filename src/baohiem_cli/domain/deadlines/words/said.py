"""One time that a sentence says, and the numbers that a scan may have misread."""

from __future__ import annotations

import re

from baohiem_cli.domain.vocabulary import Cadence
from baohiem_cli.named_tuple import NamedTuple


class Said(NamedTuple):
    """Words of time, by their place in the sentence; without a `rule` they are a mere frequency or an event.

    `word` says how a day binds: `before`, `by`, `on`, `in`. `weak` marks a frequency that may only describe a thing
    ("kế hoạch hằng năm"); `undated` marks "định kỳ" without an interval.
    """

    start: int
    end: int
    cadence: str
    rule: str | None = None
    period: str | None = None
    alternative: str | None = None
    trigger: str | None = None
    month: int | None = None
    undated: bool = False
    weak: bool = False
    doubt: str = ""


NUMBER = r"(?<![\w/])[0-9oli|]{1,2}"
"""A number of one or two digits, in which a scan may have taken letters for digits."""

_DIGITS = str.maketrans("oli|", "0111")
_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi hai": 12, "muoi lam": 15, "hai muoi": 20, "ba muoi": 30,
}  # fmt: skip
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS_OF = {
    1: Cadence.MONTHLY,
    3: Cadence.QUARTERLY,
    4: Cadence.FOUR_MONTHLY,
    6: Cadence.SEMIANNUAL,
    9: Cadence.NINE_MONTH,
    12: Cadence.ANNUAL,
    24: Cadence.BIENNIAL,
}


def number(text: str) -> int:
    """The number that is written, in digits or in words; 0 where there is none."""
    text = text.strip()
    if text in _WORDS:
        return _WORDS[text]
    digits = text.translate(_DIGITS)
    return int(digits) if digits.isdecimal() else 0


def quarter(text: str) -> int:
    """The number of a quarter, written in Roman or Arabic numerals; 0 where it is none."""
    return _QUARTERS.get(text) or _QUARTERS.get(re.sub("[l1t]", "i", text), 0)


def cadence_of_months(months: int) -> str | None:
    """The cadence whose periods have so many months."""
    return _MONTHS_OF.get(months)
