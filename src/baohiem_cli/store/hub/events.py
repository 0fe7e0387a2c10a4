"""Events in the hub: how far each origin has come there, sending what it lacks, and bringing what is new."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from baohiem_cli.domain.ledger.events import Entry
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.hub.connection import explaining
from baohiem_cli.store.ledger.heads import Head
from baohiem_cli.store.ledger.rows import COLUMNS, entry_at

if TYPE_CHECKING:
    from baohiem_cli.store.hub.connection import Hub

_TYPES = ("text", "text", "bigint", "text", "text", "text", "text", "text", "text", "text", "text", "text")
_ARRAYS = ", ".join(f"%s::{one}[]" for one in _TYPES)


class Office(NamedTuple):
    """Who the hub takes us for, with the origins that are ours there."""

    role: str
    name: str | None
    reach: str | None
    writes: bool
    origins: frozenset[str]


class Chain(NamedTuple):
    """A chain in the hub: its origin's last event, and whether the origin is ours there."""

    head: Head
    own: bool


def office(connection: Hub) -> Office:
    """Who the hub takes us for."""
    asked = """SELECT session_user::text, office.name, office.reach, coalesce(office.writes, false), hub.my_origins()
               FROM (SELECT) AS one
               LEFT JOIN hub.office ON office.role = session_user AND office.revoked IS NULL"""
    with explaining():
        ((role, name, reach, writes, origins),) = connection.execute(asked).fetchall()
    return Office(role, name, reach, writes, frozenset(origins))


def chains(connection: Hub) -> dict[str, Chain]:
    """The chains that we may read, by origin."""
    with explaining():
        found = connection.execute("SELECT origin, number, hash, role = session_user FROM hub.origin WHERE number > 0")
        return {origin: Chain(Head(number, hash), own) for origin, number, hash, own in found}


def send(connection: Hub, entries: Sequence[Entry]) -> None:
    """Add entries in their order, all or none. Raises Refused where the hub does not take one, and Cut."""
    rows = [(*entry[:9], canonical(entry.data), *entry[10:]) for entry in entries]
    with explaining():
        connection.execute(
            f"INSERT INTO hub.event ({COLUMNS}) SELECT * FROM unnest({_ARRAYS})",
            [list(one) for one in zip(*rows, strict=True)],
        )


def brought(connection: Hub, have: Mapping[str, int], limit: int) -> list[Entry]:
    """The next entries of these origins, each behind the number that is here, at most `limit`; whole chains first."""
    asked = f"""SELECT {", ".join(f"one.{name.strip()}" for name in COLUMNS.split(","))}
                FROM unnest(%s::text[], %s::bigint[]) AS here (origin, number)
                JOIN hub.event AS one ON one.origin = here.origin AND one.number > here.number
                ORDER BY one.origin, one.number LIMIT %s"""
    with explaining():
        found = connection.execute(asked, (list(have), list(have.values()), limit)).fetchall()
    return list(map(entry_at, found))


def breaks(connection: Hub) -> list[tuple[str, int, str]]:
    """Where chains in the hub do not hold, as the database itself computes it."""
    with explaining():
        return [tuple(row) for row in connection.execute("SELECT origin, number, fault FROM hub.verify()")]


def hash_at(connection: Hub, origin: str, numbers: Iterable[int]) -> dict[int, str]:
    """The hashes of an origin at these numbers."""
    with explaining():
        found = connection.execute(
            "SELECT number, hash FROM hub.event WHERE origin = %s AND number = ANY (%s)", (origin, list(numbers))
        )
        return dict(found.fetchall())


def canonical(data: Any) -> str:
    """The content in the form that is hashed."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def in_batches(entries: Iterable[Entry], sizes: Iterator[int]) -> Iterator[list[Entry]]:
    """The entries in lists of these sizes."""
    batch: list[Entry] = []
    size = next(sizes)
    for entry in entries:
        batch.append(entry)
        if len(batch) == size:
            yield batch
            batch, size = [], next(sizes)
    if batch:
        yield batch
