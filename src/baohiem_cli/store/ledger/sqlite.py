"""The ledger in the database: events are added and read, never changed; settings of this database beside them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from baohiem_cli.domain.ledger.chain import digest
from baohiem_cli.domain.ledger.standing import Act, Event
from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.sqlite import closing, transaction

VERSION = 1
"""How many migrations there are; kept in the database as `user_version`."""

ORIGIN, TRACK_FROM, LAST_RUN = "origin", "track_from", "last_run"
TRIGGERS = ("event_no_delete", "event_no_replace", "event_no_update")
"""What refuses changes in the database itself."""

_COLUMNS = 'id, origin, number, batch, at, actor, act, key, "on", data, previous, hash'
_CHUNK = 500

# SQLite takes a partial index only where a query repeats its condition.
_RARE = "act IN ('extend', 'measure', 'rekey', 'trigger', 'undo')"
_DATED = "act IN ('extend', 'trigger')"
_DAY = "coalesce(data ->> 'due', data ->> 'to')"


class Draft(NamedTuple):
    """An event before it has its place in the chain."""

    act: Act
    key: str
    on: date
    data: Mapping[str, Any]


def prepare(db: sqlite3.Connection, path: Path, today: date) -> None:
    """Bring the ledger's tables up to date; the file is copied before an existing ledger is migrated.

    Raises DatabaseUnusable for a ledger that a newer program has made.
    """
    if version_of(db, path) == VERSION:
        return
    from sqlite_utils import Database

    from baohiem_cli.store.ledger.migrations import LEDGER

    with transaction(db):
        version = version_of(db, path)  # asked again: another process may have migrated while this one waited
        if 0 < version < VERSION:
            with closing(sqlite3.connect(path)) as before:  # a connection cannot be copied while it writes
                backup(before, path.with_name(f"{path.name}.v{version}.bak"))
        LEDGER.apply(Database(db))
        db.execute("INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)", (TRACK_FROM, f"{today.year}-01-01"))
        db.execute(f"PRAGMA user_version = {VERSION}")


def version_of(db: sqlite3.Connection, path: Path) -> int:
    """How many migrations the ledger has. Raises DatabaseUnusable where a newer program has made it."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise DatabaseUnusable(
            _("{0} do phiên bản bh mới hơn tạo ra. Hãy nâng cấp: pip install --upgrade baohiem-cli.").format(path)
        )
    return int(version)


def settings(db: sqlite3.Connection) -> dict[str, str]:
    """What is set for this database: its origin, from when it tracks, when reminders ran last."""
    return dict(db.execute("SELECT key, value FROM setting"))


def set_setting(db: sqlite3.Connection, key: str, value: str) -> None:
    """Set one of them."""
    db.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))


def append(db: sqlite3.Connection, drafts: Sequence[Draft], *, at: str, actor: str) -> list[Event]:
    """Add events as one command, within the caller's transaction; the chain is continued under its lock."""
    origin = settings(db).get(ORIGIN)
    if origin is None:
        origin = new_id()
        set_setting(db, ORIGIN, origin)
    row = db.execute(
        "SELECT number, hash FROM event WHERE origin = ? ORDER BY number DESC LIMIT 1", (origin,)
    ).fetchone()
    number, previous = row or (0, "")
    batch = new_id()
    events = []
    for draft in drafts:
        number += 1
        event = Event(new_id(), origin, number, batch, at, actor, draft.act, draft.key, draft.on, draft.data, previous)
        event = event._replace(hash=digest(event))
        previous = event.hash
        events.append(event)
    insert(db, events)
    return events


def insert(db: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Add whole events (of an import), within the caller's transaction."""
    db.executemany(f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join('?' * 12)})", map(_row, events))


def of_keys(db: sqlite3.Connection, keys: Sequence[str]) -> dict[str, list[Event]]:
    """The events on each of these keys."""
    found: dict[str, list[Event]] = {}
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        marks = ", ".join("?" * len(chunk))
        for row in db.execute(f"SELECT {_COLUMNS} FROM event WHERE key IN ({marks})", chunk):
            found.setdefault(row[7], []).append(_event(row))
    return found


def of_act(db: sqlite3.Connection, act: Act) -> list[Event]:
    """All events of one of the rarer acts, with those that take them back."""
    return _with_undos(db, f"{_RARE} AND act = ?", (act.value,))


def dated(db: sqlite3.Connection, act: Act, first: date, last: date) -> list[Event]:
    """The events that open an occurrence, or extend one, with a day in this time; with those that take them back."""
    days = (first.isoformat(), last.isoformat())
    return _with_undos(db, f"{_DATED} AND act = ? AND {_DAY} BETWEEN ? AND ?", (act.value, *days))


