"""The small language of rules; what each rule means is in test_deadlines.py."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines import rule as rules
from baohiem_cli.domain.deadlines.workdays import is_weekend
from baohiem_cli.files.format.types import RULE_PATTERN
from tests.domain.making import D, case

WORDS, UNITS = st.sampled_from(["before", "by", "on"]), st.sampled_from(["days", "working days"])
LATER = st.sampled_from(["", " next-year"])

REFUSED = [
    case("rỗng", ""),
    case("không có từ mở đầu", "07-05"),
    case("từ lạ", "after 07-05"),
    case("thừa dấu cách", "before  07-05"),
    case("thừa đuôi", "before 07-05 sau"),
    case("một chữ số", "before 7-5"),
    case("tháng 13", "before 13-01"),
    case("tháng 0", "by 00-10"),
    case("ngày 0", "by 05-00"),
    case("ngày 31/4 không năm nào có", "by 04-31"),
    case("ngày 30/02 không năm nào có", "before 02-30"),
    case("trong tháng 13", "in month 13"),
    case("trong tháng 0", "in month 0"),
    case("trong quý V", "in quarter 5"),
    case("trong quý 0", "in quarter 0"),
    case("quý V năm 2016", "in quarter 2016-Q5"),
    case("quý 0 năm 2016", "in quarter 2016-Q0"),
    case("tháng 13 năm 2016", "in month 2016-13"),
    case("ngày 29/02/2023", "by 2023-02-29"),
    case("năm 0", "by 0000-01-01"),
    case("ngày 0 của tháng sau", "by day 0 of month+1"),
    case("ngày 32 của tháng sau", "before day 32 of month+1"),
    case("trong vòng ba trăm năm", "within 99999 days"),
    case("trong khoảng âm", "within -1 days"),
    case("0 ngày làm việc", "within 0 working days"),
    case("0 ngày đầu", "first 0 days"),
    case("0 ngày trước", "0 days before event"),
    case("chữ số của chữ viết khác", "within ١٠ days"),
    case("ngày đầu của ngày", "first 5 days of day"),
    case("tháng không có dấu", "before day 5 of month1"),
    case("cách xa trăm tháng", "in month+100"),
    case("năm sau một năm đã nêu", "in year 2016 next-year"),
    case("sự kiện mà không nêu số ngày", "before event"),
    case("đơn vị lạ", "within 5 weeks of event"),
]


@pytest.mark.parametrize("text", REFUSED)
def test_nonsense_is_refused(text):
    with pytest.raises(ValueError):
        rules.parse(text)


@pytest.mark.parametrize(
    ("text", "fixed", "calendar_day"),
    [
        ("before 07-05", False, True),
        ("by 01-20 next-year", False, True),
        ("in month 11", False, True),
        ("in quarter 1", False, True),
        ("before day 5 of month+1", False, False),
        ("within 10 days", False, False),
        ("by 2016-03-31", True, False),
        ("in month 2016-03", True, False),
        ("in quarter 2016-Q1", True, False),
        ("in year 2016", True, False),
        ("on 11-09", False, True),
        ("in month-2", False, False),
        ("first 10 days", False, False),
        ("within 5 working days of event", False, False),
    ],
)
def test_whether_a_rule_names_its_year_or_a_day_of_every_year(text, fixed, calendar_day):
    parsed = rules.parse(text)
    assert (parsed.is_fixed, parsed.is_calendar_day) == (fixed, calendar_day)


@pytest.mark.parametrize(
    "text",
    [
        "by 12-31", "by 12-31 next-year", "in quarter 4 next-year",
        *(f"within {days} days" for days in (0, 364, 365, 366, 730, 731, 999)),
        *(f"by day 31 of month+{months}" for months in (0, 1, 11, 12, 13, 24, 99)),
    ],
)  # fmt: skip
def test_nothing_falls_due_later_than_the_lag_says(text):
    """A search that begins `lag_years` before the window misses nothing."""
    parsed = rules.parse(text)
    for year in range(2021, 2030):
        assert parsed.window(periods.parse(f"{year}")).due.year - year <= parsed.lag_years


RULES = st.one_of(
    st.builds("{} {:02}-{:02}{}".format, WORDS, st.integers(1, 12), st.integers(1, 29), LATER),
    st.builds("{} {}".format, WORDS, st.dates(date(1900, 1, 1), date(2200, 12, 31))),
    st.builds("{} day {} of month{:+}".format, WORDS, st.integers(1, 31), st.integers(-99, 99)),
    st.builds("in month {}{}".format, st.integers(1, 12), LATER),
    st.builds("in quarter {}{}".format, st.integers(1, 4), LATER),
    st.builds("in month{:+}".format, st.integers(-99, 99)),
    st.builds("in year {}".format, st.integers(1900, 2200)),
    st.builds("in month {}-{:02}".format, st.integers(1900, 2200), st.integers(1, 12)),
    st.builds("in quarter {}-Q{}".format, st.integers(1900, 2200), st.integers(1, 4)),
    st.builds("first {} {}".format, st.integers(1, 999), UNITS),
    st.builds("first {} {} of month{:+}".format, st.integers(1, 999), UNITS, st.integers(-99, 99)),
    st.builds("within {} {}{}".format, st.integers(1, 999), UNITS, st.sampled_from(["", " of event"])),
    st.just("within 0 days"),
    st.builds("{} {} before event".format, st.integers(1, 999), UNITS),
)


@given(RULES)
def test_a_rule_is_written_as_it_is_read(text):
    """Every form of the design: the file format takes it, the core reads it, and writes it the same."""
    assert re.fullmatch(RULE_PATTERN, text)
    assert str(rules.parse(text)) == text


@pytest.mark.parametrize("text", ["within 10 days of event", "5 working days before event"])
def test_a_period_does_not_date_what_an_event_does(text):
    with pytest.raises(ValueError):
        rules.parse(text).window(periods.parse("2026"), is_weekend)


def test_an_event_does_not_date_what_a_period_does():
    with pytest.raises(ValueError):
        rules.parse("within 10 days").from_event(D("2026-12-01"), is_weekend)


def test_working_days_are_not_counted_without_a_calendar():
    with pytest.raises(LookupError):
        rules.parse("within 5 working days").window(periods.parse("2026-11"))


@pytest.mark.parametrize(
    "text",
    [
        *(f"by day 1 of month-{months}" for months in (0, 1, 11, 12, 13, 99)),
        *(f"before day 1 of month-{months}" for months in (0, 11, 12, 23)),
        "before 01-01", "in month-99", "first 5 days of month-24",
    ],
)  # fmt: skip
def test_nothing_falls_due_earlier_than_the_lead_says(text):
    """A search that ends `lead_years` after the window misses nothing."""
    parsed = rules.parse(text)
    for year in range(2021, 2030):
        assert year - parsed.window(periods.parse(f"{year}")).due.year <= parsed.lead_years
