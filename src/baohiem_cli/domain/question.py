"""The question of a user: the filters that every answer shares."""

from collections.abc import Iterator
from datetime import date

from baohiem_cli.domain.agencies.succession import Holding
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.deadlines.workdays import DayOff, unknown_day_off
from baohiem_cli.domain.records import Answerable, Duty, Occurrence
from baohiem_cli.domain.text.ref import citation_upward
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Role, Scheme
from baohiem_cli.domain.words import has_marks, says
from baohiem_cli.named_tuple import NamedTuple


class Question(NamedTuple):
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
    """Phrases of one or more syllables, as typed (see `words.py`)."""
    as_written: bool = False
    holding: Holding | None = None
    """The bodies asked about by name, where `agencies` also has bodies whose functions they inherited."""
    units: tuple[tuple[str, str], ...] = ()
    """The single bodies asked about, each by its class and id; `agencies` has their classes."""
    whole: tuple[str, ...] = ()
    """Beside single bodies: the agencies asked about as a whole."""
    everywhere: bool = False
    """Whether the office is left out of it."""


class Reach(NamedTuple):
    """How a duty reaches an agency: in which role, and through which group, if any."""

    agency: str
    role: Role
    via: str | None


def searched(duty: Duty) -> tuple[str, ...]:
    """The texts of a duty in which words are looked for; its provision in either order of citing."""
    cited = (duty.citation, citation_upward(duty.ref), duty.ref)
    return (duty.summary, *cited, *(party.name for party in duty.parties))


def has_words(duty: Duty, question: Question) -> bool:
    """Whether a duty that has the bare letters of the words asked for has them with their tones too."""
    return all(says(searched(duty), phrase) for phrase in question.words if has_marks(phrase))


def due(
    duties: Iterator[Duty], question: Question, first: date, last: date, day_off: DayOff = unknown_day_off
) -> list[Occurrence]:
    """The occurrences that fall due from `first` to `last` (both included) and fit the question, by date."""
    found = [
        occurrence
        for duty in duties
        for occurrence in occurrences(duty, first, last, day_off)
        if fits(occurrence, question)
    ]
    return sorted(found, key=lambda o: (o.due, o.duty.regulation))


def fits(occurrence: Occurrence, question: Question) -> bool:
    """Whether an occurrence of a fitting duty fits by itself: its cadence, its basis, and who owes it."""
    deadline = occurrence.deadline
    if question.cadences and deadline.cadence not in question.cadences:
        return False
    if question.bases and deadline.basis not in question.bases:
        return False
    if not question.agencies or not any(
        _is_wanted(body, question, occurrence.duty) for body in occurrence.duty.answerable
    ):
        return True
    return any(_is_wanted(body, question, occurrence.duty) for body in occurrence.agencies)


def concerns(question: Question, agency: str, duty: Duty) -> bool:
    """Whether what a duty gives to an agency is a matter of those asked about."""
    if question.holding is not None:
        return question.holding.takes(agency, duty)
    return agency in question.agencies


def _is_wanted(body: Answerable, question: Question, duty: Duty) -> bool:
    if concerns(question, body.agency, duty) or (body.held_by and concerns(question, body.held_by, duty)):
        return True
    return body.via is not None and any(
        party.name == body.via and concerns(question, party.agency, duty) for party in duty.parties
    )
