"""The day from which this office tracks, and what a change of it leaves out."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import NamedTuple

from baohiem_cli import clock
from baohiem_cli.app.ask.overdue import late, track_from
from baohiem_cli.app.record.recording import recorder
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.events import Draft, Event
from baohiem_cli.domain.ledger.payloads import LEDGER_KEY, Setting
from baohiem_cli.domain.question import Question
from baohiem_cli.errors import DatabaseUnusable, WrongUsage
from baohiem_cli.store import settings


class Begun(NamedTuple):
    """The day, the one before it and the event where it was changed, and how many occurrences are overdue by each.

    The numbers are None where they are more than anybody counts, the day before where it could not be read.
    """

    day: date
    before: date | None = None
    overdue: int | None = None
    overdue_before: int | None = None
    event: Event | None = None


def begin(register: Register, day: date, by: str | None, today: date) -> Begun:
    """Track from this day on; the change is an event like any other record, with who made it and what was before."""
    before = _before(register)
    if day == before:
        return Begun(day)
    overdue_before = _overdue(register, before, today) if before else None
    overdue = _overdue(register, day, today)
    changed = Setting(settings.TRACK_FROM, day.isoformat(), before.isoformat() if before else None)
    draft = Draft(LEDGER_KEY, clock.today(), changed)

    def change() -> None:
        settings.write(register.db, settings.TRACK_FROM, day.isoformat())

    (event,) = register.ledger.append([draft], at=clock.moment(), actor=by or recorder(), precondition=change)
    return Begun(day, before, overdue, overdue_before, event)


def _before(register: Register) -> date | None:
    with suppress(DatabaseUnusable):  # somebody has edited it, and here it is set again
        return track_from(register)
    return None


def _overdue(register: Register, begun: date, today: date) -> int | None:
    try:
        return len(late(register, Question(), begun, today))
    except WrongUsage:
        return None
