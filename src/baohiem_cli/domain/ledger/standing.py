"""The ledger: what users recorded, as events that are never changed, and what follows from them.

State is a function of the set of events: it does not depend on the order in which they came in, so two
offices that worked apart agree once they hold the same events.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.payloads import Act, Assign, Done, Extend, Payload, Refuse, Undo, Waive
from baohiem_cli.domain.records import Occurrence


class State(StrEnum):
    """Where an occurrence stands on a day: the four cells of Vietnamese administrations, and waived."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    WAIVED = "waived"


class Conflict(StrEnum):
    """How records on one key contradict each other."""

    DONE_DAYS = "done_days"
    DONE_AND_WAIVED = "done_and_waived"
    EXTENSIONS = "extensions"


SETTLED = frozenset({State.DONE, State.DONE_LATE, State.WAIVED})
"""States in which nothing more is owed."""


class Standing(NamedTuple):
    """How one occurrence stands on a day, and why.

    `due` is the day that counts: the extended one, if any. `conflicts` tell records that contradict each other;
    the less favourable one is taken then, and both stay.
    """

    state: State
    due: date
    done_on: date | None = None
    extended_to: date | None = None
    refused: str | None = None
    assigned: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    document: str | None = None


class Tracked(NamedTuple):
    """An occurrence, and how it stands on the day asked about."""

    occurrence: Occurrence
    standing: Standing

    @property
    def due(self) -> date:
        """The day that counts: the extended one, if any."""
        return self.standing.due


def standing(due: date, events: Iterable[Event], as_of: date) -> Standing:
    """The state of an occurrence due on `due`, from the events on its key, as it was on the day `as_of`."""
    valid = effective(events, as_of)
    if not valid:  # nearly all of a register's occurrences
        return Standing(State.OVERDUE if as_of > due else State.OPEN, due)
    extended, contested = _extension(valid)
    counts = extended or due
    done = sorted((e for e in valid if e.act is Act.DONE), key=lambda e: (e.on, e.id))
    waived = [e for e in valid if e.act is Act.WAIVE]
    refusal, assignment = _last(valid, Act.REFUSE), _last(valid, Act.ASSIGN)
    if done:
        state = State.DONE if done[-1].on <= counts else State.DONE_LATE
    elif waived:
        state = State.WAIVED
    else:
        state = State.OVERDUE if as_of > counts else State.OPEN
    return Standing(
        state=state,
        due=counts,
        done_on=done[-1].on if done else None,
        extended_to=extended,
        refused=refusal.reason if isinstance(refusal, Refuse) else None,
        assigned=assignment.who if isinstance(assignment, Assign) else None,
        conflicts=tuple(_conflicts(done, waived, contested=contested)),
        document=_document(done or waived),
    )


def effective(events: Iterable[Event], as_of: date) -> list[Event]:
    """The events that count on a day: those of that day or before, less the ones taken back by then."""
    listed = [event for event in events if event.on <= as_of]
    undone = {undo.event for event in listed if isinstance(undo := _undo(event), Undo)}
    return [event for event in listed if event.act is not Act.UNDO and event.id not in undone]


def renamed(key: str, moves: Mapping[str, str]) -> str:
    """Where the records of a key belong after `rekey`; a circle of moves ends where it began."""
    here, seen = key, {key}
    while (following := moves.get(here)) is not None:
        if following in seen:
            return key
        seen.add(following)
        here = following
    return here


def _conflicts(done: list[Event], waived: list[Event], *, contested: bool) -> Iterable[Conflict]:
    if contested:
        yield Conflict.EXTENSIONS
    if len({event.on for event in done}) > 1:
        yield Conflict.DONE_DAYS
    if done and waived:
        yield Conflict.DONE_AND_WAIVED


def _extension(valid: list[Event]) -> tuple[date | None, bool]:
    """The extended day, and whether origins differ about it.

    Each origin's last word counts; where they differ, the earlier day is taken.
    """
    last: dict[str, Event] = {}
    for event in valid:
        known = last.get(event.origin)
        if event.act is Act.EXTEND and (known is None or event.number > known.number):
            last[event.origin] = event
    days = sorted({payload.to for event in last.values() if isinstance(payload := event.payload, Extend)})
    return (days[0] if days else None), len(days) > 1


def _undo(event: Event) -> Payload | None:
    return event.payload if event.act is Act.UNDO else None


def _last(valid: list[Event], act: Act) -> Payload | None:
    found = max((event for event in valid if event.act is act), key=lambda e: (e.at, e.id), default=None)
    return found.payload if found else None


def _document(events: list[Event]) -> str | None:
    payloads = (event.payload for event in reversed(events))
    return next((one.doc for one in payloads if isinstance(one, Done | Waive) and one.doc), None)
