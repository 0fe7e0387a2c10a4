"""`bh calendar`: the months, with what falls due and the days off."""

from __future__ import annotations

import re

import pytest

from tests.domain.making import case


def days(office, *args: object) -> dict[str, dict[str, object]]:
    return {item["day"]: item for item in office.items("calendar", "-r", "mau", *args)}


def test_a_day_has_what_falls_due_on_it(office):
    found = days(office, "--year", 2026, "--month", 12)
    assert list(found) == ["2026-12-19", "2026-12-31"]
    assert found["2026-12-19"]["keys"] == ["mau/1.1@2026:so-y-te", "mau/1.1@2026:so-tai-chinh"]
    assert (found["2026-12-19"]["weekday"], found["2026-12-19"]["off"]) == ("Thứ Bảy", True)
    assert (found["2026-12-31"]["due"], found["2026-12-31"]["inferred"]) == (2, 2)


@pytest.mark.parametrize(
    ("month", "off", "worked"),
    [
        case("Tết Dương lịch, có ngày đổi", 1, ["01", "02"], ["10"]),
        case("Tết 2026", 2, ["16", "17", "18", "19", "20"], []),
        case("ngày đổi trước Quốc khánh", 8, ["31"], ["22"]),
        case("Quốc khánh", 9, ["01", "02"], []),
        case("Ngày Văn hóa Việt Nam", 11, ["24"], []),
        case("tháng không có ngày lễ", 6, [], []),
    ],
)
def test_days_off_and_days_worked_in_their_place(office, month, off, worked):
    """By the official notice of 2026."""
    moved = [item for item in days(office, "--year", 2026, "--month", month).values() if item["moved"]]
    assert [item["day"][8:] for item in moved if item["off"]] == off
    assert [item["day"][8:] for item in moved if not item["off"]] == worked


def test_the_month_is_a_row_for_each_week(office):
    """1/12/2026 is a Tuesday."""
    lines = office.run("calendar", "-r", "mau", "--month", 12).out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("T2"))
    assert lines[at].split() == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    assert lines[at + 1].split() == ["1", "2", "3", "4", "5×", "6×"]
    assert "19×: 2" in lines[at + 3]
    assert "31: 2" in lines[at + 5]
    assert "Tháng 12/2026: 4 việc" in lines
    assert "Thứ Bảy 19/12: 2 việc: mau/1.1" in lines
    assert "Thứ Năm 31/12: 2 việc: mau/1.3, mau/1.4" in lines


def test_without_a_year_the_twelve_months_of_this_one(office):
    out = office.run("calendar", "-r", "mau").out
    assert next(line for line in out.splitlines() if line.startswith("Tháng 0")) == "Tháng 01/2026: 2 việc"
    assert len([line for line in out.splitlines() if re.match(r"Tháng \d\d/2026: ", line)]) == 12
    assert "Lịch trong năm 2026: 13 việc" in out


def test_a_month_that_has_passed_is_that_of_next_year_and_says_so(office):
    assert "Lịch trong tháng 10/2027" in office.run("calendar", "-r", "mau", "--month", 10).out


def test_due_of_a_month_that_has_passed_says_which_year_it_means(office):
    out = office.run("due", "-r", "mau", "--month", 10).out
    assert out.startswith("Đến hạn trong tháng 10/2027 (năm sau)")


def test_of_a_year_the_months_are_drawn_side_by_side(office):
    """1.1 twice in December; 1.2 twice after each quarter; 1.3 in December, 1.4 in June and December."""
    page = office.run("calendar", "--year", 2026, "-r", "mau").out
    drawn = {line[:7]: line.count("█") for line in page.splitlines() if "/2026 " in line and line[:1].isdigit()}
    assert drawn == {
        "01/2026": 20, "02/2026": 0, "03/2026": 0, "04/2026": 20, "05/2026": 0, "06/2026": 10,
        "07/2026": 20, "08/2026": 0, "09/2026": 0, "10/2026": 20, "11/2026": 0, "12/2026": 40,
    }  # fmt: skip


@pytest.mark.parametrize("format", ["csv", "json"])
def test_programs_get_no_plots(office, format):
    assert "█" not in office.run("calendar", "--year", 2026, "-r", "mau", "--format", format).out


def test_one_month_has_none(office):
    assert "█" not in office.run("calendar", "--year", 2026, "--month", 12, "-r", "mau").out
