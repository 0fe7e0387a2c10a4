"""The months of a stretch of time, day by day: what falls due, and which days are off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.period import last_day_of_month, moved
from baohiem_cli.domain.deadlines.workdays import is_weekend
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.named_tuple import NamedTuple


class DayOfMonth(NamedTuple):
    """A day with what falls due on it.

    `off` tells a day on which nobody works, `moved` one that is off or worked other than by the week.
    """

    day: date
    off: bool
    moved: bool
    found: list[Tracked]


class Month(NamedTuple):
    """The days of a month, in their order."""

    first: date
    days: list[DayOfMonth]

    @property
    def number(self) -> int:
        """How many occurrences fall due in it."""
        return sum(len(one.found) for one in self.days)


def months(register: Register, found: Sequence[Tracked], first: date, last: date) -> list[Month]:
    """The months from `first` to `last` with these occurrences."""
    on: dict[date, list[Tracked]] = {}
    for one in found:
        on.setdefault(one.due, []).append(one)
    listed = []
    start = first.replace(day=1)
    while start <= last:
        end = last_day_of_month(start.year, start.month)
        days = (moved(start, n) for n in range(end.day))
        listed.append(Month(start, [_day(register, day, on.get(day, [])) for day in days]))
        start = moved(end, 1)
        if start == end:
            break  # the calendar ends
    return listed


def _day(register: Register, day: date, found: list[Tracked]) -> DayOfMonth:
    off = register.day_off(day)
    return DayOfMonth(day, off, off is not is_weekend(day), found)
