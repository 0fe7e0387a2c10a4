"""Short ways to write the records that the tests of the core are about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.deadlines.workdays import is_day_off
from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.payloads import Act
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Agency, Answerable, Bounds, Deadline, Duty, Party
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Performed, Role, Scheme

D = date.fromisoformat
WITHIN_A_YEAR = (Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.FOUR_MONTHLY, Cadence.SEMIANNUAL, Cadence.ANNUAL)
"""Cadences whose periods divide the year."""

PERIODIC = (Cadence.WEEKLY, *WITHIN_A_YEAR, Cadence.NINE_MONTH, Cadence.BIENNIAL)
FIRST_YEAR = 2012
"""The first year of application, from which periods of two years are counted here."""


def case(words: str, *values: object) -> Any:
    """One row of a table, named by the words of a text; terminals show the name without tones."""
    return pytest.param(*values, id=fold(words))


def deadline(
    cadence: str,
    rule: str | None = None,
    period: str | None = None,
    alternative: str | None = None,
    but: tuple[str, ...] = (),
) -> Deadline:
    """A deadline: explicit where it has a rule, as the file format reads it."""
    basis = Basis.EXPLICIT if rule else Basis.INFERRED
    other = Cadence(alternative) if alternative else None
    start = FIRST_YEAR if cadence == Cadence.BIENNIAL else None
    return Deadline(Cadence(cadence), "…", basis, period=period, rule=rule, alternative=other, but=but, start=start)


def duty(
    *deadlines: Deadline,
    id: str = "cao-nguyen/24.1",
    parties: tuple[Party, ...] = (),
    agencies: tuple[str, ...] = ("so-y-te",),
    via: str | None = None,
    performed: Performed = Performed.EACH,
    bounds: Bounds | None = None,
    **rest: Any,
) -> Duty:
    """A duty with these deadlines, owed by these agencies."""
    regulation, __, ref = id.partition("/")
    return Duty(
        id=id,
        regulation=regulation,
        number=None,
        jurisdiction="Kon Tum",
        ref=ref.partition("#")[0],
        citation="",
        summary="Báo cáo.",
        kind=Kind.REPORT,
        schemes=(Scheme.BHXH,),
        parties=parties,
        cadence=tuple(deadline.cadence for deadline in deadlines) or (Cadence.NONE,),
        deadlines=deadlines,
        performed=performed,
        answerable=tuple(Answerable(agency, agency, via) for agency in agencies),
        bounds=bounds or Bounds(),
        **rest,
    )


def dues(one: Duty, first: str, last: str) -> list[str]:
    """The occurrences that fall due in a window, as `period: due`, by date."""
    found = sorted(occurrences(one, D(first), D(last), day_off), key=lambda o: o.due)
    return [f"{o.period}: {o.due}" for o in found]


def done(key: str, on: str) -> Event:
    """The record that a thing was done on a day."""
    return Event(f"e-{key}-{on}", "here", 1, "b", f"{on}T01:00:00+00:00", "An", Act.DONE, key, D(on), {})


def body(id: str, type: str = "department") -> Agency:
    """A single agency."""
    return Agency(id, id.upper(), None, "province", type)


def group(id: str, members: tuple[str, ...] | str, types: tuple[str, ...] = ()) -> Agency:
    """A collective."""
    return Agency(id, id.upper(), None, "province", None, (), members, types)


def party(agency: str, role: Role = Role.LEAD, *, group: bool = False, partner: bool = False) -> Party:
    """A party by the name that `body` and `group` give it."""
    return Party(agency, agency.upper(), role, group, partner)


AGENCIES = {
    agency.id: agency
    for agency in (
        body("so-y-te"),
        body("so-tai-chinh"),
        body("bhxh-tinh", "insurance"),
        group("cac-so", ("so-y-te", "so-tai-chinh")),
    )
}

TET_2026 = frozenset(date(2026, 2, day) for day in range(14, 23))
WORKED_SATURDAY = D("2026-08-22")


def day_off(day: date) -> bool:
    return day in TET_2026 or (is_day_off(day, frozenset()) and day != WORKED_SATURDAY)
