"""The stretch of time that a question is about."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from baohiem_cli.domain.deadlines.period import last_day_of_month, moved
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple

DEFAULT_DAYS = 30


class Way(StrEnum):
    """How a stretch of time was asked for, and so how a heading says it."""

    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    DAYS = "days"


class Window(NamedTuple):
    """The days asked for, both included; `days` is their number where a number was asked for."""

    first: date
    last: date
    way: Way
    days: int = 0


def window_of(
    today: date,
    *,
    month: int | None = None,
    year: int | None = None,
    first: date | None = None,
    last: date | None = None,
    within: int | None = None,
) -> Window:
    """The time that the options ask for; by default the coming 30 days.

    A month without its year is the nearest to come, this month included. Raises WrongUsage for options that contradict
    each other.
    """
    ways = [month is not None or year is not None, first is not None or last is not None, within is not None]
    if sum(ways) > 1:
        raise WrongUsage(_("Chỉ chọn một cách: --month/--year, --from/--to, hoặc --within."))
    if month is not None:
        year = year or (today.year if month >= today.month else today.year + 1)
        return Window(date(year, month, 1), last_day_of_month(year, month), Way.MONTH)
    if year is not None:
        return Window(date(year, 1, 1), date(year, 12, 31), Way.YEAR)
    if first is not None or last is not None:
        start = first or min(today, last or today)
        end = last or moved(start, DEFAULT_DAYS)
        if end < start:
            raise WrongUsage(_("--to ({0}) trước --from ({1}).").format(f"{end:%d/%m/%Y}", f"{start:%d/%m/%Y}"))
        return Window(start, end, Way.RANGE)
    days = DEFAULT_DAYS if within is None else within
    return Window(today, moved(today, days), Way.DAYS, days)
