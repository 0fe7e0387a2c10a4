"""Every form of a rule that is not a day of the year or of a month: its words, and the days that follow from them.

Working days are counted with the days off of the shipped calendar: Tết 2026 (14-22/02) and 2027 (04-10/02), the Friday
02/01/2026 off for the Saturday 10/01, the Monday 31/08/2026 for the Saturday 22/08, and 24/11 from 2026 on.
"""

from __future__ import annotations

from datetime import date

import pytest

from baohiem_cli import paths
from baohiem_cli.app.holidays import days_off
from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines import rule as rules
from baohiem_cli.domain.deadlines.occurrences import due_months, event_rule, of_period, window_of, yearly
from baohiem_cli.domain.deadlines.workdays import DayOff, days_counted, is_day_off
from baohiem_cli.domain.records import Bounds
from baohiem_cli.files import loading
from baohiem_cli.files.sources import Source
from tests.domain.making import D, case, deadline, dues, duty


@pytest.fixture(scope="module")
def calendar() -> DayOff:
    """The days off that the program ships, from the end of 2025 to the beginning of 2028."""
    corrections = loading.common([Source(paths.shipped_data())]).corrections
    exceptions = days_off(range(2025, 2029), corrections)
    return lambda day: is_day_off(day, exceptions)


@pytest.mark.parametrize(
    ("rule", "period", "opens", "due"),
    [
        case("vào ngày 09/11", "on 11-09", "2026", "2026-11-09", "2026-11-09"),
        case("vào ngày 20/01 năm sau", "on 01-20 next-year", "2026", "2027-01-20", "2027-01-20"),
        case("vào ngày 29/02, năm không nhuận", "on 02-29", "2026", "2026-02-28", "2026-02-28"),
        case("vào ngày 15 tháng thứ hai mỗi quý", "on day 15 of month-1", "2026-Q1", "2026-02-15", "2026-02-15"),
        case("vào ngày 31 tháng đầu quý II", "on day 31 of month-2", "2026-Q2", "2026-04-30", "2026-04-30"),
        case("trước ngày 15 của tháng thứ hai", "before day 15 of month-1", "2026-Q4", None, "2026-11-14"),
        case("trước ngày đầu của kỳ", "before day 1 of month-2", "2026-Q1", None, "2025-12-31"),
        case("trong tháng đầu quý", "in month-2", "2026-Q2", "2026-04-01", "2026-04-30"),
        case("trong tháng đầu quý sau", "in month+1", "2026-Q4", "2027-01-01", "2027-01-31"),
        case("trong tháng cuối kỳ", "in month+0", "2026-H1", "2026-06-01", "2026-06-30"),
        case("trong 10 ngày đầu quý", "first 10 days", "2026-Q1", "2026-01-01", "2026-01-10"),
        case("trong 10 ngày đầu quý sau", "first 10 days of month+1", "2026-Q4", "2027-01-01", "2027-01-10"),
        case("những ngày đầu dài hơn tháng", "first 31 days of month+1", "2026-01", "2026-02-01", "2026-02-28"),
        case("chậm nhất thứ Năm hằng tuần", "first 4 days", "2026-W48", "2026-11-23", "2026-11-26"),
        case("trong 2 ngày sau mỗi tuần", "within 2 days", "2026-W53", None, "2027-01-05"),
        case("9 tháng, chậm nhất 05/10", "by 10-05", "2026-N9", None, "2026-10-05"),
        case("9 tháng, trong 5 ngày sau kỳ", "within 5 days", "2026-N9", None, "2026-10-05"),
        case("2 năm, trước ngày 15/12", "before 12-15", "2026-2027", None, "2027-12-14"),
        case("2 năm, trước ngày 31/01 năm sau", "before 01-31 next-year", "2026-2027", None, "2028-01-30"),
        case("tuần", None, "2026-W48", None, "2026-11-29"),
        case("9 tháng", None, "2026-N9", None, "2026-09-30"),
        case("2 năm", None, "2026-2027", None, "2027-12-31"),
    ],
)
def test_days_by_the_calendar(rule, period, opens, due):
    window = window_of(deadline("annual", rule), periods.parse(period))
    assert window == (opens and D(opens), D(due))


