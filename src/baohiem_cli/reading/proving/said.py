"""The words of time of a provision, and whether its entries account for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from baohiem_cli.domain.deadlines.quotes import Time, times
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.text import likeness
from baohiem_cli.domain.vocabulary import PERIODIC, Reason
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.part import Field
from baohiem_cli.reading.proving.passages import Entry, Unit
from baohiem_cli.reading.sense.clauses import clauses
from baohiem_cli.reading.sense.fields import beside
from baohiem_cli.reading.sense.names import Bodies
from baohiem_cli.reading.structure.fields import field_of

_OF_OTHER_THINGS = frozenset({Reason.EFFECT, Reason.SCOPE, Reason.DEFINITION, Reason.PURPOSE, Reason.PRINCIPLE})
"""Reasons of provisions whose days are those of other things than of acts."""


class Said(NamedTuple):
    """Words of time at their place in a unit."""

    words: str
    start: int
    end: int
    is_accounted: bool


def times_of(unit: Unit, known: Bodies, issued: date | None) -> Iterator[Said]:
    """Every word of time that binds."""
    place = 0
    for line in unit.text.split("\n"):
        at = place
        for words, time in _times(line, known, issued):
            start = line.find(words, at - place)
            start = line.find(time.quote, max(start, 0))
            if start < 0:  # a quote is cut from its sentence, brackets apart
                continue
            yield Said(time.quote, place + start, place + start + len(time.quote), _is_accounted(time, unit))
        place += len(line) + 1


def _times(line: str, known: Bodies, issued: date | None) -> Iterator[tuple[str, Time]]:
    """The times of a line, each with its clause."""
    field = field_of(line.removeprefix("- "))
    if field:
        for value in beside([Field(field.name, field.value)], known).times:
            yield from ((value, one) for one in times(value, field=True))
        return
    for clause in clauses(line, known):
        yield from ((clause.text, one) for one in times(clause, issued=issued))


def _is_accounted(time: Time, unit: Unit) -> bool:
    entries = (*unit.entries, *unit.below)
    return (
        any(_has(duty, time) for duty in unit.duties())
        or any(_is_target_year(entry, time) for entry in entries)
        or any(likeness.found(time.quote, words) for words in _by_a_person(unit))
        or all(_has_reason(entry, time) for entry in entries)
    )


def _has(duty: Duty, time: Time) -> bool:
    """Whether a duty has this rule, or this frequency where the words give nothing more."""
    if time.rule:
        return any(one.rule == time.rule and one.cadence == time.cadence for one in duty.deadlines)
    if time.undated or time.cadence == "none":
        return bool(duty.undated or duty.trigger) or not set(duty.cadence).isdisjoint(PERIODIC)
    told = {*duty.cadence, *(one.alternative for one in duty.deadlines)}
    return time.cadence in told


def _is_target_year(entry: Entry, time: Time) -> bool:
    return any(str(one.year) in time.quote for one in entry.provision.targets if one.year)


def _by_a_person(unit: Unit) -> Iterator[str]:
    """What a person wrote of a reading, so that the words have been thought of."""
    for entry in (*unit.entries, *unit.below):
        yield from filter(None, [entry.provision.note])
    for duty in unit.duties():
        yield from filter(None, (None if duty.draft else duty.doubt, duty.trigger, duty.undated))


def _has_reason(entry: Entry, time: Time) -> bool:
    reason = entry.provision.no_duty
    return reason is not None and (time.rule is None or reason in _OF_OTHER_THINGS)
