"""Occurrences in groups: by day, by who owes them, by regulation, by province."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from baohiem_cli.domain.alphabet import order
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.domain.records import Unit
from baohiem_cli.named_tuple import NamedTuple

FEW_DAYS = 10
"""More days than this are told month by month."""


class DueBy(StrEnum):
    """The meaning of a group."""

    DAY = "day"
    AGENCY = "agency"
    REGULATION = "regulation"
    PROVINCE = "province"


class Group(NamedTuple):
    """Occurrences of one day, of the same bodies, of one regulation or of one province; the other fields are empty.

    `unit` is the one body of a class.
    """

    found: list[Tracked]
    day: date | None = None
    agencies: tuple[str, ...] = ()
    name: str = ""
    unit: Unit | None = None


def groups(found: Sequence[Tracked], by: DueBy) -> list[Group]:
    """The groups of a list by date: days in their order, the others by name. A joint act is one of all its bodies."""
    made: dict[object, Group] = {}
    for one in found:
        group = _group(one, by)
        made.setdefault(group[1:], group).found.append(one)
    if by is DueBy.DAY:
        return list(made.values())
    return sorted(made.values(), key=lambda group: (len(group.agencies) > 1, order(group.name)))


class Subtotal(NamedTuple):
    """How many occurrences fall due on a day, or in the `month` that begins on it."""

    first: date
    number: int
    month: bool


def subtotals(found: Sequence[Tracked]) -> list[Subtotal]:
    """The number of each day, or of each month where there are many days, in their order."""
    months = len({one.due for one in found}) > FEW_DAYS
    counts = Counter(one.due.replace(day=1) if months else one.due for one in found)
    return [Subtotal(first, number, months) for first, number in sorted(counts.items())]


def _group(one: Tracked, by: DueBy) -> Group:
    occurrence = one.occurrence
    match by:
        case DueBy.DAY:
            return Group([], day=one.due)
        case DueBy.AGENCY:
            agencies = tuple(body.agency for body in occurrence.agencies)
            if occurrence.unit:
                return Group([], agencies=agencies, name=occurrence.unit.name, unit=occurrence.unit)
            return Group([], agencies=agencies, name="; ".join(agencies))
        case DueBy.REGULATION:
            return Group([], name=occurrence.duty.regulation)
        case DueBy.PROVINCE:
            where = occurrence.province or (occurrence.unit.province if occurrence.unit else None)
            return Group([], name=where or occurrence.duty.jurisdiction)
