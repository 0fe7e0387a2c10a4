"""Responsibility for a duty: from the parties that a provision names to single agencies."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping

from baohiem_cli.domain.records import Agency, Answerable, Collective, Duty, Party
from baohiem_cli.domain.text.ref import is_in_decision
from baohiem_cli.domain.vocabulary import Role

CHARGED = "charged"
OPEN = "open"
UNLISTED = "unlisted"

UNNAMED = "chua-neu-chu-the"
"""The group that stands for a subject which the text does not name."""


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


def within(agencies: Mapping[str, Agency], collectives: Iterable[Collective]) -> dict[str, Agency]:
    """The registry as one regulation reads it: its collectives have the members that it lists for them."""
    own = {one.group: tuple(member.agency for member in one.members) for one in collectives}
    return {id: agency._replace(members=own[id]) if id in own else agency for id, agency in agencies.items()}


def listed(group: Agency, agencies: Mapping[str, Agency]) -> Iterator[str]:
    """The bodies of a group with listed members, those of the groups among them included.

    A definite group whose members nobody lists (UBND các huyện) stays itself.
    """
    waiting = [group]
    seen = set()
    while waiting:
        here = waiting.pop()
        if not isinstance(here.members, tuple):
            if here is not group:
                yield here.id
            continue
        inner = [id for id in dict.fromkeys(here.members) if id not in seen]
        seen.update(inner)
        waiting += [agencies[id] for id in reversed(inner)]


def circles(agencies: Mapping[str, Agency]) -> dict[str, tuple[str, ...]]:
    """The groups that are members of themselves, each with the way that leads back to it."""
    found = {}
    for id in agencies:
        way = _way_back(id, agencies)
        if way:
            found[id] = way
    return found


def charged(duties: Iterable[Duty], agencies: Mapping[str, Agency], issuers: Collection[str] = ()) -> tuple[str, ...]:
    """The bodies that a regulation charges, in the order of the text; its issuers are none of them.

    They are the single agencies that answer for some duty, those of groups with listed members, and definite
    groups whose members are not listed (UBND các huyện). "Cơ quan liên quan" is nobody in particular. The issuing
    decision's own clause on who carries it out gives nobody a matter of its own.
    """
    found: dict[str, None] = {}
    for duty in duties:
        for party in () if is_in_decision(duty.ref) else acting(duty.parties):
            agency = agencies[party.agency]
            if isinstance(agency.members, tuple):
                found.update(dict.fromkeys(listed(agency, agencies)))
            elif agency.members not in (CHARGED, OPEN):
                found[agency.id] = None
    return tuple(id for id in found if id not in issuers)


def members(group: Agency, charged_ids: Iterable[str], agencies: Mapping[str, Agency]) -> tuple[str, ...]:
    """The bodies of a group within one regulation; a group without listed members stands for itself."""
    if isinstance(group.members, tuple):
        return tuple(dict.fromkeys(listed(group, agencies)))
    if group.members != CHARGED:
        return (group.id,)
    found = tuple(id for id in charged_ids if not group.types or agencies[id].type in group.types)
    return found or (group.id,)


def expand(
    party: Party,
    duty: Duty,
    charged_ids: Iterable[str],
    agencies: Mapping[str, Agency],
    holders: Mapping[str, str] | None = None,
) -> tuple[Answerable, ...]:
    """The single bodies behind a party; `holders` tells the body behind each post.

    A body that receives what the group must send does not owe it to itself.
    """
    agency, behind = agencies[party.agency], holders or {}
    if not agency.is_group:
        return (Answerable(agency.id, party.name, held_by=party.held_by),)
    receiving = {other.agency for other in duty.parties if other.role is Role.RECIPIENT}
    return tuple(
        Answerable(id, party.name, None, behind.get(id)) if id == agency.id
        else Answerable(id, agencies[id].name, party.name, behind.get(id))
        for id in members(agency, charged_ids, agencies)
        if id not in receiving
    )  # fmt: skip


def resolve(
    duties: Iterable[Duty],
    agencies: Mapping[str, Agency],
    issuers: Collection[str] = (),
    holders: Mapping[str, str] | None = None,
) -> tuple[Duty, ...]:
    """All duties of one regulation, each with the bodies that answer for it. A body counts once, by name first."""
    every = tuple(duties)
    charged_ids = charged(every, agencies, issuers)
    resolved = []
    for duty in every:
        bodies: dict[str, Answerable] = {}
        for party in sorted(acting(duty.parties), key=lambda party: party.group):
            for body in expand(party, duty, charged_ids, agencies, holders):
                bodies.setdefault(body.agency, body)
        resolved.append(duty._replace(answerable=tuple(bodies.values())))
    return tuple(resolved)


def _way_back(start: str, agencies: Mapping[str, Agency]) -> tuple[str, ...]:
    """The shortest way from a group through its members to itself; empty where there is none."""
    before: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        inner = agencies[here].members if here in agencies else None
        for id in inner if isinstance(inner, tuple) else ():
            if id not in before:
                before[id] = here
                waiting.append(id)
        if start in before:
            way = [start]
            while (here := before[way[0]]) != start:
                way.insert(0, here)
            return tuple(way)
    return ()
