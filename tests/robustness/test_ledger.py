"""What was acknowledged is there: with eight writers at once, killed processes, a damaged file, a full disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from baohiem_cli.domain.ledger.payloads import Act
from baohiem_cli.store import settings, sqlite
from tests.conftest import freeze
from tests.ledgers import LONG, events_of, healthy, keys_of, made_up, put_in, query, write_ledger
from tests.robustness.driver import AS_OF, LATER_ROWS
from tests.running import PROGRAM, here, process

DRIVER = (sys.executable, Path(__file__).with_name("driver.py"))
OURS = {"m001_events", "m002_arrivals"}
"""The migrations of this program."""
MANY = 8_000
"""Events of a large ledger."""
PATIENCE = 60
"""Seconds after which a test gives up waiting for another process."""


@contextmanager
def driver(*args: object) -> Iterator[subprocess.Popen[str]]:
    """A process of the driver; killed at the end where it still runs."""
    pipe = subprocess.PIPE
    with subprocess.Popen([*DRIVER, *map(str, args)], stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8") as child:
        try:
            yield child
        finally:
            child.kill()


def holding(child: subprocess.Popen[str]) -> None:
    """Wait until a process stands still."""
    line = child.stdout.readline()
    assert line == "holding\n", (line, child.stderr.read())


def go_on(child: subprocess.Popen[str]) -> None:
    child.stdin.write("\n")
    child.stdin.flush()


def wait_until(condition: Callable[[], bool]) -> None:
    """Look again and again, without busy waiting."""
    given_up = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < given_up, "waited too long"
        time.sleep(0.001)


def wal_size(db: Path) -> int:
    """How much is written and not yet in the database file itself."""
    try:
        return db.with_name(f"{db.name}-wal").stat().st_size
    except FileNotFoundError:
        return 0


def kill_when_written(child: subprocess.Popen[str], db: Path, size: int) -> None:
    """Kill a process as soon as it has written so much, or has ended."""
    wait_until(lambda: wal_size(db) > size or child.poll() is not None)
    child.kill()
    child.wait()


@pytest.fixture(autouse=True)
def later(monkeypatch):
    """It is a day by which every key of these tests has fallen due."""
    freeze(monkeypatch, AS_OF)


@pytest.fixture(scope="module")
def known_keys(corpus_register: Path) -> list[str]:
    """More than 500 keys."""
    years = ("--from", "2024-06-01", "--to", "2036-12-31", "--as-of", AS_OF)
    answer = here("due", *years, "--format", "json", "--db", corpus_register)
    found = [item["key"] for item in answer.json["items"]]
    assert len(set(found)) == len(found) > 500
    return found


def write_keys(path: Path, keys: list[str]) -> Path:
    path.write_text("".join(f"{key}\n" for key in keys), encoding="utf-8")
    return path


# Many writers at once


@pytest.mark.parametrize("half", ["new database", "used database"])
def test_eight_processes_record_500_keys(tmp_path, register, known_keys, half):
    """Half of them on a database that no process finds there: they make it together too."""
    new = half == "new database"
    db, keys = (tmp_path / "new.db", known_keys[:250]) if new else (register, known_keys[250:500])
    shares = [write_keys(tmp_path / f"{i}.txt", keys[i::8]) for i in range(8)]
    assert record_at_once(shares, db) == Counter(keys)
    assert keys_of(db) == Counter(keys)
    healthy(db)


def test_only_one_of_eight_records_the_same_key(tmp_path, register, known_keys):
    keys = known_keys[:6]
    shares = [write_keys(tmp_path / "same.txt", keys)] * 8
    assert record_at_once(shares, register) == Counter(keys)
    assert keys_of(register) == Counter(keys)


def record_at_once(shares: list[Path], db: Path) -> Counter[str]:
    """Start one process for each file, let them all go at the same moment; what they acknowledged."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BH_DB", str(db))
        children = [subprocess.Popen([*DRIVER, "record", share], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL, encoding="utf-8") for share in shares]  # fmt: skip
    for child in children:
        assert child.stdout.readline() == "holding\n"
    for child in children:
        go_on(child)
    return Counter(key for child in children for key in child.communicate(timeout=PATIENCE)[0].split())


def test_two_undo_at_once_take_back_one_record_once(register, known_keys):
    """One has shown what it will take back; before its turn to write another takes the same back."""
    assert here("note", known_keys[0], "một").code == 0
    assert here("note", known_keys[0], "hai").code == 0
    with driver("hold", "last_batch", "undo", "--yes") as slow:
        holding(slow)
        assert here("undo", "--yes").code == 0
        go_on(slow)
        __, err = slow.communicate(timeout=PATIENCE)
    assert slow.returncode == 2
    assert "đã được rút lại" in err
    undone = [event.data["event"] for event in events_of(register) if event.act is Act.UNDO]
    assert len(undone) == 1


