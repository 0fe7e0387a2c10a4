"""Ledgers for tests: made up, written to files, and looked at without the program."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

from baohiem_cli.domain.ledger.chain import breaks, sealed
from baohiem_cli.domain.ledger.events import Event, entry_of, event_of
from baohiem_cli.domain.ledger.payloads import Act
from baohiem_cli.files import ledger_file
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger.interface import Arrival
from baohiem_cli.store.ledger.sqlite import SqliteLedger
from tests.running import here

ARRIVAL = Arrival("2026-11-21T01:00:00.000Z", "so.jsonl")

LONG = " và nói thêm điều này" * 20
"""Makes a remark long: as many bytes on the disk, and few events to check."""


def made_up(count: int, origin: str, more: str = "") -> list[Event]:
    """A sound chain of so many remarks."""
    events, previous = [], ""
    for number in range(1, count + 1):
        event = Event(
            f"{origin}-{number:09}", origin, number, f"b{number // 7}", "2026-11-20T01:00:00.000Z", "văn thư", Act.NOTE,
            f"cao-nguyen/24.1@{2025 + number % 5}:so-y-te", date(2026, 11, 20), {"text": f"lần {number}{more}"},
            previous,
        )  # fmt: skip
        event = sealed(event)
        previous = event.hash
        events.append(event)
    return events


def write_ledger(path: Path, events: list[Event]) -> Path:
    """Write events as `bh ledger export` does."""
    lines = ledger_file.lines(map(entry_of, events), len(events))
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return path


def put_in(db: Path, events: list[Event]) -> list[Event]:
    """Add events to a database; the same events."""
    with closing(sqlite.connect(db)) as database:
        SqliteLedger(database).merge(map(entry_of, events), ARRIVAL)
    return events


def query(db: Path, sql: str) -> list[tuple]:
    """The rows of a question to any database."""
    with closing(sqlite3.connect(db)) as database:
        return database.execute(sql).fetchall()


def events_of(db: Path) -> list[Event]:
    """The ledger of a database whose file is whole and whose chain holds."""
    assert query(db, "PRAGMA integrity_check") == [("ok",)]
    with closing(sqlite3.connect(db)) as database:
        entries = list(SqliteLedger(database).entries())
    assert list(breaks(entries)) == []
    return list(map(event_of, entries))


def keys_of(db: Path) -> Counter[str]:
    """How often each key is recorded in such a database."""
    return Counter(event.key for event in events_of(db))


def healthy(db: Path) -> None:
    """`bh doctor` finds nothing to complain about in the file and the chain, and writing works."""
    examined = here("doctor", "--db", db, "--format", "json")
    assert examined.code == 0, examined.err
    assert [one for one in examined.json["items"] if one["severity"] == "error"] == []
    noted = here("note", "cao-nguyen/24.1@2026:so-y-te", "sau sự cố", "--db", db)
    assert noted.code == 0, noted.err
    assert [event.data for event in events_of(db)].count({"text": "sau sự cố"}) == 1
