"""Late occurrences: owed since a day before today, and still not done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app import tracking
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.period import moved
from baohiem_cli.domain.ledger.payloads import Setting
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.question import Question
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import settings


class Ageing(NamedTuple):
    """How many are 1 to 30, 31 to 120, and more than 120 days late."""

    to_30: int
    to_120: int
    over_120: int


def track_from(register: Register) -> date:
    """The day from which this office tracks, or tracked by what the ledger held at the moment asked about."""
    return next(reversed(_begun(register)))


def _begun(register: Register) -> list[date]:
    """The days from which this office tracked, one after the other, as far as the ledger held them."""
    if not register.ledger.known_at:
        return [settings.track_from(register.db)]
    found: list[date] = []
    for event in register.ledger.of_settings():
        if isinstance(change := event.payload, Setting) and change.name == settings.TRACK_FROM and change.value:
            if not found and change.before:
                found.append(date.fromisoformat(change.before))
            if event.at <= register.ledger.known_at:
                found.append(date.fromisoformat(change.value))
    return found or [settings.track_from(register.db)]


def passed(register: Register, question: Question, begun: date, today: date, *, each: bool = False) -> list[Tracked]:
    """Occurrences due from the beginning of tracking to yesterday, oldest first."""
    last = moved(today, -1)
    return tracking.gather(register, question, begun, last, today, each=each) if begun <= last < today else []


def late(register: Register, question: Question, begun: date, today: date, grace: int = 0) -> list[Tracked]:
    """Occurrences due from the beginning of tracking to yesterday and still owed, oldest first."""
    return owed(passed(register, question, begun, today), today, grace)


def owed(found: Sequence[Tracked], today: date, grace: int = 0) -> list[Tracked]:
    """Those that are overdue; with `grace`, what is no more than so many days late is left out."""
    return [one for one in found if one.standing.state is State.OVERDUE and (today - one.due).days > grace]


def ageing(found: Sequence[Tracked], today: date) -> Ageing:
    """The late ones by how late they are."""
    days = [(today - one.due).days for one in found]
    return Ageing(sum(d <= 30 for d in days), sum(30 < d <= 120 for d in days), sum(d > 120 for d in days))
