"""Recording: what is done, extended, waived, refused, noted, assigned or triggered, on its key and its day."""

from __future__ import annotations

import hashlib

import pytest

from tests.commands.office import ANNUAL, AWAITED, JOINT, OTHER, PLAN, QUARTERLY, TODAY, YEARLY
from tests.domain.making import case

EVENT_FIELDS = {"id", "origin", "number", "batch", "at", "actor", "office", "act", "key", "on", "data", "hash"}
Q3 = f"{QUARTERLY}@2026-Q3:so-y-te"

RECORDING = [
    case("hoàn thành", ["done", ANNUAL]),
    case("gia hạn", ["extend", ANNUAL, "--to", "2026-12-31"]),
    case("được miễn", ["waive", ANNUAL, "--reason", "đã sáp nhập"]),
    case("từ chối", ["refuse", ANNUAL, "--reason", "không thuộc thẩm quyền"]),
    case("ghi chú", ["note", ANNUAL, "chờ số liệu"]),
    case("giao việc", ["assign", ANNUAL, "Phòng Kế hoạch"]),
]
DRY = [row for row in RECORDING if row.values[0][0] not in ("note", "assign")] + [
    case("phát sinh", ["trigger", "mau/2.1", "--due", "2026-12-01"]),
    case("số đo", ["measure", "mau/bhyt-2026", "--value", 91.2]),
]


@pytest.mark.parametrize(
    ("args", "act", "data"),
    [
        case("hoàn thành", ["done", ANNUAL, "--doc", "123/BC-SYT", "--note", "gửi qua trục"], "done",
             {"doc": "123/BC-SYT", "note": "gửi qua trục"}),
        case("hoàn thành, không kèm gì", ["done", ANNUAL], "done", {}),
        case("gia hạn", ["extend", ANNUAL, "--to", "31/12/2026", "--doc", "45/KH", "--reason", "chờ số liệu"], "extend",
             {"to": "2026-12-31", "doc": "45/KH", "reason": "chờ số liệu"}),
        case("được miễn", ["waive", ANNUAL, "--reason", "đã sáp nhập", "--doc", "12/NC"], "waive",
             {"reason": "đã sáp nhập", "doc": "12/NC"}),
        case("từ chối", ["refuse", ANNUAL, "--reason", "không thuộc thẩm quyền"], "refuse",
             {"reason": "không thuộc thẩm quyền"}),
        case("ghi chú", ["note", ANNUAL, "chờ số liệu"], "note", {"text": "chờ số liệu"}),
        case("giao việc", ["assign", ANNUAL, "Phòng Kế hoạch"], "assign", {"who": "Phòng Kế hoạch"}),
    ],
)  # fmt: skip
def test_what_is_recorded_is_answered_and_kept(office, args, act, data):
    answer = office.answer(*args)
    (item,) = answer["items"]
    assert (answer["command"], answer["version"], answer["as_of"]) == (args[0], 1, TODAY)
    assert answer["dry_run"] is False
    assert set(item) == EVENT_FIELDS
    assert (item["act"], item["key"], item["on"], item["data"]) == (act, ANNUAL, TODAY, data)
    assert (item["actor"], item["number"]) == ("Lan", 1)
    assert item["at"].startswith("2026-11-22T02:00:0") and item["at"].endswith("Z")
    assert office.log() == [item]


@pytest.mark.parametrize("args", RECORDING)
def test_who_records_can_be_said(office, args):
    (item,) = office.items(*args, "--by", "Trần Văn Minh")
    assert item["actor"] == "Trần Văn Minh"


@pytest.mark.parametrize("args", RECORDING)
def test_a_name_that_could_not_be_read_again_is_not_recorded(office, args, monkeypatch):
    monkeypatch.setenv("BH_USER", "x" * 20_001)
    run = office.run(*args)
    assert (run.code, run.out) == (2, "")
    assert "BH_USER" in run.err
    assert office.log() == []


def test_a_blank_name_in_the_environment_is_none(office, monkeypatch):
    monkeypatch.setenv("BH_USER", " ")
    monkeypatch.setenv("LOGNAME", "văn thư")
    (item,) = office.items("note", ANNUAL, "đã gọi")
    assert item["actor"] == "văn thư"