# Killed processes


@pytest.mark.parametrize("acknowledged", [1, 2, 5, 9])
@pytest.mark.parametrize("moment", ["at once", "when the next is written"])
def test_recording_killed(tmp_path, register, known_keys, acknowledged, moment):
    share = write_keys(tmp_path / "keys.txt", known_keys[:60])
    with driver("record", share) as child:
        holding(child)
        go_on(child)
        read = [child.stdout.readline().strip() for _ in range(acknowledged)]
        if moment != "at once":
            kill_when_written(child, register, 0)
        child.kill()
        told = [*read, *child.stdout.read().split()]
    assert told == known_keys[: len(told)]
    found = list(keys_of(register))
    assert set(told) <= set(found) <= set(known_keys[: len(told) + 1])
    healthy(register)


def test_recording_killed_before_it_is_final(register):
    with driver("hold", "insert", "done", "cao-nguyen/24.1@2026:so-y-te") as child:
        holding(child)
    assert events_of(register) == []
    healthy(register)


@pytest.fixture(scope="module")
def large_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 8,000 events, which are 7 MB in the database."""
    return write_ledger(tmp_path_factory.mktemp("ledger") / "so.jsonl", made_up(MANY, "phong-a", LONG))


@pytest.mark.parametrize("written", [0, 2_000_000, 6_000_000])
def test_import_killed_before_it_is_final(register, large_ledger, written):
    with driver("hold", "insert", "ledger", "import", large_ledger) as child:
        kill_when_written(child, register, written)
    assert events_of(register) == []


@pytest.mark.parametrize("again", [False, True], ids=["none or all", "done again"])
def test_import_killed_anywhere_is_none_or_all_and_can_be_done_again(register, large_ledger, again):
    with driver("hold", "restore", "ledger", "import", large_ledger) as child:  # it never stands still
        kill_when_written(child, register, 4_000_000)
    if again:
        assert here("ledger", "import", large_ledger).code == 0
    assert len(events_of(register)) in ((MANY,) if again else (0, MANY))
    healthy(register)


@pytest.mark.parametrize(("moment", "version"), [("copied", 2), ("halfway", 2), ("finished", 3)])
def test_migration_killed(register, some_events, moment, version):
    with driver("later", moment, "log") as child:
        holding(child)
        if moment == "halfway":
            assert wal_size(register) > 0  # it had written more than SQLite keeps to itself
    assert migrated(register) == (version == 3)
    assert events_of(register) == some_events
    if version == 2:
        healthy(register)

    with driver("later", "never", "doctor") as child:
        child.communicate(timeout=PATIENCE)
        assert child.returncode == 0
    assert migrated(register)
    before = register.with_name("bh.db.v2.bak")
    assert query(before, "PRAGMA user_version") == [(2,)]
    for db in (register, before):
        assert [event for event in events_of(db) if event.origin == "phong-a"] == some_events
    refused = here("log")
    assert refused.code == 5
    assert "pip install --upgrade" in refused.err


def migrated(db: Path) -> bool:
    """Whether the database has the third migration whole; a part of it fails."""
    ((version,),) = query(db, "PRAGMA user_version")
    names = {name for (name,) in query(db, "SELECT name FROM _sqlite_migrations")}
    tables = {name for (name,) in query(db, "SELECT name FROM sqlite_master WHERE name = 'later'")}
    columns = {name for (name,) in query(db, "SELECT name FROM pragma_table_info('event')")}
    if version == 2:
        assert (names, tables, "later" in columns) == (OURS, set(), False)
        return False
    assert (version, names, tables, "later" in columns) == (3, OURS | {"m003_large"}, {"later"}, True)
    assert query(db, "SELECT count(*) FROM later") == [(LATER_ROWS,)]
    return True


def test_two_processes_migrate_at_once(register, some_events):
    """One finds an old ledger, and then that another has just migrated it."""
    with driver("later", "asked", "log") as slow:
        holding(slow)
        with driver("later", "never", "log") as quick:
            quick.communicate(timeout=PATIENCE)
        go_on(slow)
        slow.communicate(timeout=PATIENCE)
    assert (quick.returncode, slow.returncode) == (0, 0)
    assert migrated(register)
    before = register.with_name("bh.db.v2.bak")
    assert query(before, "PRAGMA user_version") == [(2,)]
    assert events_of(register) == events_of(before) == some_events


@pytest.fixture(scope="module")
def two_databases(tmp_path_factory, corpus_register, large_ledger) -> tuple[Path, Path]:
    """A database as it was, and a large copy of another time: they differ in events, origin and settings."""
    folder = tmp_path_factory.mktemp("restore")
    old, copy = folder / "old.db", folder / "copy.db"
    for path, count, origin, begun in ((old, 2_000, "cu", "2024-01-01"), (copy, 3_000, "moi", "2025-01-01")):
        shutil.copy(corpus_register, path)
        put_in(path, made_up(count, origin, LONG))
        with closing(sqlite.connect(path)) as database:
            settings.write(database, settings.ORIGIN, origin)
            settings.write(database, settings.TRACK_FROM, begun)
    return old, copy


@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.9, 1])
def test_restore_killed(tmp_path, monkeypatch, two_databases, share):
    old, copy = two_databases
    db = shutil.copy(old, tmp_path / "bh.db")
    monkeypatch.setenv("BH_DB", str(db))
    with driver("hold", "insert", "restore", copy) as child:
        kill_when_written(child, db, int(copy.stat().st_size * share))
    origins = {event.origin for event in events_of(db)}
    kept = dict(query(db, "SELECT key, value FROM setting"))
    if origins == {"cu"}:
        assert len(events_of(db)) == 2_000
        assert kept == {"origin": "cu", "track_from": "2024-01-01"}
    else:
        assert len(events_of(db)) == 3_000
        assert kept == {"former_origin": "moi", "track_from": "2025-01-01"}  # an origin of its own from now on
    assert len(events_of(*tmp_path.glob("bh.db.*.bak"))) == 2_000


def test_restore_killed_afterwards(tmp_path, monkeypatch, two_databases):
    old, copy = two_databases
    db = shutil.copy(old, tmp_path / "bh.db")
    monkeypatch.setenv("BH_DB", str(db))
    with driver("hold", "restore", "restore", copy) as child:
        holding(child)
    assert {event.origin for event in events_of(db)} == {"moi"}
    assert here("note", "cao-nguyen/24.1@2026:so-y-te", "sau khi phục hồi").code == 0
    assert len({event.origin for event in events_of(db)}) == 2


# Reminders


def test_what_could_not_be_told_is_told_the_next_time(register, monkeypatch):
    """Nobody reads the first answer: the mail program has gone away."""
    freeze(monkeypatch, "2026-12-20")
    news = ("overdue", "--changed-since-last-run")
    reader, writer = os.pipe()
    os.close(reader)
    unread = subprocess.run([*PROGRAM, *news], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (unread.returncode, unread.stderr) == (0, b"")
    told = process(*news)
    assert "cao-nguyen/24.1@2026" in told.stdout.decode()
    assert process(*news).stdout == b""


# A full disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    tool = shutil.which("mount")
    mount = [tool, "-t", "tmpfs", "-o", "size=4m", "tmpfs", place]
    linux = sys.platform.startswith("linux") and tool
    if not linux or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root on Linux can mount a small file system")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk(small_disk, corpus_register, large_ledger, known_keys):
    db, filler = small_disk / "bh.db", small_disk / "filler"
    shutil.copy(corpus_register, db)
    recorded = []
    for free, key in zip((0, 4, 32, 36, 40, 44, 48, 64), known_keys, strict=False):
        fill(filler, free * 1024)
        run = process("done", key, "--db", db)
        if run.returncode == 0:
            recorded.append(key)
        else:
            refused_for_want_of_room(run)
        filler.unlink()
        assert list(keys_of(db)) == recorded
    assert len(recorded) < 8
    fill(filler, 2_500_000)
    refused_for_want_of_room(process("ledger", "import", large_ledger, "--db", db))
    filler.unlink()
    assert list(keys_of(db)) == recorded
    healthy(db)


def test_a_database_that_cannot_grow(register, large_ledger):
    note = ("note", "cao-nguyen/24.1@2026:so-y-te", "dài " * 5000)
    for args in (note, ("ledger", "import", large_ledger)):
        with driver("full", *args) as child:
            out, err = child.communicate(timeout=PATIENCE)
        refused_for_want_of_room(subprocess.CompletedProcess(args, child.returncode, out.encode(), err.encode()))
        assert events_of(register) == []
    assert here(*note).code == 0
    healthy(register)


def fill(filler: Path, free: int) -> None:
    """Leave so many bytes on the disk."""
    with filler.open("wb", buffering=0) as out:
        room = shutil.disk_usage(filler.parent).free - free
        assert out.write(bytes(room)) == room


def refused_for_want_of_room(run: subprocess.CompletedProcess[bytes]) -> None:
    assert run.returncode == 5, run.stderr.decode()
    assert run.stdout == b""
    assert "đĩa đầy" in run.stderr.decode()
    assert "Traceback" not in run.stderr.decode()
