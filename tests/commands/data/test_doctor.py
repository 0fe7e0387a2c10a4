"""`bh doctor`: what cannot be trusted any more, and where."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

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
    assert findings(office) == (5, [("error", UNLINKED, f"{origin}/3"), ("error", EDITED, f"{origin}/3")])


def test_guards_that_were_taken_away_are_missed(office):
    with closing(sqlite3.connect(office.db)) as db:
        db.execute("DROP TRIGGER event_no_delete")
    assert findings(office) == (5, [("error", "mất chốt chặn sửa, xóa sổ", "event_no_delete")])


def test_contradictions_are_noted_and_do_not_fail(office):
    office.run("waive", ANNUAL, "--reason", "…")
    office.run("done", ANNUAL)
    assert findings(office) == (0, [("warning", "mâu thuẫn: vừa ghi hoàn thành vừa ghi được miễn", ANNUAL)])
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