@pytest.mark.parametrize("args", DRY)
def test_a_dry_run_shows_and_writes_nothing(office, args):
    answer = office.answer(*args, "--dry-run")
    assert answer["dry_run"] is True
    assert answer["items"]
    assert all(set(item) == {"act", "key", "on", "data"} for item in answer["items"])
    assert "Chưa ghi gì" in office.run(*args, "--dry-run").out
    assert office.log() == []
    assert office.state(ANNUAL) == "open"


def test_a_person_reads_what_was_recorded(office):
    out = office.run("done", ANNUAL, "--on", "2026-11-20", "--doc", "123/BC-SYT").out
    assert "Đã ghi 1 mục vào sổ." in out
    assert ANNUAL in out
    assert "20/11/2026" in out
    assert "123/BC-SYT" in out


# Which key


@pytest.mark.parametrize(
    ("args", "key"),
    [
        case("mã", [ANNUAL], ANNUAL),
        case("nhiệm vụ, kỳ, viết tắt", [YEARLY, "--period", "2026", "--agency", "SYT"], ANNUAL),
        case("nhiệm vụ, kỳ, tên", [YEARLY, "--period", "2026", "-a", "Sở Tài chính"], OTHER),
        case("quý", [QUARTERLY, "--period", "2026-Q3", "-a", "SYT"], Q3),
        case("mã không cơ quan", [f"{YEARLY}@2026", "-a", "SYT"], ANNUAL),
        case("việc chung", [JOINT, "--period", "2026"], PLAN),
        case("việc chung, một cơ quan", [JOINT, "--period", "2026", "-a", "SYT"], PLAN),
        case("việc chung, mã có cơ quan", [f"{PLAN}:so-tai-chinh"], PLAN),
    ],
)
def test_a_key_can_be_said_in_several_ways(office, args, key):
    assert office.keys("done", *args) == [key]


def test_several_keys_are_one_command(office):
    items = office.items("done", ANNUAL, OTHER, PLAN, "--on", "2026-11-20")
    assert [item["key"] for item in items] == [ANNUAL, OTHER, PLAN]
    assert len({item["batch"] for item in items}) == 1
    assert [item["number"] for item in items] == [1, 2, 3]


def test_a_key_named_twice_is_recorded_once(office):
    assert office.keys("done", ANNUAL, ANNUAL, PLAN, f"{PLAN}:so-y-te") == [ANNUAL, PLAN]


def test_one_wrong_key_stops_the_whole_command(office):
    assert office.run("done", ANNUAL, "mau/1.1@2026:so-noi-vu").code == 6
    assert office.run("done", "mau/1.1@2019:so-y-te", ANNUAL).code == 6
    assert office.log() == []


