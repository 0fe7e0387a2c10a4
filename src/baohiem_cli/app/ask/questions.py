"""From filters as a user gives them to a question that the register can answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from baohiem_cli.app.holders import passed_on, places_of
from baohiem_cli.app.lookup import find_agency, find_place, find_regulation
from baohiem_cli.app.notices import NotBinding, Notice
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.succession import Holding, formers
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.text.effect import begins, effect_on, last_day
from baohiem_cli.domain.vocabulary import Basis, Cadence, Effect, Kind, Role, Scheme
from baohiem_cli.domain.words import phrases
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


def asked(register: Register, wanted: Wanted, today: date) -> Asked:
    """The question behind filters, with what the bodies asked about have inherited by today.

    Raises NotFound for a name that leads nowhere, or to several.
    """
    db = register.db
    named = tuple(dict.fromkeys(find_agency(db, name) for name in wanted.agencies))
    places = tuple(dict.fromkeys(find_place(db, name) for name in wanted.provinces))
    holding = None
    agencies = named
    notices: list[Notice] = []
    if not wanted.as_written and (named or places):
        successions = catalogue.successions(db)
        holding = Holding(frozenset(named), today, successions) if named else None
        agencies = tuple(dict.fromkeys(id for one in named for id in formers(one, today, successions)))
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
        words=phrases(wanted.words),
        holding=holding,
    )
    return Asked(question, tuple(notices))


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
