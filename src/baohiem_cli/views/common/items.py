"""Duties and occurrences as items of the JSON contract."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from baohiem_cli.domain.agencies.counting import is_national
from baohiem_cli.domain.agencies.partners import partners
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.domain.records import Citation, Deadline, Duty, Occurrence, Post, Version
from baohiem_cli.domain.vocabulary import Role
from baohiem_cli.views.common.labels import conflict_label

if TYPE_CHECKING:
    from baohiem_cli.views.common.contract import (
        CitationItem,
        DeadlineItem,
        DutyItem,
        OccurrenceItem,
        PartnerItem,
        PostItem,
        VersionItem,
    )


def duty_item(duty: Duty, today: date) -> DutyItem:
    """A duty in JSON, as it stands on a day."""
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
        "parties": [
            {"agency": p.agency, "name": p.name, "role": p.role, "group": p.group, "either": p.either}
            for p in duty.parties
            if p.role is not Role.DIRECTED
        ],
        "directed": [
            {"agency": p.agency, "name": p.name, "group": p.group} for p in duty.parties if p.role is Role.DIRECTED
        ],
        "post": post_item(duty.post) if duty.post else None,
        "cadence": list(duty.cadence),
        "deadlines": [_deadline_item(deadline) for deadline in duty.deadlines],
        "trigger": duty.trigger,
        "undated": duty.undated,
        "doubt": duty.doubt,
        "performed": duty.performed,
        "confirmed": duty.confirmed,
        "draft": duty.draft,
        "ended": duty.ended(today),
        "valid_from": version["valid_from"],
        "valid_until": version["valid_until"],
        "amended_by": version["amended_by"],
    }


def post_item(post: Post) -> PostItem:
    """A post in JSON."""
    return {
        "agency": post.agency,
        "name": post.name,
        "held_by": post.held_by,
        "held_by_name": post.held_by_name,
        "words": post.words,
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
        "draft": duty.draft,
        "ended": duty.ended(as_of),
        "extended_to": standing.extended_to,
        "granted_late": standing.granted_late,
        "done_on": standing.done_on,
        "document": standing.document,
        "refused": standing.refused,
        "assigned": standing.assigned,
        "conflicts": [conflict_label(one) for one in standing.conflicts],
        "unit": occurrence.unit.id if occurrence.unit else None,
        "unit_name": occurrence.unit.name if occurrence.unit else None,
        "province": _province(occurrence),
        "as_one": occurrence.as_one,
        "partners": partner_items(duty, [first.agency]),
    }


def partner_items(duty: Duty, bodies: Collection[str]) -> list[PartnerItem]:
    """Those who act with bodies in a duty, in JSON."""
    return [{"agency": party.agency, "name": party.name} for party in partners(duty, bodies)]


def _province(occurrence: Occurrence) -> str | None:
    """Where the body is that owes it; null for all of Việt Nam."""
    if occurrence.unit:
        return occurrence.unit.province
    return occurrence.province or (None if is_national(occurrence.duty) else occurrence.duty.jurisdiction)


def _deadline_item(deadline: Deadline) -> DeadlineItem:
    return {
        "cadence": deadline.cadence,
        "period": deadline.period,
        "rule": deadline.rule,
        "quote": deadline.quote,
        "basis": deadline.basis,
        "alternative": deadline.alternative,
    }
