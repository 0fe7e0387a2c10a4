"""Opening the database: ours, anybody else's, or none; two at once; and what is said when it cannot be used."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.store import sqlite
from tests.domain.making import case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "down" / "bh.db"


def marks(path):
    with closing(sqlite3.connect(path)) as db:
        return [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "journal_mode")]


def open_and_close(path):
    sqlite.connect(path).close()


OURS = [sqlite.APPLICATION_ID, "wal"]


def test_a_new_database_is_marked_as_ours_in_a_directory_of_its_own(path):
    open_and_close(path)
    assert marks(path) == OURS
    open_and_close(path)


def test_an_empty_file_becomes_ours(path):
    path.parent.mkdir(parents=True)
    path.touch()
    open_and_close(path)
    assert marks(path) == OURS


def test_a_database_of_ours_in_another_mode_gets_its_mode_back(path):
    open_and_close(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    open_and_close(path)
    assert marks(path) == OURS


def test_a_reader_of_the_other_mode_is_not_waited_for(path):
    open_and_close(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN")
        other.execute("SELECT * FROM sqlite_master").fetchall()
        open_and_close(path)


def foreign(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE photo (x)")


def claimed(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 1")


@pytest.mark.parametrize("make", [foreign, claimed])
def test_the_database_of_another_program_is_left_alone(path, make):
    path.parent.mkdir(parents=True)
    make(path)
    before = path.read_bytes()
    with pytest.raises(DatabaseUnusable, match=r"của chương trình khác.*--db"):
        sqlite.connect(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"no database at all, " * 60, b"SQLite format 3\x00" + b"\xff" * 4080])
def test_a_file_that_is_no_database_is_left_alone(path, content):
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable, match=r"bị hỏng.*bản sao lưu"):
        sqlite.connect(path)
    assert path.read_bytes() == content


def test_a_directory_is_no_database(tmp_path):
    with pytest.raises(DatabaseUnusable, match=r"không phải tệp thường.*--db"):
        sqlite.connect(tmp_path)


def test_a_path_below_a_file_cannot_be(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(DatabaseUnusable, match=r"Không tạo được.*BH_DB"):
        sqlite.connect(tmp_path / "file" / "deep" / "bh.db")


def test_many_that_make_the_same_database_at_once_all_get_it(path):
    """Threads, for the lock is SQLite's and not Python's; every one writes as well."""
    number = 6
    ready, failed = threading.Barrier(number), []

    def work():
        try:
            ready.wait()
            with closing(sqlite.connect(path)) as db, sqlite.transaction(db):
                db.execute("CREATE TABLE IF NOT EXISTS x (n)")
                db.execute("INSERT INTO x VALUES (1)")
        except Exception as error:
            failed.append(error)

    for __ in range(5):
        threads = [threading.Thread(target=work) for __ in range(number)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failed == []
    with closing(sqlite.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM x").fetchone() == (5 * number,)


@pytest.mark.parametrize("before", [0, 1, 2, 5, 6])  # 3 and 4 are within a transaction, where the other would wait
def test_another_process_may_make_the_database_between_any_two_steps(path, before, monkeypatch):
    usual = sqlite3.connect

    class Overtaken(sqlite3.Connection):
        steps = 0

        def execute(self, *args):
            if Overtaken.steps == before:
                Overtaken.steps += 1
                monkeypatch.setattr(sqlite3, "connect", usual)
                with closing(sqlite.connect(path)) as other, sqlite.transaction(other):
                    other.execute("CREATE TABLE meta (key, value)")
            Overtaken.steps += 1
            return super().execute(*args)

    monkeypatch.setattr(sqlite3, "connect", lambda *args, **rest: usual(*args, **rest, factory=Overtaken))
    with closing(sqlite.connect(path)) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("meta",)]
    assert marks(path) == OURS


# Transactions


@pytest.fixture
def db(path):
    with closing(sqlite.connect(path)) as opened:
        opened.execute("CREATE TABLE x (n)")
        yield opened


def test_a_transaction_is_all(db, path):
    with sqlite.transaction(db):
        db.execute("INSERT INTO x VALUES (1)")
        with closing(sqlite.connect(path)) as other:
            assert other.execute("SELECT * FROM x").fetchall() == []
    with closing(sqlite.connect(path)) as other:
        assert other.execute("SELECT * FROM x").fetchall() == [(1,)]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, sqlite3.OperationalError])
def test_or_nothing(db, error):
    with pytest.raises(error), sqlite.transaction(db):
        db.execute("INSERT INTO x VALUES (1)")
        raise error
    assert db.execute("SELECT * FROM x").fetchall() == []
    assert not db.in_transaction


def test_a_rollback_that_sqlite_made_itself_is_not_made_again(db):
    with pytest.raises(ValueError, match="own"), sqlite.transaction(db):
        db.execute("ROLLBACK")
        raise ValueError("own")


def test_one_waits_for_the_other(path, db, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0)
    with closing(sqlite.connect(path)) as other:
        with (
            sqlite.transaction(db),
            pytest.raises(DatabaseUnusable, match=r"ghi quá lâu.*chạy lại"),
            sqlite.explaining(path),
            sqlite.transaction(other),
        ):
            pass
        with sqlite.transaction(other):
            other.execute("INSERT INTO x VALUES (2)")
    assert db.execute("SELECT * FROM x").fetchall() == [(2,)]


# What is said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        case("hỏng", "SQLITE_CORRUPT", "bị hỏng.*bản sao lưu.*--db"),
        case("không phải SQLite", "SQLITE_NOTADB", "không phải cơ sở dữ liệu SQLite"),
        case("chỉ đọc", "SQLITE_READONLY", "chỉ cho đọc.*--db"),
        case("không có quyền", "SQLITE_PERM", "chỉ cho đọc.*--db"),
        case("không mở được", "SQLITE_CANTOPEN", "Không mở được.*--db"),
        case("đầy", "SQLITE_FULL", "đĩa đầy.*Dữ liệu cũ còn nguyên.*chạy lại"),
        case("lỗi đĩa", "SQLITE_IOERR_WRITE", "lỗi đĩa.*Dữ liệu cũ còn nguyên"),
        case("bận", "SQLITE_BUSY", "ghi quá lâu.*chạy lại"),
        case("khóa", "SQLITE_LOCKED", "ghi quá lâu.*chạy lại"),
        case("lỗi khác", "SQLITE_TOOBIG", "gặp lỗi: it is so"),
    ],
)
def test_every_failure_says_what_to_do_and_names_the_file(path, name, words):
    error = sqlite3.OperationalError("it is so")
    error.sqlite_errorname = name
    with pytest.raises(DatabaseUnusable, match=words) as raised, sqlite.explaining(path):
        raise error
    assert str(path) in raised.value.message
    assert raised.value.__cause__ is error


def test_other_errors_pass(path):
    with pytest.raises(ZeroDivisionError), sqlite.explaining(path):
        raise ZeroDivisionError
