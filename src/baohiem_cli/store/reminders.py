"""What each reminding job told at its last run: the keys themselves, for a day alone cannot tell what has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

RAN = ("run", "")
"""The part and key that stand for the run itself: a job that found nothing has run too."""


def told(db: sqlite3.Connection, job: str) -> dict[tuple[str, str], date]:
    """The keys that a job told at its last run, by part of the list, each with the day on which it was first told."""
    found = db.execute("SELECT part, key, day FROM told WHERE job = ?", (job,))
    return {(part, key): date.fromisoformat(day) for part, key, day in found}


def replace(db: sqlite3.Connection, job: str, told: Mapping[tuple[str, str], date]) -> None:
    """Note what a job has told, within the caller's transaction."""
    db.execute("DELETE FROM told WHERE job = ?", (job,))
    db.executemany(
        "INSERT INTO told VALUES (?, ?, ?, ?)", ((job, part, key, day.isoformat()) for (part, key), day in told.items())
    )
