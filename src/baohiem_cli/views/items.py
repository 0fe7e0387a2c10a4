"""The JSON contract of duties and occurrences: which fields an item of each kind has."""

from __future__ import annotations

from datetime import date
from typing import NotRequired, TypedDict

from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.records import Citation, Deadline, Duty, Version
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Performed, Role, Scheme
from baohiem_cli.views.holders import HolderItem
from baohiem_cli.views.labels import conflict_label


class CitationItem(TypedDict):
    """A text that is cited."""

    title: str
    number: str | None
    issued: str | None
    extent: str | None


class VersionItem(TypedDict):
    """From when to when a provision reads as it does, and by which text; null where nothing is known to bound it."""

    valid_from: date | None
    valid_until: date | None
    amended_by: CitationItem | None


class PartyItem(TypedDict):
    """A party of a duty, by the name that the regulation uses."""

    agency: str
    name: str
    role: Role
    group: bool


class DeadlineItem(TypedDict):
    """A rule that dates a duty."""

    cadence: Cadence
    period: str | None
    rule: str | None
    quote: str
    basis: Basis
    alternative: Cadence | None


class ReachItem(TypedDict):
    """In what role, and through which group, an agency asked for has a duty, and who holds it now."""

    agency: str
    role: Role
    via_group: str | None
    holders: list[HolderItem]


class PassedOnItem(TypedDict):
    """A party that is no more, and who holds its part now."""

    agency: str
    holders: list[HolderItem]


class DutyItem(VersionItem):
    """A duty (`duties`, `show`, `compare`, `diff`)."""

    id: str
    regulation: str
    number: str | None
    jurisdiction: str
    ref: str
    citation: str
    summary: str
    kind: Kind
    schemes: list[Scheme]
    parties: list[PartyItem]
    cadence: list[Cadence]
    deadlines: list[DeadlineItem]
    trigger: str | None
    undated: str | None
    doubt: str | None
    performed: Performed
    confirmed: bool
    reached_as: NotRequired[list[ReachItem]]
    next: NotRequired[list[OccurrenceItem]]
    passed_on: NotRequired[list[PassedOnItem]]
    explanation: NotRequired[list[str]]


class BodyItem(TypedDict):
    """An agency that answers for an occurrence."""

    agency: str
    name: str
    via_group: str | None


class OccurrenceItem(TypedDict):
    """An occurrence (`due`, `overdue`, `agenda`, `show`).

    `days` counts to the day that counts, the extended one if any, and is negative when it has passed.
    """

    key: str
    duty: str
    regulation: str
    jurisdiction: str
    ref: str
    citation: str
    summary: str
    kind: Kind
    schemes: list[Scheme]
    agency: str
    agency_name: str
    via_group: str | None
    agencies: list[BodyItem]
    period: str
    opens: date | None
    due: date
    submit_by: date
    basis: Basis
    quote: str
    state: State
    days: int
    confirmed: bool
    extended_to: date | None
    done_on: date | None
    document: str | None
    refused: str | None
    assigned: str | None
    conflicts: list[str]
    holders: NotRequired[list[HolderItem]]
    section: NotRequired[str]


def duty_item(duty: Duty) -> DutyItem:
    """A duty in JSON."""
    version = version_item(duty.version)
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
        "valid_from": version["valid_from"],
        "valid_until": version["valid_until"],
        "amended_by": version["amended_by"],
    }


def version_item(version: Version) -> VersionItem:
    """The time of a version in JSON."""
    return {
        "valid_from": version.first if version.first > date.min else None,
        "valid_until": version.last if version.last < date.max else None,
        "amended_by": citation_item(version.by) if version.by else None,
    }


def citation_item(cited: Citation) -> CitationItem:
    """A cited text in JSON."""
    return {"title": cited.title, "number": cited.number, "issued": cited.issued, "extent": cited.extent}


def occurrence_item(tracked: Tracked, as_of: date, submit_by: date) -> OccurrenceItem:
    """An occurrence as it stands on a day, in JSON."""
    occurrence, standing = tracked.occurrence, tracked.standing
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
        "agencies": [{"agency": one.agency, "name": one.name, "via_group": one.via} for one in occurrence.agencies],
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
        "conflicts": [conflict_label(one) for one in standing.conflicts],
    }


def _deadline_item(deadline: Deadline) -> DeadlineItem:
    return {
        "cadence": deadline.cadence,
        "period": deadline.period,
        "rule": deadline.rule,
        "quote": deadline.quote,
        "basis": deadline.basis,
        "alternative": deadline.alternative,
    }
