"""Where records belong after `bh rekey`: an office moves its own records, and nobody those of others."""

from collections.abc import Iterable, Iterator, Mapping, Set
from types import MappingProxyType

from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.lineage import NO_LINEAGE, Lineage
from baohiem_cli.domain.ledger.payloads import Rekey, Undo
from baohiem_cli.named_tuple import NamedTuple


class Moves(NamedTuple):
    """The moves of each office, by the origin from which it descends: old key to new one."""

    of_offices: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    lineage: Lineage = NO_LINEAGE

    def home(self, key: str, office: str) -> str:
        """Where the records of an office on a key belong."""
        return renamed(key, self.of_offices.get(office, {}))

    def homes(self, key: str) -> set[str]:
        """The keys where records on a key can belong: its own, and where an office has moved it."""
        return {key} | {renamed(key, moves) for moves in self.of_offices.values()}

    def formers(self, wanted: Set[str]) -> set[str]:
        """The keys from which records of some office were moved to these."""
        return {
            old
            for moves in self.of_offices.values()
            for old in moves
            if old not in wanted and renamed(old, moves) in wanted
        }

    def placed(self, events: Iterable[Event]) -> Iterator[tuple[str, Event]]:
        """The events of one key, each with the key where it belongs.

        What takes an event back goes with it, whoever recorded it: who may do so is judged there.
        """
        listed = list(events)
        offices = {event.id: self.lineage.root(event.origin) for event in listed}
        for event in listed:
            of = event.payload.event if isinstance(event.payload, Undo) else event.id
            yield self.home(event.key, offices.get(of, offices[event.id])), event


def moves(recorded: Iterable[Event], lineage: Lineage) -> Moves:
    """The moves that these events tell, the last word of an office where there are several."""
    found: dict[str, dict[str, str]] = {}
    for event in sorted(recorded, key=lambda one: one.order):
        if isinstance(move := event.payload, Rekey):
            found.setdefault(lineage.root(event.origin), {})[event.key] = move.to
    return Moves(found, lineage)


def renamed(key: str, moves: Mapping[str, str]) -> str:
    """Where a key ends after moves; a circle of moves ends where it began."""
    here, seen = key, {key}
    while (following := moves.get(here)) is not None:
        if following in seen:
            return key
        seen.add(following)
        here = following
    return here
