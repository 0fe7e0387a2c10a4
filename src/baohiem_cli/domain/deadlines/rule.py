"""Rules that turn a period into a day: the small language of a deadline's `rule`.

| rule | words of a text | due |
|---|---|---|
| `before 07-05` | trước ngày 05 tháng 7 | 4 July of the period's year: the day itself is excluded |
| `by 12-31` | chậm nhất, đến hết ngày 31/12 | 31 December |
| `on 11-09` | vào ngày 09/11 | opens on that day and is due on it |
| `before 01-10 next-year` | trước ngày 10/01 năm sau | 9 January of the next year |
| `in month 11`, `in quarter 1` | trong tháng 11, trong quý I | opens on the first day, due on the last |
| `before day 5 of month+1` | trước ngày 05 của tháng đầu quý sau | the 4th of the month after the period |
| `before day 25 of month+0` | trước ngày 25 của tháng cuối kỳ | the 24th of the period's last month |
| `by day 31 of month+0` | chậm nhất ngày 31 hằng tháng | the 31st of the period's last month |
| `on day 15 of month-1` | vào ngày 15 tháng thứ hai mỗi quý | the 15th of the month before the period's last one |
| `in month+1`, `in month-2` | trong tháng sau, trong tháng đầu quý | opens on that month's first day, due on its last |
| `first 10 days` | trong 10 ngày đầu quý | opens on the period's first day, due on its tenth |
| `first 5 working days of month+1` | trong 5 ngày làm việc đầu tháng sau | opens on the 1st, due on the fifth of them |
| `first 4 days` of a week | chậm nhất thứ Năm hằng tuần | opens on Monday, due on Thursday |
| `within 10 days` | trong 10 ngày kể từ ngày kết thúc kỳ | the tenth day after the period's last day |
| `within 5 working days` | trong 5 ngày làm việc sau khi kết thúc kỳ | the fifth working day after it |
| `by 2016-03-31`, `in quarter 2016-Q1` | đến ngày 31/3/2016, trong quý I/2016 | once, whatever the period |
| `in year 2016`, `in month 2016-06` | trong năm 2016, trong tháng 6/2016 | once: from the first day to the last |
| `within 10 days of event` | trong 10 ngày kể từ ngày nhận | the tenth day after the event's day |
| `within 5 working days of event` | trong 05 ngày làm việc kể từ ngày nhận | the fifth working day after it |
| `7 days before event` | trước ngày họp ít nhất 07 ngày | the seventh day before the event's day |
| `7 working days before event` | trước ngày họp 07 ngày làm việc | the seventh working day before it |

`before` excludes its day first. If the month then lacks the day that is left, its last day stands for it: "trước ngày
31" is 30 April, and 28 February. `month+k` and `month-k` count from the period's last month. The last day of a period
and the day of an event count neither after nor before. The first days of a month or of a period end with it at the
latest. Working days leave out weekends, days off, and count a weekend day that is worked in place of another.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from baohiem_cli.domain.deadlines.period import Period, day_of_month, last_day_of_month
from baohiem_cli.domain.deadlines.workdays import LONGEST_REST, DayOff, unknown_day_off, working_day
from baohiem_cli.named_tuple import NamedTuple

_LEAP_YEAR = 2024
"""A leap year, so that 29 February parses."""

_DIGITS, _MONTHS = 3, 2
"""The most digits that a number of days and one of months have."""

_SPANS: Mapping[str, int] = {"month": 1, "quarter": 3, "year": 12}
"""How many months the units of `in` have."""


class Window(NamedTuple):
    """When an act is to be done: `opens` is empty where the text names only the end."""

    opens: date | None
    due: date


class Rule(NamedTuple):
    """One parsed rule; which fields are set says which form it has.

    `days_after` and `days_before` count from the period's end, or from an event where `of_event` is set; `first_days`
    from the beginning of the period, or of the month that `months_after` leads to.
    """

    inclusive: bool = True
    exact: bool = False
    month: int | None = None
    day: int | None = None
    next_year: bool = False
    months_after: int | None = None
    span_months: int | None = None
    fixed: date | None = None
    days_after: int | None = None
    days_before: int | None = None
    first_days: int | None = None
    working: bool = False
    of_event: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether the rule names its year, so that it dates a duty done once."""
        return self.fixed is not None

    @property
    def is_calendar_day(self) -> bool:
        """Whether the rule names a day or month of the year, the same for every period of that year."""
        return self.fixed is None and self.month is not None

    @property
    def slack(self) -> int:
        """How many days later than by the calendar alone working days can end; none where none are counted."""
        return (self.days_after or self.first_days or 0) + LONGEST_REST if self.working else 0

    @property
    def lag_years(self) -> int:
        """How many years after its period's year an occurrence can fall due."""
        return 1 + max(self.months_after or 0, 0) // 12 + ((self.days_after or 0) + self.slack) // 365

    @property
    def lead_years(self) -> int:
        """How many years before its period's year an occurrence can fall due."""
        return 1 + max(-(self.months_after or 0), 0) // 12

    def window(self, period: Period, day_off: DayOff = unknown_day_off) -> Window:
        """When the act for this period is to be done; only a rule of working days asks `day_off`.

        Raises ValueError for a rule that counts from an event: a period does not date it.
        """
        if self.of_event:
            raise ValueError(str(self))
        if self.span_months is not None:
            first = self.fixed or self._month(period)
            return Window(first, last_day_of_month(first.year, first.month + self.span_months - 1))
        if self.first_days is not None:
            return self._first(period, day_off)
        due = self._last_day_in_time(period, day_off)
        return Window(due if self.exact else None, due)

    def from_event(self, event: date, day_off: DayOff) -> date:
        """The due day of an act that an event on this day asks for. Raises ValueError where the rule has no event."""
        if not self.of_event:
            raise ValueError(str(self))
        count = self.days_after if self.days_after is not None else -(self.days_before or 0)
        return working_day(event, count, day_off) if self.working else event + timedelta(days=count)

    def lacks_its_day(self, period: Period) -> bool:
        """Whether the month has no such day, so that its last day is the due one."""
        last_number = (self.day or 1) - (0 if self.inclusive else 1)
        return self.day is not None and self._last_day_in_time(period, unknown_day_off).day < last_number

    def starts_counting(self, period: Period) -> date:
        """The day after which the days of the rule are counted, for a period."""
        if self.first_days is None:
            return period.last
        first = period.first if self.months_after is None else self._month(period)
        return first - timedelta(days=1)

    def __str__(self) -> str:
        """The rule as it is written; parsing it gives the same."""
        days = f"{'working ' if self.working else ''}days"
        month = "" if self.months_after is None else f"month{self.months_after:+}"
        if self.first_days is not None:
            return f"first {self.first_days} {days}" + (f" of {month}" if month else "")
        if self.days_before is not None:
            return f"{self.days_before} {days} before event"
        if self.days_after is not None:
            return f"within {self.days_after} {days}" + (" of event" if self.of_event else "")
        later = " next-year" if self.next_year else ""
        if self.span_months is not None:
            return f"in {month or self._span()}{later}"
        word = "on" if self.exact else "by" if self.inclusive else "before"
        if month:
            return f"{word} day {self.day} of {month}"
        return f"{word} {self.fixed or f'{self.month:02}-{self.day:02}'}{later}"

    def _span(self) -> str:
        first = self.fixed or date(_LEAP_YEAR, self.month or 1, 1)
        unit = next(unit for unit, months in _SPANS.items() if months == self.span_months)
        if unit == "year":
            return f"year {first.year:04}"
        number = first.month if unit == "month" else (first.month + 2) // 3
        if self.fixed is None:
            return f"{unit} {number}"
        return f"{unit} {first.year:04}-" + (f"{number:02}" if unit == "month" else f"Q{number}")

    def _year(self, period: Period) -> int:
        return period.last.year + (1 if self.next_year else 0)

    def _month(self, period: Period) -> date:
        """The first day of the month that the rule names, or leads to from the period's last one."""
        if self.months_after is None:
            return date(self._year(period), self.month or 1, 1)
        return day_of_month(period.last.year, period.last.month + self.months_after, 1)

    def _first(self, period: Period, day_off: DayOff) -> Window:
        before = self.starts_counting(period)
        opens = before + timedelta(days=1)
        end = period.last if self.months_after is None else last_day_of_month(opens.year, opens.month)
        count = self.first_days or 1
        due = working_day(before, count, day_off) if self.working else before + timedelta(days=count)
        return Window(opens, min(due, end))

    def _last_day_in_time(self, period: Period, day_off: DayOff) -> date:
        if self.fixed is not None:
            return self.fixed if self.inclusive else self.fixed - timedelta(days=1)
        if self.days_after is not None:
            if self.working:
                return working_day(period.last, self.days_after, day_off)
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
        case ["before" | "by" | "on" as word, "day", day, "of", month]:
            exists = date(_LEAP_YEAR, 1, int(day))
            return _word(word)._replace(day=exists.day, months_after=_months(month))
        case ["before" | "by" | "on" as word, day, *rest] if rest in ([], ["next-year"]):
            return _named(_word(word), day, next_year=bool(rest))
        case ["in", month] if month.startswith("month"):
            return Rule(months_after=_months(month), span_months=1)
        case ["in", "month" | "quarter" | "year" as unit, which, *rest] if rest in ([], ["next-year"]):
            return _span(unit, which, next_year=bool(rest))
        case ["first", count, *unit, "of", month]:
            return Rule(first_days=_count(count), working=_is_working(unit), months_after=_months(month))
        case ["first", count, *unit]:
            return Rule(first_days=_count(count), working=_is_working(unit))
        case ["within", count, *unit, "of", "event"]:
            return Rule(days_after=_limit(count, unit), working=_is_working(unit), of_event=True)
        case ["within", count, *unit]:
            return Rule(days_after=_limit(count, unit), working=_is_working(unit))
        case [count, *unit, "before", "event"]:
            return Rule(days_before=_count(count), working=_is_working(unit), of_event=True)
    raise ValueError(text)


