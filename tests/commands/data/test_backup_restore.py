"""`bh backup` and `bh restore`: the whole database in one file, and back."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from baohiem_cli.store.ledger import sqlite as ledger
from tests.commands.office import ANNUAL, OTHER, PLAN
from tests.domain.making import case
from tests.running import place, regulation


@pytest.fixture
def copy(tmp_path):
    return tmp_path / "sao-luu.db"


def test_a_backup_is_a_whole_database(office, copy):
    office.run("init", "--track-from", "2025-07-01")
    office.run("done", ANNUAL, OTHER)
    (item,) = office.items("backup", copy)
    last = office.log()[-1]
    receipt = f"{last['origin'][-6:]}-{last['number']}-{last['hash'][:8]}"
    assert item == {"file": str(copy), "events": 3, "size": copy.stat().st_size, "receipt": receipt,
                    "left": [str(office.data)], "evidence": None, "missing": []}  # fmt: skip
    other = replace(office, db=copy)
    assert other.log() == office.log()
    assert other.items("init")[0]["track_from"] == "2025-07-01"
    assert other.items("due", "--year", 2026) == office.items("due", "--year", 2026)


def test_a_backup_says_which_data_are_no_part_of_it(bh, register, tmp_path, copy, monkeypatch):
    monkeypatch.delenv("BH_DATA")
    assert bh("load").code == 0
    run = bh("backup", copy)
    assert "không nằm trong bản sao" not in run.out, "there are none but those that everybody has"
    named = tmp_path / "moi.yaml"
    named.write_text(regulation(), encoding="utf-8")
    assert bh("load", named).code == 0
    own = place(register.parent / "data", regulation("ben-canh"))
    run = bh("backup", copy, "--force")
    assert run.code == 0
    assert "không nằm trong bản sao" in run.out
    assert run.out.splitlines()[-2:] == [f"  {own}", f"  {named}"]
    named.unlink()
    assert str(named) not in bh("backup", copy, "--force").out, "what is gone cannot be copied"


def test_a_backup_overwrites_nothing(office, copy):
    copy.write_bytes(b"anything")
    run = office.run("backup", copy)
    assert run.code == 2
    assert str(copy) in run.err
    assert copy.read_bytes() == b"anything"
    assert office.run("backup", copy, "--force").code == 0
    assert copy.read_bytes().startswith(b"SQLite format 3")
    assert office.run("backup", copy.parent / "none" / "sao-luu.db").code == 2


def test_a_database_is_not_its_own_backup(office):
    run = office.run("backup", office.db, "--force")
    assert run.code == 2
    assert "chính cơ sở dữ liệu" in run.err


@pytest.mark.parametrize("name", ["bh.db", "bh.db.link"])
def test_a_database_is_not_restored_from_itself(office, name):
    (office.db.parent / "bh.db.link").symlink_to(office.db)
    run = office.run("restore", office.db.parent / name)
    assert run.code == 2
    assert "chính cơ sở dữ liệu" in run.err
    assert list(office.db.parent.glob("*.bak")) == []


def test_a_restore_brings_the_copy_back_and_keeps_what_was_there(office, copy):
    office.run("done", ANNUAL)
    office.run("backup", copy)
    office.run("done", OTHER, PLAN)
    now = office.log()
    (item,) = office.items("restore", copy)
    assert (item["file"], item["events"]) == (str(copy), 1)
    assert [event["key"] for event in office.log()] == [ANNUAL]
    assert [office.state(key) for key in (ANNUAL, OTHER)] == ["done", "open"]
    assert Path(item["kept"]).parent == office.db.parent
    assert replace(office, db=Path(item["kept"])).log() == now


def test_two_restores_in_a_row_keep_both(office, copy):
    office.run("backup", copy)
    office.run("done", ANNUAL)
    first = office.items("restore", copy)[0]["kept"]
    office.run("done", OTHER)
    second = office.items("restore", copy)[0]["kept"]
    assert [[e["key"] for e in replace(office, db=Path(kept)).log()] for kept in (first, second)] == [[ANNUAL], [OTHER]]


def test_what_is_recorded_after_a_restore_comes_from_a_new_origin(office, copy, tmp_path):
    """What was recorded since the copy was made can still be merged: both continue the same beginning."""
    office.run("done", ANNUAL)
    office.run("backup", copy)
    office.run("done", OTHER)
    office.run("ledger", "export", tmp_path / "since.jsonl")
    office.run("restore", copy)
    office.run("done", PLAN)
    assert office.run("ledger", "import", tmp_path / "since.jsonl").code == 0
    assert {event["key"] for event in office.log()} == {"ledger", ANNUAL, OTHER, PLAN}
    origins = {event["key"]: event["origin"] for event in office.log()}
    assert origins[ANNUAL] == origins[OTHER] != origins[PLAN]
    assert office.items("doctor") == []


def test_after_a_restore_an_office_corrects_what_it_recorded_before(office, copy):
    office.run("done", ANNUAL)
    office.run("extend", OTHER, "--to", "2026-12-31", day="2026-11-20")
    office.run("backup", copy)
    office.run("restore", copy)
    assert office.run("extend", OTHER, "--to", "2027-01-31").code == 0
    found = office.standing(OTHER)
    assert (found["extended_to"], found["conflicts"]) == ("2027-01-31", [])
    assert [item["key"] for item in office.undo()] == [OTHER]
    assert [item["key"] for item in office.undo()] == [OTHER]
    assert [item["key"] for item in office.undo()] == [ANNUAL]
    assert (office.state(ANNUAL), office.standing(OTHER)["extended_to"]) == ("open", None)
    assert office.undo() == []
    assert office.items("doctor") == []


@pytest.mark.parametrize(
    "statement",
    [
        case("bảng là khung nhìn", "ALTER TABLE event RENAME TO kept; CREATE VIEW event AS SELECT * FROM kept"),
        case("chốt chặn giả", "DROP TRIGGER event_no_update; CREATE TRIGGER event_no_update BEFORE UPDATE ON event "
                              "BEGIN SELECT 1; END"),
        case("chốt chặn lạ", "CREATE TRIGGER more AFTER INSERT ON setting BEGIN SELECT 1; END"),
    ],
)  # fmt: skip
def test_a_copy_whose_tables_do_something_else_is_not_restored(office, copy, statement):
    office.run("done", ANNUAL)
    office.run("backup", copy)
    with closing(sqlite3.connect(copy)) as db:
        db.executescript(statement)
    run = office.run("restore", copy)
    assert run.code == 5
    assert "Cấu trúc sổ" in run.err
    assert office.state(ANNUAL) == "done"


def test_a_restore_makes_a_database_where_there_was_none(office, copy, tmp_path):
    office.run("done", ANNUAL)
    office.run("backup", copy)
    new = replace(office, db=tmp_path / "elsewhere" / "bh.db")
    assert new.items("restore", copy)[0]["kept"] is None
    assert new.state(ANNUAL) == "done"


def changed(statement):
    def change(path):
        with closing(sqlite3.connect(path)) as db:
            kept = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, __ in kept:
                db.execute(f"DROP TRIGGER {name}")
            db.execute(statement)
            for __, sql in kept:
                db.execute(sql)
            db.commit()

    return change


def of_another_program(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE notes (text)")
        db.commit()


def damaged(path):
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        case("không phải cơ sở dữ liệu", lambda path: path.write_bytes(b"So ghi nhan" * 500)),
        case("tệp rỗng", lambda path: path.write_bytes(b"")),
        case("của chương trình khác", of_another_program),
        case("bị cắt", lambda path: path.write_bytes(path.read_bytes()[:20_000])),
        case("bị hỏng", damaged),
        case("sổ bị sửa", changed("UPDATE event SET actor = 'Ai đó'")),
        case("sổ bị xóa bớt", changed("DELETE FROM event WHERE number = 1")),
        case("phiên bản mới hơn", changed(f"PRAGMA user_version = {ledger.VERSION + 1}")),
    ],
)
def test_a_copy_that_cannot_be_trusted_is_not_restored(office, copy, spoil):
    office.run("done", ANNUAL, OTHER)
    office.run("backup", copy)
    office.run("done", PLAN)
    before = office.log()
    spoil(copy)
    run = office.run("restore", copy)
    assert run.code == 5
    assert run.err
    assert office.log() == before
    assert list(office.db.parent.glob("*.bak")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")
def test_what_never_ends_is_no_copy(office, tmp_path):
    os.mkfifo(tmp_path / "ong.db")
    run = office.run("restore", tmp_path / "ong.db")
    assert run.code == 5
    assert "không phải tệp thường" in run.err


def test_a_copy_that_is_not_there_is_wrong_usage(office, copy):
    assert office.run("restore", copy).code == 2


@pytest.mark.parametrize("args", [["log"], ["due"], ["done", ANNUAL], ["doctor"], ["load"], ["backup", "x.db"]])
def test_a_database_of_a_newer_program_is_left_alone(office, args, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with closing(sqlite3.connect(office.db)) as db:
        db.execute(f"PRAGMA user_version = {ledger.VERSION + 1}")
        before = "\n".join(db.iterdump())
        run = office.run(*args)
        assert run.code == 5
        assert "pip install --upgrade" in run.err
        assert "\n".join(db.iterdump()) == before


@pytest.fixture
def proved(office, tmp_path):
    """Two records with files that prove them, one file proving both."""
    for name in ("bao-cao.pdf", "phu-luc.xlsx"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    office.run("done", ANNUAL, "--evidence", tmp_path / "bao-cao.pdf", "--evidence", tmp_path / "phu-luc.xlsx")
    office.run("done", OTHER, "--evidence", tmp_path / "bao-cao.pdf")
    return tmp_path


def test_evidence_moves_to_a_new_machine_with_the_database(office, proved, tmp_path):
    (item,) = office.items("backup", tmp_path / "di.db", "--with-evidence")
    assert item["missing"] == []
    assert len(list(Path(item["evidence"]).iterdir())) == 2
    for name in ("bao-cao.pdf", "phu-luc.xlsx"):
        (proved / name).unlink()
    (tmp_path / "may-moi").mkdir()
    new = replace(office, db=tmp_path / "may-moi" / "bh.db")
    (restored,) = new.items("restore", tmp_path / "di.db")
    assert restored["evidence"] == 2
    found = new.items("verify")
    assert [one["problem"] for one in found] == [None, None, None]
    assert all(Path(one["found"]).parent == tmp_path / "may-moi" / "bh.db.evidence" for one in found)

    (again,) = new.items("backup", tmp_path / "di-tiep.db", "--with-evidence")
    assert again["missing"] == [], "what an earlier backup brought is taken along"


def test_a_backup_tells_which_evidence_it_could_not_take(office, proved, tmp_path):
    (proved / "bao-cao.pdf").unlink()
    run = office.run("backup", tmp_path / "di.db", "--with-evidence")
    assert run.code == 4
    assert f"  {proved / 'bao-cao.pdf'}" in run.out.splitlines()
    assert (tmp_path / "di.db").exists()
    assert [path.name[17:] for path in (tmp_path / "di.db.evidence").iterdir()] == ["phu-luc.xlsx"]
