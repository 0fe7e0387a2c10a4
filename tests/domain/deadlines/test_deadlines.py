"""What a deadline means: one table for each numbered rule of the design, in the words of the texts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from baohiem_cli import clock
from baohiem_cli.domain.agencies.responsibility import resolve
from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines.occurrences import occurrences, window_of
from baohiem_cli.domain.deadlines.workdays import is_day_off, submit_by
from baohiem_cli.domain.ledger.standing import State, standing
from baohiem_cli.domain.question import Question, due
from baohiem_cli.domain.records import Bounds
from baohiem_cli.domain.text import partial_date
from baohiem_cli.domain.vocabulary import Basis, Performed, Role
from tests.domain.making import (
    AGENCIES,
    WITHIN_A_YEAR,
    D,
    case,
    day_off,
    deadline,
    dues,
    duty,
    party,
)

EVER = ("0001-01-01", "9999-12-31")


def due_of(rule: str | None, period: str) -> str:
    return window_of(deadline("annual", rule), periods.parse(period)).due.isoformat()


# 1. "trước ngày" excludes the day; "chậm nhất", "đến hết", "đến ngày" include it; a day ends at 24:00 in Việt Nam.


@pytest.mark.parametrize(
    ("rule", "period", "last_day_in_time"),
    [
        case("trước ngày 05/7", "before 07-05", "2026-H1", "2026-07-04"),
        case("chậm nhất ngày 05/7", "by 07-05", "2026-H1", "2026-07-05"),
        case("trước ngày 20/12", "before 12-20", "2026", "2026-12-19"),
        case("đến hết ngày 31/12", "by 12-31", "2026", "2026-12-31"),
        case("trước ngày 01/3 năm thường", "before 03-01", "2026", "2026-02-28"),
        case("trước ngày 01/3 năm nhuận", "before 03-01", "2024", "2024-02-29"),
        case("trước ngày 01/01", "before 01-01", "2026", "2025-12-31"),
        case("trước ngày 01/01 năm sau", "before 01-01 next-year", "2026", "2026-12-31"),
        case("trước ngày 01 của tháng đầu quý sau", "before day 1 of month+1", "2026-Q1", "2026-03-31"),
        case("đến ngày 05 của tháng đầu quý sau", "by day 5 of month+1", "2026-Q1", "2026-04-05"),
    ],
)
def test_rule_1_before_excludes_the_day_and_by_includes_it(rule, period, last_day_in_time):
    assert due_of(rule, period) == last_day_in_time


@pytest.mark.parametrize(
    ("rule", "last_day_in_time"),
    [
        case("trước ngày 31/3/2016", "before 2016-03-31", "2016-03-30"),
        case("đến ngày 31/3/2016", "by 2016-03-31", "2016-03-31"),
    ],
)
def test_rule_1_holds_for_a_date_with_its_year(rule, last_day_in_time):
    assert dues(duty(deadline("once", rule)), *EVER) == [f"once: {last_day_in_time}"]


@pytest.mark.parametrize(
    ("moment_utc", "day_in_vietnam"),
    [
        case("23 giờ 59 phút 59 giây vẫn là ngày ấy", "2026-12-19T16:59:59", "2026-12-19"),
        case("24 giờ là ngày hôm sau", "2026-12-19T17:00:00", "2026-12-20"),
        case("0 giờ ngày 01/01", "2026-12-31T17:00:00", "2027-01-01"),
    ],
)
def test_rule_1_a_day_ends_at_midnight_in_vietnam(monkeypatch, moment_utc, day_in_vietnam):
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(moment_utc).replace(tzinfo=UTC))
    assert clock.today() == D(day_in_vietnam)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        case("trước ngày đến hạn", "2026-12-18", State.OPEN),
        case("đúng ngày đến hạn", "2026-12-19", State.OPEN),
        case("ngày hôm sau", "2026-12-20", State.OVERDUE),
    ],
)
def test_rule_1_a_thing_is_overdue_only_from_the_day_after(today, state):
    assert standing(D("2026-12-19"), [], D(today)).state is state


# 2. "trong tháng", "trong quý": from the first day to the last.


@pytest.mark.parametrize(
    ("rule", "opens", "last"),
    [
        case("vào tháng 11", "in month 11", "2026-11-01", "2026-11-30"),
        case("trong tháng 12", "in month 12", "2026-12-01", "2026-12-31"),
        case("trong tháng 2 năm thường", "in month 2", "2026-02-01", "2026-02-28"),
        case("trong tháng 01 năm sau", "in month 1 next-year", "2027-01-01", "2027-01-31"),
        case("trong quý I", "in quarter 1", "2026-01-01", "2026-03-31"),
        case("trong quý II", "in quarter 2", "2026-04-01", "2026-06-30"),
        case("trong quý III", "in quarter 3", "2026-07-01", "2026-09-30"),
        case("trong quý IV", "in quarter 4", "2026-10-01", "2026-12-31"),
        case("trong quý I năm sau", "in quarter 1 next-year", "2027-01-01", "2027-03-31"),
        case("trong quý I năm 2016", "in quarter 2016-Q1", "2016-01-01", "2016-03-31"),
        case("vào quý II năm 2018", "in quarter 2018-Q2", "2018-04-01", "2018-06-30"),
        case("trong tháng 2 năm 2024", "in month 2024-02", "2024-02-01", "2024-02-29"),
    ],
)
def test_rule_2_in_a_month_or_quarter_opens_on_its_first_day(rule, opens, last):
    window = window_of(deadline("annual", rule), periods.parse("2026"))
    assert (window.opens, window.due) == (D(opens), D(last))


@pytest.mark.parametrize(
    "rule", ["before 07-05", "by 12-31", "before day 5 of month+1", "by 2016-03-31", "within 10 days", None]
)
def test_rule_2_a_text_that_names_only_the_end_opens_on_no_day(rule):
    assert window_of(deadline("annual", rule), periods.parse("2026")).opens is None


# 3. A date can hang on the period: the period is what is reported on, the due date is when.


@pytest.mark.parametrize(
    ("cadence", "rule", "expected"),
    [
        case("trước ngày 05 của tháng đầu quý sau", "quarterly", "before day 5 of month+1",
             ["2026-Q1: 2026-04-04", "2026-Q2: 2026-07-04", "2026-Q3: 2026-10-04", "2026-Q4: 2027-01-04"]),
        case("trước ngày 10 tháng 01 năm sau", "annual", "before 01-10 next-year", ["2026: 2027-01-09"]),
        case("chậm nhất ngày 20 tháng 01 năm sau", "annual", "by 01-20 next-year", ["2026: 2027-01-20"]),
        case("chậm nhất ngày 15 tháng thứ hai sau kỳ", "semiannual", "by day 15 of month+2",
             ["2026-H1: 2026-08-15", "2026-H2: 2027-02-15"]),
        case("4 tháng, trước ngày 10 tháng sau", "four-monthly", "before day 10 of month+1",
             ["2026-T1: 2026-05-09", "2026-T2: 2026-09-09", "2026-T3: 2027-01-09"]),
        case("trong 10 ngày kể từ ngày kết thúc quý", "quarterly", "within 10 days",
             ["2026-Q1: 2026-04-10", "2026-Q2: 2026-07-10", "2026-Q3: 2026-10-10", "2026-Q4: 2027-01-10"]),
        case("ngày 25 của tháng cuối kỳ", "quarterly", "by day 25 of month+0",
             ["2026-Q1: 2026-03-25", "2026-Q2: 2026-06-25", "2026-Q3: 2026-09-25", "2026-Q4: 2026-12-25"]),
    ],
)  # fmt: skip
def test_rule_3_a_date_hangs_on_the_period(cadence, rule, expected):
    found = dues(duty(deadline(cadence, rule)), "2025-01-01", "2028-12-31")
    assert [line for line in found if line.startswith("2026")] == expected


def test_rule_3_the_report_of_2016_is_due_in_2017():
    assert due_of("before 01-10 next-year", "2016") == "2017-01-09"


def test_rule_3_a_window_finds_what_is_about_the_year_before():
    quarterly = duty(deadline("quarterly", "before day 5 of month+1"))
    assert dues(quarterly, "2026-01-01", "2026-01-31") == ["2025-Q4: 2026-01-04"]


def test_rule_3_a_half_year_report_due_before_the_half_year_ends_is_for_it_and_there_is_no_second():
    half = duty(deadline("semiannual", "before 06-10", "H1"))
    assert dues(half, "2026-01-01", "2027-12-31") == ["2026-H1: 2026-06-09", "2027-H1: 2027-06-09"]


# 4. Only a frequency: the last day of the period, inferred.


@pytest.mark.parametrize(
    ("cadence", "last_days"),
    [
        case("hằng tháng", "monthly",
             ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30",
              "2024-07-31", "2024-08-31", "2024-09-30", "2024-10-31", "2024-11-30", "2024-12-31"]),
        case("hằng quý", "quarterly", ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]),
        case("4 tháng một lần", "four-monthly", ["2024-04-30", "2024-08-31", "2024-12-31"]),
        case("định kỳ 6 tháng", "semiannual", ["2024-06-30", "2024-12-31"]),
        case("hằng năm", "annual", ["2024-12-31"]),
        case("cùng thời gian lập dự toán hằng năm", "annual", ["2024-12-31"]),
    ],
)  # fmt: skip
def test_rule_4_a_mere_frequency_means_the_last_day_of_the_period(cadence, last_days):
    found = occurrences(duty(deadline(cadence)), D("2024-01-01"), D("2024-12-31"))
    assert [(o.due.isoformat(), o.deadline.basis) for o in found] == [(day, Basis.INFERRED) for day in last_days]


@pytest.mark.parametrize(
    ("bases", "expected"),
    [
        case("tất cả", (), ["2026-12-19", "2026-12-31"]),
        case("chỉ ngày văn bản ấn định", (Basis.EXPLICIT,), ["2026-12-19"]),
        case("chỉ ngày suy ra", (Basis.INFERRED,), ["2026-12-31"]),
    ],
)
def test_rule_4_a_report_can_leave_inferred_dates_out(bases, expected):
    duties = [duty(deadline("annual")), duty(deadline("annual", "before 12-20"), id="cao-nguyen/24.2")]
    found = due(iter(duties), Question(bases=bases), D("2026-01-01"), D("2026-12-31"))
    assert [o.due.isoformat() for o in found] == expected


def test_rule_4_of_alternatives_the_least_that_complies_is_tracked():
    either = duty(deadline("semiannual", alternative="quarterly"))
    assert dues(either, "2026-01-01", "2026-12-31") == ["2026-H1: 2026-06-30", "2026-H2: 2026-12-31"]


# 5. What is continuous, on event or undated is never overdue by itself.


@pytest.mark.parametrize(
    "cadence", [case("thường xuyên", "continuous"), case("khi có yêu cầu", "on_event"), case("kịp thời", "none")]
)
def test_rule_5_no_date_no_occurrence(cadence):
    assert dues(duty(), *EVER) == []
    assert dues(duty(deadline(cadence)), *EVER) == []


def test_rule_5_an_event_besides_a_frequency_adds_nothing():
    yearly_and_on_request = duty(deadline("annual"), deadline("on_event"))
    assert dues(yearly_and_on_request, "2026-01-01", "2026-12-31") == ["2026: 2026-12-31"]


# 6. Every occurrence comes from the rule, never from the one before; a missing day is the month's last; no horizon.


@pytest.mark.parametrize(
    ("rule", "first", "last", "expected"),
    [
        case("ngày 31 hằng tháng, năm thường", "by day 31 of month+0", "2026-01-01", "2026-04-30",
             ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        case("ngày 31 hằng tháng, năm nhuận", "by day 31 of month+0", "2024-01-01", "2024-03-31",
             ["2024-01-31", "2024-02-29", "2024-03-31"]),
        case("ngày 30 của tháng sau", "by day 30 of month+1", "2026-01-01", "2026-03-31",
             ["2026-01-30", "2026-02-28", "2026-03-30"]),
    ],
)  # fmt: skip
def test_rule_6_a_day_that_the_month_lacks_is_its_last_and_does_not_stick(rule, first, last, expected):
    assert [o.due.isoformat() for o in occurrences(duty(deadline("monthly", rule)), D(first), D(last))] == expected


@pytest.mark.parametrize(
    ("year", "last_day"),
    [("2023", "2023-02-28"), ("2024", "2024-02-29"), ("2025", "2025-02-28"), ("2100", "2100-02-28")],
)
def test_rule_6_29_february_of_every_year(year, last_day):
    assert due_of("by 02-29", year) == last_day


@pytest.mark.parametrize("cadence", WITHIN_A_YEAR)
@pytest.mark.parametrize("rule", [None, "before day 5 of month+1", "within 10 days"])
@pytest.mark.parametrize("year", [1945, 2014, 2039, 2100, 9998])
def test_rule_6_every_common_year_answers_alike(cadence, rule, year):
    def days(year: int) -> list[str]:
        found = occurrences(duty(deadline(cadence, rule)), date(year, 1, 1), date(year, 12, 31))
        return [f"{o.due:%d/%m}" for o in found]

    assert days(year) == days(2026) != []


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        case("năm đầu của lịch: không có kỳ trước", "0001",
             ["0001-Q1: 0001-04-04", "0001-Q2: 0001-07-04", "0001-Q3: 0001-10-04"]),
        case("năm cuối của lịch: quý IV đến hạn khi lịch đã hết", "9999",
             ["9998-Q4: 9999-01-04", "9999-Q1: 9999-04-04", "9999-Q2: 9999-07-04", "9999-Q3: 9999-10-04"]),
    ],
)  # fmt: skip
def test_rule_6_the_calendar_ends_without_an_error(year, expected):
    late = duty(deadline("quarterly", "before day 5 of month+1"))
    assert dues(late, f"{year}-01-01", f"{year}-12-31") == expected


# 7. Effect bounds: a period must overlap the application interval; nothing is due after a repeal.


@pytest.mark.parametrize(
    ("bounds", "one", "window", "expected"),
    [
        case("hiệu lực từ 20/10/2014: quý III chưa, quý IV có", Bounds(first=D("2014-10-20")), deadline("quarterly"),
             "2014", ["2014-Q4: 2014-12-31"]),
        case("hiệu lực đúng ngày cuối quý", Bounds(first=D("2014-09-30")), deadline("quarterly"), "2014",
             ["2014-Q3: 2014-09-30", "2014-Q4: 2014-12-31"]),
        case("chỉ biết năm 2024: tính từ 31/12/2024", Bounds(first=partial_date.latest("2024")), deadline("semiannual"),
             "2024", ["2024-H2: 2024-12-31"]),
        case("chỉ biết tháng 5/2024: từ 31/5/2024", Bounds(first=partial_date.latest("2024-05")), deadline("monthly"),
             "2024", ["2024-05: 2024-05-31", "2024-06: 2024-06-30", "2024-07: 2024-07-31", "2024-08: 2024-08-31",
                      "2024-09: 2024-09-30", "2024-10: 2024-10-31", "2024-11: 2024-11-30", "2024-12: 2024-12-31"]),
        case("chương trình đến 2020: báo cáo năm 2020 vẫn nộp đầu 2021", Bounds(last=partial_date.latest("2020")),
             deadline("annual", "by 01-20 next-year"), "2021", ["2020: 2021-01-20"]),
        case("chương trình đến 2020: không còn báo cáo năm 2021", Bounds(last=partial_date.latest("2020")),
             deadline("annual", "by 01-20 next-year"), "2022", []),
        case("bãi bỏ: đến hạn đúng ngày ấy vẫn là nợ", Bounds(last=D("2026-06-30"), repealed=D("2026-06-30")),
             deadline("quarterly"), "2026", ["2026-Q1: 2026-03-31", "2026-Q2: 2026-06-30"]),
        case("bãi bỏ trước ngày đến hạn: không còn nợ", Bounds(last=D("2026-06-30"), repealed=D("2026-06-30")),
             deadline("quarterly", "before day 5 of month+1"), "2026", ["2025-Q4: 2026-01-04", "2026-Q1: 2026-04-04"]),
        case("việc một lần sau thời gian áp dụng vẫn phải làm", Bounds(D("2013-06-19"), D("2020-12-31")),
             deadline("once", "in quarter 2021-Q1"), "2021", ["once: 2021-03-31"]),
        case("việc một lần sau khi bãi bỏ thì thôi", Bounds(repealed=D("2020-12-31")),
             deadline("once", "in quarter 2021-Q1"), "2021", []),
        case("không biết giới hạn nào", Bounds(), deadline("annual"), "2300", ["2300: 2300-12-31"]),
    ],
)  # fmt: skip
def test_rule_7_an_occurrence_exists_when_its_period_overlaps_the_application(bounds, one, window, expected):
    assert dues(duty(one, bounds=bounds), f"{window}-01-01", f"{window}-12-31") == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        case("có hiệu lực sau ngày hạn của kỳ", "2026-12-20", []),
        case("có hiệu lực đúng ngày hạn", "2026-12-19", ["2026: 2026-12-19"]),
        case("có hiệu lực trước ngày hạn", "2026-12-18", ["2026: 2026-12-19"]),
    ],
)
def test_rule_7_nothing_is_due_before_the_regulation_applies(first, expected):
    """The period overlaps the application; the day had passed before anybody was obliged."""
    one = duty(deadline("annual", "before 12-20"), bounds=Bounds(D(first)))
    assert dues(one, "2026-01-01", "2026-12-31") == expected


# 8. Days off never move a due date; submit_by is the last working day on or before it.


@pytest.mark.parametrize(
    ("due_date", "hand_in"),
    [
        case("ngày làm việc: đúng ngày ấy", "2026-12-31", "2026-12-31"),
        case("thứ Bảy: thứ Sáu trước", "2026-07-04", "2026-07-03"),
        case("Chủ nhật: thứ Sáu trước", "2026-10-04", "2026-10-02"),
        case("giữa Tết: ngày làm việc cuối trước Tết", "2026-02-18", "2026-02-13"),
        case("mồng hết Tết là Chủ nhật: vẫn trước Tết", "2026-02-22", "2026-02-13"),
        case("sau Tết: đúng ngày ấy", "2026-02-23", "2026-02-23"),
        case("thứ Bảy làm bù: đúng ngày ấy", "2026-08-22", "2026-08-22"),
        case("Chủ nhật sau thứ Bảy làm bù: thứ Bảy ấy", "2026-08-23", "2026-08-22"),
    ],
)
def test_rule_8_hand_in_by_the_last_working_day(due_date, hand_in):
    assert submit_by(D(due_date), day_off) == D(hand_in)


def test_rule_8_a_due_date_on_a_weekend_stays_there():
    half = duty(deadline("semiannual", "before 07-05", "H1"))
    assert dues(half, "2026-01-01", "2026-12-31") == ["2026-H1: 2026-07-04"]
    assert is_day_off(D("2026-07-04"), frozenset())


# 9. "each" owes its own, "together" is one joint act; a member of a group owes the group's duties too.


@pytest.mark.parametrize(
    ("performed", "parties", "keys"),
    [
        case("một cơ quan", Performed.EACH, (party("so-y-te"),), ["cao-nguyen/24.1@2026:so-y-te"]),
        case("từng cơ quan một báo cáo", Performed.EACH, (party("so-y-te"), party("so-tai-chinh")),
             ["cao-nguyen/24.1@2026:so-y-te", "cao-nguyen/24.1@2026:so-tai-chinh"]),
        case("cùng làm một việc", Performed.TOGETHER, (party("so-y-te"), party("so-tai-chinh")),
             ["cao-nguyen/24.1@2026"]),
        case("mỗi thành viên của nhóm nợ một báo cáo", Performed.EACH, (party("cac-so", group=True),),
             ["cao-nguyen/24.1@2026:so-y-te", "cao-nguyen/24.1@2026:so-tai-chinh"]),
        case("có tên riêng và trong nhóm: vẫn một báo cáo", Performed.EACH,
             (party("cac-so", group=True), party("so-y-te")),
             ["cao-nguyen/24.1@2026:so-y-te", "cao-nguyen/24.1@2026:so-tai-chinh"]),
        case("nơi nhận không nợ", Performed.EACH, (party("so-y-te"), party("bhxh-tinh", Role.RECIPIENT)),
             ["cao-nguyen/24.1@2026:so-y-te"]),
    ],
)  # fmt: skip
def test_rule_9_each_owes_its_own_and_together_is_one(performed, parties, keys):
    (one,) = resolve([duty(deadline("annual"), parties=parties, performed=performed)], AGENCIES)
    assert [o.key for o in occurrences(one, D("2026-01-01"), D("2026-12-31"))] == keys


def test_rule_9_a_joint_act_names_all_who_answer():
    joint = duty(deadline("annual"), agencies=("so-y-te", "bhxh-tinh"), performed=Performed.TOGETHER)
    (only,) = occurrences(joint, D("2026-01-01"), D("2026-12-31"))
    assert [b.agency for b in only.agencies] == ["so-y-te", "bhxh-tinh"]


def test_rule_9_the_group_through_which_an_agency_owes_is_told():
    (one,) = resolve([duty(deadline("annual"), parties=(party("cac-so", group=True), party("so-y-te")))], AGENCIES)
    assert {b.agency: b.via for b in one.answerable} == {"so-y-te": None, "so-tai-chinh": "CAC-SO"}
