"""The ledger in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from baohiem_cli.domain.ledger.chain import sealed
from baohiem_cli.domain.ledger.events import Draft, Entry, Event, entry_of, event_of
from baohiem_cli.domain.ledger.lineage import Lineage
from baohiem_cli.domain.ledger.payloads import Act, Unreadable
from baohiem_cli.errors import DatabaseUnusable, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store import copies, settings
from baohiem_cli.store.ledger import heads, origin, rows
from baohiem_cli.store.ledger.heads import Head
from baohiem_cli.store.ledger.rows import COLUMNS, entry_at, events_in
from baohiem_cli.store.sqlite import transaction

if TYPE_CHECKING:
    from baohiem_cli.store.ledger.interface import Arrival, Merged

VERSION = 2
"""How many migrations there are; kept in the database as `user_version`."""

_CHUNK = 500

# SQLite takes a partial index only where a query repeats its condition.
_RARE = "act IN ('extend', 'measure', 'rekey', 'trigger', 'undo')"
_DATED = "act IN ('extend', 'trigger')"
_DAY = "coalesce(data ->> 'due', data ->> 'to')"

_CAN_BE_TAKEN_BACK = "act NOT IN ('undo', 'setting', 'continue')"
_TAKEN_BACK = f"""SELECT data ->> 'event' FROM event
    WHERE {_RARE} AND act = 'undo' AND json_valid(data) AND data ->> 'event' IS NOT NULL"""
_ABOUT_KEYS = "act NOT IN ('setting', 'continue')"
_NO_BOUND = 2**63 - 1


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


class SqliteLedger:
    """The ledger of one database; what each method is for stands in `interface.Ledger`.

    `path` is the file, beside which the heads of its chains are kept. With `known_at` (UTC, ISO 8601) the questions are
    answered from what it held at that moment.
    """

    def __init__(self, db: sqlite3.Connection, path: Path | None = None, known_at: str | None = None) -> None:
        self.db = db
        self.path = path
        self.known_at = known_at
        self._event = "event"
        if known_at is not None:
            moment = known_at.replace("'", "")
            self._event = (
                f"(SELECT * FROM event WHERE at <= '{moment}' "
                f"AND id NOT IN (SELECT event FROM arrival WHERE at > '{moment}')) AS event"
            )

    def of_keys(self, keys: Sequence[str]) -> dict[str, list[Event]]:
        """The events on each of these keys."""
        found: dict[str, list[Event]] = {}
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            for event in self._events(f"WHERE key IN ({', '.join('?' * len(chunk))})", chunk):
                found.setdefault(event.key, []).append(event)
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
        return self._events(
            "WHERE act = 'undo' OR (json_valid(data) AND data ->> 'evidence' IS NOT NULL) ORDER BY at, id"
        )

    def history(self, keys: Sequence[str], limit: int) -> list[Event]:
        """The latest events, or those on these keys, oldest first."""
        where = f"WHERE key IN ({', '.join('?' * len(keys))})" if keys else ""
        return self._events(f"{where} ORDER BY at DESC, id DESC LIMIT ?", (*keys, limit))[::-1]

    def last_batch(self) -> list[Event]:
        """The events of the last command of this office that is not taken back yet, in the order of recording."""
        for name, last in origin.own(self.db):
            bound = last if last is not None else _NO_BOUND
            row = self.db.execute(
                f"""SELECT number, batch FROM event WHERE origin = ? AND number <= ? AND {_CAN_BE_TAKEN_BACK}
                      AND id NOT IN ({_TAKEN_BACK})
                    ORDER BY number DESC LIMIT 1""",
                (name, bound),
            ).fetchone()
            if row is not None:
                number, batch = row
                return self._events(
                    f"WHERE origin = ? AND batch = ? AND number <= ? AND {_CAN_BE_TAKEN_BACK} ORDER BY number",
                    (name, batch, number),
                )
        return []

    def of_settings(self, *, everybody: bool = False) -> list[Event]:
        """The changes of settings that this office or everybody recorded, in order, whatever `known_at` says."""
        asked = f"SELECT {COLUMNS} FROM event WHERE act IN ('continue', 'setting') AND act = 'setting' ORDER BY at, id"
        return [event for event in events_in(self.db.execute(asked)) if everybody or self.is_own(event)]

    def lineage(self) -> Lineage:
        """What each origin continues."""
        return origin.lineage_of(self.db)

    def is_own(self, event: Event) -> bool:
        """Whether this office recorded an event, under its present origin or an earlier one."""
        own = dict(origin.own(self.db))
        last = own.get(event.origin, 0)
        return last is None or event.number <= last

    def office(self) -> str | None:
        """The origin from which the origins of this office descend; None where it has recorded nothing yet."""
        own = origin.own(self.db)
        return own[-1][0] if own else None

    def entries(self) -> Iterator[Entry]:
        """Every entry as it is kept, by origin and number, whatever it holds."""
        yield from map(entry_at, self.db.execute(f"SELECT {COLUMNS} FROM event ORDER BY origin, number"))

    def entry(self, id: str) -> Entry | None:
        """The entry of this id."""
        row = self.db.execute(f"SELECT {COLUMNS} FROM event WHERE id = ?", (id,)).fetchone()
        return entry_at(row) if row else None

    def head(self) -> Entry | None:
        """The last entry of this office; of whoever recorded last, where it has recorded nothing yet."""
        for name, __ in origin.own(self.db):
            where = "WHERE origin = ? ORDER BY number DESC LIMIT 1"
            if row := self.db.execute(f"SELECT {COLUMNS} FROM event {where}", (name,)).fetchone():
                return entry_at(row)
        row = self.db.execute(f"SELECT {COLUMNS} FROM event ORDER BY at DESC, id DESC LIMIT 1").fetchone()
        return entry_at(row) if row else None

    def heads(self) -> dict[str, Head]:
        """The last event of each origin."""
        found = self.db.execute("SELECT origin, max(number), hash FROM event GROUP BY origin")
        return {name: Head(number, hash) for name, number, hash in found}

    def own(self) -> list[tuple[str, int | None]]:
        """The origins of this office, the present one first, each with its last event that counts as its own."""
        return origin.own(self.db)

    def chain(self, origin: str, first: int = 1) -> Iterator[Entry]:
        """The entries of an origin from a number on."""
        asked = f"SELECT {COLUMNS} FROM event WHERE origin = ? AND number >= ? ORDER BY number"
        yield from map(entry_at, self.db.execute(asked, (origin, first)))

    def arrivals(self, ids: Sequence[str]) -> dict[str, Arrival]:
        """When those of these events came in that others recorded."""
        from baohiem_cli.store.ledger import interface

        found: dict[str, Arrival] = {}
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            asked = f"SELECT event, at, file FROM arrival WHERE event IN ({', '.join('?' * len(chunk))})"
            found |= {event: interface.Arrival(at, file) for event, at, file in self.db.execute(asked, chunk)}
        return found

    def recorded_keys(self) -> list[str]:
        """Every key on which something is recorded."""
        asked = f"SELECT DISTINCT key FROM event WHERE {_ABOUT_KEYS} ORDER BY key"
        return [key for (key,) in self.db.execute(asked)]

    def count(self) -> int:
        """How many events there are."""
        (number,) = self.db.execute("SELECT count(*) FROM event").fetchone()
        return int(number)

    def append(
        self, drafts: Sequence[Draft], *, at: str, actor: str, precondition: Callable[[], None] | None = None
    ) -> list[Event]:
        """Add events as one command; the chain is continued under the lock. Only what was asked for is returned."""
        with transaction(self.db):
            if precondition:
                precondition()
            events = self._chained(drafts, at, actor)
            rows.insert(self.db, map(entry_of, events))
        if self.path and events:
            heads.note(self.path, events[-1].origin, Head(events[-1].number, events[-1].hash))
        return events[-len(drafts) :] if drafts else []

    def merge(self, entries: Iterable[Entry], arrival: Arrival, *, join: bool = False) -> Merged:
        """Add what is not here yet."""
        from baohiem_cli.store.ledger import merging  # hashes, and only an import needs them

        return merging.merge(self.db, entries, arrival, join=join)

    def _chained(self, drafts: Sequence[Draft], at: str, actor: str) -> list[Event]:
        name, step = origin.recording(self.db, self.path, new_id)
        number, previous = origin.head(self.db, name)
        batch = new_id()
        events = []
        for draft in [*([origin.continuing(step, drafts[0])] if step and drafts else []), *drafts]:
            number += 1
            event = sealed(
                Event(new_id(), name, number, batch, at, actor, draft.act, draft.key, draft.on, draft.data, previous)
            )
            _keepable(event)
            previous = event.hash
            events.append(event)
        return events

    def _events(self, rest: str, values: Sequence[object] = ()) -> list[Event]:
        return list(events_in(self.db.execute(f"SELECT {COLUMNS} FROM {self._event} {rest}", values)))

    def _with_undos(self, condition: str, values: Sequence[str]) -> list[Event]:
        found = self._events(f"WHERE {condition}", values)
        keys = f"SELECT key FROM event WHERE {condition}"
        return found + self._events(f"WHERE {_RARE} AND act = 'undo' AND key IN ({keys})", values)


def _keepable(event: Event) -> None:
    """Raise WrongUsage for what could not be read again: it would be recorded, and count nowhere."""
    try:
        event_of(entry_of(event))
    except Unreadable as wrong:
        raise WrongUsage(_("Không ghi được: {0} trống, quá dài hoặc có ký tự lạ.").format(wrong.field)) from wrong


def new_id() -> str:
    """A UUIDv7: unique everywhere, and sorted by the time of its making."""
    import uuid_utils

    return str(uuid_utils.uuid7())
