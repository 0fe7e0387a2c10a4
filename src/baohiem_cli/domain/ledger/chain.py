"""The hash chain of each origin, by which an edited, missing or foreign event is detected.

An event's hash covers all its fields and the hash of the origin's event before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from baohiem_cli.domain.ledger.events import Event


class Fault(StrEnum):
    """The fault at a break of a chain."""

    MISSING = "missing"
    DETACHED = "detached"
    CHANGED = "changed"


class Break(NamedTuple):
    """A place where a chain does not hold: at which event of an origin, and how."""

    origin: str
    number: int
    fault: Fault


def digest(event: Event) -> str:
    """SHA-256 of an event's content and of the hash before it, as hexadecimal digits."""
    import hashlib  # 3 ms, and only a new event or a check of old ones needs it

    content = [
        event.id,
        event.origin,
        event.number,
        event.batch,
        event.at,
        event.actor,
        event.act.value,
        event.key,
        event.on.isoformat(),
        event.data,
        event.previous,
    ]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def breaks(events: Iterable[Event]) -> Iterator[Break]:
    """Where the chains do not hold; events come ordered by origin and number."""
    origin, number, previous = "", 0, ""
    for event in events:
        if event.origin != origin:
            origin, number, previous = event.origin, 0, ""
        if event.number != number + 1:
            yield Break(origin, event.number, Fault.MISSING)
        elif event.previous != previous:
            yield Break(origin, event.number, Fault.DETACHED)
        if digest(event) != event.hash:
            yield Break(origin, event.number, Fault.CHANGED)
        number, previous = event.number, event.hash
