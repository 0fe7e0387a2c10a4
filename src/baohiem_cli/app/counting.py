"""Counting occurrences body by body, with what the register and the office say of bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from baohiem_cli import clock
from baohiem_cli.app.office import office_of
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.counting import LISTABLE, PROVINCIAL, Known, counted, is_national
from baohiem_cli.domain.agencies.succession import Province
from baohiem_cli.domain.agencies.units import by_class, of_province, slug
from baohiem_cli.domain.ledger.keys import parse
from baohiem_cli.domain.ledger.payloads import Setting
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty, Occurrence
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import settings
from baohiem_cli.store.register import catalogue


class Places(NamedTuple):
    """The provinces (folded) for which national texts are counted: these, or every one.

    With neither each provincial class is counted as one.
    """

    asked: tuple[str, ...] = ()
    every: bool = False


NO_PLACES = Places()


def places_of(register: Register, question: Question, *, each: bool = False) -> Places:
    """The provinces that a question is about: those asked for, the office's own, or all where that is left out of it.

    Without an office nobody knows whose body a key without a unit means, so that a class stays one, unless `each` body
    is asked for.
    """
    if question.places:
        return Places(question.places)
    if each or question.units:
        return Places(every=True)
    own = places_named(register)
    return Places(every=bool(own.asked)) if question.everywhere else own


def places_named(register: Register, named: tuple[str, ...] = (), *, every: bool = False) -> Places:
    """The provinces that names of bodies end with, or every one; otherwise the office's own, where it is known."""
    office = _office(register)
    return Places(named or ((office,) if office else ()), every)


def by_body(register: Register, found: Iterable[Occurrence], places: Places) -> list[Occurrence]:
    """The occurrences, each one of a class in the place of which those of its bodies stand."""
    listed = list(found)
    classes = {body.agency for one in listed for body in one.agencies}
    levels = catalogue.levels(register.db, classes)
    local = any(level in LISTABLE for level in levels.values())
    units = by_class(catalogue.units(register.db)) if local else {}
    counting = places.every or places.asked
    national = PROVINCIAL in levels.values() and any(is_national(one.duty) for one in listed)
    if not local and not national:
        return listed
    provinces = catalogue.provinces(register.db) if units or (national and counting) else {}
    known = Known(
        levels=levels,
        names=catalogue.agency_short_names(register.db) if units or (national and counting) else {},
        units=units,
        provinces=provinces,
        places=tuple(provinces) if places.every else places.asked or None,
        home=_every_home(homes(register, places)) if national and counting else frozenset(),
        successions=catalogue.successions(register.db) if units else {},
    )
    return list(counted(listed, known))


def is_asked(one: Occurrence, question: Question) -> bool:
    """Whether it is owed by a body, and in a province, that a question is about."""
    if question.units:
        owed = {(body.agency, one.unit.id) for body in one.agencies} if one.unit else set()
        return bool(owed & set(question.units)) or any(body.agency in question.whole for body in one.agencies)
    return True


def is_within(one: Occurrence, places: Places) -> bool:
    """Whether an occurrence of one body is in the provinces asked about; one of a class as one is."""
    where = one.unit.province if one.unit else one.province
    return where is None or not places.asked or not is_national(one.duty) or fold(where) in places.asked


def with_unit(register: Register, one: Occurrence) -> Occurrence:
    """An occurrence that an event opened, with the body or the province that its key names."""
    key = parse(one.key)
    if key is None or key.unit is None:
        return one
    provinces = {slug(province.name): province for province in catalogue.provinces(register.db).values()}
    if key.agency is None:
        named = provinces.get(key.unit)
        return one._replace(province=named.name if named else None)
    if key.unit in provinces:
        name = catalogue.agency_short_names(register.db).get(key.agency, key.agency)
        return one._replace(unit=of_province(key.agency, name, provinces[key.unit].name))
    units = catalogue.units(register.db)
    return one._replace(unit=next((unit for unit in units if (unit.agency, unit.id) == (key.agency, key.unit)), None))


def unit_ids(register: Register, duty: Duty, classes: Iterable[str | None]) -> dict[str | None, list[str]]:
    """The ids of all bodies that an event can have opened a duty for, by their class; None for joint acts."""
    found: dict[str | None, list[str]] = {}
    units = catalogue.units(register.db)
    provinces = [slug(one.name) for one in catalogue.provinces(register.db).values()] if is_national(duty) else []
    for agency in classes:
        found[agency] = list(dict.fromkeys([*provinces, *(one.id for one in units if one.agency == agency)]))
    return found


def number_of_units(register: Register, question: Question, day: date) -> dict[str, int]:
    """How many bodies of each class are listed on a day, in the provinces asked about or in all."""
    found: Counter[str] = Counter()
    for one in catalogue.units(register.db):
        if one.stands(day) and (not question.places or fold(one.province) in question.places):
            found[one.agency] += 1
    return dict(found)


class Homes(NamedTuple):
    """The provinces that a key without a unit means: those of the office that recorded, where its ledger says it."""

    own: frozenset[str]
    of: Mapping[str, frozenset[str]]

    def means(self, office: str, province: str) -> bool:
        """Whether such a record of an office (the root of its origins) is of a province."""
        return fold(province) in self.of.get(office, self.own)


def homes(register: Register, places: Places) -> Homes:
    """The provinces of all offices whose records are here: each has left its own in its ledger."""
    provinces = catalogue.provinces(register.db)
    lineage = register.ledger.lineage()
    found: dict[str, frozenset[str]] = {}
    for event in register.ledger.of_settings(everybody=True):
        if isinstance(change := event.payload, Setting) and change.name == settings.PROVINCE and change.value:
            found[lineage.root(event.origin)] = _merged_with(change.value.replace("-", " "), provinces)
    return Homes(_home(register, places, provinces), found)


def _office(register: Register) -> str | None:
    """The province of the office, folded, where it is known."""
    return office_of(register, clock.today()).place


def _every_home(known: Homes) -> frozenset[str]:
    return known.own.union(*known.of.values())


def _home(register: Register, places: Places, provinces: Mapping[str, Province]) -> frozenset[str]:
    """The provinces whose bodies a key without a unit means: the office's, or those asked about where it has none.

    The provinces that were merged into one are all its own.
    """
    office = _office(register)
    if office is None:
        return frozenset(fold(provinces[place].name) for place in places.asked if place in provinces)
    return _merged_with(office, provinces)


def _merged_with(place: str, provinces: Mapping[str, Province]) -> frozenset[str]:
    """A province with those that are one with it today."""
    own = provinces.get(place)
    return frozenset(fold(one.name) for one in provinces.values() if own and one.now == own.now)