@pytest.mark.parametrize(
    ("args", "nearest"),
    [
        case("cơ quan gõ sai", ["mau/1.1@2026:so-yte"], "mau/1.1@2026:so-y-te"),
        case("cơ quan không chịu trách nhiệm", ["mau/1.1@2026:bhxh-tinh"], "mau/1.1@2026:so-tai-chinh"),
        case("kỳ không có", ["mau/1.1@2026-Q1:so-y-te"], "mau/1.1@2026:so-y-te"),
        case("không phải kỳ", ["mau/1.1@bao-gio:so-y-te"], "mau/1.1@2026:so-y-te"),
        case("thiếu kỳ", ["mau/1.2", "-a", "SYT"], Q3),
        case("trước khi có hiệu lực", ["mau/1.1@2019:so-y-te"], "mau/1.1@2020:so-y-te"),
        case("không có nhiệm vụ", ["mau/1.9@2026:so-y-te"], "mau/1.1"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest(office, args, nearest):
    run = office.run("done", *args, "--format", "json")
    assert run.code == 6
    assert run.json["error"]["code"] == "not_found"
    assert nearest in run.json["error"]["nearest"]
    assert nearest in run.err
    assert office.log() == []


def test_the_agency_most_like_the_one_typed_is_named_among_many(office):
    run = office.run("done", "cao-nguyen/24.1@2026:cuc-thue", "--format", "json")
    assert run.code == 6
    assert run.json["error"]["nearest"][0] == "cao-nguyen/24.1@2026:cuc-thue-tinh"


def test_a_duty_without_dates_is_sent_to_trigger(office):
    run = office.run("done", "mau/2.1", "--period", "2026", "-a", "SYT")
    assert run.code == 6
    assert "bh trigger" in run.err


def test_an_unknown_agency_is_not_found(office):
    assert office.run("done", YEARLY, "--period", "2026", "--agency", "Sở Y tees").code == 6


# Which day


@pytest.mark.parametrize("args", [row for row in RECORDING if row.values[0][0] not in ("note", "assign")])
def test_what_has_not_happened_yet_cannot_be_recorded(office, args):
    run = office.run(*args, "--on", "2026-11-23")
    assert run.code == 2
    assert "23/11/2026" in run.err
    assert office.log() == []
    assert office.items(*args, "--on", "2026-11-22")[0]["on"] == TODAY


def test_a_day_past_can_be_recorded_later(office):
    office.run("done", ANNUAL, "--on", "2026-12-18", day="2027-02-01")
    assert office.state(ANNUAL, day="2027-02-01") == "done"
    assert office.overdue("2027-02-01", "--basis", "explicit").count(ANNUAL) == 0


# Done


def test_a_report_a_day_late_is_late_for_ever(office):
    office.run("done", ANNUAL, "--on", "2026-12-20", day="2026-12-20")
    for day in ("2026-12-20", "2026-12-31", "2027-01-01", "2028-12-31"):
        assert office.state(ANNUAL, day=day) == "done_late"
    assert office.state(ANNUAL, day="2026-12-19") == "open"


def test_one_report_settles_one_quarter_of_one_agency(office):
    before = office.overdue("2026-12-31")
    office.run("done", Q3, "--on", "2026-10-01")
    assert office.overdue("2026-12-31") == [key for key in before if key != Q3]
    assert len(before) == 11
    assert office.state(Q3, day="2027-12-31") == "done"
    assert office.state(f"{QUARTERLY}@2027-Q3:so-y-te", day="2027-12-31") == "overdue"


def test_a_joint_act_is_done_once_for_all(office):
    office.run("done", JOINT, "--period", "2026", "-a", "SYT", day="2026-12-31")
    assert PLAN not in office.overdue("2027-01-15")
    assert PLAN not in office.overdue("2027-01-15", "-a", "STC")


def test_done_twice_is_refused(office):
    office.run("done", ANNUAL, "--on", "2026-11-20")
    run = office.run("done", OTHER, ANNUAL)
    assert run.code == 2
    assert "20/11/2026" in run.err
    assert "bh undo" in run.err
    assert len(office.log()) == 1
    assert office.run("undo", "--yes").code == 0
    assert office.keys("done", ANNUAL) == [ANNUAL]


def test_done_can_follow_a_refusal_a_waiver_or_an_extension(office):
    office.run("refuse", ANNUAL, "--reason", "…")
    office.run("extend", ANNUAL, "--to", "2026-12-31")
    assert office.run("done", ANNUAL).code == 0
    assert office.state(ANNUAL) == "done"


def test_evidence_is_kept_by_name_size_and_digest(office, tmp_path):
    report, minutes = tmp_path / "bao-cao.pdf", tmp_path / "bien-ban.pdf"
    report.write_bytes("báo cáo".encode())
    minutes.write_bytes(b"")
    (item,) = office.items("done", ANNUAL, "--evidence", report, "--evidence", minutes)
    assert item["data"]["evidence"] == [
        {"path": str(file.resolve()), "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for file, content in ((report, "báo cáo".encode()), (minutes, b""))
    ]
    assert report.read_bytes() == "báo cáo".encode()


def test_evidence_that_is_not_there_is_refused(office, tmp_path):
    assert office.run("done", ANNUAL, "--evidence", tmp_path / "chua-co.pdf").code == 2
    assert office.run("done", ANNUAL, "--evidence", tmp_path).code == 2
    assert office.log() == []


# Extend


def test_an_extension_moves_the_day_and_keeps_the_statutory_one_in_view(office):
    office.run("extend", ANNUAL, "--to", "2026-12-31", "--doc", "45/BHXH-KH", day="2026-12-15")
    item = office.standing(ANNUAL, day="2026-12-25")
    assert (item["due"], item["extended_to"], item["days"], item["state"]) == ("2026-12-19", "2026-12-31", 6, "open")
    assert item["submit_by"] == "2026-12-31"
    assert office.state(ANNUAL, day="2026-12-31") == "open"
    assert office.state(ANNUAL, day="2027-01-01") == "overdue"
    out = office.run("due", "-r", "mau", "--month", 12, "--year", 2026, day="2026-12-16").out
    assert "31/12/2026 (gia hạn; gốc 19/12/2026)" in out


def test_what_is_extended_is_found_where_it_falls_now(office):
    office.run("extend", ANNUAL, "--to", "2027-02-15", day="2026-12-15")
    assert ANNUAL in office.keys("due", "-r", "mau", "--month", 2, "--year", 2027, day="2026-12-16")
    assert ANNUAL not in office.overdue("2027-02-15")
    assert ANNUAL in office.overdue("2027-02-16")


def test_a_body_is_not_asked_for_what_another_may_send_it_later(office):
    key = f"{AWAITED}@2026-H1:so-tai-chinh"
    office.run("extend", key, "--to", "2026-08-15", day="2026-06-20")
    assert key not in office.overdue("2026-09-01", "-a", "SYT")
    assert key in office.overdue("2026-09-01", "-a", "STC")


@pytest.mark.parametrize("to", ["2026-12-19", "2026-12-18", "2026-01-01"])
def test_an_extension_leads_to_a_later_day(office, to):
    run = office.run("extend", ANNUAL, "--to", to)
    assert run.code == 2
    assert "19/12/2026" in run.err
    assert office.log() == []


# Waive, refuse, assign, note


def test_what_is_waived_is_owed_no_more(office):
    office.run("waive", ANNUAL, "--reason", "đã sáp nhập", "--doc", "12/NC")
    assert office.state(ANNUAL, day="2027-06-01") == "waived"
    assert office.standing(ANNUAL)["document"] == "12/NC"
    assert ANNUAL not in office.overdue("2027-06-01")
    assert OTHER in office.overdue("2027-06-01")


def test_what_is_refused_stays_owed_and_shows_it(office):
    office.run("refuse", ANNUAL, "--reason", "không thuộc thẩm quyền")
    assert office.state(ANNUAL, day="2026-12-19") == "open"
    item = office.standing(ANNUAL, day="2026-12-20")
    assert (item["state"], item["refused"]) == ("overdue", "không thuộc thẩm quyền")
    assert ANNUAL in office.overdue("2026-12-20")
    assert "bị từ chối" in office.run("overdue", "-r", "mau", day="2026-12-20").out


@pytest.mark.parametrize("command", ["waive", "refuse"])
def test_a_reason_is_needed(office, command):
    assert office.run(command, ANNUAL).code == 2
    assert office.log() == []


def test_who_takes_care_is_shown(office):
    office.run("assign", ANNUAL, "Lan")
    office.run("assign", ANNUAL, "Phòng Kế hoạch")
    assert office.standing(ANNUAL)["assigned"] == "Phòng Kế hoạch"
    assert "giao Phòng Kế hoạch" in office.run("due", "-r", "mau", "--month", 12, "--year", 2026).out


def test_a_note_changes_nothing(office):
    before = office.standing(ANNUAL)
    office.run("note", ANNUAL, "chờ số liệu")
    assert office.standing(ANNUAL) == before
    assert office.log(ANNUAL)[0]["data"] == {"text": "chờ số liệu"}


@pytest.mark.parametrize(
    "name", ["Điều 1 khoản 1 mau", "khoản 1 Điều 1, văn bản 01/2020/QĐ-UBND", "dieu 1 khoan 1 mau"]
)
def test_a_provision_may_be_named_by_its_citation(office, name):
    run = office.run("done", name, "--period", "2026", "--agency", "Sở Y tế", "--dry-run", "--format", "json")
    assert run.code == 0, run.err
    assert [item["key"] for item in run.json["items"]] == ["mau/1.1@2026:so-y-te"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("Điều 1 mau", 2), ("Điều 1a mau", 6), ("khoản 1a Điều 1", 6), ("Điều 1 bis", 6), ("Điều 1 khoản 1", 2)],
)
def test_a_citation_of_several_duties_or_none_records_nothing(office, name, code):
    assert office.run("done", name, "--period", "2026", "--agency", "Sở Y tế").code == code
