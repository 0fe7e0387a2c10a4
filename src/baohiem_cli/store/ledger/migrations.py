"""The ledger's tables, by numbered migrations. A released one is never edited: a change is a new one."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

LEDGER = Migrations("ledger")


@LEDGER()
def m001_events(db: Database) -> None:
    """Events that nobody can change, and the settings of this database."""
    for statement in _EVENTS:
        db.conn.execute(statement)


@LEDGER()
def m002_arrivals(db: Database) -> None:
    """When and from where events of other offices came, what each reminding job has told, events about the ledger."""
    for statement in _ARRIVALS:
        db.conn.execute(statement)


_EVENTS = (
    """CREATE TABLE event (
        id TEXT PRIMARY KEY, origin TEXT NOT NULL, number INTEGER NOT NULL, batch TEXT NOT NULL, at TEXT NOT NULL,
        actor TEXT NOT NULL, act TEXT NOT NULL, key TEXT NOT NULL, "on" TEXT NOT NULL, data TEXT NOT NULL,
        previous TEXT NOT NULL, hash TEXT NOT NULL,
        UNIQUE (origin, number)
    ) WITHOUT ROWID""",
    "CREATE INDEX event_key ON event (key)",
    "CREATE INDEX event_at ON event (at, id)",
    """CREATE INDEX event_rare ON event (act, key) WHERE act IN ('extend', 'measure', 'rekey', 'trigger', 'undo')""",
    """CREATE INDEX event_dated ON event (act, coalesce(data ->> 'due', data ->> 'to'))
       WHERE act IN ('extend', 'trigger')""",
    """CREATE TRIGGER event_no_update BEFORE UPDATE ON event
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER event_no_delete BEFORE DELETE ON event
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER event_no_replace BEFORE INSERT ON event
       WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id OR (origin = NEW.origin AND number = NEW.number))
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

_ARRIVALS = (
    "CREATE TABLE arrival (event TEXT PRIMARY KEY, at TEXT NOT NULL, file TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX arrival_at ON arrival (at)",
    """CREATE TABLE told (job TEXT NOT NULL, part TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL,
       PRIMARY KEY (job, part, key)) WITHOUT ROWID""",
    "CREATE INDEX event_ledger ON event (act) WHERE act IN ('continue', 'setting')",
    "DELETE FROM setting WHERE key LIKE 'last_run%'",
)
