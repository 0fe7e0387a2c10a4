"""Public holidays of Việt Nam: from the `holidays` library, corrected by official notices.

Bộ luật Lao động 2019 Điều 112 names the days; the Government's yearly notices fix the swaps.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def days_off(years: Iterable[int], corrections: dict[date, bool]) -> frozenset[date]:
    """The weekdays off and the weekend days worked (see `workdays.is_day_off`).

    `corrections` maps a day to whether it is off, where an official notice differs from the library.
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
