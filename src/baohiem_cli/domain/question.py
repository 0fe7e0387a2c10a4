"""What a user asks for: the filters that every answer shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from baohiem_cli.domain.occurrences import occurrences
from baohiem_cli.domain.records import Answerable, Duty, Occurrence
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Role, Scheme


@dataclass(frozen=True, slots=True)
class Question:
    """Filters; several values of one are alternatives, different ones combine. Empty means all."""

    agencies: tuple[str, ...] = ()
    regulations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    kinds: tuple[Kind, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    cadences: tuple[Cadence, ...] = ()
    bases: tuple[Basis, ...] = ()
    words: tuple[str, ...] = ()


def due(duties: Iterator[Duty], question: Question, first: date, last: date) -> list[Occurrence]:
    """The occurrences that fall due from `first` to `last` (both included) and fit the question, by date."""
    found = [
        occurrence for duty in duties for occurrence in occurrences(duty, first, last) if fits(occurrence, question)
    ]
    return sorted(found, key=lambda o: (o.due, o.duty.regulation))


def fits(occurrence: Occurrence, question: Question) -> bool:
    """Whether an occurrence of a fitting duty fits by itself: its cadence, its basis, and who owes it."""
    deadline = occurrence.deadline
    if question.cadences and deadline.cadence not in question.cadences:
        return False
    if question.bases and deadline.basis not in question.bases:
        return False
    wanted = set(question.agencies)
    if not wanted or not _owes_any(occurrence.duty, wanted):
        return True
    return any(_is_wanted(body, wanted, occurrence.duty) for body in occurrence.agencies)


def _owes_any(duty: Duty, wanted: set[str]) -> bool:
    return any(_is_wanted(body, wanted, duty) for body in duty.answerable)


def _is_wanted(body: Answerable, wanted: set[str], duty: Duty) -> bool:
    if body.agency in wanted:
        return True
    return body.via is not None and any(p.agency in wanted and p.name == body.via for p in duty.parties)
