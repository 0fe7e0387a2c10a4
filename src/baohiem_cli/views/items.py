"""The JSON contract: which fields an item of each kind has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from baohiem_cli.domain.ledger.standing import Standing
from baohiem_cli.domain.records import Answerable, Deadline, Duty, Occurrence, Version
from baohiem_cli.report.answer import Item


def duty_item(duty: Duty) -> Item:
    """A duty (`duties`, `show`)."""
    return {
        "id": duty.id,
        "regulation": duty.regulation,
        "number": duty.number,
        "jurisdiction": duty.jurisdiction,
        "ref": duty.ref,
        "citation": duty.citation,
        "summary": duty.summary,
        "kind": duty.kind,
        "schemes": list(duty.schemes),
        "parties": [{"agency": p.agency, "name": p.name, "role": p.role, "group": p.group} for p in duty.parties],
        "cadence": list(duty.cadence),
        "deadlines": [_deadline_item(deadline) for deadline in duty.deadlines],
        "trigger": duty.trigger,
        "undated": duty.undated,
        "doubt": duty.doubt,
        "performed": duty.performed,
        "confirmed": duty.confirmed,
        **version_item(duty.version),
    }


def version_item(version: Version) -> Item:
    """From when to when a provision reads as it does, and by which text; null where nothing is known to bound it."""
    return {
        "valid_from": version.first if version.first > date.min else None,
        "valid_until": version.last if version.last < date.max else None,
        "amended_by": version.by._asdict() if version.by else None,
    }


def occurrence_item(occurrence: Occurrence, standing: Standing, as_of: date, submit_by: date) -> Item:
    """An occurrence (`due`, `overdue`). `days` is negative when it is late, and counts to an extended day."""
    duty, first = occurrence.duty, occurrence.agencies[0]
    return {
        "key": occurrence.key,
        "duty": duty.id,
        "regulation": duty.regulation,
        "jurisdiction": duty.jurisdiction,
        "ref": duty.ref,
        "citation": duty.citation,
        "summary": duty.summary,
        "kind": duty.kind,
        "schemes": list(duty.schemes),
        "agency": first.agency,
        "agency_name": first.name,
        "via_group": first.via,
        "agencies": [_body_item(body) for body in occurrence.agencies],
        "period": occurrence.period,
        "opens": occurrence.opens,
        "due": occurrence.due,
        "submit_by": submit_by,
        "basis": occurrence.deadline.basis,
        "quote": occurrence.deadline.quote,
        "state": standing.state,
        "days": (standing.due - as_of).days,
        "confirmed": duty.confirmed,
        "extended_to": standing.extended_to,
        "done_on": standing.done_on,
        "document": standing.document,
        "refused": standing.refused,
        "assigned": standing.assigned,
        "conflicts": list(standing.conflicts),
    }


def _deadline_item(deadline: Deadline) -> Item:
    return {
        "cadence": deadline.cadence,
        "period": deadline.period,
        "rule": deadline.rule,
        "quote": deadline.quote,
        "basis": deadline.basis,
        "alternative": deadline.alternative,
    }


def _body_item(body: Answerable) -> Mapping[str, str | None]:
    return {"agency": body.agency, "name": body.name, "via_group": body.via}
