"""A listed body in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from baohiem_cli.domain.records import Unit


class UnitItem(TypedDict):
    """One body of a class; `stands`, whether there is such a body on the day that counts as today."""

    id: str
    name: str
    agency: str
    agency_name: str
    province: str
    since: date | None
    until: date | None
    stands: bool


def unit_item(one: Unit, names: Mapping[str, str], today: date) -> UnitItem:
    """A listed body, with the name of its class."""
    return {
        "id": one.id,
        "name": one.name,
        "agency": one.agency,
        "agency_name": names.get(one.agency, one.agency),
        "province": one.province,
        "since": one.since,
        "until": one.until,
        "stands": one.stands(today),
    }
