"""The interface of a ledger, wherever it lives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from baohiem_cli.domain.ledger.events import Draft, Entry, Event
from baohiem_cli.domain.ledger.lineage import Lineage
from baohiem_cli.domain.ledger.payloads import Act
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.ledger.heads import Head


class Arrival(NamedTuple):
    """When events of another office came in (UTC, ISO 8601), and in which file."""

    at: str
    file: str


class Clash(NamedTuple):
    """An event that contradicts one that is here: at its place in its origin, or under the same id."""

    origin: str
    number: int
    line: int
    same_id: bool = False


class Brought(NamedTuple):
    """What was new of one origin: how many events, from when to when, by whom, in which offices.

    `own` is an origin of this office; `apart` one whose events went apart from ours and were joined; `heir` one that
    says that it continues this office, so that it can take back what was recorded here.
    """

    origin: str
    events: int
    first: str
    last: str
    actors: tuple[str, ...]
    offices: tuple[str, ...] = ()
    own: bool = False
    apart: bool = False
    heir: bool = False


class Merged(NamedTuple):
    """The result of a merge: what was new, or what clashes, in which case nothing was added.

    `touched` are the keys on which this office has records and others have new ones.
    """

    total: int
    brought: tuple[Brought, ...] = ()
    touched: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @property
    def new(self) -> int:
        """How many events were new."""
        return sum(one.events for one in self.brought)


class Ledger(Protocol):
    """Events that are added and read, never changed; where `known_at` is set, as they were held at that moment."""

    known_at: str | None

    def of_keys(self, keys: Sequence[str]) -> dict[str, list[Event]]:
        """The events on each of these keys."""

    def of_act(self, act: Act) -> list[Event]:
        """All events of one of the rarer acts, with those that take them back."""

    def dated(self, act: Act, first: date, last: date) -> list[Event]:
        """The events that open an occurrence, or extend one, with a day in this time, and what takes them back."""

    def with_evidence(self) -> list[Event]:
        """The events that name evidence, and what takes them back."""

    def history(self, keys: Sequence[str], limit: int) -> list[Event]:
        """The latest events, or those on these keys, oldest first."""

    def last_batch(self) -> list[Event]:
        """The events of this office's last command that is not taken back yet, in the order of recording."""

    def of_settings(self, *, everybody: bool = False) -> list[Event]:
        """The changes of settings that this office or everybody recorded, in order, whatever `known_at` says."""

    def lineage(self) -> Lineage:
        """What each origin continues."""

    def is_own(self, event: Event) -> bool:
        """Whether this office recorded an event, under its present origin or an earlier one."""

    def office(self) -> str | None:
        """The origin from which the origins of this office descend; None where it has recorded nothing yet."""

    def entries(self) -> Iterator[Entry]:
        """Every entry as it is kept, by origin and number, whatever it holds."""

    def entry(self, id: str) -> Entry | None:
        """The entry of this id."""

    def head(self) -> Entry | None:
        """The last entry of this office; of whoever recorded last, where it has recorded nothing yet."""

    def heads(self) -> dict[str, Head]:
        """The last event of each origin."""

    def own(self) -> list[tuple[str, int | None]]:
        """The origins of this office, the present one first, each with its last event that counts as its own."""

    def chain(self, origin: str, first: int = 1) -> Iterator[Entry]:
        """The entries of an origin from a number on."""

    def arrivals(self, ids: Sequence[str]) -> dict[str, Arrival]:
        """When those of these events came in that others recorded."""

    def recorded_keys(self) -> list[str]:
        """Every key on which something is recorded."""

    def count(self) -> int:
        """How many events there are."""

    def append(
        self, drafts: Sequence[Draft], *, at: str, actor: str, precondition: Callable[[], None] | None = None
    ) -> list[Event]:
        """Add events as one command, durable when it returns.

        `precondition` raises what forbids it; it runs under the lock, for another process may just have recorded the
        same.
        """

    def merge(self, entries: Iterable[Entry], arrival: Arrival, *, join: bool = False) -> Merged:
        """Add the entries of other offices that are not here yet, durable when it returns."""
