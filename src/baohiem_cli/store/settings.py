"""Settings of this database: since when it tracks, when reminders ran last, under which origin it records."""

from __future__ import annotations

import sqlite3
from datetime import date

ORIGIN, TRACK_FROM, LAST_RUN = "origin", "track_from", "last_run"


def read(db: sqlite3.Connection, key: str) -> str | None:
    """The value of a setting; None where it was never set."""
    found = db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(found[0]) if found else None


def write(db: sqlite3.Connection, key: str, value: str) -> None:
    """Set it, within the caller's transaction."""
    db.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))


def track_from(db: sqlite3.Connection) -> date:
    """The day from which this database tracks; what was due before it is nobody's debt here."""
    return date.fromisoformat(read(db, TRACK_FROM) or date.min.isoformat())
