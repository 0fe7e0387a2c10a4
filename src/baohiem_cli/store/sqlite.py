"""Opening the database, and saying what to do where that fails."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.i18n import gettext as _

Connection = sqlite3.Connection
"""The connection that a use case holds and hands back to this package."""

APPLICATION_ID = 0x62685F31
"""`bh_1`: tells our database from any other SQLite file."""

_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR")

_NOTHING_CAN_BE_WRITTEN = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

WAIT_SECONDS = 120
"""How long one process waits for another's write; a register of 1,000 regulations is rebuilt within that."""


class Unwritable(DatabaseUnusable):
    """Nothing can be written at the place of the database; what is there can perhaps be read."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the database, or make an empty one that only its owner reads.

    Raises DatabaseUnusable, telling what to do; Unwritable where only writing fails.
    """
    with explaining(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            make_private(path)
        except (OSError, ValueError) as error:
            kind = Unwritable if getattr(error, "errno", None) in _NOTHING_CAN_BE_WRITTEN else DatabaseUnusable
            raise kind(_("Không tạo được {0}. Chọn nơi khác bằng --db hoặc biến BH_DB.").format(path)) from error
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            _recognise(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def existing(path: Path) -> sqlite3.Connection:
    """Open one of our databases for reading. Raises DatabaseUnusable where the file is none."""
    if not path.is_file():
        raise DatabaseUnusable(_("{0} không phải tệp thường.").format(path))
    try:
        connection = _without_writing(path)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error as error:
        if _tells_damage(error):
            raise DatabaseUnusable(_("{0} không phải bản sao lưu của bh, hoặc đã bị hỏng.").format(path)) from error
        raise DatabaseUnusable(_explain(error, path)) from error
    if application != APPLICATION_ID:
        connection.close()
        raise DatabaseUnusable(_("{0} không phải bản sao lưu của bh.").format(path))
    return connection


def make_private(path: Path) -> None:
    """Make an empty file of its owner alone, where there is none: it will hold names, reasons and paths.

    Raises OSError, and DatabaseUnusable for what is no file, such as a device or a pipe.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    _expect_a_file(path)


def _expect_a_file(path: Path) -> None:
    """Raise DatabaseUnusable for a device or a pipe, which SQLite would wait for. Raises OSError too."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise DatabaseUnusable(_("{0} không phải tệp thường. Chọn tệp khác bằng --db hoặc biến BH_DB.").format(path))


def reading(path: Path) -> sqlite3.Connection:
    """Open a database where nothing can be written. Raises DatabaseUnusable."""
    with explaining(path):
        _expect_a_file(path)
        connection = _without_writing(path)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        connection.close()
        raise _foreign(path)
    return connection


def _without_writing(path: Path) -> sqlite3.Connection:
    """Open a file for reading, also where its directory takes no log.

    Without its log beside it a database does not change while it is read; one with a log that cannot be opened may
    hold more than its file.
    """
    place = path.resolve().as_uri()
    try:
        connection = sqlite3.connect(f"{place}?mode=ro", uri=True, timeout=WAIT_SECONDS, isolation_level=None)
        has_tables(connection)
    except sqlite3.OperationalError as error:
        log = path.with_name(f"{path.name}-wal")
        if not _tells_unwritable(error) or (log.exists() and log.stat().st_size):
            raise
        connection = sqlite3.connect(f"{place}?immutable=1", uri=True, isolation_level=None)
    return connection


def in_memory() -> sqlite3.Connection:
    """A database that is gone with the process; the caller locks it before anything could be recorded in it."""
    return sqlite3.connect(":memory:", isolation_level=None)


def lock(connection: sqlite3.Connection) -> None:
    """Refuse every further change."""
    connection.execute("PRAGMA query_only = ON")


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DatabaseUnusable where SQLite finds the file damaged."""
    with explaining(path):
        found = integrity(connection)
    if found:
        raise DatabaseUnusable(_("{0} bị hỏng: {1}").format(path, found[0]))


def integrity(connection: sqlite3.Connection) -> list[str]:
    """The faults that SQLite itself finds in the file."""
    return [message for (message,) in connection.execute("PRAGMA integrity_check") if message != "ok"]


def damaged(path: Path) -> bool:
    """Whether there is a file that SQLite cannot read any more."""
    if path.exists() and not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
    except sqlite3.Error as error:
        return _tells_damage(error)


def set_aside(path: Path, kept: Path) -> None:
    """Rename a database, with what SQLite has beside it: an old log must not meet a new database."""
    for ending in ("", "-wal", "-shm"):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(kept.with_name(kept.name + ending))


def remove(path: Path) -> None:
    """Delete a database, with what SQLite has beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def is_there(path: Path) -> bool:
    """Whether there is anything at the place of a database; an empty file is none yet."""
    try:
        return not stat.S_ISREG(path.stat().st_mode) or path.stat().st_size > 0
    except (OSError, ValueError):
        return False


def has_tables(connection: sqlite3.Connection) -> bool:
    """Whether anything is in the database yet."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(tables)


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours: what happened, and what to do without losing anything."""
    try:
        yield
    except sqlite3.Error as error:
        kind = Unwritable if _tells_unwritable(error) else DatabaseUnusable
        raise kind(_explain(error, path)) from error


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything read within comes from one moment, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: all of it or nothing, even when the process is killed. Waits for its turn."""
    if connection.in_transaction:  # the reader's snapshot ends where writing begins
        connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _recognise(connection: sqlite3.Connection, path: Path) -> None:
    used = has_tables(connection)  # before application_id: a concurrent process sets the id first
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        if application or used:
            raise _foreign(path)
        with transaction(connection):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    if journal != "wal":  # in which readers and the one writer do not block each other
        connection.execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):  # another process reads or writes: the next opening will do it
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")


def _foreign(path: Path) -> DatabaseUnusable:
    return DatabaseUnusable(
        _("{0} là cơ sở dữ liệu của chương trình khác. Chọn tệp khác bằng --db hoặc biến BH_DB.").format(path)
    )


def _tells_unwritable(error: sqlite3.Error) -> bool:
    return (getattr(error, "sqlite_errorname", "") or "").startswith(_UNWRITABLE)


def _tells_damage(error: sqlite3.Error) -> bool:
    return (getattr(error, "sqlite_errorname", "") or "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _explain(error: sqlite3.Error, path: Path) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    if _tells_damage(error):
        return _(
            "{0} bị hỏng hoặc không phải cơ sở dữ liệu SQLite. Phục hồi từ bản sao lưu bằng bh restore (tệp này "
            "được giữ lại), hoặc chọn tệp khác bằng --db."
        ).format(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return _(
            "Không ghi được vào {0}: tệp hoặc thư mục chỉ cho đọc. Chọn nơi khác bằng --db hoặc biến BH_DB."
        ).format(path)
    if name.startswith("SQLITE_CANTOPEN"):
        return _("Không mở được {0}: hãy xem đường dẫn và quyền ghi thư mục, hoặc chọn nơi khác bằng --db.").format(
            path
        )
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return _(
            "Không ghi được vào {0}: đĩa đầy hoặc lỗi đĩa. Dữ liệu cũ còn nguyên; hãy giải phóng chỗ rồi chạy lại."
        ).format(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return _("{0} đang được một chương trình khác ghi quá lâu. Hãy chạy lại sau ít phút.").format(path)
    if str(error).startswith(("no such table", "no such column")):
        return _("Dữ liệu trong {0} không đầy đủ. Nạp lại từ đầu bằng: bh load --anew").format(path)
    return _("Cơ sở dữ liệu {0} gặp lỗi: {1}").format(path, error)
