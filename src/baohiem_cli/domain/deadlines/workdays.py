"""The last working day on or before a due date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

_SATURDAY = 5


def submit_by(due: date, day_off: Callable[[date], bool]) -> date:
    """The last working day on or before `due`; `day_off` tells weekends, holidays and official swaps.

    Days off never move a due date by themselves: this is when to hand the paper in to be in time. Moving
    forward by analogy with Điều 148.5 Bộ luật Dân sự 2015 would be the agency's own choice.
    """
    day = due
    while day_off(day) and day > date.min:
        day -= timedelta(days=1)
    return day


def is_day_off(day: date, exceptions: frozenset[date]) -> bool:
    """Whether the civil service rests.

    `exceptions` are the weekdays off and the weekend days worked: a day is off on a weekend or as an exception, and
    worked where it is both.
    """
    is_weekend = day.weekday() >= _SATURDAY
    return is_weekend is not (day in exceptions)
