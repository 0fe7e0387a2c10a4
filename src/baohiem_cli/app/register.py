"""Opening the register: the database, brought up to date with the data files where they have changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from baohiem_cli import clock, paths
from baohiem_cli.app.calendar import Calendar
from baohiem_cli.app.notices import DatabaseNew, DataStale, NothingWritable, Notice, SourceGone, SourceStrange
from baohiem_cli.app.sources import Sources, sources_of, strange
from baohiem_cli.errors import DataInvalid
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger import sqlite as sqlite_ledger
from baohiem_cli.store.ledger.sqlite import SqliteLedger
from baohiem_cli.store.register import meta, schema
from baohiem_cli.store.register.meta import RegisterMeta
from baohiem_cli.store.sqlite import Connection

if TYPE_CHECKING:
    from baohiem_cli.store.ledger.interface import Ledger


class Register(NamedTuple):
    """An open database: the projection of the data files, the ledger, and what to print with every answer.

    `day_off` tells rules of working days which days are off.
    """

    db: Connection
    ledger: Ledger
    path: Path
    meta: RegisterMeta
    sources: Sources
    notices: tuple[Notice, ...]
    day_off: Calendar


@contextmanager
def opened(db: Path | None, data: Path | None, *, known_at: str | None = None) -> Iterator[Register]:
    """The register of these places, up to date, as one snapshot: a load meanwhile does not mix into the answer.

    With `known_at` (UTC, ISO 8601) the ledger answers from what it held at that moment. An invalid new file leaves the
    old data, with a notice; so does a disk on which nothing can be written. Raises DataInvalid only where there are no
    older data to answer from, and DatabaseUnusable.
    """
    path = paths.database(db)
    refused: sqlite.Unwritable | None = None
    fresh = () if sqlite.is_there(path) else (DatabaseNew(path),)
    try:
        database, sources, notices = _writable(path, data)
    except sqlite.Unwritable as error:
        fresh, refused = (), error
        database, sources, notices = _readable(path, data, error)
    try:
        with sqlite.explaining(path), sqlite.snapshot(database):
            noted = meta.read(database)
            assert noted is not None  # noqa: S101 - a register that was refreshed has notes
            ledger, told = SqliteLedger(database, path, known_at), (*fresh, *notices)
            yield Register(database, ledger, path, noted, sources, told, Calendar(database, noted))
    except sqlite.Unwritable as error:
        raise refused or error from error
    finally:
        database.close()


def _writable(path: Path, data: Path | None) -> tuple[Connection, Sources, tuple[Notice, ...]]:
    database = sqlite.connect(path)
    try:
        with sqlite.explaining(path):
            sqlite_ledger.prepare(database, path, clock.today())
            return database, *_refreshed(database, path, data)
    except BaseException:
        database.close()
        raise


def _readable(
    path: Path, data: Path | None, error: sqlite.Unwritable
) -> tuple[Connection, Sources, tuple[Notice, ...]]:
    """What can be read where nothing can be written: the database as it is, or the data files alone."""
    if not sqlite.is_there(path):
        return _in_memory(path, data)
    database = sqlite.reading(path)
    with sqlite.explaining(path):
        version, noted = sqlite_ledger.version_of(database, path), meta.read(database)
    if not version and noted is None:  # nothing was ever recorded in it
        database.close()
        return _in_memory(path, data)
    if noted is None or noted.schema != schema.VERSION or version != sqlite_ledger.VERSION:
        database.close()
        raise error
    sources = sources_of(path, data, noted.named)
    return database, sources, (NothingWritable(path, stale=noted.stamp != sources.stamp),)


def _in_memory(path: Path, data: Path | None) -> tuple[Connection, Sources, tuple[Notice, ...]]:
    from baohiem_cli.app.rebuild import rebuild

    database = sqlite.in_memory()
    sqlite_ledger.prepare(database, path, clock.today())
    rebuild(database, path, data)
    sqlite.lock(database)
    return database, sources_of(path, data), (NothingWritable(path, stale=False),)


def _refreshed(db: Connection, path: Path, data: Path | None) -> tuple[Sources, tuple[Notice, ...]]:
    noted = meta.read(db)
    sources = sources_of(path, data, noted.named if noted else ())
    gone: tuple[Notice, ...] = tuple(SourceGone(one) for one in sources.named if not one.exists())
    gone += tuple(SourceStrange(one) for one in (noted.named if noted else ()) if strange(one))
    if noted and noted.stamp == sources.stamp and noted.named == sources.named:
        return sources, gone
    from baohiem_cli.app.rebuild import rebuild  # the YAML and validation libraries: only when a file changed

    try:
        with sqlite.explaining(path):
            rebuild(db, path, data)
    except (DataInvalid, sqlite.Unwritable) as error:
        if noted is None or noted.schema != schema.VERSION:
            raise  # nothing that this program could answer from
        stale = DataStale(error.problems) if isinstance(error, DataInvalid) else NothingWritable(path, stale=True)
        return sources, (*gone, stale)
    return sources, gone
