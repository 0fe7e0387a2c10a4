from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.deadlines.workdays import is_day_off, submit_by
from tests.domain.making import D

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "weekend"), [("2026-07-03", False), ("2026-07-04", True), ("2026-07-05", True), ("2026-07-06", False)]
)
def test_saturday_and_sunday_are_the_weekend(day, weekend):
    assert is_day_off(D(day), frozenset()) is weekend


@given(DAYS, st.sets(st.integers(0, 40)))
def test_hand_in_on_the_nearest_working_day_not_after(due, holidays_before):
    off = {due - timedelta(days=n) for n in holidays_before}

    def day_off(day: date) -> bool:
        return day in off or day.weekday() in (5, 6)

    hand_in = submit_by(due, day_off)
    assert hand_in <= due
    assert not day_off(hand_in)
    assert all(day_off(hand_in + timedelta(days=n)) for n in range(1, (due - hand_in).days + 1))
