"""Entries as rows of the table `event`, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from baohiem_cli.domain.ledger.events import Entry, Event, event_of
from baohiem_cli.domain.ledger.payloads import Unreadable
from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.i18n import gettext as _

COLUMNS = 'id, origin, number, batch, at, actor, act, key, "on", data, previous, hash'
MARKS = ", ".join("?" * 12)


def row_of(entry: Entry) -> tuple[object, ...]:
    """The row that keeps an entry."""
    return (*entry[:9], json.dumps(entry.data, ensure_ascii=False, sort_keys=True), *entry[10:])


def entry_at(row: Sequence[Any]) -> Entry:
    """The entry of a row, whatever it holds."""
    id, origin, number, batch, at, actor, act, key, on, data, previous, hash = row
    return Entry(id, origin, number, batch, at, actor, act, key, on, strictly_parsed(data), previous, hash)


def events_in(rows: Iterable[Sequence[Any]]) -> Iterator[Event]:
    """The events of rows; one that cannot be read stops no answer: `bh doctor` shows it."""
    for row in rows:
        try:
            yield event_of(entry_at(row))
        except Unreadable:
            continue


def insert(db: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Add entries, within the caller's transaction. Raises DatabaseUnusable where they are not all there then."""
    rows = list(map(row_of, entries))
    added = db.executemany(f"INSERT INTO event ({COLUMNS}) VALUES ({MARKS})", rows).rowcount
    if rows and added != len(rows):
        raise DatabaseUnusable(_("Sổ không nhận ghi nhận; không có gì được ghi. Kiểm tra bằng: bh doctor"))


def strictly_parsed(text: Any) -> Any:
    """The JSON object of a text, or else the text itself.

    A name that stands twice would be read one way here and another way by SQLite: such a text is no object.
    """
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, TypeError, RecursionError):
        return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)
