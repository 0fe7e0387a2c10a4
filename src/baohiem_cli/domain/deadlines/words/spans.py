"""Months, quarters, half-years and years that a sentence names, alone or one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baohiem_cli.domain.deadlines.words.said import number, quarter
from baohiem_cli.domain.plain import Plain
from baohiem_cli.named_tuple import NamedTuple


class Day(NamedTuple):
    """A day, month, quarter or year by its numbers; `of_month` is a place counted from the period's last month.

    `word` is `before`, `by`, `on`, `in`, `end` (of a month or quarter), or empty where nothing says that the day binds;
    `unit` is what it hangs on.
    """

    start: int
    end: int
    word: str
    month: int = 0
    day: int = 0
    quarter: int = 0
    year: int = 0
    next_year: bool = False
    of_month: int | None = None
    unit: str = ""
    first_days: int = 0
    working: bool = False
    linked: bool = False
    at: int = 0
    doubt: str = ""


YEAR = r"(?P<year>(?:19|20)\d\d|2[o0][0-9ol]{2})"
NEXT_YEAR = re.compile(
    r",? ?(?:cua )?nam (?:sau(?: lien ke)?|tiep theo|ke tiep|lien ke(?: sau)?|lien sau|toi)\b(?! truoc)"
)
_ROMAN = r"(?:iv|i{1,3}|[1ilt]v|l{1,3}|[1-4])"
_MORE = r"(?: ?(?:,|va|-|, va) ?)"
_OF = rf"(?:(?: ?[/,.\-] ?(?:nam )?|,? (?:cua )?nam ){YEAR}\b)?"
_QUARTERS = re.compile(rf"\b(?:qu[yi]|q\.?(?=[^/]{{1,9}}/)) ?(?P<all>{_ROMAN}\b(?:{_MORE}{_ROMAN}\b)*){_OF}")
_NUMBER = r"[0-9ol|]{1,2}(?![\w%]| lan\b)"
_MONTHS = re.compile(
    rf"\b(?:thang|t\.?(?=\d{{1,2}} ?/ ?20)) ?(?P<all>{_NUMBER}(?:{_MORE}{_NUMBER}(?!/\d{{1,2}}\b))*)"
    rf"(?:(?: ?/ ?(?:nam )?| ?- ?|,? (?:cua )?nam ){YEAR}\b)?(?! ?(?:/|[a-z]+ ?/))"
)
_ONE = re.compile(rf"{_ROMAN}\b|[0-9ol|]{{1,2}}")
_HALF = re.compile(rf"\b0?6 thang (?P<half>dau|cuoi) nam {YEAR}\b")
_FIRST_MONTH = re.compile(
    r"\bthang (?P<nth>dau(?: tien)?|thu hai|cuoi(?: cung)?)(?: cua)?(?: moi| hang)? qu[yi]"
    r"(?P<later> (?:sau|tiep theo|ke tiep))?\b"
)
_ONLY_YEAR = re.compile(rf"\bnam {YEAR}\b(?! ?- ?\d)")
_BARE_YEAR = re.compile(rf"(?:trong )?{YEAR}\.?$")
_DONE = re.compile(r"\b(?:hoan thanh|xong|ket thuc|hoan tat|so ket|tong ket)\b")
_AIMED = re.compile(r"\b(?:dat|phan dau|muc tieu|ty le|chi tieu|giai doan|toan quoc)\b|%")
_BY_YEAR = re.compile(r"\b(?:trong|vao|den het|het|den|truoc|cuoi|xong)(?: cuoi)? ?$")


def spans(sentence: Plain) -> Iterator[Day]:
    """Months and quarters; of `quý I - II/2026` only the end counts, of `quý I, II/2026` both."""
    bare = sentence.bare
    for pattern, limit in ((_QUARTERS, 4), (_MONTHS, 12)):
        for found in pattern.finditer(bare):
            numbers = [quarter(one) if limit == 4 else number(one) for one in _ONE.findall(found["all"])]
            if not all(1 <= one <= limit for one in numbers):
                continue
            later = NEXT_YEAR.match(bare, found.end())
            end = later.end() if later else found.end()
            for one in numbers[-1:] if "-" in found["all"] else numbers:
                month, which = (0, one) if limit == 4 else (one, 0)
                yield Day(found.start(), end, "", month, 0, which, year(found["year"]), bool(later))
    for found in _FIRST_MONTH.finditer(bare):
        place = 1 if found["later"] else {"d": -2, "t": -1}.get(found["nth"][0], 0)
        yield Day(found.start(), found.end(), "", of_month=place, unit="quy")


def years(sentence: Plain, *, field: bool) -> Iterator[Day]:
    """A year by whose end something is done: only where words of finishing say so, else it is a target's year."""
    bare = sentence.bare
    for found in _ONLY_YEAR.finditer(bare):
        if field or (_DONE.search(bare) and not _AIMED.search(bare)):
            ahead = bare[max(0, found.start() - 30) : found.start()]
            if _BY_YEAR.search(ahead) or (field and not ahead.strip(" .-")):
                yield Day(found.start(), found.end(), "", year=year(found["year"]))
    if field and (alone := _BARE_YEAR.match(bare)):
        yield Day(0, alone.end(), "in", year=year(alone["year"]))
    for found in _HALF.finditer(bare):
        month, last = (6, 30) if found["half"] == "dau" else (12, 31)
        yield Day(found.start(), found.end(), "by" if field else "", month, last, year=year(found["year"]))


def year(text: str | None) -> int:
    """The year that is written, slips of a scan allowed for; 0 where there is none."""
    return int(text.replace("o", "0").replace("l", "1")) if text else 0
