"""Questions about duties whose deadlines have the rarer forms: weeks, nine months, two years, working days."""

from __future__ import annotations

import pytest

from tests.commands.office import FORMS
from tests.domain.making import case


@pytest.fixture
def due(forms):
    """What falls due of the regulation with every form, as `period: day`."""

    def ask(first: str, last: str, *args: object) -> list[str]:
        found = forms.run("due", "-r", "tay-bac", "--from", first, "--to", last, *args, "-f", "json").json["items"]
        return [f"{item['ref']} {item['period']}: {item['due']}" for item in found]

    return ask


@pytest.mark.parametrize(
    ("cadence", "first", "last", "expected"),
    [
        case("tuần quanh năm mới", "weekly", "2026-12-20", "2027-01-10",
             ["1.1 2026-W52: 2026-12-24", "1.1 2026-W53: 2026-12-31", "1.1 2027-W01: 2027-01-07"]),
        case("tháng, có tháng 12 riêng", "monthly", "2026-12-01", "2027-03-31",
             ["1.2 2026-11: 2026-12-07", "1.2 2026-12: 2026-12-25", "1.2 2027-01: 2027-02-12",
              "1.2 2027-02: 2027-03-05"]),
        case("9 tháng", "nine-month", "2026-01-01", "2027-12-31",
             ["1.3 2026-N9: 2026-10-05", "1.3 2027-N9: 2027-10-05"]),
        case("2 năm, đếm từ 2025", "biennial", "2025-01-01", "2030-12-31",
             ["1.4 2025-2026: 2026-12-14", "1.4 2027-2028: 2028-12-14", "1.4 2029-2030: 2030-12-14"]),
        case("tháng thứ hai của quý", "quarterly", "2026-01-01", "2026-12-31",
             ["1.5 2026-Q1: 2026-02-15", "1.5 2026-Q2: 2026-05-15", "1.5 2026-Q3: 2026-08-15",
              "1.5 2026-Q4: 2026-11-15"]),
        case("bằng chữ", "hằng tuần", "2026-12-24", "2026-12-24", ["1.1 2026-W52: 2026-12-24"]),
    ],
)  # fmt: skip
def test_days_and_periods(due, cadence, first, last, expected):
    assert due(first, last, "--cadence", cadence) == expected


@pytest.mark.parametrize(
    ("duty", "words", "key"),
    [
        case("tuần", "tay-bac/1.1", "tuần 47/2026", "tay-bac/1.1@2026-W47:bhxh-tinh"),
        case("chữ thường", "tay-bac/1.1", "2026-w47", "tay-bac/1.1@2026-W47:bhxh-tinh"),
        case("9 tháng", "tay-bac/1.3", "9 tháng năm 2026", "tay-bac/1.3@2026-N9:so-noi-vu"),
        case("2 năm", "tay-bac/1.4", "năm 2025-2026", "tay-bac/1.4@2025-2026"),
    ],
)
def test_periods_in_the_words_of_administration(forms, duty, words, key):
    assert forms.keys("done", duty, "--period", words, "--on", "2026-11-21") == [key]


def test_a_period_of_two_years_that_is_none_is_told(forms):
    run = forms.run("done", "tay-bac/1.4", "--period", "2026-2027")
    assert run.code == 6
    assert "tay-bac/1.4@2025-2026" in run.err


def test_the_count_of_working_days_of_a_period_is_explained(forms):
    """Tết 2027 is 04-10/02: the fifth working day of February is the 12th."""
    shown = forms.run("show", "tay-bac/1.2@2027-01:bhxh-tinh", "--explain", day="2027-01-15").out
    for line in (
        "Đếm 5 ngày làm việc sau ngày 31/01/2027: ngày cuối còn trong hạn là 12/02/2027.",
        "Thứ Tư 03/02/2027: ngày làm việc thứ 3",
        "Thứ Năm 04/02/2027: nghỉ lễ, tết hoặc nghỉ bù",
        "Thứ Năm 11/02/2027: ngày làm việc thứ 4",
        "Thứ Sáu 12/02/2027: ngày làm việc thứ 5",
    ):
        assert line in shown


def test_flows_and_differences_date_working_days_too(forms, tmp_path):
    """The first five working days of December 2026 end on the 7th, the first six on the 8th."""
    new = tmp_path / "tay-bac.yaml"
    text = (FORMS).read_text(encoding="utf-8")
    for old, now in (("first 5 working", "first 6 working"), ("05 ngày làm việc đầu", "06 ngày làm việc đầu")):
        text = text.replace(old, now)
    new.write_text(text, encoding="utf-8")
    told = forms.run("diff", "tay-bac", new, "-f", "json").out
    assert "2026-12-07" in told
    assert "2026-12-08" in told
    assert forms.run("flows", "-r", "tay-bac").code == 0
    assert forms.run("gaps", "-r", "tay-bac").code == 0
