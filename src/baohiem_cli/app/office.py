"""The office: the desk that uses this database, by its province, its agency and its name.

A setting says it for good; `BH_PROVINCE` and `BH_AGENCY` win over it for one call, and options over both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import TypeVar

from baohiem_cli import paths
from baohiem_cli.app.lookup import Body, find_body, find_place, is_national
from baohiem_cli.app.register import Register
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.vocabulary import NATIONAL
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import settings
from baohiem_cli.store.register import catalogue
from baohiem_cli.store.sqlite import Connection

_Found = TypeVar("_Found")


class Office(NamedTuple):
    """The ids of a province (`thanh-hoa`) and of an agency (`bhxh-tinh`), and the office's own name.

    What nobody has set is None: a province without an agency is the whole of it, an agency without a province one of
    the whole country. A listed body of a class has its own id too (`thanh-hoa.phuong-hac-thanh`).
    """

    province: str | None = None
    agency: str | None = None
    name: str | None = None
    unit: str | None = None

    @property
    def place(self) -> str | None:
        """The province as the register folds it: `thanh hoa`."""
        return self.province.replace("-", " ") if self.province else None


class Shown(NamedTuple):
    """An office with the names of what its ids stand for."""

    office: Office
    province: str | None
    agency: str | None
    unit: str | None = None

    @property
    def called(self) -> str | None:
        """Its own name, or else that of its agency with its province; a mere province is no body."""
        if self.office.name or not self.agency:
            return self.office.name
        body = self.unit or self.agency
        return f"{body} ({self.province})" if self.province else body


NO_OFFICE = Office()

SETTINGS = (settings.PROVINCE, settings.AGENCY, settings.OFFICE_NAME, settings.UNIT)
"""The setting of each field of an office."""


def province_id(db: Connection, place: str, day: date) -> str:
    """The id of a province as it is on a day, by its folded name: Kon Tum is `quang-ngai` since 01/7/2025."""
    known = catalogue.provinces(db).get(place)
    return (fold(known.on(day)) if known else place).replace(" ", "-")


def stored(db: Connection) -> Office:
    """The office as it was set, in the words of its day."""
    return Office(*(settings.read(db, key) for key in SETTINGS))


def office_of(register: Register, today: date) -> Office:
    """The office on a day: as it was set, under what the environment says. Raises NotFound for a name unknown there."""
    db = register.db
    was = stored(db)
    place, agency, unit = was.place, was.agency, was.unit
    body = _named("BH_AGENCY", lambda: find_desk(db, given, (place,))) if (given := paths.agency()) else None
    wanted = _named("BH_PROVINCE", lambda: find_place(db, asked)) if (asked := paths.province()) else None
    if body:
        agency, unit, wanted = body.agency, body.unit, placed(body.place, wanted, today, db)
    elsewhere = body is not None and body.agency != was.agency and is_national(db, body.agency)
    place = wanted or (None if elsewhere else place)
    if place != was.place and body is None:
        unit = None  # which is one of its own province
    same = (agency, unit, place) == (was.agency, was.unit, was.place)
    return Office(province_id(db, place, today) if place else None, agency, was.name if same else None, unit)


def find_desk(db: Connection, name: str, within: Collection[str | None] = ()) -> Body:
    """The one body of a name that an office can be. Raises WrongUsage for a collective, which has no desk."""
    body = find_body(db, name, within)
    if catalogue.is_collective(db, body.agency):
        told = _("'{0}' là một nhóm cơ quan, không phải một đơn vị. Hãy ghi tên một cơ quan, hoặc chỉ --province.")
        raise WrongUsage(told.format(name))
    return body


def find_near(register: Register, name: str, day: date, within: Collection[str | None] = ()) -> Body:
    """The body of a name; of several listed ones the one within these provinces, or else in the office's own."""
    return find_body(register.db, name, within or (office_of(register, day).place,))


def placed(agency_place: str | None, place: str | None, day: date, db: Connection) -> str | None:
    """The province of both, where an agency's name says one too: of a province and one merged into it, the part.

    Raises WrongUsage where they are two different ones.
    """
    if agency_place is None or place is None or agency_place == place:
        return place or agency_place
    known = catalogue.provinces(db)
    one, other = known.get(agency_place), known.get(place)
    if one is None or other is None or one.on(day) != other.on(day):
        raise WrongUsage(
            _("Cơ quan đã nêu thuộc {0}, khác với tỉnh đã chọn: {1}.").format(
                place_name(db, agency_place), place_name(db, place)
            )
        )
    return agency_place if one.on(day) != one.name else place


def shown(register: Register, office: Office) -> Shown:
    """An office for readers."""
    names = catalogue.agency_short_names(register.db) if office.agency else {}
    place, agency = office.place, office.agency
    named = names.get(agency, agency) if agency else None
    unit = catalogue.unit_name(register.db, agency, office.unit) if agency and office.unit else None
    return Shown(office, place_name(register.db, place) if place else None, named, unit or office.unit)


def body_of(register: Register, duty: str, name: str, day: date) -> Body:
    """The body named for a duty. Raises NotFound, and WrongUsage for a body of another province."""
    db = register.db
    regulation = duty.partition("/")[0]
    heads = [one.regulation for one in catalogue.regulations(db, Question(regulations=(regulation,)))]
    bound = [place for one in heads if (place := fold(one.jurisdiction)) != NATIONAL]
    body = find_near(register, name, day, bound)
    for place in bound if body.place else ():
        if province_id(db, place, day) != province_id(db, body.place or "", day):
            raise WrongUsage(
                _("'{0}' là cơ quan của {1}, còn {2} là văn bản của {3}.").format(
                    name, place_name(db, body.place or ""), regulation, place_name(db, place)
                )
            )
    return body


def place_name(db: Connection, place: str) -> str:
    """A province as it is written."""
    known = catalogue.provinces(db).get(place)
    return known.name if known else catalogue.places(db).get(place, place)


def _named(variable: str, find: Callable[[], _Found]) -> _Found:
    try:
        return find()
    except NotFound as error:
        raise NotFound(f"{variable}: {error.message}", nearest=error.nearest) from error
