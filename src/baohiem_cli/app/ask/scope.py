"""Whom a question is about: the agencies and provinces that it names, and of the office what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app.holders import places_of
from baohiem_cli.app.lookup import Body
from baohiem_cli.app.office import Office, Shown, office_of, place_name, placed, province_id, shown
from baohiem_cli.app.register import Register
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.vocabulary import NATIONAL
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue
from baohiem_cli.store.sqlite import Connection


class Scope(NamedTuple):
    """The names of those that an answer is about, and what of the office makes it so.

    `unset` tells that there is no office and that nobody was named.
    """

    office: Shown
    agencies: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    unset: bool = False


class Limits(NamedTuple):
    """The ids of the agencies and the folded names of the provinces that limit a question."""

    agencies: tuple[str, ...]
    places: tuple[str, ...]


def named(db: Connection, bodies: Sequence[Body], asked: Sequence[str], today: date) -> Limits:
    """What the names of a user say, bodies and folded provinces: the name of an agency can say its province too.

    Raises WrongUsage where the names contradict each other.
    """
    ids = tuple(dict.fromkeys(body.agency for body in bodies))
    of_bodies = tuple(dict.fromkeys(body.place for body in bodies if body.place))
    if len(of_bodies) > 1 and len(ids) > 1:
        raise WrongUsage(
            _("Các cơ quan đã nêu thuộc nhiều tỉnh: {0}. Hãy hỏi từng tỉnh.").format(
                ", ".join(place_name(db, place) for place in of_bodies)
            )
        )
    return Limits(ids, tuple(_among(db, place, asked, today) for place in of_bodies) or tuple(asked))


def office_for(
    register: Register, limits: Limits, regulations: Sequence[str], today: date, *, of_agency: bool
) -> Office:
    """What of the office limits a question that names these limits and regulations; its agency only `of_agency`.

    Whoever names a province or a regulation has said where; the office's agency stands in its own province, so that it
    is left out of a question about another one.
    """
    office = office_of(register, today)
    if office.agency and catalogue.level_of(register.db, office.agency) is None:
        raise NotFound(
            _("Danh bạ không còn cơ quan '{0}' của đơn vị đã đặt. Đặt lại bằng: bh init --agency TÊN").format(
                office.agency
            )
        )
    if office.agency and office.unit and catalogue.unit_name(register.db, office.agency, office.unit) is None:
        told = _("Danh sách đơn vị (bh units) không còn '{0}' của đơn vị đã đặt. Đặt lại bằng: bh init --agency TÊN")
        raise NotFound(told.format(office.unit))
    placed = bool(limits.places or regulations)
    own = not placed or office.province is None or _is_inside(register.db, office, limits.places, regulations, today)
    if of_agency and office.agency and not limits.agencies and own:
        return office
    return Office(None if placed else office.province)


def with_office(limits: Limits, office: Office, regulations: Sequence[str]) -> Limits:
    """The limits, with those of the office where the question leaves them open."""
    place = office.place if not (limits.places or regulations) else None
    return Limits(
        limits.agencies or ((office.agency,) if office.agency else ()), limits.places or ((place,) if place else ())
    )


def scope_of(register: Register, office: Office, limits: Limits, *, unset: bool) -> Scope:
    """The scope of an answer for readers."""
    names = catalogue.agency_short_names(register.db)
    provinces = dict.fromkeys(place_name(register.db, place) for place in limits.places)
    agencies = tuple(names.get(id, id) for id in limits.agencies)
    return Scope(shown(register, office), agencies, tuple(provinces), unset)


def without_texts(db: Connection, places: Sequence[str], today: date) -> list[str]:
    """The names of those provinces of which no text is known."""
    known = catalogue.places(db).keys() if places else frozenset()
    return [place_name(db, place) for place in places if known.isdisjoint(places_of(db, [place], today)[0])]


def _among(db: Connection, place: str, asked: Sequence[str], today: date) -> str:
    """The province that an agency's name says, where it is one of those asked for."""
    fitting = [one for one in asked if province_id(db, one, today) == province_id(db, place, today)]
    return placed(place, (fitting or asked or (None,))[0], today, db) or place


def _is_inside(db: Connection, office: Office, places: Sequence[str], regulations: Sequence[str], today: date) -> bool:
    if any(province_id(db, place, today) != office.province for place in places):
        return False
    own = {*places_of(db, [office.place or ""], today)[0], NATIONAL}
    asked = catalogue.regulations(db, Question(regulations=tuple(regulations))) if regulations else []
    return all(fold(one.regulation.jurisdiction) in own for one in asked)
