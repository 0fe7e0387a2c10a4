"""Events: facts that users record about keys, and that are never changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from baohiem_cli.domain.ledger.payloads import Act, Payload, act_of, data_of, payload_of


class Draft(NamedTuple):
    """An event before it has its place in the chain."""

    key: str
    on: date
    payload: Payload

    @property
    def act(self) -> Act:
        """The act."""
        return act_of(self.payload)

    @property
    def data(self) -> dict[str, Any]:
        """The content, as the ledger keeps it."""
        return data_of(self.payload)


class Event(NamedTuple):
    """One recorded fact about a key.

    `on` is the day from which it counts, `at` the moment of recording (UTC, ISO 8601). Events of one command
    share `batch`. `number` counts the events of one `origin` from 1; `previous` and `hash` chain them. `data` is the
    very object that the hash covers; `payload` is what it says.
    """

    id: str
    origin: str
    number: int
    batch: str
    at: str
    actor: str
    act: Act
    key: str
    on: date
    data: Mapping[str, Any]
    previous: str = ""
    hash: str = ""

    @property
    def payload(self) -> Payload:
        """The content, as the record of its act."""
        return payload_of(self.act, self.data)
