"""`bh doctor`: what cannot be trusted any more, and where."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from baohiem_cli.domain.ledger.chain import digest
from baohiem_cli.domain.ledger.events import Entry
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger import rows
from tests.commands.office import ANNUAL, OTHER, PLAN
from tests.domain.making import case


def tamper(office, *statements):
    """What somebody with a database tool does, who puts the guards back afterwards."""
    with closing(sqlite3.connect(office.db)) as db:
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, __ in guards:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)
        for __, sql in guards:
            db.execute(sql)
        db.commit()


def findings(office):
    """Exit code, and severity, message and place of each finding."""
    run = office.run("doctor", "--format", "json")
    assert all(set(item) == {"severity", "message", "place"} for item in run.json["items"])
    return run.code, [tuple(item.values()) for item in run.json["items"]]


def recorded(office):
    """Five events; the origin of all of them."""
    for key in (ANNUAL, OTHER, PLAN):
        office.run("note", key, "…")
    office.run("done", ANNUAL, OTHER)
    return office.log()[0]["origin"]


def test_a_sound_ledger_has_no_findings(office):
    assert findings(office) == (0, [])
    recorded(office)
    office.run("undo", "--yes")
    assert findings(office) == (0, [])
    assert office.run("doctor").out == "7 ghi nhận trong sổ; 0 nội dung cần xem xét.\n"


CUT = "sổ đã bị cắt đuôi hoặc thay: đã có đến ghi nhận số {0}, nay đến số {1}"
EDITED, UNLINKED, MISSING = (
    "chuỗi băm đứt: nội dung đã bị sửa",
    "chuỗi băm đứt: không nối với ghi nhận trước nó",
    "chuỗi băm đứt: thiếu ghi nhận trước số {0}",
)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        case("sửa ngày", """UPDATE event SET "on" = '2026-01-01' WHERE number = 2""", [(EDITED, 2)]),
        case("sửa người", "UPDATE event SET actor = 'Ai đó' WHERE number = 5", [(EDITED, 5)]),
        case("sửa nội dung", """UPDATE event SET data = '{"text": "khác"}' WHERE number = 1""", [(EDITED, 1)]),
        case("sửa mã", f"UPDATE event SET key = '{PLAN}' WHERE number = 4", [(EDITED, 4)]),
        case("xóa giữa", "DELETE FROM event WHERE number = 3", [(MISSING.format(4), 4)]),
        case("xóa đầu", "DELETE FROM event WHERE number < 3", [(MISSING.format(3), 3)]),
        case("sửa rồi nối lại dở", "UPDATE event SET hash = 'x' WHERE number = 3", [(EDITED, 3), (UNLINKED, 4)]),
    ],
)  # fmt: skip
def test_what_was_edited_or_taken_out_is_found_at_its_place(office, statement, found):
    origin = recorded(office)
    tamper(office, statement)
    assert findings(office) == (5, [("error", message, f"{origin}/{number}") for message, number in found])


def test_a_foreign_event_is_found(office, offices):
    origin = recorded(office)
    other = offices("other")
    recorded(other)
    with closing(sqlite3.connect(other.db)) as db:
        row = list(db.execute("SELECT * FROM event WHERE number = 3").fetchone())
    row[1] = origin  # now it claims to be one of ours
    values = ", ".join("'{}'".format(str(value).replace("'", "''")) for value in row)
    tamper(office, "DELETE FROM event WHERE number >= 3", f"INSERT INTO event VALUES ({values})")
    assert findings(office) == (
        5,
        [("error", UNLINKED, f"{origin}/3"), ("error", EDITED, f"{origin}/3"), ("error", CUT.format(5, 3), origin)],
    )


GUARD = "event_no_delete"


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        case("bỏ chốt chặn", f"DROP TRIGGER {GUARD}", GUARD),
        case("chốt chặn giả", f"DROP TRIGGER {GUARD}; CREATE TRIGGER {GUARD} BEFORE DELETE ON event "
                              "BEGIN SELECT 1; END", GUARD),
        case("chốt chặn lạ", "CREATE TRIGGER more AFTER INSERT ON event BEGIN SELECT 1; END", "more"),
        case("khung nhìn lạ", "CREATE VIEW more AS SELECT * FROM event", "more"),
        case("bỏ chỉ mục", "DROP INDEX event_key", "event_key"),
    ],
)  # fmt: skip
def test_a_ledger_that_is_not_built_as_ours_is_found_out(office, statement, name):
    with closing(sqlite3.connect(office.db)) as db:
        db.executescript(statement)
    words = "cấu trúc sổ đã bị sửa: chốt chặn bị mất, bị đổi hoặc có thứ lạ"
    assert findings(office) == (5, [("error", words, name)])


# A tail that was cut off


@pytest.mark.parametrize("kept", [0, 3])
def test_a_tail_that_was_cut_off_is_missed(office, kept):
    """The chain of what is left holds; the file of heads beside the database knows more."""
    origin = recorded(office)
    tamper(office, f"DELETE FROM event WHERE number > {kept}")
    assert findings(office) == (5, [("error", CUT.format(5, kept), origin)])


def test_a_receipt_is_held_against_the_ledger(office):
    receipt = office.answer("done", ANNUAL)["receipt"]
    assert receipt in office.run("note", ANNUAL, "…").out or receipt
    office.run("done", OTHER)
    assert office.run("doctor", "--receipt", receipt).code == 0
    office.db.with_name(f"{office.db.name}.heads").unlink()
    tamper(office, "DELETE FROM event")
    assert office.run("doctor").code == 0
    code, found = office.examined("doctor", "--receipt", receipt)
    assert (code, [item["place"] for item in found]) == (5, [receipt])
    assert office.run("doctor", "--receipt", "…").code == 2


def test_a_tail_that_was_cut_off_is_not_recorded_over(office):
    """What is recorded next gets another origin: the old one may live on elsewhere."""
    origin = recorded(office)
    tamper(office, "DELETE FROM event WHERE number > 3")
    office.run("note", PLAN, "sau đó")
    assert office.log()[-1]["origin"] != origin
    assert [event["act"] for event in office.log() if event["origin"] != origin] == ["continue", "note"]


def test_contradictions_are_told_to_cron_too(office):
    office.run("waive", ANNUAL, "--reason", "…")
    office.run("done", ANNUAL, "--yes")
    assert findings(office) == (4, [("warning", "mâu thuẫn: vừa ghi hoàn thành vừa ghi được miễn", ANNUAL)])
    out = office.run("doctor").out
    assert "lưu ý" in out
    assert ANNUAL in out
    office.run("undo", "--yes")
    assert findings(office) == (0, [])


def test_a_damaged_file_is_unusable(office):
    recorded(office)
    content = bytearray(office.db.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    office.db.write_bytes(content)
    run = office.run("doctor")
    assert run.code == 5
    assert str(office.db) in run.err + run.out


def test_a_person_reads_what_is_wrong_and_where(office):
    origin = recorded(office)
    tamper(office, "DELETE FROM event WHERE number = 3")
    run = office.run("doctor")
    assert run.code == 5
    assert "4 ghi nhận trong sổ; 1 nội dung cần xem xét." in run.out
    assert MISSING.format(4) in run.out
    assert f"{origin}/4" in run.out


# What is made from the files, and settings

EDITS = [
    case("không còn tháng nào đến hạn", "DELETE FROM due_month", "due_month"),
    case("một hạn bị dời", "UPDATE duty SET deadlines = replace(deadlines, '12-20', '11-20')", "duty"),
    case("một nhiệm vụ biến mất", "DELETE FROM duty WHERE id = 'mau/1.1'", "duty"),
    case("giao cho cơ quan khác", "UPDATE party SET agency = 'la' WHERE agency = 'so-y-te'", "party"),
    case("thêm một ngày nghỉ", "INSERT INTO day_off VALUES ('2026-12-18')", "day_off"),
    case("đổi tên một cơ quan", "UPDATE agency SET name = 'Sở Khác' WHERE id = 'so-y-te'", "agency"),
    case("hết một kế tục", "DELETE FROM succession WHERE former = 'so-ldtbxh'", "succession"),
    case("một văn bản thành đã xác minh", "UPDATE regulation SET confirmed = 1 - confirmed", "regulation"),
    case("ngày nghỉ chính thức đến năm khác", "UPDATE meta SET value = '2099' WHERE key = 'official_until'", "meta"),
    case("thêm một bảng con", "CREATE INDEX la ON duty (kind)", "sqlite_master"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "table"), EDITS)
def test_what_somebody_edited_in_the_register_is_found_and_made_anew(office, statement, table):
    recorded(office)
    tamper(office, statement)
    code, found = findings(office)
    assert code == 4
    assert table in {place for __, __, place in found}
    assert {severity for severity, __, __ in found} == {"warning"}
    assert all("bh load --anew" in message for __, message, place in found if place == table)
    assert office.run("load", "--anew").code == 0
    assert findings(office) == (0, [])


def test_the_order_in_which_files_were_read_does_not_matter(office):
    """A file that changed is read anew behind the others, so that its duties get other numbers."""
    own = next(office.data.rglob("mau.yaml"))
    text = own.read_text(encoding="utf-8")
    try:
        own.write_text(text.replace("Báo cáo năm.", "Báo cáo cả năm."), encoding="utf-8")
        assert office.run("due").code == 0
    finally:
        own.write_text(text, encoding="utf-8")
    assert findings(office) == (0, [])


@pytest.mark.parametrize("value", ["mai", "", "2026-02-30", "18/11/2026"])
def test_a_day_of_tracking_that_cannot_be_read_is_found(office, value):
    tamper(office, f"UPDATE setting SET value = '{value}' WHERE key = 'track_from'")
    code, found = findings(office)
    assert (code, [place for __, __, place in found]) == (4, ["track_from"])
    assert "bh init --track-from" in found[0][1]
    assert office.run("overdue").code == 5
    assert office.run("init", "--track-from", "2026-01-01").code == 0
    assert findings(office) == (0, [])


def test_a_day_of_tracking_that_the_ledger_does_not_know_is_found(office):
    office.run("init", "--track-from", "2026-02-01")
    assert findings(office) == (0, [])
    tamper(office, "UPDATE setting SET value = '2026-11-22' WHERE key = 'track_from'")
    code, found = findings(office)
    assert (code, [place for __, __, place in found]) == (4, ["track_from"])


# Events that no command can have written


NO_COMMAND_WRITES = [
    {"act": "assign", "data": {}}, {"act": "extend", "data": {"to": "mai"}}, {"act": "trigger", "data": {}},
    {"act": "undo", "data": {}}, {"act": "rekey", "data": {"to": 1}}, {"act": "burn", "data": {}},
    {"act": "note", "data": {"text": 1}}, {"act": "done", "on": "0026-11-18", "data": {}},
    {"act": "done", "data": {"evidence": {"path": "x"}}}, {"act": "measure", "key": "mau/bhyt-2026", "data": {}},
]  # fmt: skip


def bricked(office, changes):
    """A ledger of a program that took everything; the id of the event that nobody can have written."""
    office.run("done", OTHER)
    entry = Entry("x1", "khac", 1, "b", "2026-11-20T02:00:00.000Z", "Ai", "done", ANNUAL, "2026-11-20", {})
    entry = entry._replace(**changes)
    entry = entry._replace(hash=digest(entry))
    with closing(sqlite.connect(office.db)) as db, sqlite.transaction(db):
        rows.insert(db, [entry])
    return entry.id


@pytest.mark.parametrize("changes", NO_COMMAND_WRITES, ids=str)
def test_what_cannot_be_read_stops_no_other_answer(office, changes):
    bricked(office, changes)
    for command in (("due", "--year", 2026), ("overdue",), ("agenda", "-a", "SYT"), ("status",), ("log",), ("targets",),
                    ("show", ANNUAL), ("verify",), ("ledger", "export"), ("note", ANNUAL, "…")):  # fmt: skip
        assert office.run(*command).code == 0, command
    assert office.state(OTHER) == "done"


@pytest.mark.parametrize("changes", NO_COMMAND_WRITES, ids=str)
def test_it_is_shown_and_can_be_taken_back(office, offices, changes):
    id = bricked(office, changes)
    code, found = office.examined()
    assert code == 4
    assert any(f"bh undo --record {id}" in item["message"] for item in found)
    assert office.run("undo", "--record", id, "--yes").code == 0
    assert not any("không đọc được" in item["message"] for item in office.examined()[1])
    file = office.db.with_suffix(".jsonl")
    assert office.run("ledger", "export", file).code == 0
    assert offices("other").run("ledger", "import", file).code == 0


def test_one_record_of_ones_own_can_be_taken_back(office, offices):
    office.run("done", ANNUAL, OTHER)
    first, second = office.log()
    assert office.run("undo", "--record", first["id"], "--yes").code == 0
    assert (office.state(ANNUAL), office.state(OTHER)) == ("open", "done")
    assert office.run("undo", "--record", "nothing", "--yes").code == 6
    file = office.db.with_suffix(".jsonl")
    office.run("ledger", "export", file)
    elsewhere = offices("elsewhere")
    elsewhere.run("ledger", "import", file)
    assert elsewhere.run("undo", "--record", second["id"], "--yes").code == 2
