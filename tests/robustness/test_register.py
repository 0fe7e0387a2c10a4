"""The register under kill -9, full disks, strange files, several programs at once: the old or the new, never less."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from baohiem_cli.store import sqlite
from baohiem_cli.store.register import schema
from tests.domain.making import case
from tests.running import CORPUS, PROGRAM, environ, here, place, regulation

DYING = (sys.executable, Path(__file__).with_name("dying.py"))
AGENCIES = "agencies:\n  - {id: so-ma-thuat, name: Sở Ma thuật, level: province, type: department}\n"
NEW = CORPUS | {"quang-ngai"}
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def dying(mode: str, words: str, number: int, *args: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [*DYING, mode, words, str(number), *map(str, args)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environ(**environment))


def content(db: Path) -> dict[str, list[tuple]]:
    """Everything in the register, row by row; SQLite's own check first."""
    with closing(sqlite3.connect(db)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        present = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {
            table: database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in schema.TABLES
            if table in present and table != "day_off"
        }


def known(bh) -> set[str]:
    run = bh("regulations", "--format", "json")
    assert run.code == 0, run.err
    assert [words for words in run.json["warnings"] if "đã tạo mới" not in words] == []
    return {head["id"] for head in run.json["items"]}


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """A user's own data, which change everything: a new agency has every regulation read anew. One of them is large."""
    folder = place(tmp_path_factory.mktemp("data") / "own", regulation("quang-ngai", *["before 12-10"] * 600))
    (folder / "agencies.yaml").write_text(AGENCIES, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def new(tmp_path_factory, corpus_register, data) -> dict[str, list[tuple]]:
    """What the register holds when the user's own data are loaded into it and nothing goes wrong."""
    db = tmp_path_factory.mktemp("new") / "bh.db"
    shutil.copy(corpus_register, db)
    assert here("load", "--data", data, "--db", db).code == 0
    return content(db)


# Killed


@posix
@pytest.mark.parametrize(
    ("mode", "words", "number"),
    [
        case("trước khi bắt đầu", "statement", "BEGIN IMMEDIATE", 1),
        case("đang bỏ bản cũ", "statement", "DELETE FROM duty", 3),
        case("đang thêm nhiệm vụ", "statement", 'INSERT INTO "duty"', 300),
        case("chỉ còn ghi dấu", "statement", "INSERT OR REPLACE INTO meta", 3),
        case("trước khi xong", "statement", "COMMIT", 1),
        case("đang ghi, 4 KB", "byte", "", 4_096),
        case("đang ghi, 100 KB", "byte", "", 100_000),
        case("đang ghi, 400 KB", "byte", "", 400_000),
        case("đang ghi, 700 KB", "byte", "", 700_000),
    ],
)
def test_a_load_that_is_killed_leaves_the_old_register(bh, register, data, new, mode, words, number):
    old = content(register)
    killed = dying(mode, words, number, "load", "--data", data)
    assert killed.returncode == -(signal.SIGXFSZ if mode == "byte" else signal.SIGKILL), killed.stderr
    assert content(register) == old != new
    assert known(bh) == CORPUS


@posix
def test_a_load_that_was_killed_can_be_done_again(bh, register, data, new):
    dying("byte", "", 400_000, "load", "--data", data)
    assert bh("load", "--data", data).code == 0
    assert content(register) == new


@posix
def test_a_load_that_is_killed_when_it_is_done_is_done(bh, register, data, new):
    assert dying("answer", "", 1, "load", "--data", data).returncode == -signal.SIGKILL
    assert content(register) == new


@posix
@pytest.mark.parametrize(
    ("words", "number"),
    [("PRAGMA application_id =", 1), ("PRAGMA journal_mode = WAL", 1), ("CREATE TABLE duty", 1), ("COMMIT", 3)],
)
def test_a_first_query_that_is_killed_is_none(bh, tmp_path, corpus_register, monkeypatch, words, number):
    db = tmp_path / "bh.db"
    monkeypatch.setenv("BH_DB", str(db))
    assert dying("statement", words, number, "regulations").returncode == -signal.SIGKILL
    assert known(bh) == CORPUS
    assert content(db) == content(corpus_register)


# No room


@posix
@pytest.mark.parametrize("room", [4_096, 100_000, 600_000])
def test_a_load_without_room_says_so_and_leaves_the_old_register(bh, register, data, room):
    old = content(register)
    run = dying("room", "", room, "load", "--data", data)
    assert (run.returncode, run.stdout) == (5, "")
    assert "đĩa đầy" in run.stderr
    assert "Dữ liệu cũ còn nguyên" in run.stderr
    assert str(register) in run.stderr
    assert "Traceback" not in run.stderr
    assert content(register) == old
    assert known(bh) == CORPUS


@posix
@pytest.mark.parametrize("room", [0, 50_000])
def test_a_first_query_without_room_is_answered_and_records_nothing(bh, tmp_path, monkeypatch, room):
    db = tmp_path / "bh.db"
    run = dying("room", "", room, "due", "--month", 12, "--db", db)
    assert run.returncode == 0
    assert "cao-nguyen/24.1@" in run.stdout
    assert f"Không ghi được vào {db}" in run.stderr
    run = dying("room", "", room, "note", "cao-nguyen/24.1@2026:so-y-te", "đã gọi", "--db", db)
    assert (run.returncode, run.stdout) == (5, "")
    monkeypatch.setenv("BH_DB", str(db))
    assert known(bh) == CORPUS


@pytest.fixture
def pragma(monkeypatch):
    """Have every connection from now on opened with this."""

    def put(words: str) -> None:
        original = sqlite.connect

        def connect(path: Path) -> sqlite3.Connection:
            opened = original(path)
            opened.execute(f"PRAGMA {words}")
            return opened

        monkeypatch.setattr(sqlite, "connect", connect)

    return put


def test_a_database_that_cannot_grow(bh, register, data, pragma, monkeypatch):
    old = content(register)
    with monkeypatch.context():
        pragma("max_page_count = 1")  # SQLite takes the size that it has, where that is more
        run = bh("load", "--data", data)
        assert (run.code, run.out) == (5, "")
        assert "đĩa đầy" in run.err
        stale = bh("due", "--data", data, "--format", "json").json
        assert "đã nạp trước đây" in stale["warnings"][0]
        assert known(bh) == CORPUS, "questions to what is there are answered"
    assert content(register) == old


def test_a_database_that_cannot_be_written(bh, register, data, pragma):
    old = content(register)
    pragma("query_only = ON")
    assert known(bh) == CORPUS
    run = bh("load", "--data", data)
    assert (run.code, run.out) == (5, "")
    assert "chỉ cho đọc" in run.err
    assert content(register) == old


@pytest.fixture
def locked(tmp_path, register):
    """Put the database into a folder that takes no file any more; where it is then."""
    folder = tmp_path / "locked"
    folder.mkdir()
    root = os.geteuid() == 0
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder]
    if root and (not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode):
        pytest.skip("root writes into every folder, unless it can mount one")

    def lock(*more: Path) -> Path:
        for path in (register, *more):
            shutil.copy(path, folder)
        if root:
            subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        else:
            folder.chmod(0o500)
        return folder / register.name

    yield lock
    if root:
        subprocess.run(["umount", "-l", folder], check=True)
    else:
        folder.chmod(0o700)


@posix
def test_files_are_checked_where_the_database_takes_no_log(bh, register, locked, tmp_path):
    named = tmp_path / "moi.yaml"
    named.write_text(regulation(), encoding="utf-8")
    assert bh("load", named).code == 0
    db = locked()
    run = bh("check", "--db", db, "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert str(named) in {item["file"] for item in run.json["items"]}
    assert bh("check", named, "--db", db).code == 0
    assert bh("diff", "quang-ngai", named, "--db", db).code == 0


@posix
def test_files_are_checked_beside_a_database_that_cannot_be_read(bh, register, locked, tmp_path):
    log = tmp_path / "bh.db-wal"
    with closing(sqlite.connect(register)) as database:
        database.execute("INSERT INTO setting VALUES ('x', 'y')")
        log_left = log.read_bytes()
    log.write_bytes(log_left)
    db = locked(log)
    run = bh("check", "--db", db)
    assert run.code == 0
    assert f"Không đọc được {db}" in run.err
    assert bh("due", "--db", db).code == 5


def test_files_are_checked_beside_a_database_that_is_still_empty(bh, tmp_path):
    (tmp_path / "moi.db").touch()
    assert bh("check", "--db", tmp_path / "moi.db").code == 0


@posix
def test_a_copy_is_restored_from_where_nothing_can_be_written(bh, register, locked, tmp_path):
    """Also one that was made by copying the file."""
    assert bh("note", "cao-nguyen/24.1@2026:so-y-te", "…").code == 0
    db = locked()
    assert bh("restore", db, "--db", tmp_path / "other.db").code == 0
    assert bh("log", "--db", tmp_path / "other.db", "--format", "json").json["items"]


# Strange files


def damaged(db: Path) -> None:
    """In the middle of our own file."""
    raw = bytearray(db.read_bytes())
    raw[8_192:-8_192] = b"\xa5" * (len(raw) - 16_384)
    db.write_bytes(raw)


def cut(db: Path) -> None:
    """Half of our own file is missing."""
    db.write_bytes(db.read_bytes()[: db.stat().st_size // 2])


def foreign(db: Path) -> None:
    """Another program's database."""
    db.unlink()
    with closing(sqlite3.connect(db)) as database:
        database.execute("CREATE TABLE photo (x)")


def prose(db: Path) -> None:
    """No database."""
    db.write_text("Kính gửi: Sở Y tế\n" * 100, encoding="utf-8")


def directory(db: Path) -> None:
    """A directory."""
    db.unlink()
    db.mkdir()


@pytest.mark.parametrize("spoil", [damaged, cut, foreign, prose, directory])
@pytest.mark.parametrize("command", ["due", "load"])
def test_a_file_that_is_not_ours_or_broken_is_left_alone(bh, register, spoil, command):
    spoil(register)
    before = register.read_bytes() if register.is_file() else b""
    run = bh(command, "--format", "json")
    assert (run.code, run.json["error"]["code"], run.json["items"]) == (5, "database", [])
    assert str(register) in run.err
    assert "--db" in run.err
    assert "Traceback" not in run.err
    assert (register.read_bytes() if register.is_file() else b"") == before
    beside = {file.name.removeprefix(register.name) for file in register.parent.iterdir()}
    assert beside <= {"", "-wal", "-shm"}


def test_the_option_and_the_variable_mean_the_same(bh, tmp_path, monkeypatch):
    by_option = bh("due", "--db", tmp_path)
    monkeypatch.setenv("BH_DB", str(tmp_path))
    assert bh("due") == by_option
    assert by_option.code == 5


def test_a_path_below_a_file(bh, tmp_path):
    (tmp_path / "file").touch()
    run = bh("due", "--db", tmp_path / "file" / "below" / "bh.db")
    assert (run.code, run.out) == (5, "")
    assert "Không tạo được" in run.err


def test_an_empty_file_is_a_new_database(bh, tmp_path, monkeypatch):
    (tmp_path / "bh.db").touch()
    monkeypatch.setenv("BH_DB", str(tmp_path / "bh.db"))
    assert known(bh) == CORPUS


@pytest.mark.parametrize("version", [0, schema.VERSION + 1, 99])
def test_a_register_of_another_version_is_rebuilt_and_the_rest_kept(bh, register, tmp_path, version):
    file = tmp_path / "elsewhere.yaml"
    file.write_text(regulation("quang-ngai"), encoding="utf-8")
    assert bh("load", file).code == 0
    assert bh("note", "cao-nguyen/24.1@2026:so-y-te", "đã gọi điện", "--as-of", "2026-11-22").code == 0
    duties, log = bh("duties", "--format", "json"), bh("log", "--format", "json")
    assert log.json["items"]
    with closing(sqlite3.connect(register)) as database:
        database.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (version,))
        database.execute("UPDATE meta SET value = 'other' WHERE key = 'stamp'")
        database.execute("DROP TABLE party")
        database.execute("ALTER TABLE duty ADD COLUMN novelty")
        database.commit()
    assert bh("duties", "--format", "json") == duties
    assert bh("log", "--format", "json") == log
    assert known(bh) == NEW


def test_a_ledger_of_a_newer_program_is_left_alone(bh, register):
    with closing(sqlite3.connect(register)) as database:
        database.execute("PRAGMA user_version = 99")
    before = content(register)
    for command in ("due", "load"):
        run = bh(command)
        assert (run.code, run.out) == (5, "")
        assert "mới hơn" in run.err
    assert content(register) == before


# Several at once


def test_two_load_and_three_ask_on_a_new_database_at_once(bh, tmp_path, monkeypatch):
    """Each of the loads names a file of its own: both are remembered, whichever comes first."""
    monkeypatch.setenv("BH_DB", str(tmp_path / "deep" / "bh.db"))
    files = []
    for id in ("quang-ngai", "gia-lai"):
        files.append(tmp_path / f"{id}.yaml")
        files[-1].write_text(regulation(id), encoding="utf-8")
    calls = [
        ["load", files[0]],
        ["load", files[1]],
        ["due", "--all", "--as-of", "2026-11-22"],
        ["duties", "--all"],
        ["regulations"],
    ]
    pipe = subprocess.PIPE
    running = [subprocess.Popen([*PROGRAM, *call], stdout=pipe, stderr=pipe, env=environ()) for call in calls]
    for one in running:
        out, err = one.communicate()
        assert one.returncode == 0
        assert not err or "đã tạo mới" in err.decode()
        assert out
    assert known(bh) == NEW | {"gia-lai"}


def test_a_load_while_another_waits_loses_nothing(bh, register, tmp_path, monkeypatch):
    """The other load ends between this one's start and its turn to write."""
    from baohiem_cli.app import rebuild

    first, second = tmp_path / "1.yaml", tmp_path / "2.yaml"
    first.write_text(regulation("quang-ngai"), encoding="utf-8")
    second.write_text(regulation("gia-lai"), encoding="utf-8")
    original = rebuild.rebuild

    def overtaken(*args, **named):
        monkeypatch.setattr(rebuild, "rebuild", original)
        assert bh("load", first).code == 0
        return original(*args, **named)

    monkeypatch.setattr(rebuild, "rebuild", overtaken)
    assert bh("load", second).code == 0
    assert known(bh) == NEW | {"gia-lai"}
