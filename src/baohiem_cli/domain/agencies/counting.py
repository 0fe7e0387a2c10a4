"""Occurrences counted body by body. Design rule 12.

In a national text a provincial class owes in each province; a class of districts or communes owes by each of its units
that an office has listed, and until then as one. What an office has not said is never guessed: no unit of another class
or province takes part.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from baohiem_cli.domain.agencies.succession import Province, Successions, holders
from baohiem_cli.domain.agencies.units import Units, of_province, provinces_on, slug
from baohiem_cli.domain.ledger.keys import Key
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Answerable, Duty, Occurrence, Unit
from baohiem_cli.domain.vocabulary import NATIONAL, Performed
from baohiem_cli.named_tuple import NamedTuple

PROVINCIAL = "province"
LISTABLE = frozenset({"district", "commune", "unit"})
"""The levels of classes whose units an office can list."""


class Known(NamedTuple):
    """What is known of bodies: the level of each class that is definite, and its units.

    `places` are the provinces (folded) for which national texts are counted; None counts each provincial class as one.
    `home` are those whose bodies a key without a unit means.
    """

    levels: Mapping[str, str]
    names: Mapping[str, str]
    units: Units
    provinces: Mapping[str, Province]
    places: tuple[str, ...] | None
    home: frozenset[str]
    successions: Successions


def counted(found: Iterable[Occurrence], known: Known) -> Iterator[Occurrence]:
    """The occurrences, each one of a class in the place of which those of its bodies stand."""
    by_day: dict[date, dict[str, Province]] = {}
    for one in found:
        if one.unit or one.province:  # an event opened it for one body
            yield one
            continue
        national = is_national(one.duty)
        provinces: dict[str, Province] = {}
        if national and known.places is not None:
            day = one.due
            if day not in by_day:
                by_day[day] = provinces_on(day, known.provinces, known.places)
            provinces = by_day[day]
        if one.duty.performed is Performed.TOGETHER:
            yield from _joint(one, provinces, known)
        elif known.levels.get(one.agencies[0].agency) == PROVINCIAL and national:
            yield from _of_provinces(one, provinces, known)
        elif known.levels.get(one.agencies[0].agency) in LISTABLE:
            yield from _of_units(one, known, set(provinces) if national and known.places is not None else None)
        else:
            yield one


def is_national(duty: Duty) -> bool:
    """Whether the text of a duty binds every province."""
    return fold(duty.jurisdiction) == NATIONAL


def _joint(one: Occurrence, provinces: Mapping[str, Province], known: Known) -> Iterator[Occurrence]:
    """One joint act in each province, where all who take part are provincial."""
    if not provinces or any(known.levels.get(body.agency) != PROVINCIAL for body in one.agencies):
        yield one
        return
    for name in provinces:
        key = str(Key(one.duty.id, one.period, None, slug(name)))
        yield one._replace(key=key, shared=_shared(one, name, known), province=name)


def _of_provinces(one: Occurrence, provinces: Mapping[str, Province], known: Known) -> Iterator[Occurrence]:
    if not provinces:
        yield one._replace(as_one=True)
        return
    (body,) = one.agencies
    called = known.names.get(body.agency, body.name)
    for name, province in provinces.items():
        city = name == province.now and province.type != "tỉnh"
        yield _owed_by(one, body, of_province(body.agency, called, name, city=city), _shared(one, name, known))


def _of_units(one: Occurrence, known: Known, provinces: set[str] | None) -> Iterator[Occurrence]:
    """One for each listed unit that there is on the day, or on that day of the class that holds the duty then."""
    (body,) = one.agencies
    national = is_national(one.duty)

    def standing(agency: str) -> list[Unit]:
        return [
            unit for unit in known.units.get(agency, ())
            if unit.stands(one.due) and _is_meant(unit, one.duty, provinces, known)
        ]  # fmt: skip

    bodies = [(body, unit) for unit in standing(body.agency)]
    if not bodies and known.units:
        now = holders(body.agency, one.duty, one.due, known.successions)
        heirs = dict.fromkeys(holder.agency for holder in now if holder.agency and holder.agency != body.agency)
        bodies = [
            (Answerable(heir, known.names.get(heir, heir), body.via), unit) for heir in heirs for unit in standing(heir)
        ]
    if not bodies:
        yield one._replace(as_one=True)
    for answering, unit in bodies:
        shared = _shared(one, unit.province, known) if national else (one.key, *one.absorbed)
        yield _owed_by(one, answering, unit, shared)


def _is_meant(unit: Unit, duty: Duty, provinces: set[str] | None, known: Known) -> bool:
    if is_national(duty):
        return provinces is None or unit.province in provinces
    place = fold(duty.jurisdiction)
    named = known.provinces.get(place)
    return unit.province == (named.name if named else duty.jurisdiction)


def _owed_by(one: Occurrence, body: Answerable, unit: Unit, shared: tuple[str, ...]) -> Occurrence:
    formers = (key.rpartition(":")[2] for key in one.absorbed)
    absorbed = tuple(str(Key(one.duty.id, one.period, former, unit.id)) for former in formers)
    key = str(Key(one.duty.id, one.period, body.agency, unit.id))
    return one._replace(key=key, agencies=(body,), absorbed=absorbed, unit=unit, shared=shared)


def _shared(one: Occurrence, province: str, known: Known) -> tuple[str, ...]:
    """The keys without a unit, where they mean the bodies of this province."""
    return (one.key, *one.absorbed) if fold(province) in known.home else ()