def all_events(db: sqlite3.Connection) -> Iterator[Event]:
    """Every event, by origin and number."""
    yield from map(_event, db.execute(f"SELECT {_COLUMNS} FROM event ORDER BY origin, number"))


def last_batch(db: sqlite3.Connection) -> list[Event]:
    """The events of the last command of this database that is not taken back yet, in the order of recording."""
    origin = settings(db).get(ORIGIN, "")
    row = db.execute(
        f"""SELECT number, batch FROM event WHERE origin = ? AND act <> 'undo'
              AND id NOT IN (SELECT data ->> 'event' FROM event WHERE {_RARE} AND act = 'undo')
            ORDER BY number DESC LIMIT 1""",
        (origin,),
    ).fetchone()
    if row is None:
        return []
    number, batch = row
    back = db.execute(
        f"SELECT {_COLUMNS} FROM event WHERE origin = ? AND number <= ? ORDER BY number DESC", (origin, number)
    )
    return [*takewhile(lambda event: event.batch == batch, map(_event, back))][::-1]


def history(db: sqlite3.Connection, keys: Sequence[str], limit: int) -> list[Event]:
    """The latest events, or those on these keys, oldest first."""
    where = f"WHERE key IN ({', '.join('?' * len(keys))})" if keys else ""
    rows = db.execute(f"SELECT {_COLUMNS} FROM event {where} ORDER BY at DESC, id DESC LIMIT ?", (*keys, limit))
    return [_event(row) for row in rows][::-1]


def with_evidence(db: sqlite3.Connection) -> list[Event]:
    """The events that name evidence, and what takes them back."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM event WHERE act = 'undo' OR data ->> 'evidence' IS NOT NULL ORDER BY at, id"
    )
    return [_event(row) for row in rows]


def hashes(db: sqlite3.Connection) -> dict[tuple[str, int], str]:
    """The hash of every event, by origin and number."""
    return {(origin, number): hash for origin, number, hash in db.execute("SELECT origin, number, hash FROM event")}


def keys(db: sqlite3.Connection) -> list[str]:
    """Every key on which something is recorded."""
    return [key for (key,) in db.execute("SELECT DISTINCT key FROM event ORDER BY key")]


def count(db: sqlite3.Connection) -> int:
    """How many events there are."""
    (number,) = db.execute("SELECT count(*) FROM event").fetchone()
    return int(number)


def missing_guards(db: sqlite3.Connection) -> list[str]:
    """Which of the triggers that refuse changes have been taken away."""
    present = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return [name for name in TRIGGERS if name not in present]


def integrity(db: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong in the file."""
    return [message for (message,) in db.execute("PRAGMA integrity_check") if message != "ok"]


def new_id() -> str:
    """A UUIDv7: unique everywhere, and sorted by the time of its making."""
    import uuid_utils

    return str(uuid_utils.uuid7())


def backup(db: sqlite3.Connection, target: Path) -> None:
    """Copy the whole database by SQLite's own means, also while others write."""
    with closing(sqlite3.connect(target)) as copy:
        db.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # a copy is one file, readable where nothing can be written


def restore(db: sqlite3.Connection, source: sqlite3.Connection) -> None:
    """Put the whole of another database in place of this one, in one step: all of it or nothing.

    Events recorded from now on get an origin of their own.
    """
    with closing(sqlite3.connect("")) as prepared:  # in a temporary file: a kill must not leave the old origin behind
        source.backup(prepared)
        prepared.execute("DELETE FROM setting WHERE key = ?", (ORIGIN,))
        prepared.commit()
        prepared.backup(db)


def _with_undos(db: sqlite3.Connection, condition: str, values: Sequence[str]) -> list[Event]:
    found = [_event(row) for row in db.execute(f"SELECT {_COLUMNS} FROM event WHERE {condition}", values)]
    undos = db.execute(
        f"""SELECT {_COLUMNS} FROM event
            WHERE {_RARE} AND act = 'undo' AND key IN (SELECT key FROM event WHERE {condition})""",
        values,
    )
    return [*found, *map(_event, undos)]


def _row(event: Event) -> tuple[object, ...]:
    data = json.dumps(event.data, ensure_ascii=False, sort_keys=True)
    return (event.id, event.origin, event.number, event.batch, event.at, event.actor, event.act.value, event.key,
            event.on.isoformat(), data, event.previous, event.hash)  # fmt: skip


def _event(row: Sequence[Any]) -> Event:
    id, origin, number, batch, at, actor, act, key, on, data, previous, hash = row
    return Event(
        id, origin, number, batch, at, actor, Act(act), key, date.fromisoformat(on), json.loads(data), previous, hash
    )
