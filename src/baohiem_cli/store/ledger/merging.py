"""Adding the events of another office: first all of them beside the ledger, then what is new, in one step."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby

from baohiem_cli.domain.ledger.events import Entry
from baohiem_cli.store import settings
from baohiem_cli.store.ledger import forks, origin, rows
from baohiem_cli.store.ledger.interface import Arrival, Brought, Clash, Merged
from baohiem_cli.store.sqlite import transaction

_INCOMING = """CREATE TEMP TABLE incoming (
    id TEXT NOT NULL, origin TEXT NOT NULL, number INTEGER NOT NULL, batch TEXT NOT NULL, at TEXT NOT NULL,
    actor TEXT NOT NULL, act TEXT NOT NULL, key TEXT NOT NULL, "on" TEXT NOT NULL, data TEXT NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL, line INTEGER PRIMARY KEY
)"""
_KNOWN = "EXISTS (SELECT 1 FROM event e WHERE e.origin = incoming.origin AND e.number = incoming.number)"


def merge(db: sqlite3.Connection, entries: Iterable[Entry], arrival: Arrival, *, join: bool) -> Merged:
    """Add what is not here yet, durable when it returns; nothing where an event clashes with one that is here.

    The entries have sound chains of their own, each from its beginning. What raises while they are read leaves the
    ledger as it is. With `join`, a chain that went apart from ours is added under an origin of its own.
    """
    total = _take_in(db, entries)
    try:
        with transaction(db):
            mine = _ours_come_back(db)
            clashes = [] if join else _forks(db)
            clashes += _ids_that_mean_something_else(db)
            if clashes:
                return Merged(total, clashes=tuple(clashes))
            apart = _apart(db)
            new = [*mine, *apart]
            own = origin.own(db)
            brought = _brought(db, {name for name, last in own if last is None}, apart)
            touched = _touched(db, {name for name, __ in own})
            _add(db, new, arrival)
            brought = _with_heirs(db, {name for name, __ in own}, brought)
            present = settings.read(db, settings.ORIGIN)
            if present and any(one.origin == present and one.events for one in brought):
                settings.write(db, settings.TAKEN, present)
            return Merged(total, brought=tuple(brought), touched=tuple(touched))
    finally:
        db.execute("DROP TABLE IF EXISTS temp.incoming")


def _take_in(db: sqlite3.Connection, entries: Iterable[Entry]) -> int:
    db.execute("DROP TABLE IF EXISTS temp.incoming")
    db.execute(_INCOMING)
    add = f"INSERT INTO incoming VALUES ({rows.MARKS}, ?)"
    db.executemany(add, ((*rows.row_of(entry), line) for line, entry in enumerate(entries, 2)))
    db.execute("CREATE UNIQUE INDEX temp.incoming_place ON incoming (origin, number)")
    db.execute("CREATE INDEX temp.incoming_id ON incoming (id)")
    return _count(db, "incoming")


def _forks(db: sqlite3.Connection) -> list[Clash]:
    """The first event of each origin that is another one here."""
    found = db.execute(
        """SELECT incoming.origin, min(incoming.number), min(incoming.line) FROM incoming
           JOIN event e ON e.origin = incoming.origin AND e.number = incoming.number
           WHERE e.hash <> incoming.hash GROUP BY incoming.origin ORDER BY 3"""
    )
    return [Clash(name, number, line) for name, number, line in found]


def _ids_that_mean_something_else(db: sqlite3.Connection) -> list[Clash]:
    """Events that claim the id of another one, in the file or here; one of a fork is known by its origin here."""
    found = db.execute(
        f"""SELECT origin, number, line FROM incoming
            WHERE id IN (SELECT id FROM incoming GROUP BY id HAVING count(*) > 1)
               OR (NOT {_KNOWN} AND EXISTS (SELECT 1 FROM event e WHERE e.id = incoming.id
                   AND (e.at, e.key, e.data) IS NOT (incoming.at, incoming.key, incoming.data)))
            ORDER BY line"""
    )
    return [Clash(name, number, line, same_id=True) for name, number, line in found]


def _ours_come_back(db: sqlite3.Connection) -> list[Entry]:
    """Our own events as another office had to keep them, taken out of what came in; those that are missing here."""
    missing: list[Entry] = []
    firsts = db.execute(f"SELECT {rows.COLUMNS} FROM incoming WHERE number = 1 AND act = 'continue'").fetchall()
    for first in map(rows.entry_at, firsts):
        back = forks.joined(_of(db, first.origin, 1))
        if not back or not _is_here(db, back[0]):
            continue
        last = origin.head(db, back[0].origin).number
        missing += [entry for entry in back if entry.number > last]
        db.execute("DELETE FROM incoming WHERE origin = ?", (first.origin,))
    return missing


def _is_here(db: sqlite3.Connection, entry: Entry) -> bool:
    asked = "SELECT 1 FROM event WHERE origin = ? AND number = ? AND hash = ?"
    return db.execute(asked, (entry.origin, entry.number, entry.hash)).fetchone() is not None


def _apart(db: sqlite3.Connection) -> list[Entry]:
    """The new events of chains that went apart, under origins of their own; taken out of what came in."""
    found: list[Entry] = []
    for name, number, *__ in _forks(db):
        other = forks.apart(_of(db, name, number))
        last = origin.head(db, other[0].origin).number
        found += [entry for entry in other if entry.number > last]
        db.execute("DELETE FROM incoming WHERE origin = ? AND number >= ?", (name, number))
    return found


def _of(db: sqlite3.Connection, name: str, first: int) -> list[Entry]:
    found = db.execute(
        f"SELECT {rows.COLUMNS} FROM incoming WHERE origin = ? AND number >= ? ORDER BY number", (name, first)
    )
    return [rows.entry_at(row) for row in found]


def _brought(db: sqlite3.Connection, ours: set[str], apart: Sequence[Entry]) -> list[Brought]:
    """What is new of each origin, the ones of this office first."""
    plain = db.execute(
        f"""SELECT origin, count(*), min(at), max(at), json_group_array(DISTINCT actor),
                   json_group_array(DISTINCT data ->> 'office') FILTER (WHERE data ->> 'office' IS NOT NULL)
            FROM incoming WHERE NOT {_KNOWN} GROUP BY origin ORDER BY min(at)"""
    )
    found = [
        Brought(name, count, first, last, _names(actors), _names(offices), own=name in ours)
        for name, count, first, last, actors, offices in plain
    ]
    for name, several in groupby(apart, key=lambda entry: entry.origin):
        listed = list(several)
        times, actors = sorted(one.at for one in listed), dict.fromkeys(one.actor for one in listed)
        offices = dict.fromkeys(office for one in listed if (office := one.data.get("office")))
        found.append(Brought(name, len(listed), times[0], times[-1], tuple(actors), tuple(offices), apart=True))
    return sorted(found, key=lambda one: not one.own)


def _names(listed: str) -> tuple[str, ...]:
    """The names in an array of JSON: a name can have a comma."""
    return tuple(json.loads(listed))


def _with_heirs(db: sqlite3.Connection, ours: set[str], brought: Sequence[Brought]) -> list[Brought]:
    lineage = origin.lineage_of(db)
    return [
        one._replace(heir=not (one.own or one.apart) and any(name in ours for name, __ in lineage.own(one.origin)[1:]))
        for one in brought
    ]


def _touched(db: sqlite3.Connection, ours: set[str]) -> list[str]:
    """The keys on which this office has records and others have new ones."""
    marks = ", ".join("?" * len(ours))
    found = db.execute(
        f"""SELECT DISTINCT key FROM incoming
            WHERE NOT {_KNOWN} AND origin NOT IN ({marks}) AND act NOT IN ('continue', 'setting')
              AND key IN (SELECT key FROM event WHERE origin IN ({marks})) ORDER BY key""",
        (*ours, *ours),
    )
    return [key for (key,) in found]


def _add(db: sqlite3.Connection, apart: Sequence[Entry], arrival: Arrival) -> None:
    noted = (arrival.at, arrival.file)
    db.execute(f"INSERT INTO arrival SELECT id, ?, ? FROM incoming WHERE NOT {_KNOWN}", noted)
    db.execute(f"INSERT INTO event ({rows.COLUMNS}) SELECT {rows.COLUMNS} FROM incoming WHERE NOT {_KNOWN}")
    rows.insert(db, apart)
    db.executemany("INSERT INTO arrival VALUES (?, ?, ?)", ((one.id, *noted) for one in apart))


def _count(db: sqlite3.Connection, table: str) -> int:
    (number,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(number)
