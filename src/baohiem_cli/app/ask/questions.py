"""From filters as a user gives them to a question that the register can answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from baohiem_cli.app.holders import passed_on, places_of
from baohiem_cli.app.lookup import find_body, find_place, find_regulation
from baohiem_cli.app.notices import NotBinding, Notice, SubjectMissing
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.responsibility import UNNAMED
from baohiem_cli.domain.agencies.succession import Holding, formers
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.text.effect import begins, effect_on, last_day
from baohiem_cli.domain.vocabulary import Basis, Cadence, Effect, Kind, Role, Scheme
from baohiem_cli.domain.words import phrases
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.register import catalogue


class Wanted(NamedTuple):
    """Filters by the names that a user types; several values of one are alternatives, different ones combine."""

    agencies: Sequence[str] = ()
    regulations: Sequence[str] = ()
    provinces: Sequence[str] = ()
    roles: Sequence[Role] = ()
    kinds: Sequence[Kind] = ()
    schemes: Sequence[Scheme] = ()
    cadences: Sequence[Cadence] = ()
    bases: Sequence[Basis] = ()
    words: Sequence[str] = ()
    as_written: bool = False


class Asked(NamedTuple):
    """A question, and what the asker should know of the bodies, provinces and regulations in it."""

    question: Question
    notices: tuple[Notice, ...]
    provinces: tuple[str, ...] = ()
    """The names of the provinces that were asked for."""
    units: tuple[str, ...] = ()
    """The names of single bodies that were asked for."""


def asked(register: Register, wanted: Wanted, today: date) -> Asked:
    """The question behind filters, with what the bodies asked about have inherited by today.

    Raises NotFound for a name that leads nowhere, or to several, and WrongUsage for words without a letter or digit:
    the answer would be everything.
    """
    db = register.db
    words = phrases(wanted.words)
    if wanted.words and not words:
        raise WrongUsage(_("'{0}' không có chữ hay số nào để tìm.").format(" ".join(wanted.words)))
    bodies = tuple(dict.fromkeys(find_body(db, name) for name in wanted.agencies))
    units = tuple((body.agency, body.unit) for body in bodies if body.unit)
    named = tuple(dict.fromkeys(body.agency for body in bodies))
    places = tuple(dict.fromkeys(find_place(db, name) for name in wanted.provinces))
    holding = None
    agencies = named
    whole = tuple(body.agency for body in bodies if not body.unit) if units else ()
    notices: list[Notice] = []
    if not wanted.as_written and (named or places):
        successions = catalogue.successions(db)
        holding = Holding(frozenset(named), today, successions) if named else None
        agencies = tuple(dict.fromkeys(id for one in named for id in formers(one, today, successions)))
        whole = tuple(dict.fromkeys(id for one in whole for id in formers(one, today, successions)))
        places, notices = places_of(db, places, today)
        notices += passed_on(db, named, today, successions)
    question = Question(
        agencies=agencies,
        regulations=tuple(dict.fromkeys(find_regulation(db, name) for name in wanted.regulations)),
        places=places,
        roles=tuple(wanted.roles),
        kinds=tuple(wanted.kinds),
        schemes=tuple(wanted.schemes),
        cadences=tuple(wanted.cadences),
        bases=tuple(wanted.bases),
        words=words,
        as_written=wanted.as_written,
        holding=holding,
        units=units,
        whole=whole,
    )
    unit_names = tuple(body.name for body in bodies if body.unit)
    return Asked(question, tuple(notices), tuple(_place_names(register, wanted.provinces)), unit_names)


def _place_names(register: Register, provinces: Sequence[str]) -> Iterator[str]:
    """Names of today as well as those of before, once each."""
    if provinces:
        known = {key: one.name for key, one in catalogue.provinces(register.db).items()}
        known |= catalogue.places(register.db)
        places = (find_place(register.db, name) for name in provinces)
        yield from dict.fromkeys(known.get(place, place) for place in places)


def subject_missing(register: Register, question: Question, found: Callable[[Question], int]) -> list[Notice]:
    """The regulations of the bodies asked about, some of whose duties name no subject; `found` counts what fits.

    Told to who issued it and to who carries out the whole of it, where they ask about this text or its province.
    """
    if not question.agencies or not (question.regulations or question.places):
        return []
    told: list[Notice] = []
    for one in catalogue.regulations(register.db, question):
        head = one.regulation
        issuers = (catalogue.wordings(register.db, fold(name)) for name in head.issuer)
        whole = {id for wording in issuers for id, __ in wording}
        whole.update(head.in_charge.agencies if head.in_charge else ())
        if whole.isdisjoint(question.holding.wanted if question.holding else question.agencies):
            continue
        left = question._replace(agencies=(UNNAMED,), regulations=(head.id,), holding=None)
        if number := found(left):
            told.append(SubjectMissing(head.id, number, head.in_charge))
    return told


def not_binding(register: Register, question: Question, day: date) -> list[Notice]:
    """Of the regulations asked for by name, those that do not bind on this day: their duties are left out."""
    if not question.regulations:
        return []
    found: list[Notice] = []
    for one in catalogue.regulations(register.db, Question(regulations=question.regulations)):
        history = one.regulation.history
        effect = effect_on(history, day).effect
        edge = {Effect.NOT_YET: begins(history), Effect.ENDED: last_day(history)}.get(effect)
        if edge:
            found.append(NotBinding(one.regulation.id, effect, day, edge))
    return found
