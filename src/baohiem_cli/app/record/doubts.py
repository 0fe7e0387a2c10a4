"""What a person should confirm before it is recorded: it can be right, and is more often a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from baohiem_cli.app import tracking
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.period import ONCE, parse
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Done, Extend, Waive
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.records import Occurrence

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


Doubt = BeforePeriod | AlreadyWaived | AlreadyDone | Shortened | FarAway


def doubts(register: Register, drafts: Sequence[Draft], found: Sequence[Occurrence]) -> list[Doubt]:
    """What is doubtful about records of these occurrences; each draft is on the key of the one at its place."""
    tracked = tracking.follow(register, found, date.max)
    return [doubt for draft, one in zip(drafts, tracked, strict=True) for doubt in _of(draft, one)]


def far_from(day: date, start: date) -> bool:
    """Whether a day is so many years after another that it is more often a slip."""
    return day.year - start.year > FAR_YEARS


def _of(draft: Draft, one: Tracked) -> Iterator[Doubt]:
    match draft.payload:
        case Done():
            first = _begin(one.occurrence)
            if first and draft.on < first:
                yield BeforePeriod(draft.key, draft.on, first)
            if one.standing.state is State.WAIVED:
                yield AlreadyWaived(draft.key)
        case Waive():
            if one.standing.done_on:
                yield AlreadyDone(draft.key, one.standing.done_on)
        case Extend(to=to):
            before = one.standing.extended_to
            if before and to < before:
                yield Shortened(draft.key, to, before)
            if far_from(to, one.occurrence.due):
                yield FarAway(draft.key, to, one.occurrence.due)
        case _:
            return


def _begin(occurrence: Occurrence) -> date | None:
    """The first day of what an occurrence is about; None where it can be done at any time."""
    if occurrence.period == ONCE:
        return None
    try:
        return parse(occurrence.period).first
    except ValueError:  # it was triggered: its event is its beginning
        return occurrence.opens
