"""What a person should confirm before it is recorded: it can be right, and is more often a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from baohiem_cli.app import tracking
from baohiem_cli.app.citing import duty_named
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.period import ONCE, parse
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Done, Extend, Waive
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import duties

FAR_YEARS = 5
"""A day so many years after the statutory one is more often a slip than an extension."""


class BeforePeriod(NamedTuple):
    """It is to be recorded as done before its period began."""

    key: str
    on: date
    first: date


class AlreadyWaived(NamedTuple):
    """It need not be done, by an earlier record."""

    key: str


class AlreadyDone(NamedTuple):
    """It is done, by an earlier record."""

    key: str
    on: date


class LongBefore(NamedTuple):
    """The day of the record lies a year or more before its period began."""

    key: str
    on: date
    first: date


class Whitened(NamedTuple):
    """An extension is recorded afterwards, and makes what was late punctual."""

    key: str
    on: date
    due: date


class AlreadyOver(NamedTuple):
    """The new day lies before the day on which it was granted."""

    key: str
    to: date
    on: date


class Shortened(NamedTuple):
    """An earlier extension went further."""

    key: str
    to: date
    before: date


class FarAway(NamedTuple):
    """The new day is years after the one of the text."""

    key: str
    to: date
    due: date


class DatedByText(NamedTuple):
    """An event is to open an occurrence of a duty that the text itself dates, and that no event sets off."""

    duty: str


LONG = timedelta(days=366)
"""A duty is waived or put off a while before its period; a day so long before is more often a slip."""

Doubt = (
    BeforePeriod | AlreadyWaived | AlreadyDone | LongBefore | Whitened | AlreadyOver | Shortened | FarAway | DatedByText
)


def doubts(register: Register, drafts: Sequence[Draft], found: Sequence[Occurrence], today: date) -> list[Doubt]:
    """What is doubtful about records of these occurrences; each draft is on the key of the one at its place."""
    tracked = tracking.follow(register, found, date.max)
    return [doubt for draft, one in zip(drafts, tracked, strict=True) for doubt in _of(draft, one, today)]


def of_event(register: Register, duty: str, begun: date, due: date) -> list[Doubt]:
    """What is doubtful about an event that opens occurrences of a duty, due on a day."""
    found = duties.duty(register.db, duty_named(register, duty, begun), begun)
    told: list[Doubt] = [FarAway(duty, due, begun)] if far_from(due, begun) else []
    if found and found.deadlines and not found.trigger and not found.undated:
        told.append(DatedByText(found.id))
    return told


def far_from(day: date, start: date) -> bool:
    """Whether a day is so many years after another that it is more often a slip."""
    return day.year - start.year > FAR_YEARS


def _of(draft: Draft, one: Tracked, today: date) -> Iterator[Doubt]:
    first = _begin(one.occurrence)
    match draft.payload:
        case Done():
            if first and draft.on < first:
                yield BeforePeriod(draft.key, draft.on, first)
            if one.standing.state is State.WAIVED:
                yield AlreadyWaived(draft.key)
        case Waive():
            if one.standing.done_on:
                yield AlreadyDone(draft.key, one.standing.done_on)
        case Extend(to=to):
            before = one.standing.extended_to
            if to < draft.on:
                yield AlreadyOver(draft.key, to, draft.on)
            if draft.on <= one.due < (one.standing.done_on or today) and draft.on < today and one.due < to:
                yield Whitened(draft.key, draft.on, one.due)
            if before and to < before:
                yield Shortened(draft.key, to, before)
            if far_from(to, one.occurrence.due):
                yield FarAway(draft.key, to, one.occurrence.due)
        case _:
            pass
    if not isinstance(draft.payload, Done) and first and draft.on < first - LONG:
        yield LongBefore(draft.key, draft.on, first)


def _begin(occurrence: Occurrence) -> date | None:
    """The first day of what an occurrence is about; None where it can be done at any time."""
    if occurrence.period == ONCE:
        return None
    try:
        return parse(occurrence.period).first
    except ValueError:  # it was triggered: its event is its beginning
        return occurrence.opens
