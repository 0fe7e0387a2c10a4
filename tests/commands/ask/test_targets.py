"""`bh measure` and `bh targets`: what was reached of what a regulation aims at."""

from __future__ import annotations

import pytest

from baohiem_cli.views.ask.targets import bar
from baohiem_cli.views.common.dates import number
from tests.domain.making import case

PERCENT, PEOPLE = "mau/bhyt-2026", "mau/bhxh-2026"
FIELDS = {"id", "regulation", "ref", "indicator", "group", "unit", "value", "year", "also", "formerly"}
REACHED = {"reached", "gap", "on", "source"}


def measure(office, value, day, indicator=PERCENT, **rest):
    options = [word for name, given in rest.items() for word in (f"--{name}", given)]
    return office.run("measure", indicator, "--value", value, "--as-of", day, *options, day="2027-03-01")


def target(office, day, indicator=PERCENT):
    (one,) = [item for item in office.items("targets", "-r", "mau", day=day) if item["id"] == indicator]
    return one


def test_a_target_without_a_measurement_says_so(office):
    first = target(office, "2026-11-22")
    assert set(first) == FIELDS | REACHED
    assert (first["value"], first["year"], first["unit"], first["ref"]) == (94.3, 2026, "% dân số", "3")
    assert (first["reached"], first["gap"], first["on"], first["source"]) == (None, None, None, None)


def test_a_measurement_gives_the_gap(office):
    run = measure(office, 91.2, "2026-06-30", source="Báo cáo 12/BC-BHXH", format="json")
    assert run.code == 0
    (event,) = run.json["items"]
    assert (event["act"], event["key"], event["on"]) == ("measure", PERCENT, "2026-06-30")
    assert event["data"] == {"value": 91.2, "source": "Báo cáo 12/BC-BHXH"}
    found = target(office, "2026-06-30")
    assert (found["reached"], found["gap"], found["on"], found["source"]) == (
        91.2, 3.1, "2026-06-30", "Báo cáo 12/BC-BHXH",
    )  # fmt: skip


def test_the_latest_measurement_up_to_the_day_counts(office):
    measure(office, 93, "2026-09-30")
    measure(office, 91, "2026-06-30")
    measure(office, 95, "2026-12-31")
    reached = [target(office, day)["reached"] for day in ("2026-06-29", "2026-06-30", "2026-09-30", "2026-12-31")]
    assert reached == [None, 91, 93, 95]
    assert target(office, "2026-12-31")["gap"] == 0


def test_of_two_measurements_of_one_day_the_later_recorded_counts(office):
    measure(office, 93, "2026-09-30")
    measure(office, 92.5, "2026-09-30")
    assert target(office, "2026-09-30")["reached"] == 92.5


def test_nothing_reached_is_a_measurement_too(office):
    measure(office, 0, "2026-06-30")
    assert (target(office, "2026-06-30")["reached"], target(office, "2026-06-30")["gap"]) == (0, 94.3)


def test_a_person_sees_figures_and_a_bar(office):
    measure(office, 47.15, "2026-06-30")
    measure(office, 1_234_567, "2026-06-30", PEOPLE)
    rows = {line.split()[0]: line for line in office.run("targets", "-r", "mau", day="2026-07-01").out.splitlines()}
    assert "94,3" in rows[PERCENT]
    assert "47,15" in rows[PERCENT]
    assert "30/06/2026" in rows[PERCENT]
    assert rows[PERCENT].endswith("█" * 10 + "░" * 10)
    assert "1250000" in rows[PEOPLE]
    assert "1234567" in rows[PEOPLE]
    assert "15433" in rows[PEOPLE]


@pytest.mark.parametrize(
    ("goal", "reached", "shown"),
    [
        case("chưa đo", 94.3, None, ""),
        case("chưa được gì", 94.3, 0, "░" * 20),
        case("một nửa", 94.3, 47.15, "█" * 10 + "░" * 10),
        case("đủ", 94.3, 94.3, "█" * 20),
        case("hơn mức", 94.3, 120, "█" * 20),
        case("số âm", 94.3, -5, "░" * 20),
        case("mức không", 0, 5, ""),
    ],
)
def test_a_bar_shows_how_much_is_reached(goal, reached, shown):
    assert bar(goal, reached) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (0.0, "0"),
        (15.0, "15"),
        (94.3, "94,3"),
        (1250000.0, "1250000"),
        (1234567.8, "1234567,8"),
        (0.1, "0,1"),
    ],
)
def test_a_figure_is_written_the_vietnamese_way(value, shown):
    assert number(value) == shown


@pytest.mark.parametrize(
    ("args", "code"),
    [
        case("không có chỉ tiêu", ["mau/bhyt-2027", "--value", 91], 6),
        case("thiếu số", [PERCENT], 2),
        case("không phải số", [PERCENT, "--value", "nhiều"], 2),
        case("không phải số hữu hạn", [PERCENT, "--value", "nan"], 2),
        case("vô cùng", [PERCENT, "--value", "inf"], 2),
        case("ngày chưa đến", [PERCENT, "--value", 91, "--as-of", "2026-11-23"], 2),
    ],
)
def test_what_cannot_be_measured_is_refused(office, args, code):
    assert office.run("measure", *args).code == code
    assert office.log() == []


def test_an_unknown_indicator_is_told_with_the_nearest(office):
    run = office.run("measure", "mau/bhyt-2027", "--value", 91, "--format", "json")
    assert PERCENT in run.json["error"]["nearest"]
    assert PERCENT in run.err


def test_regulations_can_be_chosen(office):
    assert {item["regulation"] for item in office.items("targets")} == {"mau", "chuong-trinh"}
    assert {item["regulation"] for item in office.items("targets", "-r", "mau")} == {"mau"}
    assert office.items("targets", "-r", "cao-nguyen") == []
    assert "Không có chỉ tiêu nào" in office.run("targets", "-r", "cao-nguyen").out
    assert office.run("targets", "-r", "khong-co").code == 6
