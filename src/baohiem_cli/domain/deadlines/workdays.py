"""Working days: the last one on or before a due date, and the ones that a rule counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from baohiem_cli.named_tuple import NamedTuple

_SATURDAY = 5

DayOff = Callable[[date], bool]
"""Whether a day is off: weekends, holidays, official swaps."""

LONGEST_REST = 31
"""Days: no rest is as long as this, so that a search for the next working day ends."""

_DAY = timedelta(days=1)


class Counted(NamedTuple):
    """One day of a count; `number` is which working day it is, none for a day off."""

    day: date
    number: int | None


def unknown_day_off(day: date) -> bool:
    """The calendar of a question that has none: a rule of working days must not be dated without one."""
    raise LookupError(f"no calendar of days off to count working days with: {day}")


def submit_by(due: date, day_off: DayOff) -> date:
    """The last working day on or before `due`; `day_off` tells weekends, holidays and official swaps.

    Days off never move a due date by themselves: this is when to hand the paper in to be in time. Moving
    forward by analogy with Điều 148.5 Bộ luật Dân sự 2015 would be the agency's own choice.
    """
    day = due
    while day_off(day) and day > date.min:
        day -= _DAY
    return day


def working_day(start: date, count: int, day_off: DayOff) -> date:
    """The working day number `count` after a day, before it where `count` is negative; the day itself never counts.

    Raises OverflowError where the calendar ends before.
    """
    return next(one.day for one in days_counted(start, count, day_off) if one.number == abs(count))


def days_counted(start: date, count: int, day_off: DayOff) -> Iterator[Counted]:
    """Every day of that count in its order, days off among them, up to the last working day."""
    number = 0
    step = _DAY if count > 0 else -_DAY
    day = start
    while number < abs(count):
        day += step
        off = day_off(day)
        number += 0 if off else 1
        yield Counted(day, None if off else number)


def is_weekend(day: date) -> bool:
    """Saturday and Sunday."""
    return day.weekday() >= _SATURDAY


def is_day_off(day: date, exceptions: frozenset[date]) -> bool:
    """Whether the civil service rests.

    `exceptions` are the weekdays off and the weekend days worked: a day is off on a weekend or as an exception, and
    worked where it is both.
    """
    return is_weekend(day) is not (day in exceptions)
