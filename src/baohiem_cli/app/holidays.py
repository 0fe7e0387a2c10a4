"""Public holidays of Việt Nam: from the `holidays` library, corrected by official notices.

Bộ luật Lao động 2019 Điều 112 names the days; the Government's yearly notices fix the swaps.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def days_off(years: Iterable[int], corrections: dict[date, bool]) -> frozenset[date]:
    """The weekdays off and the weekend days worked, told apart by `is_day_off`.

    `corrections` maps a day to whether it is off, where an official notice differs from the library. Weekend
    days that are worked against a day off are returned too: see `is_day_off`.
    """
    import holidays  # 65 ms: paid when the register is built, or for a year outside it

    wanted = set(years)
    calendar = holidays.country_holidays("VN", years=sorted(wanted))
    exceptions = {day for day in calendar if day.weekday() < 5}
    exceptions |= {day for day in calendar.weekend_workdays if day.year in wanted}
    for day, off in corrections.items():
        if day.year in wanted:
            exceptions.discard(day)
            if off != (day.weekday() >= 5):
                exceptions.add(day)
    return frozenset(exceptions)


def is_day_off(day: date, exceptions: frozenset[date]) -> bool:
    """Whether the civil service rests: weekends and exceptions, but not an excepted weekend."""
    return (day.weekday() >= 5) != (day in exceptions)
