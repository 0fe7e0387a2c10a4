"""Opening the register: the database, brought up to date with the data files where they have changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from baohiem_cli import clock, paths
from baohiem_cli.app.notices import DataStale, Notice, SourceGone
from baohiem_cli.app.sources import Sources, sources_of
from baohiem_cli.errors import DataInvalid
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger import sqlite as sqlite_ledger
from baohiem_cli.store.ledger.interface import Ledger
from baohiem_cli.store.ledger.sqlite import SqliteLedger
from baohiem_cli.store.register import meta, schema
from baohiem_cli.store.register.meta import RegisterMeta
from baohiem_cli.store.sqlite import Connection


class Register(NamedTuple):
    """An open database: the projection of the data files, the ledger, and what to print with every answer."""

    db: Connection
    ledger: Ledger
    path: Path
    meta: RegisterMeta
    sources: Sources
    notices: tuple[Notice, ...]


@contextmanager
def opened(db: Path | None, data: Path | None) -> Iterator[Register]:
    """The register of these places, up to date, as one snapshot: a load meanwhile does not mix into the answer.

    An invalid new file leaves the old data, with a notice. Raises DataInvalid only where there are no older data to
    answer from, and DatabaseUnusable.
    """
    path = paths.database(db)
    database = sqlite.connect(path)
    try:
        with sqlite.explaining(path):
            sqlite_ledger.prepare(database, path, clock.today())
            sources, notices = _refreshed(database, path, data)
            with sqlite.snapshot(database):
                noted = meta.read(database)
                assert noted is not None  # noqa: S101 - a register that was refreshed has notes
                yield Register(database, SqliteLedger(database), path, noted, sources, notices)
    finally:
        database.close()


def _refreshed(db: Connection, path: Path, data: Path | None) -> tuple[Sources, tuple[Notice, ...]]:
    noted = meta.read(db)
    sources = sources_of(path, data, noted.named if noted else ())
    gone = tuple(SourceGone(one) for one in sources.named if not one.exists())
    if noted and noted.stamp == sources.stamp:
        return sources, gone
    from baohiem_cli.app.rebuild import rebuild  # the YAML and validation libraries: only when a file changed

    try:
        rebuild(db, path, data)
    except DataInvalid as error:
        if noted is None or noted.schema != schema.VERSION:
            raise  # nothing that this program could answer from
        return sources, (*gone, DataStale(error.problems))
    return sources, gone
