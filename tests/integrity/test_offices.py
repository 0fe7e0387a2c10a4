"""What offices see and settle of the shipped regulations, told as an official would tell it.

The day is 22/11/2026. Điều 24 khoản 1 Kon Tum: "các cơ quan, đơn vị" report before 05/7 and before 20/12. Điều 12
khoản 1 Thanh Hóa: "các sở, ban, ngành liên quan, UBND các huyện" report before day 5 of the month after each quarter.
Điều 19 khoản 3 điểm a of the joint rules of BHXH Việt Nam and Tổng LĐLĐ: each BHXH tỉnh reports.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.running import Bh

H1, Q3 = "kon-tum/24.1@2026-H1", "thanh-hoa/12.1@2026-Q3"
NATIONAL = "bhxh-tld-1619/19.3.a.2@2026"
LEFT = {"so-y-te", "thanh-tra-tinh", "cong-an-tinh"}
"""Of those who report in Thanh Hóa these have not sent for the third quarter, in what follows."""


class Desk:
    """An office with a database of its own."""

    def __init__(self, bh: Bh, db: Path, agency: str) -> None:
        self.bh, self.db = bh, db
        self.run("init", "--agency", agency, "--track-from", "2026-01-01")

    def run(self, *args: object) -> Run:
        run = self.bh(*args, "--db", self.db)
        assert run.code == 0, run.err
        return run

    def items(self, *args: object) -> list[Any]:
        items: list[Any] = self.run(*args, "--format", "json").json["items"]
        return items


# Sở Nội vụ of Quảng Ngãi: Kon Tum is part of Quảng Ngãi, Sở LĐTBXH part of Sở Nội vụ


@pytest.fixture
def so_noi_vu(bh, tmp_path):
    return Desk(bh, tmp_path / "quang-ngai.db", "Sở Nội vụ Quảng Ngãi")


def test_so_noi_vu_of_quang_ngai_owes_one_report_and_not_two(so_noi_vu):
    assert [item["key"] for item in so_noi_vu.items("overdue", "--basis", "explicit")] == [f"{H1}:so-noi-vu"]


@pytest.mark.parametrize("name", ["Sở Nội vụ", "Sở LĐTBXH", "sở lao động - thương binh và xã hội"])
def test_recording_it_once_ends_it_under_either_name(so_noi_vu, name):
    so_noi_vu.run("done", H1, "-a", name, "--on", "2026-07-01", "--yes")
    assert so_noi_vu.items("overdue", "--basis", "explicit") == []
    (year,) = so_noi_vu.items("due", "--year", 2026, "-r", "kon-tum", "--cadence", "annual", "--basis", "explicit")
    assert (year["key"], year["state"]) == ("kon-tum/24.1@2026:so-noi-vu", "open")


# BHXH tỉnh Thanh Hóa: who has not sent the report of the third quarter


@pytest.fixture
def bhxh_thanh_hoa(bh, tmp_path):
    """All but three have sent it in time."""
    desk = Desk(bh, tmp_path / "thanh-hoa.db", "BHXH tỉnh Thanh Hóa")
    excepted = [part for name in ("Sở Y tế", "Thanh tra tỉnh", "CA tỉnh") for part in ("--except", name)]
    desk.run("done", Q3, "--all", *excepted, "--on", "2026-10-02", "--yes")
    return desk


def of_q3(items):
    return {item["agency"] for item in items if item["key"].startswith(f"{Q3}:")}


def test_missing_names_those_who_have_not_sent(bhxh_thanh_hoa):
    answer = bhxh_thanh_hoa.run("missing", "thanh-hoa/12.1", "--format", "json").json
    assert (answer["period"], answer["left"], answer["overdue"]) == ("2026-Q3", 3, 3)
    assert {item["agency"] for item in answer["items"] if item["state"] == "overdue"} == LEFT
    page = bhxh_thanh_hoa.run("missing", "thanh-hoa/12.1").out
    assert page.index("Chưa gửi: 3") < page.index("Sở Y tế") < page.index("Gửi đúng hạn: 8")


def test_overdue_names_them(bhxh_thanh_hoa):
    assert of_q3(bhxh_thanh_hoa.items("overdue", "--all")) == LEFT
    page = " ".join(bhxh_thanh_hoa.run("overdue", "--all", "-r", "thanh-hoa").out.split())
    assert "đã gửi 8/11, chưa gửi: Sở Y tế; Công an tỉnh; Thanh tra tỉnh" in page


def test_the_agenda_of_bhxh_tinh_waits_for_them(bhxh_thanh_hoa):
    awaited = [item for item in bhxh_thanh_hoa.items("agenda") if item["section"] == "awaited"]
    assert of_q3(awaited) == LEFT
    page = " ".join(bhxh_thanh_hoa.run("agenda").out.split())
    assert "đã gửi 8/11, chưa gửi: Sở Y tế; Công an tỉnh; Thanh tra tỉnh" in page


def test_status_has_a_line_for_each(bhxh_thanh_hoa):
    asked = ("--by", "body", "--from", "2026-10-01", "--to", "2026-10-05", "-r", "thanh-hoa", "--all")
    lines = {item["name"]: item for item in bhxh_thanh_hoa.items("status", *asked)}
    assert lines["Sở Y tế (Thanh Hóa)"]["overdue"]["count"] == 1
    assert lines["Sở Tài chính (Thanh Hóa)"]["done"]["count"] == 1
    assert lines["Tất cả"]["done"]["count"] == 8


# Two provinces that merge their ledgers


def test_two_provinces_settle_each_their_own(bh, tmp_path):
    one = Desk(bh, tmp_path / "mot.db", "BHXH Thanh Hóa")
    other = Desk(bh, tmp_path / "hai.db", "BHXH Sơn La")
    one.run("done", f"{NATIONAL}:bhxh-tinh", "--on", "2026-11-10", "--yes")
    other.run("ledger", "export", tmp_path / "hai.jsonl")
    one.run("ledger", "export", tmp_path / "mot.jsonl")
    one.run("ledger", "import", tmp_path / "hai.jsonl")
    other.run("ledger", "import", tmp_path / "mot.jsonl")
    for desk in (one, other):
        found = desk.items("missing", NATIONAL, "-p", "Thanh Hóa", "-p", "Sơn La")
        states = {item["key"]: item["state"] for item in found}
        assert states == {
            f"{NATIONAL}:bhxh-tinh/thanh-hoa": "done", f"{NATIONAL}:bhxh-tinh/son-la": "open",
        }  # fmt: skip
