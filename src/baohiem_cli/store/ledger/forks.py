"""Chains that went apart: two databases that recorded under one origin, because one is a copy of the other.

The events of the other side get an origin of their own, which hangs only on the first of them: whoever joins the two
gets the same, and joining twice is joining once.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence

from baohiem_cli.domain.ledger.chain import digest
from baohiem_cli.domain.ledger.events import Entry, recorded_on
from baohiem_cli.domain.ledger.payloads import LEDGER_KEY, Act, Continue, Unreadable, payload_of


def origin_of(first: str) -> str:
    """The origin of the events from the one of this hash on."""
    return _id("bh fork", first)


def apart(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of one origin from the fork on, as entries of an origin that continues it."""
    first = entries[0]
    step = {"origin": first.origin, "number": first.number - 1, "hash": first.previous}
    begin = first._replace(
        id=_id("bh continue", first.hash),
        act=Act.CONTINUE.value,
        key=LEDGER_KEY,
        on=recorded_on(first).isoformat(),
        data=step,
    )
    return _chained(origin_of(first.hash), [begin, *entries])


def joined(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that `apart` was given; none where these are no such chain."""
    step = continued(entries[0])
    if step is None:
        return []
    found = _chained(step.origin, entries[1:], step.number, step.hash)
    return found if found and origin_of(found[0].hash) == entries[0].origin else []


def continued(first: Entry) -> Continue | None:
    """What the first entry of an origin says that it continues."""
    if first.act != Act.CONTINUE.value:
        return None
    try:
        step = payload_of(Act.CONTINUE, first.data)
    except Unreadable:
        return None
    return step if isinstance(step, Continue) else None


def _chained(origin: str, entries: Sequence[Entry], number: int = 0, previous: str = "") -> list[Entry]:
    found = []
    for entry in entries:
        number += 1
        placed = entry._replace(origin=origin, number=number, previous=previous, hash="")
        previous = digest(placed)
        found.append(placed._replace(hash=previous))
    return found


def _id(what: str, hash: str) -> str:
    made = hashlib.sha256(f"{what} {hash}".encode()).digest()[:16]
    return str(
        uuid.UUID(bytes=bytes([*made[:6], (made[6] & 0x0F) | 0x80, made[7], (made[8] & 0x3F) | 0x80, *made[9:]]))
    )
