"""How often a text says that something is to be done, read out of a deadline's quote and held against its cadence.

Only what is understood is compared: "hằng quý", "6 tháng một lần", "mỗi năm hai lần". Where one frequency is not
understood or has no cadence of ours, nothing is said.
"""

from __future__ import annotations

import re

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.vocabulary import Cadence

_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "sau": 6, "chin": 9, "muoi hai": 12}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_QUARTER = r"quy(?! (?:i|ii|iii|iv|\d)\b)"
_MONTH = r"thang(?! (?:\d|sau\b|dau\b|cuoi\b|tiep\b|ke\b))"
_UNIT = rf"(?:(?:(?P<number>{_NUMBER}) )?(?P<unit>nam(?! (?:sau|ke|tiep|\d))|{_QUARTER}|{_MONTH}|tuan))"
_PLAIN_UNIT = re.sub(r"\?P<\w+>", "?:", _UNIT)
_MORE = r" (?:(?:va|hoac) )?(?:(?:hang|moi|tung|theo) )*"
_EVERY = re.compile(
    rf"\b(?:dinh ky|thuong ky|hang|moi|tung|theo|cu)(?: (?:hang|moi|tung|theo|mot))* "
    rf"(?P<units>{_PLAIN_UNIT}(?:{_MORE}{_PLAIN_UNIT})*)(?P<times> (?:it nhat |toi thieu )?(?P<many>{_NUMBER}) lan\b)?"
)
_ONCE_IN = re.compile(rf"\b(?P<units>{_NUMBER} (?:nam|thang)) (?:(?:mot|0?1) )?lan\b")
_TIMES_A_YEAR = re.compile(rf"\b(?P<many>{_NUMBER}) lan (?:(?:moi|trong|tren) )?(?:(?:mot|0?1) )?nam\b(?! (?:sau|\d))")
_ALONE = re.compile(rf"(?P<units>{_NUMBER} (?:nam|thang))")
_ONE_UNIT = re.compile(_UNIT)

_BY_MONTHS = {1: "monthly", 3: "quarterly", 4: "four-monthly", 6: "semiannual", 9: "nine-month", 12: "annual",
              24: "biennial"}  # fmt: skip
_MONTHS_OF = {"nam": 12, "quy": 3, "thang": 1}


def frequencies(quote: str) -> frozenset[str]:
    """The cadences that the words name; empty where they name none, or one that is not understood."""
    text = fold(quote)
    found: set[str | None] = set()
    if times := _TIMES_A_YEAR.search(text):
        found.add(_times_a_year(_number(times["many"])))
        text = text.replace(times[0], " ")
    for every in _EVERY.finditer(text):
        many = _number(every["many"]) if every["times"] else 1
        for unit in _ONE_UNIT.finditer(every["units"]):
            found.add(_cadence(unit, many))
    alone = _ALONE.fullmatch(text)
    for words in [one["units"] for one in (*_ONCE_IN.finditer(text), *([alone] if alone else []))]:
        if whole := _ONE_UNIT.fullmatch(words):
            found.add(_cadence(whole, 1))
    known = {cadence.value for cadence in Cadence}
    return frozenset(one for one in found if one) if found <= known else frozenset()


def _cadence(unit: re.Match[str], many: int) -> str | None:
    number = _number(unit["number"]) if unit["number"] else 1
    if unit["unit"] == "tuan":
        return "weekly" if number == many == 1 else None
    months = number * _MONTHS_OF[unit["unit"]]
    return _times_a_year(many) if months == 12 else _BY_MONTHS.get(months) if many == 1 else None


def _times_a_year(many: int) -> str | None:
    return _BY_MONTHS.get(12 // many) if many and 12 % many == 0 else None


def _number(text: str) -> int:
    return _NUMBERS.get(text) or int(text)
