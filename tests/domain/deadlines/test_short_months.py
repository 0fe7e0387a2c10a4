"""Rule 1 in months that lack the day: excluded first, then held to the month's end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.deadlines import period as periods
from tests.domain.deadlines.test_deadlines import due_of
from tests.domain.making import case


@pytest.mark.parametrize(
    ("rule", "period", "last_day_in_time"),
    [
        case("trước ngày 31, tháng 4", "before day 31 of month+0", "2026-04", "2026-04-30"),
        case("trước ngày 31, tháng 3", "before day 31 of month+0", "2026-03", "2026-03-30"),
        case("trước ngày 31, tháng 2", "before day 31 of month+0", "2026-02", "2026-02-28"),
        case("trước ngày 31, tháng 2 năm nhuận", "before day 31 of month+0", "2028-02", "2028-02-29"),
        case("trước ngày 30, tháng 2", "before day 30 of month+0", "2026-02", "2026-02-28"),
        case("trước ngày 30, tháng 2 năm nhuận", "before day 30 of month+0", "2028-02", "2028-02-29"),
        case("trước ngày 30, tháng 4", "before day 30 of month+0", "2026-04", "2026-04-29"),
        case("trước ngày 29, tháng 2", "before day 29 of month+0", "2026-02", "2026-02-28"),
        case("trước ngày 29, tháng 2 năm nhuận", "before day 29 of month+0", "2028-02", "2028-02-28"),
        case("trước ngày 30 của tháng sau tháng 1", "before day 30 of month+1", "2026-01", "2026-02-28"),
        case("trước ngày 31 của tháng sau quý I", "before day 31 of month+1", "2026-Q1", "2026-04-30"),
        case("trước ngày 30 của tháng thứ hai sau quý IV", "before day 30 of month+2", "2026-Q4", "2027-02-28"),
        case("trước ngày 31 của tháng thứ hai sau quý IV", "before day 31 of month+2", "2027-Q4", "2028-02-29"),
        case("trước ngày 29/02 năm thường", "before 02-29", "2026", "2026-02-28"),
        case("trước ngày 29/02 năm nhuận", "before 02-29", "2028", "2028-02-28"),
        case("đến ngày 31, tháng 4", "by day 31 of month+0", "2026-04", "2026-04-30"),
        case("đến ngày 30, tháng 2", "by day 30 of month+0", "2026-02", "2026-02-28"),
        case("đến ngày 29/02 năm thường", "by 02-29", "2026", "2026-02-28"),
    ],
)
def test_rule_1_a_day_that_a_month_lacks_becomes_its_last_after_the_exclusion(rule, period, last_day_in_time):
    assert due_of(rule, period) == last_day_in_time


@given(
    st.integers(1, 31),
    st.integers(0, 14),
    st.integers(1900, 2199).flatmap(lambda year: st.integers(1, 12).map(lambda month: f"{year}-{month:02}")),
)
def test_rule_1_before_is_the_last_day_that_is_earlier_than_the_named_one(day, months, period):
    """Of all days up to the month's end, the last whose number is below the named one."""
    start = periods.parse(period).first + relativedelta(months=months)
    earlier = [start - timedelta(days=1)]
    earlier += [one for n in range(31) if (one := start + timedelta(days=n)).month == start.month and one.day < day]
    assert due_of(f"before day {day} of month+{months}", period) == earlier[-1].isoformat()
