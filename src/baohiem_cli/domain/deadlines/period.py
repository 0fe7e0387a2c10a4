"""Periods: the stretch of time that an occurrence is about (kỳ)."""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date, timedelta

from baohiem_cli.domain.vocabulary import Cadence
from baohiem_cli.named_tuple import NamedTuple

MONTHS = {
    Cadence.MONTHLY: 1,
    Cadence.QUARTERLY: 3,
    Cadence.FOUR_MONTHLY: 4,
    Cadence.SEMIANNUAL: 6,
    Cadence.ANNUAL: 12,
}
"""How many months one period of a cadence has, where they divide the year, so that none crosses New Year."""

MOST_WEEKS = 53
"""Weeks that a year of ISO 8601 can have."""

_LETTER = {
    Cadence.MONTHLY: "",
    Cadence.QUARTERLY: "Q",
    Cadence.FOUR_MONTHLY: "T",
    Cadence.SEMIANNUAL: "H",
}
_ID = r"(\d{4})(?:-(?:(Q)([1-4])|(T)([1-3])|(H)([12])|(W)(0[1-9]|[1-4]\d|5[0-3])|(0[1-9]|1[0-2])|(N9)|(\d{4})))?"
ONCE = "once"


class Period(NamedTuple):
    """One period; both ends are days of it.

    `2026`, `2026-H1`, `2026-T2` (four months), `2026-Q4`, `2026-12`, `2026-W48` (a week of ISO 8601, Monday to
    Sunday), `2026-N9` (January to September), `2026-2027` (two years).
    """

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
    """The period number `index` (from 1) of a year. Raises ValueError or OverflowError where the calendar has none."""
    match cadence:
        case Cadence.WEEKLY:
            first = date.fromisocalendar(year, index, 1)
            return Period(f"{year:04d}-W{index:02d}", first, first + timedelta(days=6))
        case Cadence.NINE_MONTH:
            return Period(f"{year:04d}-N9", date(year, 1, 1), date(year, 9, 30))
        case Cadence.BIENNIAL:
            return Period(f"{year:04d}-{year + 1:04d}", date(year, 1, 1), date(year + 1, 12, 31))
    length = MONTHS[cadence]
    first = date(year, (index - 1) * length + 1, 1)
    last = last_day_of_month(year, index * length)
    if cadence is Cadence.ANNUAL:
        return Period(f"{year:04d}", first, last)
    number = f"{index:02d}" if cadence is Cadence.MONTHLY else f"{_LETTER[cadence]}{index}"
    return Period(f"{year:04d}-{number}", first, last)


def periods(
    cadence: Cadence,
    first_year: int,
    last_year: int,
    only: str | None = None,
    *,
    but: Collection[str] = (),
    start: int | None = None,
) -> Iterator[Period]:
    """All periods that bear the number of one of the years, in order.

    `only` (`H1`, `Q4`, `M12`) keeps that one of each year, `but` leaves some out. Periods of two years are counted from
    the year `start`; none exists where that is not known.
    """
    left_out = set(map(index_of, but))
    indexes = [index_of(only)] if only else [i for i in range(1, most(cadence) + 1) if i not in left_out]
    for year in range(max(first_year, date.min.year), min(last_year, date.max.year) + 1):
        if cadence is Cadence.BIENNIAL and (start is None or (year - start) % 2):
            continue
        for index in indexes:
            with suppress(ValueError, OverflowError):  # a year without a week 53; the end of the calendar
                yield period(cadence, year, index)


def most(cadence: Cadence) -> int:
    """How many periods of a cadence bear the number of one year at most."""
    return MOST_WEEKS if cadence is Cadence.WEEKLY else 12 // MONTHS.get(cadence, 12)


def index_of(only: str) -> int:
    """The number within the year of `H2`, `Q4`, `T3`, `M11`."""
    return int(only[1:])


def cadence_of(only: str) -> Cadence:
    """The cadence whose periods are written `H1`, `Q1`, `T1`, `M01`, `W01`."""
    return {
        "H": Cadence.SEMIANNUAL,
        "Q": Cadence.QUARTERLY,
        "T": Cadence.FOUR_MONTHLY,
        "M": Cadence.MONTHLY,
        "W": Cadence.WEEKLY,
    }[only[0]]


_YEAR = r"\s*[/ -]\s*(?:năm\s*|nam\s*)?(\d{4})"
_WORDS = (
    (r"(?:quý|quy|q)\s*([1-4]|i{1,3}|iv)" + _YEAR, "Q"),
    (r"(?:tuần|tuan)\s*(?:thứ\s*|thu\s*)?(0?[1-9]|[1-4]\d|5[0-3])" + _YEAR, "W"),
    (r"(?:tháng|thang|t)\s*(0?[1-9]|1[0-2])" + _YEAR, "M"),
    (r"6 (?:tháng|thang) (đầu|cuối|dau|cuoi)(?: năm| nam)?\s*[/ -]?\s*(\d{4})", "H"),
    (r"(9|chín|chin) (?:tháng|thang)(?: đầu| dau)?(?: năm| nam)?\s*[/ -]?\s*(\d{4})", "N"),
    (r"(?:(?:hai |2 )?năm|(?:hai |2 )?nam)\s*(\d{4})\s*[-–]\s*(\d{4})", "B"),
    (r"(?:năm|nam)\s*()(\d{4})", "Y"),
    (r"(0?[1-9]|1[0-2])\s*/\s*(\d{4})", "M"),
)
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "đầu": 1, "cuối": 2, "dau": 1, "cuoi": 2, "chín": 9, "chin": 9}


def from_words(text: str) -> str | None:
    """The id of a period in the words of administration.

    `quý III/2026`, `tháng 12/2026`, `6 tháng đầu năm 2026`, `9 tháng năm 2026`, `tuần 48/2026`, `năm 2026-2027`.
    """
    for pattern, letter in _WORDS:
        if match := re.fullmatch(pattern, " ".join(text.lower().split())):
            return _id_of(letter, match[1], match[2])
    return None


def _id_of(letter: str, number: str, year: str) -> str:
    if letter == "Y":
        return year
    if letter == "B":
        return f"{number}-{year}"
    index = _NUMBERS.get(number) or int(number)
    if letter == "M":
        return f"{year}-{index:02d}"
    return f"{year}-W{index:02d}" if letter == "W" else f"{year}-{letter}{index}"


def parse(text: str) -> Period:
    """The period with this id. Raises ValueError where there is none; `once` has no dates of its own."""
    match = re.fullmatch(_ID, text)
    if not match:
        raise ValueError(text)
    year = int(match[1])
    for letter, number in ((2, 3), (4, 5), (6, 7), (8, 9)):
        if match[letter]:
            return _existing(cadence_of(match[letter]), year, int(match[number]), text)
    if match[10]:
        return period(Cadence.MONTHLY, year, int(match[10]))
    if match[12]:
        return _existing(Cadence.BIENNIAL, year, 1, text)
    return period(Cadence.NINE_MONTH if match[11] else Cadence.ANNUAL, year, 1)


def _existing(cadence: Cadence, year: int, index: int, text: str) -> Period:
    """The period that has this id and no other: not every year has a week 53, and two years follow each other."""
    try:
        found = period(cadence, year, index)
    except OverflowError:
        raise ValueError(text) from None
    if found.id != text:
        raise ValueError(text)
    return found
