"""The interface of a ledger, wherever it lives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from baohiem_cli.domain.ledger.events import Draft, Event
from baohiem_cli.domain.ledger.payloads import Act


class Merged(NamedTuple):
    """The result of a merge: the events that were new, or those that clash, in which case nothing was added.

    An event clashes where the ledger has another one of its origin and number.
    """

    new: tuple[Event, ...]
    clashing: tuple[Event, ...]


class Ledger(Protocol):
    """Events that are added and read, never changed."""

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

    def all_events(self) -> Iterator[Event]:
        """Every event, by origin and number."""

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

    def merge(self, events: Iterable[Event]) -> Merged:
        """Add the events of another office that are not here yet, durable when it returns."""
