"""The hash chain of each origin, by which an edited, missing or foreign event is detected.

An event's hash covers all its fields and the hash of the origin's event before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum

from baohiem_cli.domain.ledger.events import Entry, Event, entry_of
from baohiem_cli.named_tuple import NamedTuple


class Fault(StrEnum):
    """The fault at a break of a chain."""

    MISSING = "missing"
    DETACHED = "detached"
    CHANGED = "changed"
    TWICE = "twice"


class Break(NamedTuple):
    """A place where a chain does not hold: at which event of an origin, and how."""

    origin: str
    number: int
    fault: Fault


def digest(entry: Entry) -> str:
    """SHA-256 of an entry's content and of the hash before it, as hexadecimal digits."""
    import hashlib  # 3 ms, and only a new event or a check of old ones needs it

    canonical = json.dumps(list(entry[:-1]), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode(errors="surrogatepass")).hexdigest()


def sealed(event: Event) -> Event:
    """The event with the hash that closes it."""
    return event._replace(hash=digest(entry_of(event)))


class Chains:
    """The chains of several origins, entry by entry; those of one origin come in their order."""

    def __init__(self) -> None:
        self._heads: dict[str, tuple[int, str]] = {}

    def breaks_at(self, entry: Entry) -> Iterator[Break]:
        """Where an entry does not hold to the one of its origin before it, or to its own hash."""
        number, previous = self._heads.get(entry.origin, (0, ""))
        self._heads[entry.origin] = entry.number, entry.hash
        if entry.number != number + 1:
            yield Break(entry.origin, entry.number, Fault.MISSING)
        elif entry.previous != previous:
            yield Break(entry.origin, entry.number, Fault.DETACHED)
        if digest(entry) != entry.hash:
            yield Break(entry.origin, entry.number, Fault.CHANGED)


def breaks(entries: Iterable[Entry]) -> Iterator[Break]:
    """Where the chains do not hold; the entries of each origin come ordered by number."""
    chains = Chains()
    for entry in entries:
        yield from chains.breaks_at(entry)
