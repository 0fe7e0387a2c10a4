"""`bh log`: who recorded what, and when."""

from __future__ import annotations

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
    assert "45/KH; 2026-12-31" in out
    assert "Chưa có ghi nhận nào" in office.run("log", PLAN).out
