"""The ledger in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any

from baohiem_cli.domain.ledger.chain import digest
from baohiem_cli.domain.ledger.events import Draft, Event
from baohiem_cli.domain.ledger.payloads import Act
from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store import copies, settings
from baohiem_cli.store.ledger.interface import Merged
from baohiem_cli.store.sqlite import transaction

VERSION = 1
"""How many migrations there are; kept in the database as `user_version`."""

GUARDS = ("event_no_delete", "event_no_replace", "event_no_update")
"""Triggers by which the database itself refuses changes."""

_COLUMNS = 'id, origin, number, batch, at, actor, act, key, "on", data, previous, hash'
_CHUNK = 500

# SQLite takes a partial index only where a query repeats its condition.
_RARE = "act IN ('extend', 'measure', 'rekey', 'trigger', 'undo')"
_DATED = "act IN ('extend', 'trigger')"
_DAY = "coalesce(data ->> 'due', data ->> 'to')"


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
                copies.backup(before, path.with_name(f"{path.name}.v{version}.bak"))
        LEDGER.apply(Database(db))
        db.execute(
            "INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)", (settings.TRACK_FROM, f"{today.year}-01-01")
        )
        db.execute(f"PRAGMA user_version = {VERSION}")


def version_of(db: sqlite3.Connection, path: Path) -> int:
    """How many migrations the ledger has. Raises DatabaseUnusable where a newer program has made it."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise DatabaseUnusable(
            _(
                "{0} do phiên bản bh mới hơn tạo ra. Hãy nâng cấp trong thư mục chương trình: pip install --upgrade ."
            ).format(path)
        )
    return int(version)


def missing_guards(db: sqlite3.Connection) -> list[str]:
    """Which of the triggers that refuse changes have been taken away."""
    present = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return [name for name in GUARDS if name not in present]