def _word(word: str) -> Rule:
    """`before` excludes its day, `by` includes it, `on` means that day alone."""
    return Rule(inclusive=word != "before", exact=word == "on")


def _named(rule: Rule, day: str, *, next_year: bool) -> Rule:
    """`07-05` of the period's year, or `2016-03-31` once."""
    if len(day) == len("07-05"):
        month, number = day.split("-")
        named = date(_LEAP_YEAR, int(month), int(number))
        return rule._replace(month=named.month, day=named.day, next_year=next_year)
    fixed = date.fromisoformat(day)
    if next_year or (not rule.inclusive and fixed == date.min):
        raise ValueError(day)  # a year is named already; the day before does not exist
    return rule._replace(fixed=fixed)


def _span(unit: str, which: str, *, next_year: bool) -> Rule:
    """`11` or `1` of the period's year, or `2016-03`, `2016-Q1`, `2016` once."""
    months = _SPANS[unit]
    year, dash, part = which.rpartition("-") if unit != "year" else (which, "-", "1")
    number = int(part.removeprefix("Q"))
    first = date(int(year) if dash else _LEAP_YEAR, (number - 1) * months + 1, 1)
    if not dash:
        return Rule(month=first.month, span_months=months, next_year=next_year)
    if next_year or (unit == "quarter") != part.startswith("Q"):
        raise ValueError(which)
    return Rule(fixed=first, span_months=months)


def _count(text: str) -> int:
    """A number of days from 1 on."""
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS and int(text)):
        raise ValueError(text)
    return int(text)


def _limit(text: str, unit: list[str]) -> int:
    """The same; 0 where the day after which days are counted is itself the last."""
    return 0 if text == "0" and unit == ["days"] else _count(text)


def _is_working(unit: list[str]) -> bool:
    if unit not in (["days"], ["working", "days"]):
        raise ValueError(" ".join(unit))
    return len(unit) > 1


def _months(text: str) -> int:
    """The number of `month+1`, `month-2`."""
    sign, number = text[len("month") :][:1], text[len("month") :][1:]
    if not text.startswith("month") or sign not in ("+", "-") or not (number.isdecimal() and len(number) <= _MONTHS):
        raise ValueError(text)
    return int(sign + number)


def end_of(period: Period) -> Window:
    """The inferred day of a mere frequency: the last day of the period."""
    return Window(None, period.last)
