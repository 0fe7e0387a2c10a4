"""The ledger: what users recorded, as events that are never changed, and what follows from them.

State is a function of the set of events: it does not depend on the order in which they came in, so two
offices that worked apart agree once they hold the same events.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from baohiem_cli.i18n import gettext as _


class Act(StrEnum):
    """What an event records."""

    DONE = "done"
    EXTEND = "extend"
    WAIVE = "waive"
    REFUSE = "refuse"
    NOTE = "note"
    ASSIGN = "assign"
    TRIGGER = "trigger"
    UNDO = "undo"
    MEASURE = "measure"
    REKEY = "rekey"


class State(StrEnum):
    """Where an occurrence stands on a day: the four cells of Vietnamese administrations, and waived."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    WAIVED = "waived"


SETTLED = frozenset({State.DONE, State.DONE_LATE, State.WAIVED})
"""States in which nothing more is owed."""


class Event(NamedTuple):
    """One recorded fact about a key.

    `on` is the day from which it counts, `at` the moment of recording (UTC, ISO 8601). Events of one command
    share `batch`. `number` counts the events of one `origin` from 1; `previous` and `hash` chain them.
    """

    id: str
    origin: str
    number: int
    batch: str
    at: str
    actor: str
    act: Act
    key: str
    on: date
    data: Mapping[str, Any]
    previous: str = ""
    hash: str = ""


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
    conflicts: tuple[str, ...] = ()
    document: str | None = None


def standing(due: date, events: Iterable[Event], as_of: date) -> Standing:
    """The state of an occurrence due on `due`, from the events on its key, as it was on the day `as_of`."""
    valid = effective(events, as_of)
    if not valid:  # nearly all of a register's occurrences
        return Standing(State.OVERDUE if as_of > due else State.OPEN, due)
    extended, extension_conflict = _extension(valid)
    counts = extended or due
    done = sorted((e for e in valid if e.act is Act.DONE), key=lambda e: (e.on, e.id))
    waived = [e for e in valid if e.act is Act.WAIVE]
    refused = _last(valid, Act.REFUSE)
    assigned = _last(valid, Act.ASSIGN)
    conflicts = [*extension_conflict]
    if len({event.on for event in done}) > 1:
        conflicts.append(_("ghi hoàn thành với nhiều ngày khác nhau"))
    if done and waived:
        conflicts.append(_("vừa ghi hoàn thành vừa ghi được miễn"))
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
        refused=str(refused.data.get("reason", "")) if refused else None,
        assigned=str(assigned.data["who"]) if assigned else None,
        conflicts=tuple(conflicts),
        document=_document(done or waived),
    )


def effective(events: Iterable[Event], as_of: date) -> list[Event]:
    """The events that count on a day: those of that day or before, less the ones taken back by then."""
    listed = [event for event in events if event.on <= as_of]
    undone = {event.data["event"] for event in listed if event.act is Act.UNDO}
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


def _extension(valid: list[Event]) -> tuple[date | None, list[str]]:
    """The extended day: the last word of each origin; where origins differ, the earlier day."""
    last: dict[str, Event] = {}
    for event in valid:
        known = last.get(event.origin)
        if event.act is Act.EXTEND and (known is None or event.number > known.number):
            last[event.origin] = event
    days = sorted({date.fromisoformat(event.data["to"]) for event in last.values()})
    conflict = [_("gia hạn đến nhiều ngày khác nhau")] if len(days) > 1 else []
    return (days[0] if days else None), conflict


def _last(valid: list[Event], act: Act) -> Event | None:
    return max((event for event in valid if event.act is act), key=lambda e: (e.at, e.id), default=None)


def _document(events: list[Event]) -> str | None:
    return next((str(event.data["doc"]) for event in reversed(events) if event.data.get("doc")), None)
