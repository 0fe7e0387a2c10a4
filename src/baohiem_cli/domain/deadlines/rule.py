"""Rules that turn a period into a day: the small language of a deadline's `rule`.

| rule | words of a text | due |
|---|---|---|
| `before 07-05` | trước ngày 05 tháng 7 | 4 July of the period's year: the day itself is excluded |
| `by 12-31` | chậm nhất, đến hết ngày 31/12 | 31 December |
| `before 01-10 next-year` | trước ngày 10/01 năm sau | 9 January of the next year |
| `in month 11`, `in quarter 1` | trong tháng 11, trong quý I | opens on the first day, due on the last |
| `before day 5 of month+1` | trước ngày 05 của tháng đầu quý sau | the 4th of the month after the period |
| `before day 25 of month+0` | trước ngày 25 của tháng cuối kỳ | the 24th of the period's last month |
| `by day 31 of month+0` | chậm nhất ngày 31 hằng tháng | the 31st of the period's last month |
| `by 2016-03-31`, `in quarter 2016-Q1` | đến ngày 31/3/2016, trong quý I/2016 | once, whatever the period |
| `within 10 days` | trong 10 ngày kể từ ngày kết thúc kỳ | the tenth day after the period's last day |

`before` excludes its day first. If the month then lacks the day that is left, its last day stands for it: "trước ngày
31" is 30 April, and 28 February.
"""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from baohiem_cli.domain.deadlines.period import Period, day_of_month, last_day_of_month

_LEAP_YEAR = 2024
"""A leap year, so that 29 February parses."""


class Window(NamedTuple):
    """When an act is to be done: `opens` is empty where the text names only the end."""

    opens: date | None
    due: date


class Rule(NamedTuple):
    """One parsed rule; which fields are set says which form it has."""

    inclusive: bool = True
    month: int | None = None
    day: int | None = None
    next_year: bool = False
    months_after: int | None = None
    span_months: int | None = None
    fixed: date | None = None
    days_after: int | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether the rule names its year, so that it dates a duty done once."""
        return self.fixed is not None

    @property
    def is_calendar_day(self) -> bool:
        """Whether the rule names a day or month of the year, the same for every period of that year."""
        return self.fixed is None and self.month is not None

    @property
    def lag_years(self) -> int:
        """How many years after its period's year an occurrence can fall due."""
        return 1 + (self.months_after or 0) // 12 + (self.days_after or 0) // 365

    def window(self, period: Period) -> Window:
        """When the act for this period is to be done."""
        if self.span_months is not None:
            first = self.fixed or date(self._year(period), self.month or 1, 1)
            return Window(first, last_day_of_month(first.year, first.month + self.span_months - 1))
        return Window(None, self._last_day_in_time(period))

    def lacks_its_day(self, period: Period) -> bool:
        """Whether the month has no such day, so that its last day is the due one."""
        last_number = (self.day or 1) - (0 if self.inclusive else 1)
        return self.day is not None and self._last_day_in_time(period).day < last_number

    def _year(self, period: Period) -> int:
        return period.first.year + (1 if self.next_year else 0)

    def _last_day_in_time(self, period: Period) -> date:
        if self.fixed is not None:
            return self.fixed if self.inclusive else self.fixed - timedelta(days=1)
        if self.days_after is not None:
            return period.last + timedelta(days=self.days_after)
        year, month, day = self._year(period), self.month or 1, self.day or 1
        if self.months_after is not None:
            year, month = period.last.year, period.last.month + self.months_after
        if self.inclusive:
            return day_of_month(year, month, day)
        if day > 1:
            return day_of_month(year, month, day - 1)
        return day_of_month(year, month, 1) - timedelta(days=1)


@cache
def parse(text: str) -> Rule:
    """Parse a rule. Raises ValueError where the form is unknown or the day exists in no year."""
    match text.split(" "):
        case ["before" | "by" as word, "day", day, "of", month] if month.startswith("month+"):
            exists = date(_LEAP_YEAR, 1, int(day))
            return Rule(inclusive=word == "by", day=exists.day, months_after=int(month.removeprefix("month+")))
        case ["before" | "by" as word, day, *rest] if rest in ([], ["next-year"]):
            return _named(word == "by", day, next_year=bool(rest))
        case ["in", "month" | "quarter" as unit, which, *rest] if rest in ([], ["next-year"]):
            return _span(unit, which, next_year=bool(rest))
        case ["within", days, "days"] if days.isdecimal() and len(days) <= 3:
            return Rule(days_after=int(days))
    raise ValueError(text)


def _named(inclusive: bool, day: str, *, next_year: bool) -> Rule:
    """`07-05` of the period's year, or `2016-03-31` once."""
    if len(day) == len("07-05"):
        month, number = day.split("-")
        named = date(_LEAP_YEAR, int(month), int(number))
        return Rule(inclusive=inclusive, month=named.month, day=named.day, next_year=next_year)
    fixed = date.fromisoformat(day)
    if next_year or (not inclusive and fixed == date.min):
        raise ValueError(day)  # a year is named already; the day before does not exist
    return Rule(inclusive=inclusive, fixed=fixed)


def _span(unit: str, which: str, *, next_year: bool) -> Rule:
    """`11` or `1` of the period's year, or `2016-03`, `2016-Q1` once."""
    months = 1 if unit == "month" else 3
    year, dash, part = which.rpartition("-")
    number = int(part.removeprefix("Q"))
    first = date(int(year) if dash else _LEAP_YEAR, (number - 1) * months + 1, 1)
    if not dash:
        return Rule(month=first.month, span_months=months, next_year=next_year)
    if next_year or (unit == "quarter") != part.startswith("Q"):
        raise ValueError(which)
    return Rule(fixed=first, span_months=months)


def end_of(period: Period) -> Window:
    """The inferred day of a mere frequency: the last day of the period."""
    return Window(None, period.last)