class SqliteLedger:
    """The ledger of one database; what each method is for stands in `interface.Ledger`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def of_keys(self, keys: Sequence[str]) -> dict[str, list[Event]]:
        """The events on each of these keys."""
        found: dict[str, list[Event]] = {}
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            for row in self.db.execute(f"SELECT {_COLUMNS} FROM event WHERE key IN ({marks})", chunk):
                found.setdefault(row[7], []).append(_event(row))
        return found

    def of_act(self, act: Act) -> list[Event]:
        """All events of one of the rarer acts, with those that take them back."""
        return self._with_undos(f"{_RARE} AND act = ?", (act.value,))

    def dated(self, act: Act, first: date, last: date) -> list[Event]:
        """The events that open an occurrence, or extend one, with a day in this time, and what takes them back."""
        days = (first.isoformat(), last.isoformat())
        return self._with_undos(f"{_DATED} AND act = ? AND {_DAY} BETWEEN ? AND ?", (act.value, *days))

    def with_evidence(self) -> list[Event]:
        """The events that name evidence, and what takes them back."""
        rows = self.db.execute(
            f"SELECT {_COLUMNS} FROM event WHERE act = 'undo' OR data ->> 'evidence' IS NOT NULL ORDER BY at, id"
        )
        return [_event(row) for row in rows]

    def history(self, keys: Sequence[str], limit: int) -> list[Event]:
        """The latest events, or those on these keys, oldest first."""
        where = f"WHERE key IN ({', '.join('?' * len(keys))})" if keys else ""
        rows = self.db.execute(
            f"SELECT {_COLUMNS} FROM event {where} ORDER BY at DESC, id DESC LIMIT ?", (*keys, limit)
        )
        return [_event(row) for row in rows][::-1]

    def last_batch(self) -> list[Event]:
        """The events of the last command of this database that is not taken back yet, in the order of recording."""
        origin = settings.read(self.db, settings.ORIGIN)
        row = self.db.execute(
            f"""SELECT number, batch FROM event WHERE origin = ? AND act <> 'undo'
                  AND id NOT IN (SELECT data ->> 'event' FROM event WHERE {_RARE} AND act = 'undo')
                ORDER BY number DESC LIMIT 1""",
            (origin,),
        ).fetchone()
        if row is None:
            return []
        number, batch = row
        back = self.db.execute(
            f"SELECT {_COLUMNS} FROM event WHERE origin = ? AND number <= ? ORDER BY number DESC", (origin, number)
        )
        return [*takewhile(lambda event: event.batch == batch, map(_event, back))][::-1]

    def all_events(self) -> Iterator[Event]:
        """Every event, by origin and number."""
        yield from map(_event, self.db.execute(f"SELECT {_COLUMNS} FROM event ORDER BY origin, number"))

    def recorded_keys(self) -> list[str]:
        """Every key on which something is recorded."""
        return [key for (key,) in self.db.execute("SELECT DISTINCT key FROM event ORDER BY key")]

    def count(self) -> int:
        """How many events there are."""
        (number,) = self.db.execute("SELECT count(*) FROM event").fetchone()
        return int(number)

    def append(
        self, drafts: Sequence[Draft], *, at: str, actor: str, precondition: Callable[[], None] | None = None
    ) -> list[Event]:
        """Add events as one command; the chain is continued under the lock."""
        with transaction(self.db):
            if precondition:
                precondition()
            events = self._chained(drafts, at, actor)
            self._insert(events)
        return events

    def merge(self, events: Iterable[Event]) -> Merged:
        """Add what is not here yet."""
        listed = list(events)
        with transaction(self.db):
            known = self._hashes()
            clashing = tuple(e for e in listed if known.get((e.origin, e.number), e.hash) != e.hash)
            new = () if clashing else tuple(e for e in listed if (e.origin, e.number) not in known)
            self._insert(new)
        return Merged(new, clashing)

    def _chained(self, drafts: Sequence[Draft], at: str, actor: str) -> list[Event]:
        origin = settings.read(self.db, settings.ORIGIN)
        if origin is None:
            origin = new_id()
            settings.write(self.db, settings.ORIGIN, origin)
        row = self.db.execute(
            "SELECT number, hash FROM event WHERE origin = ? ORDER BY number DESC LIMIT 1", (origin,)
        ).fetchone()
        number, previous = row or (0, "")
        batch = new_id()
        events = []
        for draft in drafts:
            number += 1
            event = Event(
                new_id(), origin, number, batch, at, actor, draft.act, draft.key, draft.on, draft.data, previous
            )
            event = event._replace(hash=digest(event))
            previous = event.hash
            events.append(event)
        return events

    def _insert(self, events: Iterable[Event]) -> None:
        self.db.executemany(f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join('?' * 12)})", map(_row, events))

    def _hashes(self) -> dict[tuple[str, int], str]:
        found = self.db.execute("SELECT origin, number, hash FROM event")
        return {(origin, number): hash for origin, number, hash in found}

    def _with_undos(self, condition: str, values: Sequence[str]) -> list[Event]:
        found = [_event(row) for row in self.db.execute(f"SELECT {_COLUMNS} FROM event WHERE {condition}", values)]
        undos = self.db.execute(
            f"""SELECT {_COLUMNS} FROM event
                WHERE {_RARE} AND act = 'undo' AND key IN (SELECT key FROM event WHERE {condition})""",
            values,
        )
        return [*found, *map(_event, undos)]


def new_id() -> str:
    """A UUIDv7: unique everywhere, and sorted by the time of its making."""
    import uuid_utils

    return str(uuid_utils.uuid7())


def _row(event: Event) -> tuple[object, ...]:
    data = json.dumps(event.data, ensure_ascii=False, sort_keys=True)
    return (event.id, event.origin, event.number, event.batch, event.at, event.actor, event.act.value, event.key,
            event.on.isoformat(), data, event.previous, event.hash)  # fmt: skip


def _event(row: Sequence[Any]) -> Event:
    id, origin, number, batch, at, actor, act, key, on, data, previous, hash = row
    return Event(
        id, origin, number, batch, at, actor, Act(act), key, date.fromisoformat(on), json.loads(data), previous, hash
    )
