"""The working calendar against the official notices, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from baohiem_cli import paths
from baohiem_cli.app.holidays import days_off
from baohiem_cli.domain.deadlines.workdays import is_day_off
from baohiem_cli.files import loading
from baohiem_cli.files.sources import Source
from tests.domain.making import D

OFFICIAL = {
    2024: """01/01 nghỉ Tết Dương lịch
             08/02-14/02 nghỉ Tết Giáp Thìn
             18/04 nghỉ Giỗ Tổ
             29/04-01/05 nghỉ 30/4 và 1/5, thứ Hai 29/4 đổi lấy thứ Bảy 04/5
             04/05 làm bù
             31/08-03/09 nghỉ Quốc khánh""",
    2025: """01/01 nghỉ Tết Dương lịch
             25/01-02/02 nghỉ Tết Ất Tỵ
             07/04 nghỉ Giỗ Tổ
             26/04 làm bù
             30/04-04/05 nghỉ 30/4 và 1/5, thứ Sáu 02/5 đổi lấy thứ Bảy 26/4
             30/08-02/09 nghỉ Quốc khánh""",
    2026: """01/01-04/01 nghỉ Tết Dương lịch, thứ Sáu 02/01 đổi lấy thứ Bảy 10/01
             10/01 làm bù
             14/02-22/02 nghỉ Tết Bính Ngọ
             25/04-27/04 nghỉ Giỗ Tổ, nghỉ bù thứ Hai
             30/04-03/05 nghỉ 30/4 và 1/5
             22/08 làm bù
             29/08-02/09 nghỉ Quốc khánh, thứ Hai 31/8 đổi lấy thứ Bảy 22/8
             24/11 nghỉ Ngày Văn hóa Việt Nam""",
    2027: """01/01-03/01 nghỉ Tết Dương lịch
             04/02-10/02 nghỉ Tết Đinh Mùi
             16/04 nghỉ Giỗ Tổ
             30/04-03/05 nghỉ 30/4 và 1/5, nghỉ bù thứ Hai
             02/09-05/09 nghỉ Quốc khánh
             24/11 nghỉ Ngày Văn hóa Việt Nam""",
}


def notice(year: int) -> dict[date, bool]:
    """What the notices of a year say: each day that they name, and whether it is off."""
    said = {}
    for line in OFFICIAL[year].splitlines():
        days, word, *__ = line.split()
        ends = [date(year, int(day[3:]), int(day[:2])) for day in days.split("-")]
        for n in range((ends[-1] - ends[0]).days + 1):
            said[ends[0] + timedelta(days=n)] = word == "nghỉ"
    return said


@pytest.fixture(scope="module")
def corrections() -> dict[date, bool]:
    return loading.common([Source(paths.shipped_data())]).corrections


@pytest.mark.parametrize("year", OFFICIAL)
def test_every_day_of_the_year_is_off_or_worked_as_the_notices_say(year, corrections):
    exceptions = days_off([year], corrections)
    said = notice(year)
    every_day = [date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
    wrong = [day for day in every_day if is_day_off(day, exceptions) != said.get(day, day.weekday() >= 5)]
    assert wrong == []


@pytest.mark.parametrize(
    ("corrected", "day", "off"),
    [
        ({"2026-03-02": True}, "2026-03-02", True),
        ({"2026-03-07": False}, "2026-03-07", False),
        ({"2026-04-30": False}, "2026-04-30", False),
        ({"2026-08-22": True}, "2026-08-22", True),
        ({"2025-03-02": True, "2026-03-02": False}, "2026-03-02", False),
    ],
    ids=["a day off more", "a Saturday worked", "a holiday worked", "a Saturday not worked", "as the library says"],
)
def test_an_official_notice_overrides_the_library(corrected, day, off):
    exceptions = days_off([2026], {D(given): is_off for given, is_off in corrected.items()})
    assert is_day_off(D(day), exceptions) is off


def test_only_the_years_asked_for_are_answered():
    found = days_off([2025, 2027], {D("2026-03-02"): True})
    assert {day.year for day in found} == {2025, 2027}
