"""What holds for every rule, whatever it is; what single rules mean is in test_deadlines.py."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines import rule as rules
from baohiem_cli.domain.deadlines.occurrences import (
    due_months,
    fixed_due,
    occurrence,
    occurrences,
    window_of,
    windows_of_year,
)
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.records import Bounds, Deadline, Duty, Occurrence
from baohiem_cli.domain.vocabulary import ONE_A_YEAR, Cadence, Performed
from baohiem_cli.files.format.types import RULE_PATTERN
from tests.domain.making import PERIODIC, WITHIN_A_YEAR, D, case, day_off, deadline, duty

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MONTH_DAYS = DAYS.map(lambda day: f"{day:%m-%d}")
WORDS = st.sampled_from(["before", "by", "on"])
DAYS_COUNTED = st.sampled_from(["days", "working days"])
CALENDAR_RULES = st.one_of(
    st.builds("{} {}{}".format, WORDS, MONTH_DAYS, st.sampled_from(["", " next-year"])),
    st.builds("in month {}{}".format, st.integers(1, 12), st.sampled_from(["", " next-year"])),
    st.builds("in quarter {}{}".format, st.integers(1, 4), st.sampled_from(["", " next-year"])),
)
PERIOD_RULES = st.one_of(
    st.none(),
    st.builds("{} day {} of month{:+}".format, WORDS, st.integers(1, 31), st.integers(-30, 30)),
    st.builds("in month{:+}".format, st.integers(-30, 30)),
    st.builds("within {} days".format, st.integers(0, 999)),
    st.builds("within {} working days".format, st.integers(1, 400)),
    st.builds("first {} {}".format, st.integers(1, 99), DAYS_COUNTED),
    st.builds("first {} {} of month{:+}".format, st.integers(1, 40), DAYS_COUNTED, st.integers(-30, 30)),
)
FIXED_RULES = st.one_of(
    st.builds("{} {}".format, WORDS, DAYS),
    DAYS.map(lambda day: f"in month {day:%Y-%m}"),
    DAYS.map(lambda day: f"in quarter {day.year}-Q{(day.month + 2) // 3}"),
    DAYS.map(lambda day: f"in year {day.year}"),
)


ONE_OF_A_YEAR = {
    Cadence.MONTHLY: [f"M{month:02}" for month in range(1, 13)],
    Cadence.QUARTERLY: ["Q1", "Q2", "Q3", "Q4"],
    Cadence.FOUR_MONTHLY: ["T1", "T2", "T3"],
    Cadence.SEMIANNUAL: ["H1", "H2"],
}


@st.composite
def recurring(draw: st.DrawFn, cadences: st.SearchStrategy[Cadence] = st.sampled_from(PERIODIC)) -> Deadline:  # noqa: B008
    """A recurring deadline that the checks of a file let pass: a day of the year needs one period of the year."""
    cadence = draw(cadences)
    rule = draw(PERIOD_RULES | CALENDAR_RULES)
    if cadence is Cadence.WEEKLY and rule and rules.parse(rule).months_after is not None:
        rule = None  # a week has no months
    if cadence not in ONE_OF_A_YEAR:
        fits = not rule or cadence in ONE_A_YEAR or not rules.parse(rule).is_calendar_day
        return deadline(cadence, rule if fits else None)
    if draw(st.booleans()) or (rule and rules.parse(rule).is_calendar_day):
        return deadline(cadence, rule, draw(st.sampled_from(ONE_OF_A_YEAR[cadence])))
    return deadline(cadence, rule, but=tuple(draw(st.sets(st.sampled_from(ONE_OF_A_YEAR[cadence]), max_size=2))))


@st.composite
def duties(draw: st.DrawFn) -> Duty:
    """A duty with one deadline for each of some cadences, within some bounds."""
    cadences = draw(st.lists(st.sampled_from([*PERIODIC, Cadence.ONCE]), min_size=1, max_size=3, unique=True))
    deadlines = [
        deadline("once", draw(FIXED_RULES)) if c is Cadence.ONCE else draw(recurring(st.just(c))) for c in cadences
    ]
    limits = Bounds(*(draw(st.none() | st.dates(date(2012, 1, 1), date(2038, 1, 1))) for __ in range(3)))
    return duty(
        *deadlines, agencies=("so-y-te", "bhxh-tinh"), performed=draw(st.sampled_from(Performed)), bounds=limits
    )


WINDOWS = st.lists(st.dates(date(2010, 1, 1), date(2040, 12, 31)), min_size=3, max_size=3).map(sorted)


def found(one: Duty, first: date, last: date) -> set[tuple[str, date]]:
    """The occurrences of a window by key and date; none of them twice."""
    listed = [(o.key, o.due) for o in occurrences(one, first, last, day_off)]
    assert len(set(listed)) == len(listed)
    return set(listed)


@given(duties(), WINDOWS)
def test_a_window_is_only_a_filter(one, days):
    """What falls due on a day does not depend on which window that holds the day is asked for."""
    first, middle, last = days
    whole = found(one, first, last)
    next_day = middle + timedelta(days=1)
    assert found(one, first, middle) == {(key, due) for key, due in whole if due <= middle}
    assert found(one, first, middle) | (found(one, next_day, last) if next_day <= last else set()) == whole


@pytest.mark.parametrize(
    ("rule", "cadence"),
    [
        case("trước ngày 01/01", "before 01-01", "annual"),
        case("trước ngày đầu tháng của kỳ", "before day 1 of month+0", "monthly"),
        case("chậm nhất 31/12 năm sau", "by 12-31 next-year", "annual"),
        case("tháng thứ 24 sau kỳ", "by day 31 of month+24", "annual"),
        case("trong 999 ngày", "within 999 days", "quarterly"),
    ],
)
def test_a_window_of_one_day_finds_what_is_due_on_it(rule, cadence):
    one = duty(deadline(cadence, rule))
    for __, due in found(one, D("2020-01-01"), D("2030-12-31")):
        assert due in {day for __, day in found(one, due, due)}


@given(duties(), WINDOWS)
def test_keys_name_one_occurrence_of_one_duty(one, days):
    listed: list[Occurrence] = list(occurrences(one, days[0], days[-1], day_off))
    assert len({o.key for o in listed}) == len(listed)
    for o in listed:
        assert o.key.startswith(f"{one.id}@{o.period}")
        assert o.key.endswith(f"@{o.period}") is (one.performed is Performed.TOGETHER)


@given(duties(), WINDOWS)
def test_an_occurrence_is_found_by_its_key(one, days):
    for o in islice(occurrences(one, days[0], days[-1], day_off), 30):
        key = keys.parse(o.key)
        assert (key.duty, key.period) == (one.id, o.period)
        assert occurrence(one, key.period, key.agency, day_off) == o


@pytest.mark.parametrize(
    ("period", "agency"),
    [
        case("kỳ không có", "2026-H2", "so-y-te"),
        case("cơ quan không nợ", "2026-H1", "so-tai-chinh"),
        case("báo cáo riêng mà không nêu cơ quan", "2026-H1", None),
        case("trước khi có hiệu lực", "2024-H1", "so-y-te"),
        case("không phải kỳ", "2026-H9", "so-y-te"),
        case("không phải việc một lần", "once", "so-y-te"),
    ],
)
def test_a_key_that_the_rules_do_not_give_leads_nowhere(period, agency):
    half = duty(deadline("semiannual", "before 07-05", "H1"), bounds=Bounds(D("2024-12-31")))
    assert occurrence(half, period, agency) is None


@given(duties(), WINDOWS)
def test_every_occurrence_keeps_to_the_bounds(one, days):
    first, last = one.bounds.first or date.min, one.bounds.last or date.max
    for o in occurrences(one, days[0], days[-1], day_off):
        assert days[0] <= o.due <= days[-1]
        assert o.opens is None or o.opens <= o.due
        assert not one.bounds.repealed or o.due <= one.bounds.repealed
        assert o.period == "once" or periods.parse(o.period).overlaps(first, last)


@given(recurring(), st.integers(1600, 2400))
def test_the_months_of_a_rule_are_all_the_months_it_can_fall_due_in(one, year):
    for when in periods.periods(one.cadence, year, year, one.period, but=one.but, start=one.start):
        assert window_of(one, when, day_off).due.month in due_months(one)


@pytest.mark.parametrize(
    ("one", "months"),
    [
        case("hằng năm", deadline("annual"), {12}),
        case("hằng quý", deadline("quarterly"), {3, 6, 9, 12}),
        case("trước ngày 05 của tháng đầu quý sau", deadline("quarterly", "before day 5 of month+1"), {1, 4, 7, 10}),
        case("trước ngày 10/6", deadline("semiannual", "before 06-10", "H1"), {6}),
        case("trước ngày 01/3", deadline("annual", "before 03-01"), {2}),
        case("60 ngày sau năm: cuối tháng 2 khi năm nhuận", deadline("annual", "within 60 days"), {2, 3}),
        case("một lần", deadline("once", "in quarter 2016-Q1"), {3}),
        case("thường xuyên", deadline("continuous"), set()),
    ],
)
def test_the_months_in_which_a_deadline_can_fall_due(one, months):
    """No more than needed: the index on them is what keeps a big register fast."""
    assert due_months(one) == months


@given(recurring(), st.integers(1600, 2400))
def test_a_later_period_is_due_later(one, year):
    """Or on the same day, where the end of a short month or a long rest stands for both."""
    every = periods.periods(one.cadence, year, year + 5, one.period, but=one.but, start=one.start)
    listed = [window_of(one, when, day_off).due for when in every]
    working = one.rule is not None and rules.parse(one.rule).working
    assert all(before < after or (working and before == after) for before, after in pairwise(listed))


@given(FIXED_RULES)
def test_a_deadline_with_its_year_has_one_day(rule):
    one = deadline("once", rule)
    (only,) = occurrences(duty(one), date.min, date.max)
    assert (only.period, only.due) == ("once", fixed_due(one))


@pytest.mark.parametrize("one", [deadline("annual"), deadline("annual", "by 12-31"), deadline("on_event")])
def test_a_recurring_deadline_has_no_one_day(one):
    assert fixed_due(one) is None


@given(
    st.sampled_from(WITHIN_A_YEAR),
    st.none() | st.from_regex(RULE_PATTERN, fullmatch=True),
    st.integers(1900, 2200),
)
def test_every_rule_has_a_day_in_every_year_of_the_data(cadence, rule, year):
    """Three centuries are computed without a failure, whatever the rule: the bounds of years in data files."""
    try:
        parsed = rules.parse(rule) if rule else None
    except ValueError:
        return  # no such day
    if parsed and (parsed.is_fixed or parsed.of_event):
        return
    one = deadline(cadence, rule)
    windows = list(windows_of_year(one, year, day_off))
    assert len(windows) == 12 // periods.MONTHS[cadence]
    assert all(window.due == window_of(one, when, day_off).due for when, window in windows)
