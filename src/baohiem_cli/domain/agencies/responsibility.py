"""Responsibility for a duty: from the parties that a provision names to single agencies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from baohiem_cli.domain.records import Agency, Answerable, Duty, Party
from baohiem_cli.domain.text.ref import is_in_decision
from baohiem_cli.domain.vocabulary import Role

CHARGED = "charged"
OPEN = "open"


def acting(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties that answer: all who lead; else all who advise; else all who take part, but no partner.

    "Phối hợp với B" names no leader: the agency in whose article the duty stands answers, not B.
    """
    listed = tuple(parties)
    for role in (Role.LEAD, Role.ADVISE, Role.COORDINATE):
        found = tuple(party for party in listed if party.role is role and not party.partner)
        if found:
            return found
    return ()


def charged(duties: Iterable[Duty], agencies: Mapping[str, Agency]) -> tuple[str, ...]:
    """The bodies that a regulation charges, in the order of the text.

    They are the single agencies that answer for some duty, those of groups with listed members, and definite
    groups whose members are not listed (UBND các huyện). "Cơ quan liên quan" is nobody in particular. The issuing
    decision's own clause on who carries it out gives nobody a matter of its own.
    """
    found: dict[str, None] = {}
    for duty in duties:
        for party in () if is_in_decision(duty.ref) else acting(duty.parties):
            agency = agencies[party.agency]
            if isinstance(agency.members, tuple):
                found.update(dict.fromkeys(agency.members))
            elif agency.members not in (CHARGED, OPEN):
                found[agency.id] = None
    return tuple(found)


def members(group: Agency, charged_ids: Iterable[str], agencies: Mapping[str, Agency]) -> tuple[str, ...]:
    """The bodies of a group within one regulation; a group without listed members stands for itself."""
    if isinstance(group.members, tuple):
        return group.members
    if group.members != CHARGED:
        return (group.id,)
    found = tuple(id for id in charged_ids if not group.types or agencies[id].type in group.types)
    return found or (group.id,)


def expand(
    party: Party, duty: Duty, charged_ids: Iterable[str], agencies: Mapping[str, Agency]
) -> tuple[Answerable, ...]:
    """The single bodies behind a party.

    A body that receives what the group must send does not owe it to itself.
    """
    agency = agencies[party.agency]
    if not agency.is_group:
        return (Answerable(agency.id, party.name),)
    receiving = {other.agency for other in duty.parties if other.role is Role.RECIPIENT}
    return tuple(
        Answerable(id, party.name if id == agency.id else agencies[id].name, None if id == agency.id else party.name)
        for id in members(agency, charged_ids, agencies)
        if id not in receiving
    )


def resolve(duties: Iterable[Duty], agencies: Mapping[str, Agency]) -> tuple[Duty, ...]:
    """All duties of one regulation, each with the bodies that answer for it. A body counts once, by name first."""
    listed = tuple(duties)
    charged_ids = charged(listed, agencies)
    resolved = []
    for duty in listed:
        bodies: dict[str, Answerable] = {}
        for party in sorted(acting(duty.parties), key=lambda party: party.group):
            for body in expand(party, duty, charged_ids, agencies):
                bodies.setdefault(body.agency, body)
        resolved.append(duty._replace(answerable=tuple(bodies.values())))
    return tuple(resolved)
