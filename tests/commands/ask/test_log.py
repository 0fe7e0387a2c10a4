"""`bh log`: who recorded what, and when."""

from __future__ import annotations

import csv

import pytest

from baohiem_cli.views.common.dates import vietnam_time
from tests.commands.office import ANNUAL, OTHER, PLAN


def test_the_log_tells_who_recorded_what_when(office):
    office.run("extend", ANNUAL, "--to", "2026-12-31", "--doc", "45/KH", day="2026-11-20")
    office.run("done", OTHER, "--by", "Minh", day="2026-11-21")
    office.run("undo", "--yes", day="2026-11-22")
    assert [(i["act"], i["key"], i["actor"], i["on"]) for i in office.log()] == [
        ("extend", ANNUAL, "Lan", "2026-11-20"),
        ("done", OTHER, "Minh", "2026-11-21"),
        ("undo", OTHER, "Lan", "2026-11-22"),
    ]
    assert [item["act"] for item in office.log(OTHER)] == ["done", "undo"]
    assert office.log(PLAN) == []
    assert [item["act"] for item in office.items("log", "--limit", 1)] == ["undo"]
    out = office.run("log").out
    assert "gia hạn" in out
    assert "45/KH; đến 31/12/2026" in out
    assert "Chưa có ghi nhận nào" in office.run("log", PLAN).out


@pytest.fixture
def corrected(office):
    """Done, taken back, done again on another day; recorded at 9 in the morning of Hà Nội."""
    office.run("done", ANNUAL, "--on", "2026-11-10", day="2026-11-20")
    office.run("undo", "--yes", day="2026-11-21")
    office.run("done", ANNUAL, "--on", "2026-11-12", day="2026-11-22")
    return office


def test_what_is_taken_back_is_said_and_marked(corrected):
    lines = corrected.run("log", "-f", "csv").out.splitlines()
    acts = [row["Ghi nhận"] for row in csv.DictReader([lines[0].removeprefix("\ufeff"), *lines[1:]])]
    assert acts == ["hoàn thành (đã rút lại)", "rút lại: hoàn thành ngày 10/11/2026", "hoàn thành"]
    assert "rút lại: hoàn thành ngày 10/11/2026" in corrected.run("log", "--limit", 2).out


def test_moments_are_in_vietnamese_time(corrected):
    lines = corrected.run("log").out.splitlines()
    assert lines[0].startswith("Thời điểm (giờ Việt Nam)  Người ghi")
    assert [line[:16] for line in lines[1:]] == ["20/11/2026 09:00", "21/11/2026 09:00", "22/11/2026 09:00"]
    assert [item["at"][:16] for item in corrected.log()] == ["2026-11-20T02:00", "2026-11-21T02:00", "2026-11-22T02:00"]


@pytest.mark.parametrize(("at", "shown"), [("2026-11-27T17:30:00.000Z", "28/11/2026 00:30"), ("hôm qua", "hôm qua")])
def test_a_moment_of_another_program(at, shown):
    assert vietnam_time(at) == shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_narrow_terminal_keeps_keys_and_words_whole(corrected, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    out = corrected.run("log", "-f", "table").out
    assert out.count(ANNUAL) == 3
    assert max(map(len, out.splitlines())) <= width
    assert "Chi tiết" not in out, "nothing is told there"
