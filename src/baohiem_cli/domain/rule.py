"""Rules that turn a period into a day: the small language of a deadline's `rule`.

| rule | words of a text | due |
|---|---|---|
| `before 07-05` | trước ngày 05 tháng 7 | 4 July of the period's year: the day itself is excluded |
| `by 12-31` | chậm nhất, đến hết ngày 31/12 | 31 December |
| `before 01-10 next-year` | trước ngày 10/01 năm sau | 9 January of the next year |
| `in month 11`, `in quarter 1` | trong tháng 11, trong quý I | opens on the first day, due on the last |
| `before day 5 of month+1` | trước ngày 05 của tháng đầu quý sau | the 4th of the month after the period |
| `by 2016-03-31`, `in quarter 2016-Q1` | đến ngày 31/3/2016, trong quý I/2016 | once, whatever the period |
| `within 10 days` | trong 10 ngày kể từ ngày kết thúc kỳ | the tenth day after the period's last day |

A day that a month lacks becomes that month's last day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from baohiem_cli.domain.period import Period, add_months

_LEAP_YEAR = 2024
"""A year in which every day and month that can exist does exist."""


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
            return Window(first, add_months(first, self.span_months - 1) + relativedelta(day=31))
        return Window(None, self._named_day(period) if self.inclusive else self._named_day(period) - timedelta(days=1))

    def _year(self, period: Period) -> int:
        return period.first.year + (1 if self.next_year else 0)

    def _named_day(self, period: Period) -> date:
        if self.fixed is not None:
            return self.fixed
        if self.days_after is not None:
            return period.last + timedelta(days=self.days_after)
        if self.months_after is not None:
            anchor = add_months(period.last.replace(day=1), self.months_after)
        else:
            anchor = date(self._year(period), self.month or 1, 1)
        return anchor + relativedelta(day=self.day or 1)


_FORMS = (
    re.compile(r"(?P<word>before|by) (?P<month>\d{2})-(?P<day>\d{2})(?P<next> next-year)?"),
    re.compile(r"(?P<word>before|by) (?P<fixed>\d{4}-\d{2}-\d{2})"),
    re.compile(r"(?P<word>before|by) day (?P<day>\d{1,2}) of month\+(?P<after>\d{1,2})"),
    re.compile(r"(?P<word>in) month (?P<month>\d{1,2})(?P<next> next-year)?"),
    re.compile(r"(?P<word>in) quarter (?P<quarter>\d{1,2})(?P<next> next-year)?"),
    re.compile(r"(?P<word>in) month (?P<fixed_month>\d{4}-\d{2})"),
    re.compile(r"(?P<word>in) quarter (?P<fixed_year>\d{4})-Q(?P<quarter>\d)"),
    re.compile(r"(?P<word>within) (?P<within>\d{1,3}) days"),
)


@cache
def parse(text: str) -> Rule:
    """Parse a rule. Raises ValueError where the form is unknown or the day exists in no year."""
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _build(match.groupdict())
    raise ValueError(text)


def _build(found: dict[str, str | None]) -> Rule:
    inclusive = found["word"] != "before"
    if within := found.get("within"):
        return Rule(days_after=int(within))
    if fixed := found.get("fixed"):
        day = date.fromisoformat(fixed)
        if not inclusive and day == date.min:
            raise ValueError(fixed)  # the day before does not exist
        return Rule(inclusive=inclusive, fixed=day)
    if fixed_month := found.get("fixed_month"):
        return Rule(fixed=date.fromisoformat(f"{fixed_month}-01"), span_months=1)
    if quarter := found.get("quarter"):
        month = int(quarter) * 3 - 2
        if fixed_year := found.get("fixed_year"):
            return Rule(fixed=date(int(fixed_year), month, 1), span_months=3)
        return Rule(month=date(_LEAP_YEAR, month, 1).month, span_months=3, next_year=bool(found["next"]))
    if after := found.get("after"):
        day = int(found["day"] or 0)
        return Rule(inclusive=inclusive, day=date(_LEAP_YEAR, 1, day).day, months_after=int(after))
    month = int(found["month"] or 0)
    if found["word"] == "in":
        return Rule(month=date(_LEAP_YEAR, month, 1).month, span_months=1, next_year=bool(found["next"]))
    named = date(_LEAP_YEAR, month, int(found["day"] or 0))
    return Rule(inclusive=inclusive, month=named.month, day=named.day, next_year=bool(found["next"]))


def end_of(period: Period) -> Window:
    """The inferred day of a mere frequency: the last day of the period."""
    return Window(None, period.last)
