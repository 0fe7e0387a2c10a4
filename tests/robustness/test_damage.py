"""A damaged database is told, kept and replaced by its copy; another program's is never touched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from baohiem_cli.domain.ledger.events import entry_of
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger.sqlite import SqliteLedger
from tests.ledgers import ARRIVAL, events_of, healthy, made_up
from tests.robustness.test_register import dying, posix
from tests.running import here


def test_a_copy_is_one_file(tmp_path, register, some_events):
    """It can be restored from where nothing can be written, and reading it leaves nothing beside it."""
    copies = tmp_path / "copies"
    copies.mkdir()
    assert here("backup", copies / "bh.db").code == 0
    assert here("restore", copies / "bh.db", "--db", tmp_path / "other.db").code == 0
    assert [path.name for path in copies.iterdir()] == ["bh.db"]
    assert events_of(tmp_path / "other.db") == some_events
    healthy(tmp_path / "other.db")


DAMAGE = {
    "its head": lambda content: bytes(100) + content[100:],
    "its middle": lambda content: content[:8192] + bytes(len(content) - 8192),
    "its second half": lambda content: content[: len(content) // 2],
    "everything": lambda content: b"x" * 5000,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_database_is_told_kept_and_replaced(tmp_path, register, some_events, damage):
    copy = tmp_path / "copy.db"
    assert here("backup", copy).code == 0
    register.write_bytes(damage(register.read_bytes()))
    before = register.read_bytes()
    told = here("due")
    assert told.code == 5
    assert "bị hỏng" in told.err
    assert register.read_bytes() == before

    restored = here("restore", copy, "--format", "json")
    assert restored.code == 0, restored.err
    assert Path(restored.json["items"][0]["kept"]).read_bytes() == before
    assert events_of(register) == some_events
    healthy(register)


def test_the_log_of_a_damaged_database_does_not_meet_the_new_one(tmp_path, register, some_events):
    """A process was killed after it had recorded event 51, whose page is only in SQLite's log; then the file broke."""
    copy, log = tmp_path / "copy.db", register.with_name("bh.db-wal")
    assert here("backup", copy).code == 0
    with closing(sqlite.connect(register)) as database:
        SqliteLedger(database).merge(map(entry_of, made_up(51, "phong-a")), ARRIVAL)
        left = log.read_bytes()
    assert len(events_of(register)) == 51
    register.write_bytes(b"x" * 5000)
    log.write_bytes(left)
    assert here("restore", copy).code == 0
    assert events_of(register) == some_events
    assert [path.read_bytes() for path in tmp_path.glob("*.bak-wal")] == [left]
    healthy(register)


def test_another_programs_database_is_never_replaced(tmp_path, register):
    copy, other = tmp_path / "copy.db", tmp_path / "other.db"
    assert here("backup", copy).code == 0
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE theirs (words TEXT)")
    before = other.read_bytes()
    assert here("restore", copy, "--db", other).code == 5
    assert other.read_bytes() == before


# No room for a copy


@posix
@pytest.mark.parametrize("room", [0, 4_096, 100_000])
@pytest.mark.parametrize("damage", [None, *DAMAGE.values()], ids=["sound", *DAMAGE])
def test_a_restore_that_fails_leaves_everything_as_it_was(tmp_path, register, some_events, room, damage):
    copy = tmp_path / "copy.db"
    assert here("backup", copy).code == 0
    if damage:
        register.write_bytes(damage(register.read_bytes()))
    content = register.read_bytes()
    before = {path.name for path in tmp_path.iterdir()}
    run = dying("room", "", room, "restore", copy, "--db", register)
    assert (run.returncode, run.stdout) == (5, "")
    assert {path.name for path in tmp_path.iterdir() if not path.name.endswith(("-wal", "-shm"))} == before
    if damage:
        assert register.read_bytes() == content
    else:
        assert events_of(register) == some_events
    assert here("restore", copy).code == 0
    assert events_of(register) == some_events
    assert all(path.stat().st_size for path in tmp_path.glob("*.bak"))


@posix
def test_a_backup_that_fails_leaves_nothing(tmp_path, register, some_events):
    run = dying("room", "", 4_096, "backup", tmp_path / "copy.db", "--db", register)
    assert (run.returncode, run.stdout) == (5, "")
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == []
    assert here("backup", tmp_path / "copy.db").code == 0
