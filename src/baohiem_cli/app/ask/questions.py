"""From filters as a user gives them to a question that the register can answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from baohiem_cli.app.ask.scope import Scope, named, office_for, scope_of, with_office, without_texts
from baohiem_cli.app.holders import passed_on, places_of
from baohiem_cli.app.lookup import Body, find_place, find_regulation
from baohiem_cli.app.notices import NotBinding, Notice, ProvinceWithoutTexts, SubjectMissing
from baohiem_cli.app.office import NO_OFFICE, find_near
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
from baohiem_cli.named_tuple import NamedTuple
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
    everything: bool = False
    """Whether the office that is set does not count."""


class Asked(NamedTuple):
    """A question, and what the asker should know of the bodies, provinces and regulations in it."""

    question: Question
    notices: tuple[Notice, ...]
    scope: Scope


def asked(register: Register, wanted: Wanted, today: date, *, of_agency: bool = False) -> Asked:
    """The question behind filters, with what the bodies asked about have inherited by today.

    What they leave open the office says: its province, and `of_agency` its agency too. Raises NotFound for a name that
    leads nowhere, or to several, and WrongUsage for words without a letter or digit, whose answer would be everything,
    and for names that contradict each other.
    """
    db = register.db
    words = phrases(wanted.words)
    if wanted.words and not words:
        raise WrongUsage(_("'{0}' không có chữ hay số nào để tìm.").format(" ".join(wanted.words)))
    asked_places = tuple(dict.fromkeys(find_place(db, name) for name in wanted.provinces))
    bodies = tuple(dict.fromkeys(find_near(register, name, today, asked_places) for name in wanted.agencies))
    limits = named(db, bodies, asked_places, today)
    regulations = tuple(dict.fromkeys(find_regulation(db, name) for name in wanted.regulations))
    where = limits.places
    unset = not (any(limits) or regulations or wanted.everything)
    office = NO_OFFICE
    if not wanted.everything:
        office = office_for(register, limits, regulations, today, of_agency=of_agency)
        limits = with_office(limits, office, regulations)
    agencies, places = limits
    holding = None
    if office.unit and office.agency:
        named_so = catalogue.unit_name(db, office.agency, office.unit) or ""
        bodies = (Body(office.agency, office.place, office.unit, named_so),)
    units = tuple((body.agency, body.unit) for body in bodies if body.unit)
    whole = tuple(body.agency for body in bodies if not body.unit) if units else ()
    notices: list[Notice] = []
    if not wanted.as_written and any(limits):
        successions = catalogue.successions(db)
        holding = Holding(frozenset(limits.agencies), today, successions) if agencies else None
        agencies = tuple(dict.fromkeys(id for one in limits.agencies for id in formers(one, today, successions)))
        whole = tuple(dict.fromkeys(id for one in whole for id in formers(one, today, successions)))
        places, merged = places_of(db, places, today)
        notices += merged if where else []  # an office knows its own province: `bh init` has told it
        notices += passed_on(db, limits.agencies, today, successions)
    elif not where:  # the office is one of today, whatever names the texts have
        places, __ = places_of(db, places, today)
    if not regulations:
        notices += [ProvinceWithoutTexts(name) for name in without_texts(db, limits.places, today)]
    question = Question(
        agencies=agencies,
        regulations=regulations,
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
        everywhere=wanted.everything,
    )
    unset = unset and office == NO_OFFICE
    scope = scope_of(register, office, limits, unset=unset)
    if units:
        names = catalogue.agency_short_names(db)
        called = tuple(body.name or names.get(body.agency, body.agency) for body in bodies)
        scope = scope._replace(agencies=called)
    return Asked(question, tuple(notices), scope)


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
