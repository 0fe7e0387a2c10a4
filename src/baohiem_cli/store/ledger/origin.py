"""The origin under which this database records: its own for as long as nobody else can be using it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from baohiem_cli.domain.ledger.events import Draft, Event
from baohiem_cli.domain.ledger.lineage import Lineage, lineage
from baohiem_cli.domain.ledger.payloads import LEDGER_KEY, Act, Continue
from baohiem_cli.store import settings
from baohiem_cli.store.ledger import heads, rows
from baohiem_cli.store.ledger.heads import Head


def head(db: sqlite3.Connection, origin: str) -> Head:
    """The last event of an origin here; number 0 where there is none."""
    row = db.execute(
        "SELECT number, hash FROM event WHERE origin = ? ORDER BY number DESC LIMIT 1", (origin,)
    ).fetchone()
    return Head(*row) if row else Head(0, "")


def recording(db: sqlite3.Connection, path: Path | None, new_id: Callable[[], str]) -> tuple[str, Continue | None]:
    """The origin to record under, within the caller's transaction; and what a new one continues.

    A database that was restored, copied or put back to an earlier state, or whose events came in from elsewhere, gets
    a new origin: two databases that record under one could never be joined again.
    """
    origin = settings.read(db, settings.ORIGIN)
    here = _number_of_file(path)
    if origin and not _has_gone_on_elsewhere(db, origin, path, here):
        if here:
            settings.write(db, settings.PLACE, here)
        return origin, None
    former = origin or settings.read(db, settings.FORMER)
    fresh = new_id()
    settings.write(db, settings.ORIGIN, fresh)
    settings.forget(db, settings.TAKEN)
    if here:
        settings.write(db, settings.PLACE, here)
    last = head(db, former) if former else Head(0, "")
    return fresh, Continue(former, *last) if former and last.number else None


def own(db: sqlite3.Connection) -> list[tuple[str, int | None]]:
    """The origins of this database, the present one first, each with its last event that counts as its own."""
    origin = settings.read(db, settings.ORIGIN)
    if origin:
        return lineage_of(db).own(origin)
    former = settings.read(db, settings.FORMER)  # it was restored, and nothing was recorded since
    return lineage_of(db).own(former) if former else []


def lineage_of(db: sqlite3.Connection) -> Lineage:
    """What each origin continues, where it had the event that it names: the hash tells, and both come in together."""
    found = db.execute(
        f"SELECT {rows.COLUMNS} FROM event WHERE act IN ('continue', 'setting') AND act = ?", (Act.CONTINUE.value,)
    )
    return lineage(event for event in rows.events_in(found) if _is_true(db, event))


def _is_true(db: sqlite3.Connection, event: Event) -> bool:
    step = event.payload
    if not isinstance(step, Continue):
        return False
    asked = "SELECT 1 FROM event WHERE origin = ? AND number = ? AND hash = ?"
    return not step.number or db.execute(asked, (step.origin, step.number, step.hash)).fetchone() is not None


def continuing(step: Continue, day: Draft) -> Draft:
    """The first event of a new origin, recorded with the first of its own."""
    return Draft(LEDGER_KEY, day.on, step, day.office)


def _has_gone_on_elsewhere(db: sqlite3.Connection, origin: str, path: Path | None, here: str | None) -> bool:
    if settings.read(db, settings.TAKEN) == origin:
        return True
    noted = settings.read(db, settings.PLACE)
    if noted and here and noted != here:
        return True
    known = heads.read(path).get(origin) if path else None
    if known is None:
        return False
    last = head(db, origin)
    return known.number > last.number or (known.number == last.number and known.hash != last.hash)


def _number_of_file(path: Path | None) -> str | None:
    try:
        return str(path.stat().st_ino) if path else None
    except OSError:
        return None
