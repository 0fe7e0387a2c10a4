from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.vocabulary import Cadence
from tests.domain.making import WITHIN_A_YEAR, D, case


@pytest.mark.parametrize(
    ("id", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026-T2", "2026-05-01", "2026-08-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("0001-Q1", "0001-01-01", "0001-03-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2026-N9", "2026-01-01", "2026-09-30"),
        ("2026-2027", "2026-01-01", "2027-12-31"),
        ("2026-W48", "2026-11-23", "2026-11-29"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2027-W01", "2027-01-04", "2027-01-10"),
    ],
)
def test_an_id_says_which_days(id, first, last):
    assert periods.parse(id) == periods.Period(id, D(first), D(last))


NO_IDS = """
once 26 0000 2026- 2026-1 2026-00 2026-13 2026-Q0 2026-Q5 2026-T4 2026-H3 2026-h1 2026-Q4-1 2026-W00 2026-W54 2027-W53
2026-W1 2026-N8 2026-N 2026-2028 2026-2026 2026-2025 9999-10000 9999-W53
"""


@pytest.mark.parametrize("id", ["", *NO_IDS.split()])
def test_no_period_has_such_an_id(id):
    with pytest.raises(ValueError):
        periods.parse(id)


@pytest.mark.parametrize(("only", "cadence", "id"), [
    ("H2", Cadence.SEMIANNUAL, "2026-H2"),
    ("Q4", Cadence.QUARTERLY, "2026-Q4"),
    ("T3", Cadence.FOUR_MONTHLY, "2026-T3"),
    ("M09", Cadence.MONTHLY, "2026-09"),
    ("M11", Cadence.MONTHLY, "2026-11"),
])  # fmt: skip
def test_one_period_of_each_year(only, cadence, id):
    assert periods.cadence_of(only) is cadence
    assert [p.id for p in periods.periods(cadence, 2026, 2026, only)] == [id]


@pytest.mark.parametrize(
    ("first", "last", "overlapping"),
    [
        ("2026-03-31", "2026-04-30", True),
        ("2025-01-01", "2026-01-01", True),
        ("2026-02-10", "2026-02-10", True),
        ("2026-04-01", "2026-12-31", False),
        ("2025-01-01", "2025-12-31", False),
    ],
)
def test_overlap_counts_both_ends(first, last, overlapping):
    assert periods.parse("2026-Q1").overlaps(D(first), D(last)) is overlapping


@given(st.dates(date(1, 1, 1), date(9900, 12, 31)), st.integers(0, 99), st.integers(1, 31))
def test_a_day_of_a_later_month_is_what_dateutil_says(day, months, wanted):
    """python-dateutil is the oracle for our month arithmetic, which the hot path does without it."""
    expected = day.replace(day=1) + relativedelta(months=months, day=wanted)
    assert periods.day_of_month(day.year, day.month + months, wanted) == expected


@given(st.sampled_from(WITHIN_A_YEAR), st.integers(1, 9999))
def test_the_periods_of_a_year_are_the_year(cadence, year):
    """Without a gap or an overlap, in order; and the id of each leads back to it."""
    found = list(periods.periods(cadence, year, year))
    assert (found[0].first, found[-1].last) == (date(year, 1, 1), date(year, 12, 31))
    assert all(after.first - one.last == timedelta(days=1) for one, after in pairwise(found))
    assert [periods.parse(p.id) for p in found] == found


@given(st.sampled_from(WITHIN_A_YEAR), st.integers(-5, 10005), st.integers(-5, 3))
def test_years_that_do_not_exist_have_no_periods(cadence, first_year, more):
    years = {p.first.year for p in periods.periods(cadence, first_year, first_year + more)}
    assert years == {year for year in range(first_year, first_year + more + 1) if 1 <= year <= 9999}


@pytest.mark.parametrize(
    ("day", "days", "then"),
    [
        ("2026-12-31", 1, "2027-01-01"),
        ("2026-01-01", -1, "2025-12-31"),
        ("9999-12-31", 1, "9999-12-31"),
        ("9999-12-01", 10**12, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
        ("0001-01-05", -(10**12), "0001-01-01"),
    ],
)
def test_the_calendar_has_a_first_and_a_last_day(day, days, then):
    assert periods.moved(date.fromisoformat(day), days) == date.fromisoformat(then)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        case("tuần", "tuần 48/2026", "2026-W48"),
        case("tuần thứ", "Tuần thứ 3 năm 2027", "2027-W03"),
        case("không dấu", "tuan 48 nam 2026", "2026-W48"),
        case("9 tháng", "9 tháng năm 2026", "2026-N9"),
        case("9 tháng đầu năm", "9 tháng đầu năm 2026", "2026-N9"),
        case("chín tháng", "chín tháng/2026", "2026-N9"),
        case("hai năm", "năm 2026-2027", "2026-2027"),
        case("hai năm, cách ra", "2 năm 2026 - 2027", "2026-2027"),
        case("quý", "quý III/2026", "2026-Q3"),
        case("tháng", "tháng 12/2026", "2026-12"),
        case("nửa năm", "6 tháng đầu năm 2026", "2026-H1"),
        case("năm", "năm 2026", "2026"),
        case("tuần không có", "tuần 54/2026", None),
        case("tháng không có", "tháng 13/2026", None),
        case("không có năm", "tuần 48", None),
    ],
)
def test_periods_in_the_words_of_administration(words, id):
    assert periods.from_words(words) == id


@given(st.integers(1, 9998))
def test_weeks_follow_each_other_from_monday_to_sunday(year):
    """ISO 8601: a week belongs to the year of its Thursday, so that no day is lost or counted twice."""
    found = list(periods.periods(Cadence.WEEKLY, year, year + 1))
    assert all((p.first.isoweekday(), p.last.isoweekday()) == (1, 7) for p in found)
    assert all(after.first - one.last == timedelta(days=1) for one, after in pairwise(found))
    assert [periods.parse(p.id) for p in found] == found
    assert all(f"{(p.first + timedelta(days=3)).year:04}" == p.id[:4] for p in found)


def test_two_years_are_counted_from_the_first_one():
    def ids(start: int | None) -> list[str]:
        return [p.id for p in periods.periods(Cadence.BIENNIAL, 2024, 2029, start=start)]

    assert ids(2024) == ["2024-2025", "2026-2027", "2028-2029"]
    assert ids(2025) == ["2025-2026", "2027-2028", "2029-2030"]
    assert ids(None) == []


def test_one_period_of_a_year_can_be_left_out():
    found = periods.periods(Cadence.QUARTERLY, 2026, 2026, but=("Q4",))
    assert [p.id for p in found] == ["2026-Q1", "2026-Q2", "2026-Q3"]
