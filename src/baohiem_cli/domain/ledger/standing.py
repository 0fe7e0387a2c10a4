"""The ledger: what users recorded, as events that are never changed, and what follows from them.

State is a function of the set of events: it does not depend on the order in which they came in, so two
offices that worked apart agree once they hold the same events.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.lineage import NO_LINEAGE, Lineage
from baohiem_cli.domain.ledger.payloads import (
    ABOUT_THE_LEDGER,
    Act,
    Assign,
    Done,
    Extend,
    Note,
    Payload,
    Refuse,
    Undo,
    Waive,
)
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.named_tuple import NamedTuple


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
    UNDO_BY_OTHERS = "undo_by_others"


SETTLED = frozenset({State.DONE, State.DONE_LATE, State.WAIVED})
"""States in which nothing more is owed."""


class Standing(NamedTuple):
    """How one occurrence stands on a day, and why.

    `due` is the day that counts: the extended one, if it was granted in time. `granted_late` tells that an extension
    came after the day had passed: it is shown, and what was missed stays missed. `conflicts` tell records that
    contradict each other; the less favourable one is taken then, and both stay.
    """

    state: State
    due: date
    done_on: date | None = None
    extended_to: date | None = None
    refused: str | None = None
    assigned: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    document: str | None = None
    granted_late: bool = False
    notes: tuple[str, ...] = ()
    revision: int = 0
    """How many events there were on its key by that day, those that take others back too: it only grows."""


class Tracked(NamedTuple):
    """An occurrence, and how it stands on the day asked about."""

    occurrence: Occurrence
    standing: Standing

    @property
    def due(self) -> date:
        """The day that counts: the extended one, if any."""
        return self.standing.due


def standing(due: date, events: Iterable[Event], as_of: date, lineage: Lineage = NO_LINEAGE) -> Standing:
    """The state of an occurrence due on `due` on the day `as_of`, by all the events on its key that are known."""
    listed = list(events)
    valid = sorted(effective(listed, as_of, lineage), key=lambda event: event.order)
    foreign = any(_taken_back(listed, lineage, allowed=False))
    if not valid and not foreign:  # nearly all of a register's occurrences
        return Standing(State.OVERDUE if as_of > due else State.OPEN, due)
    extension = _extension(valid, due, lineage)
    done = [event for event in valid if event.act is Act.DONE]
    waived = [event for event in valid if event.act is Act.WAIVE]
    refusal, assignment = _last(valid, Act.REFUSE), _last(valid, Act.ASSIGN)
    if done:
        state = State.DONE if done[-1].on <= extension.due else State.DONE_LATE
    elif waived:
        state = State.WAIVED
    else:
        state = State.OVERDUE if as_of > extension.due else State.OPEN
    return Standing(
        state=state,
        due=extension.due,
        done_on=done[-1].on if done else None,
        extended_to=extension.to,
        refused=refusal.reason if isinstance(refusal, Refuse) else None,
        assigned=assignment.who if isinstance(assignment, Assign) else None,
        conflicts=tuple(_conflicts(done, waived, contested=extension.contested, foreign=foreign)),
        document=_document(done or waived),
        granted_late=extension.late,
        notes=_notes(valid),
        revision=sum(event.on <= as_of for event in listed),
    )


def effective(events: Iterable[Event], as_of: date, lineage: Lineage = NO_LINEAGE) -> list[Event]:
    """The events that count on a day: those of that day or before, less the ones that were ever taken back.

    A correction corrects every day, also those before it was made. Who did not record an event cannot take it back.
    """
    listed = list(events)
    undone = set(_taken_back(listed, lineage, allowed=True))
    return [
        event for event in listed
        if event.on <= as_of and event.act is not Act.UNDO and event.act not in ABOUT_THE_LEDGER
        and event.id not in undone
    ]  # fmt: skip


def _conflicts(done: list[Event], waived: list[Event], *, contested: bool, foreign: bool) -> Iterable[Conflict]:
    if contested:
        yield Conflict.EXTENSIONS
    if len({event.on for event in done}) > 1:
        yield Conflict.DONE_DAYS
    if done and waived:
        yield Conflict.DONE_AND_WAIVED
    if foreign:
        yield Conflict.UNDO_BY_OTHERS


class _Extension(NamedTuple):
    """The day that counts after all extensions, the last one that was granted, and what is to be said about it."""

    due: date
    to: date | None = None
    late: bool = False
    contested: bool = False


def _extension(valid: list[Event], due: date, lineage: Lineage) -> _Extension:
    """The outcome of all extensions, in the order of their days.

    One that is granted after the day had passed moves nothing. Where offices differ, the earlier day is taken.
    """
    granted: dict[str, _Extension] = {}
    for event in valid:
        if event.act is Act.EXTEND and isinstance(payload := event.payload, Extend):
            office = lineage.root(event.origin)
            before = granted.get(office, _Extension(due))
            if event.on <= before.due:
                granted[office] = _Extension(payload.to, payload.to)
            else:
                granted[office] = before._replace(to=payload.to, late=True)
    if not granted:
        return _Extension(due)
    least = min(granted.values(), key=lambda one: (one.due, one.to or one.due))
    return least._replace(contested=len({one.to for one in granted.values()}) > 1)


def _taken_back(listed: list[Event], lineage: Lineage, *, allowed: bool) -> Iterable[str]:
    """The ids of events that were taken back by those who recorded them, or (not `allowed`) by others."""
    undos = [(event, payload) for event in listed if isinstance(payload := _undo(event), Undo)]
    if not undos:
        return
    known = {event.id: event for event in listed}
    for undo, payload in undos:
        event = known.get(payload.event)
        if event is not None and lineage.may_take_back(undo, event) is allowed:
            yield event.id


def _undo(event: Event) -> Payload | None:
    return event.payload if event.act is Act.UNDO else None


def _last(valid: list[Event], act: Act) -> Payload | None:
    found = [event for event in valid if event.act is act]
    return found[-1].payload if found else None


def _notes(valid: list[Event]) -> tuple[str, ...]:
    notes = [event.payload for event in valid if event.act is Act.NOTE]
    return tuple(note.text for note in notes if isinstance(note, Note))


def _document(events: list[Event]) -> str | None:
    payloads = (event.payload for event in reversed(events))
    return next((one.doc for one in payloads if isinstance(one, Done | Waive) and one.doc), None)
