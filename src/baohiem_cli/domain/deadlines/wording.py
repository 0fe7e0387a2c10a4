"""The days that a text's few words name, read out of a deadline's quote and held against its rule.

Only what is understood on both sides is compared: "trước ngày 15/12" with `before 12-15`, "trong quý I" with
`in quarter 1`. Words that name a frequency and nothing else date nothing, and no rule follows from them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from baohiem_cli.domain.deadlines import rule as rules
from baohiem_cli.domain.deadlines.quotes import times
from baohiem_cli.named_tuple import NamedTuple

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:\s*(?:nam|/|-|\.)\s*(?P<year>(?:19|20|21)\d\d))?"
_DAY = re.compile(r"(?<![\d/])(?P<day>\d{1,2})\s*(?:/|\.|-|thang\s*)\s*(?P<month>\d{1,2})(?!\d)" + _YEAR)
_OF_MONTH = re.compile(
    r"ngay\s+(?:mung\s+|mong\s+)?(?P<day>\d{1,2})\s+(?:hang thang|moi thang|(?:cua )?thang (?:sau|dau|tiep|ke|thu))"
)
_COUNT = r"(?P<days>\d{1,3})\s+(?:\(\w+\)\s+)?ngay\b(?P<working>\s+lam viec\b)?"
_COUNTS = (
    ("first", re.compile(_COUNT + r"\s+dau\b")),
    ("before", re.compile(r"\btruoc\s+(?:it nhat\s+)?" + _COUNT)),
    ("before", re.compile(_COUNT + r"\s+truoc\b")),
    ("after", re.compile(r"(?:trong|vong|sau|qua)\s+" + _COUNT)),
)
"""Numbers of days, and from where they are counted."""
_MONTH = re.compile(r"thang\s+(?P<month>\d{1,2})(?!\d)" + _YEAR)
_QUARTER = re.compile(r"quy\s+(?P<quarter>iv|iii|ii|i|[1-4])\b" + _YEAR)
_BEFORE = re.compile(r"(?<!nam )(?<!ky )\btruoc\b(?! khi)")
_BY = re.compile(
    r"cham nhat|muon nhat|den het|den ngay|den cuoi|han cuoi|khong qua|khong muon|khong cham|het ngay|het thang"
)
_NEXT_YEAR = re.compile(r"nam sau|nam tiep theo|nam ke tiep|nam lien ke")
_FREQUENCY = re.compile(
    r"(?:dinh ky|thuong ky|hang|moi|mot|tung|theo|nam|quy|thang|tuan|ngay|lan|it nhat|va|hoac|[\d\s,/])+"
)


class Named(NamedTuple):
    """A day or month of the year, a quarter, a day of another month, a number of days; `word` is before, by or on."""

    word: str
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    year: int | None = None
    next_year: bool = False
    days: int | None = None
    working: bool = False
    counted: str = "after"
    """Of a number of days: whether it is counted `after` something, `before` it, or is the `first` of something."""

    def rule(self) -> str:
        """The rule that says the same."""
        later = " next-year" if self.next_year else ""
        word = "before" if self.word == "before" else "by"
        if self.days is not None:
            days = f"{self.days} {'working ' if self.working else ''}days"
            return {"after": f"within {days}", "before": f"{days} before event", "first": f"first {days}"}[self.counted]
        if self.quarter is not None:
            return f"in quarter {self.year}-Q{self.quarter}" if self.year else f"in quarter {self.quarter}{later}"
        if self.month is None:
            return f"{word} day {self.day} of month+1"
        if self.day is None:
            return f"in month {self.year}-{self.month:02}" if self.year else f"in month {self.month}{later}"
        day = f"{self.month:02}-{self.day:02}"
        return f"{word} {self.year}-{day}" if self.year else f"{word} {day}{later}"


def contradiction(quote: str, rule: str) -> str | None:
    """The rule that the words ask for, where the given one says something else; None where they agree.

    An empty answer means that the words are a mere frequency, so that no rule follows from them.
    """
    try:
        given = rules.parse(rule)
    except ValueError:
        return None  # not a rule: another check tells so
    if rule in {one.rule for one in times(quote, field=True)}:
        return None
    said = list(named(quote))
    if not said:
        return "" if _FREQUENCY.fullmatch(_plain(quote)) else None
    return None if any(_agrees(one, given, rule.split(" ", maxsplit=1)[0]) for one in said) else said[-1].rule()


def named(quote: str) -> Iterator[Named]:
    """What the words name, in their order; nothing where it is not understood."""
    text = _plain(quote)
    later = bool(_NEXT_YEAR.search(text))
    if days := list(_DAY.finditer(text)):
        for one in days:
            if 1 <= int(one["month"]) <= 12 and 1 <= int(one["day"]) <= 31:
                yield Named(_word(text, one), int(one["month"]), int(one["day"]), None, _int(one["year"]), later)
    elif found := _OF_MONTH.search(text):
        yield Named(_word(text, found), day=int(found["day"]))
    elif counted := _counted(text):
        yield counted
    elif "ngay" in text:
        return  # "10 ngày đầu quý": another sort of rule, which has no day of the year in it
    elif found := _QUARTER.search(text):
        quarter = _QUARTERS.get(found["quarter"]) or int(found["quarter"])
        yield Named(_word(text, found), quarter=quarter, year=_int(found["year"]), next_year=later)
    elif (found := _MONTH.search(text)) and 1 <= int(found["month"]) <= 12:
        yield Named(_word(text, found), int(found["month"]), None, None, _int(found["year"]), later)


def _agrees(said: Named, given: rules.Rule, word: str) -> bool:
    if said.days is not None:
        return _same_days(said, given)
    if said.month is None and said.quarter is None:
        return given.months_after is not None and given.day == said.day and _same_word(said, word)
    named_day = given.fixed or given
    if named_day.month is None or given.months_after is not None:
        return False
    year = given.fixed.year if given.fixed else None
    if said.year != year or (year is None and said.next_year != given.next_year):
        return False
    if said.day is None:
        return _same_span(said, given, word, named_day.month, named_day.day or 0)
    return not given.span_months and (named_day.month, named_day.day) == said[1:3] and _same_word(said, word)


def _counted(text: str) -> Named | None:
    """A number of days after something, before it, or at its beginning."""
    for how, pattern in _COUNTS:
        if found := pattern.search(text):
            return Named("by", days=int(found["days"]), working=bool(found["working"]), counted=how)
    return None


def _same_days(said: Named, given: rules.Rule) -> bool:
    """A number of days; what is not counted from an event may say the first days of a month in another way."""
    counts = {"after": given.days_after, "before": given.days_before, "first": given.first_days}
    found = counts[said.counted]
    if found is None and said.counted != "after" and not given.of_event:
        return True
    return found == said.days and given.working is said.working


def _same_span(said: Named, given: rules.Rule, word: str, month: int, day: int) -> bool:
    """A month or quarter: "trong tháng 7" as `in month 7`, "đến hết tháng 7" also as `by 07-31`."""
    length = 1 if said.quarter is None else 3
    first = said.month if said.quarter is None else said.quarter * 3 - 2
    last = (first or 0) + length - 1
    if given.span_months is not None:
        return said.word != "before" and given.span_months == length and month == first
    if said.word == "before":
        return word == "before" and (month, day) == (first, 1)
    return said.word == "by" and word == "by" and month == last and day >= 28


def _same_word(said: Named, word: str) -> bool:
    """Only "trước" excludes the day; "ngày 15/12" without another word is that day, or by it."""
    return (word == "before") == (said.word == "before")


def _word(text: str, found: re.Match[str]) -> str:
    """The word that stands nearest before a date."""
    ahead = text[: found.start("day") if "day" in found.groupdict() else found.start()]
    words = [
        (one.start(), word) for pattern, word in ((_BEFORE, "before"), (_BY, "by")) for one in pattern.finditer(ahead)
    ]
    return max(words, default=(0, "on"))[1]


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _plain(text: str) -> str:
    """Without tones and case; signs stay, since `15/12` is not `15 12`."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().replace("đ", "d").split())