@pytest.mark.parametrize(
    ("rule", "opens", "due"),
    [
        case("vào ngày 15/12/2026", "on 2026-12-15", "2026-12-15", "2026-12-15"),
        case("trong năm 2026", "in year 2026", "2026-01-01", "2026-12-31"),
        case("trong tháng 6/2026", "in month 2026-06", "2026-06-01", "2026-06-30"),
    ],
)
def test_days_that_name_their_year(rule, opens, due):
    (found,) = of_period(duty(deadline("once", rule)), "once")
    assert (found.opens, found.due) == (D(opens), D(due))


@pytest.mark.parametrize(
    ("rule", "period", "opens", "due"),
    [
        case("qua Tết Dương lịch, có ngày đổi", "within 5 working days", "2025", None, "2026-01-09"),
        case("thứ Bảy làm bù là ngày làm việc", "within 6 working days", "2025", None, "2026-01-10"),
        case("sau thứ Bảy làm bù", "within 7 working days", "2025", None, "2026-01-12"),
        case("qua Tết 2026", "within 10 working days", "2026-01", None, "2026-02-13"),
        case("qua Tết 2026, thêm một ngày", "within 11 working days", "2026-01", None, "2026-02-23"),
        case("qua Tết 2027", "within 4 working days", "2027-01", None, "2027-02-11"),
        case("qua Quốc khánh, có ngày đổi", "within 1 working days", "2026-08", None, "2026-09-03"),
        case("5 ngày làm việc đầu tháng 02/2026", "first 5 working days of month+1", "2026-01", "2026-02-01",
             "2026-02-06"),
        case("5 ngày làm việc đầu tháng 02/2027", "first 5 working days of month+1", "2027-01", "2027-02-01",
             "2027-02-12"),
        case("5 ngày làm việc đầu quý", "first 5 working days", "2026-Q1", "2026-01-01", "2026-01-09"),
        case("6 ngày làm việc đầu quý", "first 6 working days", "2026-Q1", "2026-01-01", "2026-01-10"),
        case("tuần không có ngày làm việc nào", "first 3 working days", "2026-W08", "2026-02-16", "2026-02-22"),
        case("3 ngày làm việc đầu tuần, thứ Ba nghỉ", "first 3 working days", "2026-W48", "2026-11-23", "2026-11-26"),
    ],
)  # fmt: skip
def test_working_days_of_a_period(calendar, rule, period, opens, due):
    assert window_of(deadline("annual", rule), periods.parse(period), calendar) == (opens and D(opens), D(due))


@pytest.mark.parametrize(
    ("rule", "event", "due"),
    [
        case("ngày nhận không tính", "within 10 days of event", "2026-12-01", "2026-12-11"),
        case("ngay trong ngày", "within 0 days of event", "2026-12-01", "2026-12-01"),
        case("sang năm sau", "within 10 days of event", "2026-12-28", "2027-01-07"),
        case("ngày thường qua Tết", "within 10 days of event", "2026-02-12", "2026-02-22"),
        case("ngày làm việc qua Tết 2026", "within 5 working days of event", "2026-02-12", "2026-02-26"),
        case("nhận vào ngày cuối trước Tết 2026", "within 1 working days of event", "2026-02-13", "2026-02-23"),
        case("nhận trong Tết 2026", "within 1 working days of event", "2026-02-18", "2026-02-23"),
        case("ngày làm việc qua Tết 2027", "within 5 working days of event", "2027-02-02", "2027-02-16"),
        case("thứ Bảy làm bù", "within 2 working days of event", "2026-08-20", "2026-08-22"),
        case("thứ Hai nghỉ bù và Quốc khánh", "within 1 working days of event", "2026-08-28", "2026-09-03"),
        case("Ngày Văn hóa Việt Nam", "within 1 working days of event", "2026-11-23", "2026-11-25"),
        case("cuối tuần thường", "within 05 working days of event", "2026-12-01", "2026-12-08"),
        case("ngày họp không tính", "1 days before event", "2026-12-15", "2026-12-14"),
        case("trước 7 ngày", "7 days before event", "2026-12-15", "2026-12-08"),
        case("trước 7 ngày làm việc", "7 working days before event", "2026-12-15", "2026-12-04"),
        case("trước ngày họp, qua Tết 2026", "3 working days before event", "2026-02-24", "2026-02-12"),
        case("trước ngày họp, qua Tết 2027", "5 working days before event", "2027-02-11", "2027-01-28"),
        case("trước ngày họp, thứ Bảy làm bù", "1 working days before event", "2026-08-24", "2026-08-22"),
        case("trước ngày họp, ngày nghỉ đổi", "1 working days before event", "2026-09-03", "2026-08-28"),
        case("trước ngày họp, nghỉ Tết Dương lịch", "2 working days before event", "2026-01-06", "2025-12-31"),
    ],
)
def test_days_of_an_event(calendar, rule, event, due):
    assert rules.parse(rule).from_event(D(event), calendar) == D(due)


