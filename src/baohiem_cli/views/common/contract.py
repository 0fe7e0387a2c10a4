"""The JSON contract of duties and occurrences: which fields an item of each kind has.

Only checkers read these types; at run time a query does not load them.
"""

from __future__ import annotations

from datetime import date
from typing import NotRequired, TypedDict

from baohiem_cli.domain.ledger.standing import State
from baohiem_cli.domain.vocabulary import Basis, Cadence, Kind, Performed, Role, Scheme
from baohiem_cli.views.common.holders import HolderItem


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
    """A party of a duty, by the name that the regulation uses; of recipients with `either` one is enough."""

    agency: str
    name: str
    role: Role
    group: bool
    either: bool


class DirectedItem(TypedDict):
    """A body that those who act direct ("Chỉ đạo X làm …")."""

    agency: str
    name: str
    group: bool


class PostItem(TypedDict):
    """A person's office that a text charges, and the body behind it where the text says so (else null)."""

    agency: str
    name: str
    held_by: str | None
    held_by_name: str | None
    words: str


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
    directed: list[DirectedItem]
    post: PostItem | None
    cadence: list[Cadence]
    deadlines: list[DeadlineItem]
    trigger: str | None
    undated: str | None
    doubt: str | None
    performed: Performed
    confirmed: bool
    draft: bool
    ended: date | None
    reached_as: NotRequired[list[ReachItem]]
    partners: NotRequired[list[PartnerItem]]
    next: NotRequired[list[OccurrenceItem]]
    passed_on: NotRequired[list[PassedOnItem]]
    explanation: NotRequired[list[str]]
    text: NotRequired[str | None]


class BodyItem(TypedDict):
    """An agency that answers for an occurrence."""

    agency: str
    name: str
    via_group: str | None


class PartnerItem(TypedDict):
    """A party that acts with others in a duty."""

    agency: str
    name: str


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
    draft: bool
    ended: date | None
    extended_to: date | None
    granted_late: bool
    done_on: date | None
    document: str | None
    refused: str | None
    assigned: str | None
    conflicts: list[str]
    unit: str | None
    unit_name: str | None
    province: str | None
    as_one: bool
    partners: list[PartnerItem]
    holders: NotRequired[list[HolderItem]]
    section: NotRequired[str]
