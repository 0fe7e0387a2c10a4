"""How days are counted, in words: in one phrase, or day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from baohiem_cli.domain.deadlines.rule import parse
from baohiem_cli.domain.deadlines.workdays import Counted, DayOff, days_counted, is_weekend
from baohiem_cli.i18n import gettext as _
from baohiem_cli.views.common.dates import day, weekday


def count_words(rule: str, start: date) -> str:
    """The count of a rule from a day: `5 ngày làm việc sau ngày 01/12/2026`."""
    parsed = parse(rule)
    count = parsed.days_before or parsed.first_days or parsed.days_after or 0
    if parsed.days_before is not None:
        found = _("{0} ngày làm việc trước ngày {1}") if parsed.working else _("{0} ngày trước ngày {1}")
    else:
        found = _("{0} ngày làm việc sau ngày {1}") if parsed.working else _("{0} ngày sau ngày {1}")
    return found.format(count, day(start))


def counted_lines(rule: str, start: date, due: date, day_off: DayOff) -> Iterator[str]:
    """Every day that a rule of working days counts or leaves out, in its order, up to the due one."""
    parsed = parse(rule)
    count = parsed.days_before or parsed.first_days or parsed.days_after or 0
    for one in days_counted(start, -count if parsed.days_before is not None else count, day_off):
        if one.day > max(start, due):
            return  # the month has fewer working days
        yield f"{weekday(one.day)} {day(one.day)}: {_said(one)}"


def _said(one: Counted) -> str:
    if one.number is None:
        return _("nghỉ cuối tuần") if is_weekend(one.day) else _("nghỉ lễ, tết hoặc nghỉ bù")
    if is_weekend(one.day):
        return _("làm bù, ngày làm việc thứ {0}").format(one.number)
    return _("ngày làm việc thứ {0}").format(one.number)
