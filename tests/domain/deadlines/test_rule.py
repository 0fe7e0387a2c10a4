"""The small language of rules; what each rule means is in test_deadlines.py."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines import rule as rules
from tests.domain.making import case

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
