"""Origins that go on where another one stood: after a restore, or in a copy of a database.

An office can correct what it recorded under an earlier origin of its own, and nobody else's records.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.payloads import Continue
from baohiem_cli.named_tuple import NamedTuple


class Lineage(NamedTuple):
    """What each origin continues: the origin before it, and its last event that both share."""

    before: Mapping[str, tuple[str, int]] = MappingProxyType({})

    def own(self, origin: str) -> list[tuple[str, int | None]]:
        """The origin and those before it, each with the number of its last event that belongs here (None: all)."""
        found: dict[str, int | None] = {origin: None}
        while (step := self.before.get(origin)) is not None and step[0] not in found:
            origin, number = step
            found[origin] = number
        return list(found.items())

    def may_take_back(self, undo: Event, event: Event) -> bool:
        """Whether the origin of an undo recorded the event itself, or continues the origin that did."""
        if undo.origin == event.origin:
            return True
        return any(
            origin == event.origin and last is not None and event.number <= last
            for origin, last in self.own(undo.origin)
        )

    def root(self, origin: str) -> str:
        """The origin from which this one descends: one office, whatever became of its database."""
        return self.own(origin)[-1][0]


NO_LINEAGE = Lineage()


def lineage(events: Iterable[Event]) -> Lineage:
    """The lineage that `continue` events tell; only the first event of an origin can be one."""
    return Lineage(
        {
            event.origin: (step.origin, step.number)
            for event in events
            if event.number == 1 and isinstance(step := event.payload, Continue)
        }
    )
