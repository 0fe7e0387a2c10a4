"""`bh init`: from when is tracked."""

from __future__ import annotations

import os
import stat
from dataclasses import replace

import pytest

from tests.commands.office import ANNUAL, QUARTERLY, TRACK_FROM


def test_it_shows_from_when_is_tracked(office):
    (item,) = office.items("init")
    assert item == {
        "track_from": TRACK_FROM, "db": str(office.db), "province": None, "province_name": None, "agency": None,
        "agency_name": None, "name": None, "unit": None, "unit_name": None,
    }  # fmt: skip
    out = office.run("init").out
    assert "01/01/2026" in out
    assert str(office.db) in out


@pytest.mark.parametrize("day", ["2025-07-01", "01/07/2025"])
def test_it_sets_the_day(office, day):
    assert office.items("init", "--track-from", day)[0]["track_from"] == "2025-07-01"
    assert office.items("init")[0]["track_from"] == "2025-07-01"


def test_what_was_due_before_is_not_overdue(office):
    everything = office.overdue("2026-11-22")
    office.run("init", "--track-from", "2026-07-04")
    due_then = f"{QUARTERLY}@2026-Q2:so-y-te"
    assert office.overdue("2026-11-22") == [key for key in everything if "Q2" in key or "Q3" in key]
    assert due_then in office.overdue("2026-11-22")
    office.run("init", "--track-from", "2026-07-05")
    assert due_then not in office.overdue("2026-11-22")


def test_a_day_to_come_means_that_nothing_is_overdue_yet(office):
    office.run("init", "--track-from", "2027-01-01")
    assert office.overdue("2026-12-31") == []


def test_no_day_is_wrong_usage(office):
    assert office.run("init", "--track-from", "hôm nay").code == 2


def test_a_new_database_tracks_from_the_first_day_of_its_year(bh, turn, tmp_path):
    turn("2027-08-15")
    made = bh("init", "--db", tmp_path / "new.db", "--format", "json")
    assert made.json["items"][0]["track_from"] == "2027-01-01"
    turn("2030-01-01")
    assert bh("init", "--db", tmp_path / "new.db", "--format", "json").json["items"] == made.json["items"]


def test_a_change_is_recorded_with_what_it_leaves_out(office):
    overdue = len(office.items("overdue"))
    (item,) = office.items("init", "--track-from", "2026-11-01", "--by", "Minh")
    assert (item["before"], item["overdue_before"], item["overdue"]) == (
        TRACK_FROM,
        overdue,
        len(office.items("overdue")),
    )
    assert item["overdue"] < overdue
    (event,) = office.log()
    assert (event["act"], event["actor"], event["key"]) == ("setting", "Minh", "ledger")
    assert event["data"] == {"name": "track_from", "value": "2026-11-01", "before": TRACK_FROM}
    assert item["receipt"].endswith(f"-1-{event['hash'][:8]}")
    assert office.examined() == (0, [])
    assert office.undo() == [], "a setting is set again, not taken back"


def test_the_same_day_again_is_no_change(office):
    office.run("init", "--track-from", TRACK_FROM)
    assert office.log() == []


# A database that was not there


@pytest.mark.parametrize("command", [["due"], ["overdue"], ["log"], ["status"], ["done", ANNUAL]])
def test_a_new_database_is_told(office, tmp_path, command):
    """A slip in `--db` must not look like work that nobody has done."""
    other = replace(office, db=tmp_path / "bhh.db")
    run = other.run(*command)
    assert f"Chưa có cơ sở dữ liệu {tmp_path / 'bhh.db'}" in run.err
    assert "Chưa có cơ sở dữ liệu" not in other.run("due").err


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_database_and_its_copies_are_their_owners_alone(office, tmp_path):
    other = replace(office, db=tmp_path / "new.db")
    other.run("note", ANNUAL, "…")
    other.run("backup", tmp_path / "copy.db")
    other.run("ledger", "export", tmp_path / "so.jsonl")
    other.run("due", "-o", tmp_path / "due.csv")
    mode = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir() if path.is_file()}
    assert {mode[name] for name in ("new.db", "copy.db", "so.jsonl", "new.db.heads")} == {0o600}
    assert mode["due.csv"] != 0o600


