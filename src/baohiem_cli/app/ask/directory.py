"""Agencies and provinces: what they were, what they became, and how much they have to do."""

from __future__ import annotations

from datetime import date

from baohiem_cli.app.holders import HoldersOn, holders_on
from baohiem_cli.app.lookup import find_place
from baohiem_cli.app.office import find_near
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.responsibility import UNNAMED
from baohiem_cli.domain.agencies.succession import Province, Succession, formers
from baohiem_cli.domain.alphabet import order
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Agency, Unit
from baohiem_cli.domain.vocabulary import Role
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue


class ListedAgency(NamedTuple):
    """An agency, the bodies whose functions it has taken over, and its duties in each role."""

    agency: Agency
    was: tuple[str, ...]
    duties: dict[Role, int]


class Agencies(NamedTuple):
    """The agencies asked about; `steps` are the successions of the one that was named, if one was."""

    found: list[ListedAgency]
    names: dict[str, str]
    holders: HoldersOn
    steps: list[Succession]
    unit: Unit | None = None
    """The one body of its class that was named, if one was."""


class ListedProvince(NamedTuple):
    """A province as it is on a day, and how many regulations and duties it has.

    Its parts are the provinces that it was formed from; empty before the day on which it was formed.
    """

    name: str
    unit: Province
    parts: list[str]
    formed: bool
    regulations: int
    duties: int


def agencies(register: Register, name: str | None, question: Question, today: date) -> Agencies:
    """All bodies, or the one of a name, with their duties in the provinces of a question. Raises NotFound."""
    records = catalogue.agencies(register.db)
    bodies = [id for id in records if id != UNNAMED]  # which stands for nobody
    named = find_near(register, name, today) if name else None
    chosen = [named.agency] if named else bodies
    counts = catalogue.role_counts(register.db, today, question)
    successions = catalogue.successions(register.db)
    found = [
        ListedAgency(
            records[id],
            formers(id, today, successions)[1:],
            {role: counts.get(id, {}).get(role.value, 0) for role in Role},
        )
        for id in chosen
    ]
    steps: list[Succession] = []
    if name:
        kin = (*chosen, *found[0].was)
        related = (step for id in kin for step in successions.get(id, ()) if id in chosen or step.heir in kin)
        steps = [step for step in related if step.since <= today]
    names = {id: record.name for id, record in records.items()}
    unit = next((one for one in catalogue.units(register.db) if named and one.id == named.unit), None)
    return Agencies(found, names, holders_on(register.db, today), steps, unit)


def provinces(register: Register, name: str | None, today: date) -> tuple[list[ListedProvince], Province | None]:
    """The provinces of a day, or the one of a name, and any one of them for the reorganisation. Raises NotFound."""
    known = catalogue.provinces(register.db)
    wanted = find_place(register.db, name) if name else None
    counts = catalogue.place_counts(register.db)
    chosen = known[wanted].on(today) if wanted in known else None
    units = sorted({one.on(today) for one in known.values()}, key=order)
    found = [_province(unit, known, today, counts) for unit in units if chosen in (None, unit)]
    return found, next(iter(known.values()), None)


def _province(name: str, known: dict[str, Province], today: date, counts: dict[str, tuple[int, int]]) -> ListedProvince:
    parts = [(folded, one) for folded, one in known.items() if one.on(today) == name]
    unit = known.get(fold(name), parts[0][1])
    formed = today >= unit.since
    names = sorted({one.name for __, one in parts}, key=order) if formed else []
    return ListedProvince(
        name=name,
        unit=unit,
        parts=names,
        formed=formed,
        regulations=sum(counts.get(folded, (0, 0))[0] for folded, __ in parts),
        duties=sum(counts.get(folded, (0, 0))[1] for folded, __ in parts),
    )
