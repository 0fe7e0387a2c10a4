"""Whether two registers hold the same, whatever numbers their duties were given."""

from __future__ import annotations

import sqlite3
from collections import Counter

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import schema

_OF_DUTIES = ("party", "due_month", "due_fixed")
"""Tables that name a duty by its number, which depends on the order in which files were read."""


class Differing(NamedTuple):
    """A table of which so many rows are not as they should be: another one, one too many, or gone."""

    table: str
    rows: int


def differing(db: sqlite3.Connection, wanted: sqlite3.Connection) -> list[Differing]:
    """The tables in which one register differs from another; its tables have to be ours."""
    found = []
    for table in schema.TABLES:
        here, there = _rows(db, table), _rows(wanted, table)
        if here != there:
            found.append(Differing(table, max((here - there).total(), (there - here).total())))
    return found


def _rows(db: sqlite3.Connection, table: str) -> Counter[tuple[object, ...]]:
    columns = [name for __, name, *__ in db.execute(f"PRAGMA table_info({table})")]
    if table in _OF_DUTIES:
        columns.remove("duty")
        names = ", ".join(f"one.{name}" for name in columns)
        asked = f"SELECT duty.id, duty.valid_from, {names} FROM {table} AS one LEFT JOIN duty ON duty.rowid = one.duty"
    else:
        names = ", ".join(f'"{name}"' for name in columns if name != "rowid")
        asked = f"SELECT {names} FROM {table}"
    return Counter(db.execute(asked))