# The office


def test_an_office_is_set_once_and_recorded_with_the_day_in_one_command(office):
    wish = (
        "--agency",
        "BHXH Quảng Ngãi",
        "--name",
        "BHXH tỉnh Quảng Ngãi",
        "--track-from",
        "2026-02-01",
        "--by",
        "Minh",
    )
    run = office.run("init", *wish, "--format", "json")
    (item,) = run.json["items"]
    told = {"province": "quang-ngai", "province_name": "Quảng Ngãi", "agency": "bhxh-tinh", "agency_name": "BHXH tỉnh"}
    assert item.items() >= {**told, "name": "BHXH tỉnh Quảng Ngãi", "track_from": "2026-02-01"}.items()
    assert office.run("init", "--format", "json").json["items"][0].items() >= told.items()
    events = office.log()
    assert [event["data"] for event in events] == [
        {"name": "track_from", "value": "2026-02-01", "before": TRACK_FROM},
        {"name": "province", "value": "quang-ngai"},
        {"name": "agency", "value": "bhxh-tinh"},
        {"name": "office_name", "value": "BHXH tỉnh Quảng Ngãi"},
    ]
    assert {(event["act"], event["actor"], event["batch"]) for event in events} == {
        ("setting", "Minh", events[0]["batch"])
    }
    assert item["receipt"].endswith(f"-4-{events[-1]['hash'][:8]}")
    assert office.examined() == (0, [])


def test_a_person_reads_what_is_set(office):
    assert [line.split(":")[1].strip() for line in office.run("init").out.splitlines()[:3]] == 3 * ["chưa đặt"]
    office.run("init", "--province", "Thanh Hóa")
    assert "Thanh Hóa" in office.run("init").out


def test_an_office_is_taken_away_again(office):
    office.run("init", "--agency", "BHXH Quảng Ngãi", "--name", "BHXH tỉnh Quảng Ngãi")
    (item,) = office.items("init", "--clear")
    assert (item["province"], item["agency"], item["name"]) == (None, None, None)
    assert [event["data"] for event in office.log()[-3:]] == [
        {"name": "province", "before": "quang-ngai", "office": "BHXH tỉnh Quảng Ngãi"},
        {"name": "agency", "before": "bhxh-tinh", "office": "BHXH tỉnh Quảng Ngãi"},
        {"name": "office_name", "before": "BHXH tỉnh Quảng Ngãi", "office": "BHXH tỉnh Quảng Ngãi"},
    ]
    assert office.examined() == (0, [])


@pytest.mark.parametrize(
    ("wish", "code", "words"),
    [
        (["--province", "Thanh Hoáa"], 6, "Thanh Hóa"),
        (["--agency", "Sở Lạ Thanh Hóa"], 6, "Sở Lạ Thanh Hóa"),
        (["--agency", "Sở Y tế Thanh Hóa", "--province", "Sơn La"], 2, "Sơn La"),
        (["--name", " "], 2, "--name"),
    ],
)
def test_a_wrong_office_is_told_and_nothing_is_set(office, wish, code, words):
    run = office.run("init", *wish, "--track-from", "2026-05-01")
    assert run.code == code
    assert words in run.err
    assert office.log() == []


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (["--province", "Kon Tum"], "Kon Tum nay thuộc Quảng Ngãi từ 01/07/2025"),
        (["--province", "Quảng Ngãi"], "Kon Tum hợp nhất vào Quảng Ngãi từ 01/07/2025"),
        (["--province", "Cà Mau"], "Chưa có văn bản nào của Cà Mau; chỉ tính văn bản toàn quốc."),
        (["--agency", "Cục Thuế tỉnh Sơn La"], "Chi cục Thuế khu vực"),
    ],
)
def test_what_became_of_a_province_or_an_agency_is_told(office, wish, told):
    run = office.run("init", *wish)
    assert run.code == 0
    assert told in run.err
    assert told in office.run("init", *(["--province", "Kon Tum"] if "nay thuộc" in told else [])).err
