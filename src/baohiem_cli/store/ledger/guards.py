"""Whether the ledger's tables, and the triggers by which the database itself refuses changes, are as they were made."""

from __future__ import annotations

import sqlite3
from contextlib import closing

_OURS = ("event", "arrival", "told", "setting")
"""Tables that belong to the ledger."""


def changed(db: sqlite3.Connection) -> list[str]:
    """The names of what is missing, different, or put in by somebody else.

    A trigger or a view can change what a statement means wherever it stands, so that none is expected but ours.
    """
    expected, present = _expected(), _present(db)
    wrong = {name for name, made in expected.items() if present.get(name) != made}
    return sorted(wrong | (present.keys() - expected.keys()))


def _expected() -> dict[str, str]:
    from sqlite_utils import Database

    from baohiem_cli.store.ledger.migrations import LEDGER

    with closing(sqlite3.connect(":memory:")) as fresh:
        LEDGER.apply(Database(fresh))
        return _present(fresh)


def _present(db: sqlite3.Connection) -> dict[str, str]:
    found = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sql for type, name, table, sql in found if table in _OURS or type in ("trigger", "view")}
