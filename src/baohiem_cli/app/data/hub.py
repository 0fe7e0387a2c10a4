"""Keeping a hub: its schema, who takes part in it, and whether its chains hold."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from baohiem_cli import paths
from baohiem_cli.app.lookup import find_place
from baohiem_cli.app.office import province_id
from baohiem_cli.app.register import Register
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.hub import connection, events, migrating, offices
from baohiem_cli.store.hub.offices import Enrolled, Grant


class Reach(StrEnum):
    """What an office reads in the hub."""

    OWN = offices.OWN
    PROVINCE = offices.PROVINCE
    NATION = offices.NATION


class Made(NamedTuple):
    """A hub whose schema was brought up to date: the version before (0 for a new one) and now."""

    hub: str
    before: int
    now: int


class Standing(NamedTuple):
    """Who the hub takes us for, and its offices as far as we may see them."""

    hub: str
    me: events.Office
    offices: tuple[Enrolled, ...]


class Broken(NamedTuple):
    """The chains of a hub that were verified, and where they do not hold: origin, number, fault."""

    hub: str
    chains: int
    events: int
    breaks: tuple[tuple[str, int, str], ...]


def address_of(given: str | None) -> str:
    """The hub that is meant. Raises WrongUsage where none is named."""
    found = given or paths.hub()
    if not found:
        raise WrongUsage(
            _("Chưa biết kho nào: ghi địa chỉ (postgresql://MÁY/KHO) hay tên service, hoặc đặt biến BH_HUB.")
        )
    return found


def make(address: str) -> Made:
    """Make the schema, or bring it up to date."""
    with connection.connected(address, current=False) as hub, connection.explaining():
        return Made(connection.place(hub), *migrating.migrate(hub))


def province_of(register: Register, name: str, today: date) -> str:
    """The id of the province that an office belongs to. Raises NotFound."""
    return province_id(register.db, find_place(register.db, name), today)


def grant(address: str, wish: Grant) -> Grant:
    """Enrol an office, or change what it may. Raises WrongUsage for an origin that is another office's."""
    with connection.connected(address) as hub:
        if holder := offices.grant(hub, wish):
            raise WrongUsage(_("Nguồn {0} đã là của vai trò {1}.").format(wish.origin, holder))
    return wish


def revoke(address: str, role: str) -> None:
    """Take all rights from an office; what it sent stays. Raises NotFound."""
    with connection.connected(address) as hub:
        if not offices.revoke(hub, role):
            raise NotFound(_("Kho không có đơn vị nào đang dùng vai trò {0}.").format(role))


def standing(address: str) -> Standing:
    """Who we are there, who takes part, and how far each has come."""
    with connection.connected(address) as hub:
        return Standing(connection.place(hub), events.office(hub), tuple(offices.enrolled(hub)))


def verify(address: str) -> Broken:
    """Verify all chains that we may read, in the database itself."""
    with connection.connected(address) as hub:
        chains = events.chains(hub)
        total = sum(one.head.number for one in chains.values())
        return Broken(connection.place(hub), len(chains), total, tuple(events.breaks(hub)))
