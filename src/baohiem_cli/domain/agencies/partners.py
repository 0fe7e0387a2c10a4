"""With whom a duty is done: alone, or jointly."""

from __future__ import annotations

from collections.abc import Collection

from baohiem_cli.domain.agencies.responsibility import acting
from baohiem_cli.domain.records import Duty, Party
from baohiem_cli.domain.vocabulary import Performed, Role

_ACTING = (Role.LEAD, Role.COORDINATE)


def partners(duty: Duty, bodies: Collection[str]) -> tuple[Party, ...]:
    """The parties that act in a duty with these bodies, or with those that answer for it where none are given.

    Who leads and who takes part work together. Those who answer for it alike are partners only in one joint act: where
    each owes its own, each is alone with it, unless nobody leads and the text charges them all to take part ("phối
    hợp").
    """
    answering = acting(duty.parties)
    own = [party for party in duty.parties if _is_of(party, duty, bodies or {one.agency for one in answering})]
    each = duty.performed is Performed.EACH
    alike = {party.agency for party in answering if party.role is not Role.COORDINATE} if each else set()
    answers = any(party in answering for party in own)
    return tuple(
        party
        for party in duty.parties
        if party.role in _ACTING
        and not (bodies and party in own)
        and not (answers and party.agency in alike)
        and (bodies or party not in answering or len(answering) > 1)
    )


def _is_of(party: Party, duty: Duty, bodies: Collection[str]) -> bool:
    """Whether a party is one of the bodies, or the group or post through which one of them answers."""
    if party.agency in bodies or (party.held_by and party.held_by in bodies):
        return True
    return any(one.agency in bodies and one.via == party.name for one in duty.answerable)
