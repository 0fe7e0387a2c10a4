"""Indicators against what was reached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.payloads import Act, Measure
from baohiem_cli.domain.ledger.standing import effective
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Target
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue


class Measured(NamedTuple):
    """The latest value of an indicator, the day that it is of, and where it comes from."""

    value: float
    on: date
    source: str | None


class FollowedTarget(NamedTuple):
    """A figure of a regulation, and what was reached up to the day asked about, if anything was measured."""

    regulation: str
    target: Target
    measured: Measured | None


def followed(register: Register, question: Question, today: date) -> list[FollowedTarget]:
    """The figures of the regulations asked for, or of all in the provinces asked for."""
    slugs = question.regulations or [one.regulation.id for one in catalogue.regulations(register.db, question)]
    latest = _latest(register, today)
    return [
        FollowedTarget(slug, target, _of(target, slug, latest))
        for slug in slugs
        for target in catalogue.targets(register.db, slug)
    ]


def _of(target: Target, slug: str, latest: Mapping[str, Measured]) -> Measured | None:
    """The latest value under any of its ids."""
    found = (latest.get(f"{slug}/{id}") for id in (target.id, *target.formerly))
    return max((one for one in found if one), key=lambda one: one.on, default=None)


def _latest(register: Register, today: date) -> dict[str, Measured]:
    recorded = effective(register.ledger.of_act(Act.MEASURE), today, register.ledger.lineage())
    events = sorted(recorded, key=lambda event: event.order)
    return {
        event.key: Measured(measure.value, event.on, measure.source)
        for event in events
        if isinstance(measure := event.payload, Measure)
    }