def test_a_count_shows_every_day(calendar):
    """Over the swap: 21/08 Friday, 22/08 the Saturday worked, 23/08 Sunday, 24/08 Monday."""
    counted = [(f"{one.day:%d/%m}", one.number) for one in days_counted(D("2026-08-20"), 3, calendar)]
    assert counted == [("21/08", 1), ("22/08", 2), ("23/08", None), ("24/08", 3)]
    back = [(f"{one.day:%d/%m}", one.number) for one in days_counted(D("2026-08-24"), -2, calendar)]
    assert back == [("23/08", None), ("22/08", 1), ("21/08", 2)]


def test_one_period_can_have_a_rule_of_its_own():
    """Chậm nhất ngày 05 tháng sau; riêng báo cáo tháng 12 gửi chậm nhất ngày 25/12."""
    one = duty(
        deadline("monthly", "by day 5 of month+1", but=("M12",)),
        deadline("monthly", "by 12-25", "M12"),
    )
    assert dues(one, "2026-11-01", "2027-02-28") == [
        "2026-10: 2026-11-05", "2026-11: 2026-12-05", "2026-12: 2026-12-25", "2027-01: 2027-02-05",
    ]  # fmt: skip
    assert [o.due for o in of_period(one, "2026-12")] == [D("2026-12-25")]


def test_two_years_are_those_from_the_first_year_of_application():
    """Applied from 2012: 2012-2013, …, 2026-2027; a period that only begins another year is none."""
    one = duty(deadline("biennial", "by 12-15"), bounds=Bounds(D("2012-05-01"), D("2029-06-30")))
    assert dues(one, "2012-01-01", "2031-12-31")[0] == "2012-2013: 2013-12-15"
    assert dues(one, "2026-01-01", "2030-12-31") == ["2026-2027: 2027-12-15", "2028-2029: 2029-12-15"]
    assert list(of_period(one, "2027-2028")) == []


def test_a_week_belongs_to_the_year_of_its_thursday():
    one = duty(deadline("weekly"))
    assert dues(one, "2026-12-21", "2027-01-10") == [
        "2026-W52: 2026-12-27", "2026-W53: 2027-01-03", "2027-W01: 2027-01-10",
    ]  # fmt: skip


def test_what_an_event_dates_has_no_days_of_its_own():
    one = duty(deadline("on_event", "within 5 working days of event"), trigger="khi nhận được đơn")
    assert dues(one, "2020-01-01", "2030-12-31") == []
    assert event_rule(one) == one.deadlines[0]
    assert due_months(one.deadlines[0]) == frozenset()
    assert event_rule(duty(deadline("annual", "within 5 working days"))) is None


@pytest.mark.parametrize(
    ("one", "most"),
    [
        case("hằng tuần", deadline("weekly"), 53),
        case("9 tháng", deadline("nine-month"), 1),
        case("2 năm", deadline("biennial"), 1),
        case("khi phát sinh", deadline("on_event", "within 5 days of event"), 0),
    ],
)
def test_how_often_at_most(one, most):
    assert yearly(one) == most


@pytest.mark.parametrize(
    ("one", "month"),
    [
        case("5 ngày làm việc sau tháng", deadline("monthly", "within 5 working days", "M01"), 2),
        case("5 ngày làm việc đầu tháng sau", deadline("monthly", "first 5 working days of month+1", "M01"), 2),
        case("15 ngày làm việc qua Tết", deadline("monthly", "within 15 working days", "M01"), 3),
    ],
)
def test_the_index_has_the_months_to_which_days_off_put_a_day(one, month):
    """With Tết in February, 15 working days after January end in March."""
    assert month in due_months(one)


def test_the_days_off_of_a_year_do_not_matter_to_days_by_the_calendar():
    assert window_of(deadline("annual", "within 10 days"), periods.parse("2026")).due == date(2027, 1, 10)
