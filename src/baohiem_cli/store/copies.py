"""Copies of the whole database: a backup, and a copy put in its place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from baohiem_cli.store import settings, sqlite

PART = ".part"
"""The ending of a copy that is being made."""


def backup(db: sqlite3.Connection, target: Path) -> None:
    """Copy the whole database by SQLite's own means, also while others write; the copy is there whole or not at all."""
    part = target.with_name(f"{target.name}{PART}")
    try:
        sqlite.make_private(part)
        with closing(sqlite3.connect(part)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # a copy is one file, readable where nothing can be written
        part.replace(target)
    finally:
        sqlite.remove(part)


def restore(db: sqlite3.Connection, source: sqlite3.Connection) -> None:
    """Put the whole of another database in place of this one, in one step: all of it or nothing.

    Events recorded from now on get an origin of their own.
    """
    with closing(sqlite3.connect("")) as prepared:  # in a temporary file: a kill must not leave the old origin behind
        source.backup(prepared)
        origin = settings.read(prepared, settings.ORIGIN)
        if origin:
            settings.write(prepared, settings.FORMER, origin)
        for noted in (settings.ORIGIN, settings.PLACE, settings.TAKEN):
            settings.forget(prepared, noted)
        prepared.commit()
        prepared.backup(db)
