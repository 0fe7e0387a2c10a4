"""The changes by a new version of a regulation: in its head, in its duties, in the dates of a stretch of time."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from baohiem_cli.domain.deadlines.occurrences import occurrence, occurrences
from baohiem_cli.domain.deadlines.workdays import DayOff, unknown_day_off
from baohiem_cli.domain.records import Duty, Regulation
from baohiem_cli.domain.text.ref import SortKey, sort_key
from baohiem_cli.named_tuple import NamedTuple

HEAD = (
    "number", "title", "document", "jurisdiction", "issuer", "issued", "schemes", "effect_from", "effect_until",
    "confirmed", "applies_from", "applies_until", "replaces", "history", "collectives", "posts", "in_charge",
)  # fmt: skip
"""The fields of a head that are compared."""

DUTY = (
    "summary", "kind", "schemes", "parties", "cadence", "deadlines", "performed", "trigger", "undated", "doubt",
)  # fmt: skip
"""The fields of a duty that are compared, besides the time of its version."""


class FieldChange(NamedTuple):
    """A field that differs, with both values as the records have them."""

    field: str
    old: Any
    new: Any


class DutyChange(NamedTuple):
    """A duty, or a version of one, that is only in one of the two files (the other is None), or that differs."""

    old: Duty | None
    new: Duty | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def duty(self) -> Duty:
        """The duty, as the new file has it if it has it."""
        duty = self.new or self.old
        assert duty is not None  # noqa: S101 - one of the two is there
        return duty


class DateChange(NamedTuple):
    """A date of one period that only one of the two files gives (the other is None), or that moves."""

    duty: Duty
    period: str
    agencies: tuple[str, ...]
    old: date | None
    new: date | None


class Difference(NamedTuple):
    """All that differs between two files."""

    head: tuple[FieldChange, ...]
    duties: tuple[DutyChange, ...]
    dates: tuple[DateChange, ...]


def difference(
    old: Regulation, new: Regulation, first: date, last: date, day_off: DayOff = unknown_day_off
) -> Difference:
    """The differences, with the dates that fall from `first` to `last` by one of the two."""
    return Difference(
        tuple(_fields(old, new, HEAD)),
        tuple(_duties(old, new)),
        tuple(sorted(_dates(old, new, first, last, day_off), key=_by_day)),
    )


def _by_day(one: DateChange) -> tuple[date, SortKey]:
    return one.new or one.old or date.max, sort_key(one.duty.ref)


def local(duty: Duty) -> str:
    """The id within its regulation, by which duties of two files are paired: `24.1`, `24.1#2`."""
    return duty.id.partition("/")[2]


def _fields(old: object, new: object, names: tuple[str, ...]) -> Iterator[FieldChange]:
    for name in names:
        if (before := getattr(old, name)) != (after := getattr(new, name)):
            yield FieldChange(name, before, after)


def _listed(regulation: Regulation) -> Iterator[Duty]:
    for provision in regulation.provisions:
        yield from provision.duties


def _duties(old: Regulation, new: Regulation) -> Iterator[DutyChange]:
    """In the order of the new file, then what it no longer has. A version is known by the day on which it begins."""
    before = {(local(duty), duty.version.first): duty for duty in _listed(old)}
    for duty in _listed(new):
        was = before.pop((local(duty), duty.version.first), None)
        if was is None:
            yield DutyChange(None, duty)
        elif fields := tuple(_both(was, duty)):
            yield DutyChange(was, duty, fields)
    yield from (DutyChange(duty, None) for duty in before.values())


def _both(old: Duty, new: Duty) -> Iterator[FieldChange]:
    yield from _fields(old, new, DUTY)
    for field, name in (("valid_until", "last"), ("amended_by", "by")):
        for change in _fields(old.version, new.version, (name,)):
            yield change._replace(field=field)


def _dates(old: Regulation, new: Regulation, first: date, last: date, day_off: DayOff) -> Iterator[DateChange]:
    """Changed dates, the agencies of one duty and period that change alike together."""
    by_id = tuple(_by_id(regulation) for regulation in (old, new))
    found = {
        (id, one.period, body.agency): duty
        for duties in by_id
        for id, versions in duties.items()
        for duty in versions
        for one in occurrences(duty, first, last, day_off)
        for body in one.agencies
    }
    alike: dict[tuple[str, str, date | None, date | None], list[str]] = {}
    duties: dict[str, Duty] = {}
    for (id, period, agency), duty in found.items():
        before, after = (_due(versions.get(id, []), period, agency, day_off) for versions in by_id)
        if before != after:
            alike.setdefault((id, period, before, after), []).append(agency)
            duties[id] = duty
    for (id, period, before, after), agencies in alike.items():
        yield DateChange(duties[id], period, tuple(agencies), before, after)


def _by_id(regulation: Regulation) -> dict[str, list[Duty]]:
    found: dict[str, list[Duty]] = {}
    for duty in _listed(regulation):
        found.setdefault(local(duty), []).append(duty)
    return found


def _due(versions: list[Duty], period: str, agency: str, day_off: DayOff) -> date | None:
    """The day on which one agency owes one period, alone or in a joint act, whose key has no agency."""
    found = (one for duty in versions for name in (agency, None) if (one := occurrence(duty, period, name, day_off)))
    return next((one.due for one in found if any(body.agency == agency for body in one.agencies)), None)
