"""Periods: the stretch of time that an occurrence is about (kỳ)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from baohiem_cli.domain.vocabulary import Cadence

MONTHS = {
    Cadence.MONTHLY: 1,
    Cadence.QUARTERLY: 3,
    Cadence.FOUR_MONTHLY: 4,
    Cadence.SEMIANNUAL: 6,
    Cadence.ANNUAL: 12,
}
"""How many months one period of a cadence has. All of them divide the year, so none crosses New Year."""

_LETTER = {
    Cadence.MONTHLY: "",
    Cadence.QUARTERLY: "Q",
    Cadence.FOUR_MONTHLY: "T",
    Cadence.SEMIANNUAL: "H",
}
_ID = r"(\d{4})(?:-(?:(Q)([1-4])|(T)([1-3])|(H)([12])|(0[1-9]|1[0-2])))?"
ONCE = "once"


class Period(NamedTuple):
    """One period: `2026`, `2026-H1`, `2026-T2` (four months), `2026-Q4`, `2026-12`; both ends are days of it."""

    id: str
    first: date
    last: date

    def overlaps(self, first: date, last: date) -> bool:
        """Whether the period has a day in common with the interval (both ends included)."""
        return self.first <= last and first <= self.last


def last_day_of_month(year: int, month: int) -> date:
    """The month's last day."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def moved(day: date, days: int) -> date:
    """The day so many days later, or earlier; where the calendar ends, its last or first day."""
    return date.fromordinal(max(date.min.toordinal(), min(day.toordinal() + days, date.max.toordinal())))


def day_of_month(year: int, month: int, day: int) -> date:
    """A day of a month, which may be counted beyond December; a day that the month lacks becomes its last."""
    years, index = divmod(month - 1, 12)
    last = last_day_of_month(year + years, index + 1)
    return last.replace(day=min(day, last.day))


def period(cadence: Cadence, year: int, index: int) -> Period:
    """The period number `index` (from 1) of a year."""
    length = MONTHS[cadence]
    first = date(year, (index - 1) * length + 1, 1)
    last = last_day_of_month(year, index * length)
    if cadence is Cadence.ANNUAL:
        return Period(f"{year:04d}", first, last)
    number = f"{index:02d}" if cadence is Cadence.MONTHLY else f"{_LETTER[cadence]}{index}"
    return Period(f"{year:04d}-{number}", first, last)


def periods(cadence: Cadence, first_year: int, last_year: int, only: str | None = None) -> Iterator[Period]:
    """All periods of the years, in order; `only` (`H1`, `Q4`, `M12`) keeps that one of each year."""
    count = 12 // MONTHS[cadence]
    indexes = [index_of(only)] if only else range(1, count + 1)
    for year in range(max(first_year, date.min.year), min(last_year, date.max.year) + 1):
        for index in indexes:
            yield period(cadence, year, index)


def index_of(only: str) -> int:
    """The number within the year of `H2`, `Q4`, `T3`, `M11`."""
    return int(only[1:])


def cadence_of(only: str) -> Cadence:
    """The cadence whose periods are written `H1`, `Q1`, `T1`, `M01`."""
    return {
        "H": Cadence.SEMIANNUAL,
        "Q": Cadence.QUARTERLY,
        "T": Cadence.FOUR_MONTHLY,
        "M": Cadence.MONTHLY,
    }[only[0]]


_WORDS = (
    (r"(?:quý|quy|q)\s*([1-4]|i{1,3}|iv)\s*[/ -]\s*(?:năm\s*)?(\d{4})", "Q"),
    (r"(?:tháng|thang|t)\s*(0?[1-9]|1[0-2])\s*[/ -]\s*(?:năm\s*)?(\d{4})", "M"),
    (r"6 tháng (đầu|cuối)(?: năm)?\s*[/ -]?\s*(\d{4})", "H"),
    (r"(?:năm|nam)\s*()(\d{4})", "Y"),
    (r"(0?[1-9]|1[0-2])\s*/\s*(\d{4})", "M"),
)
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "đầu": 1, "cuối": 2}


def from_words(text: str) -> str | None:
    """The id of a period in the words of administration: `quý III/2026`, `tháng 12/2026`, `6 tháng đầu năm 2026`."""
    for pattern, letter in _WORDS:
        if match := re.fullmatch(pattern, " ".join(text.lower().split())):
            number, year = match[1], match[2]
            if letter == "Y":
                return year
            index = _NUMBERS.get(number) or int(number)
            return f"{year}-{index:02d}" if letter == "M" else f"{year}-{letter}{index}"
    return None


def parse(text: str) -> Period:
    """The period with this id. Raises ValueError where there is none; `once` has no dates of its own."""
    match = re.fullmatch(_ID, text)
    if not match:
        raise ValueError(text)
    year = int(match[1])
    for letter, number in ((2, 3), (4, 5), (6, 7)):
        if match[letter]:
            return period(cadence_of(match[letter]), year, int(match[number]))
    return period(Cadence.MONTHLY, year, int(match[8])) if match[8] else period(Cadence.ANNUAL, year, 1)
