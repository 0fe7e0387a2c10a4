"""Where a register and the text that it was made from do not meet: one definition, for whoever tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from baohiem_cli.domain.records import Agency, Provision
from baohiem_cli.domain.text import likeness
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.duty import Known
from baohiem_cli.reading.proving.named import Named, Reading
from baohiem_cli.reading.proving.passages import Unit, parts, units
from baohiem_cli.reading.proving.said import Said, times_of


class Sort(StrEnum):
    """What does not meet."""

    ENTRY = "entry"
    """Words of the text that no entry was made from."""
    WORDS = "words"
    """An entry whose provision the text has not."""
    QUOTE = "quote"
    """A deadline's words that do not stand in its provision."""
    TIME = "time"
    """Words of time that no deadline and no reason accounts for."""
    BODY = "body"
    """A body with a part in the provision's words that is no party."""


class Marking(StrEnum):
    """Why words of the text are marked."""

    QUOTE = "quote"
    EVENT = "event"
    PARTY = "party"
    TIME = "time"
    BODY = "body"


class Finding(NamedTuple):
    """One thing to look at: the words that it is about, and the entry, duty and deadline by their places."""

    sort: Sort
    ref: str
    words: str
    where: tuple[int, ...] = ()
    page: int | None = None
    line: int | None = None


class Mark(NamedTuple):
    """Marked words, by their places in the text of a unit."""

    start: int
    end: int
    marking: Marking


class Proved(NamedTuple):
    """A unit with the words that are marked in it and what does not meet there."""

    unit: Unit
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...]


class Facts(NamedTuple):
    """What a comparison needs to know besides both sides: the registry, the issuers, the day of the text."""

    agencies: Sequence[Agency]
    issuers: Sequence[str] = ()
    issued: date | None = None


def prove(passages: Sequence[Passage], provisions: Sequence[Provision], facts: Facts) -> tuple[Proved, ...]:
    """Text and register side by side, in the order of the text."""
    every = units(passages, provisions)
    known = tuple(Known(one.id, (one.name, *one.aliases)) for one in facts.agencies)
    reading = Reading(known, facts.issuers, facts.issued)
    named = reading.of(parts(passages), every)
    texts = {one.ref: one.text for one in every if one.text}
    quoted = {one.ref: _Quoted() for one in every}
    for unit in every:
        _look_up(unit, texts, quoted)
    found, last = [], 0
    for unit in every:
        last = max([last, *(one.place for one in unit.entries)])
        found.append(_proved(unit, quoted[unit.ref], named.get(unit.ref, Named()), facts, reading, last))
    return tuple(found)


class _Quoted:
    """The words of a unit that its entries, or those below it, repeat; and the quotes that stand nowhere."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.missing: list[tuple[tuple[int, ...], str]] = []


def _look_up(unit: Unit, texts: dict[str, str], quoted: dict[str, _Quoted]) -> None:
    """Find what the entries of a unit quote, in its words or in those of the headings above it, the nearest first."""
    if not unit.text:
        return
    scope = [ref for ref in refs.upward(unit.ref) if ref in texts]
    for entry in unit.entries:
        for j, duty in enumerate(entry.provision.duties if entry.is_original else ()):
            for k, deadline in enumerate(duty.deadlines):
                if not _mark(deadline.quote, Marking.QUOTE, scope, texts, quoted):
                    quoted[unit.ref].missing.append(((entry.place, j, k), deadline.quote))
            for words in filter(None, (duty.trigger, duty.undated)):
                _mark(words, Marking.EVENT, scope, texts, quoted)


def _mark(
    words: str, marking: Marking, scope: Sequence[str], texts: dict[str, str], quoted: dict[str, _Quoted]
) -> bool:
    for ref in scope:
        if places := likeness.found(words, texts[ref]):
            quoted[ref].marks += (Mark(start, end, marking) for start, end in places)
            return True
    return False


def _proved(unit: Unit, quoted: _Quoted, named: Named, facts: Facts, reading: Reading, last: int) -> Proved:
    """What is found in a unit; `last` is the entry behind which one that is missing belongs."""
    if not unit.text:
        return Proved(unit, (), (Finding(Sort.WORDS, unit.ref, "", (unit.entries[0].place,)),))
    if unit.is_uncovered:
        return Proved(unit, (), (Finding(Sort.ENTRY, unit.ref, unit.text, (last,), unit.page, unit.line),))
    first = next(iter((*unit.entries, *unit.below))).place
    findings = [Finding(Sort.QUOTE, unit.ref, words, at, unit.page, unit.line) for at, words in quoted.missing]
    marks = list(quoted.marks)
    if all(one.is_original for one in (*unit.entries, *unit.below)):
        told = [(one.start, one.end) for one in quoted.marks]
        said = list(times_of(unit, reading.book, facts.issued))
        left = [one for one in said if not _is_told(one, told)]
        marks += (Mark(one.start, one.end, Marking.QUOTE) for one in said if one.is_accounted and any(unit.duties()))
        findings += [Finding(Sort.TIME, unit.ref, one.words, (first,), unit.page, unit.line) for one in left]
        findings += [Finding(Sort.BODY, unit.ref, name, (first,), unit.page, unit.line) for name in named.missing]
        marks += (Mark(one.start, one.end, Marking.TIME) for one in left)
        marks += (Mark(*place, Marking.BODY) for name in named.missing if (place := _place(name, unit.text)))
    marks += (Mark(*place, Marking.PARTY) for place in reading.parties_in(unit))
    return Proved(unit, _apart(marks), tuple(findings))


def _is_told(one: Said, told: Sequence[tuple[int, int]]) -> bool:
    return one.is_accounted or any(start < one.end and one.start < end for start, end in told)


def _place(name: str, text: str) -> tuple[int, int] | None:
    return next(iter(likeness.found(name, text) or ()), None)


_FIRST = (Marking.TIME, Marking.BODY, Marking.QUOTE, Marking.EVENT, Marking.PARTY)


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks in order, of those that meet the one that matters most."""
    kept: list[Mark] = []
    for one in sorted(marks, key=lambda one: (_FIRST.index(one.marking), one.start - one.end)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept))
