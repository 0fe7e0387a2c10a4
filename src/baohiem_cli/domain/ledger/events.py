"""Events: facts that users record about keys, and that are never changed."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from baohiem_cli.domain.ledger.payloads import (
    OFFICE,
    Act,
    Payload,
    Unreadable,
    act_of,
    data_of,
    day_of,
    number_of,
    payload_of,
    text_of,
)
from baohiem_cli.named_tuple import NamedTuple


class Draft(NamedTuple):
    """An event before it has its place in the chain; `office` names the office that records it, where it has a name."""

    key: str
    on: date
    payload: Payload
    office: str | None = None

    @property
    def act(self) -> Act:
        """The act."""
        return act_of(self.payload)

    @property
    def data(self) -> dict[str, Any]:
        """The content, as the ledger keeps it."""
        data = data_of(self.payload)
        return {**data, OFFICE: self.office} if self.office else data


class Entry(NamedTuple):
    """One line of a ledger as it is kept and chained, whatever it holds.

    `number` counts the entries of one `origin` from 1; `previous` and `hash` chain them. `data` is the very object
    that the hash covers, or a text where what is kept is no JSON object.
    """

    id: str
    origin: str
    number: int
    batch: str
    at: str
    actor: str
    act: str
    key: str
    on: str
    data: Any
    previous: str = ""
    hash: str = ""


class Event(NamedTuple):
    """One recorded fact about a key: an entry that could be read.

    `on` is the day from which it counts, `at` the moment of recording (UTC, ISO 8601). Events of one command
    share `batch`. `payload` is what `data` says.
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

    @property
    def office(self) -> str | None:
        """The office that recorded it."""
        return self.data.get(OFFICE)

    @property
    def order(self) -> tuple[date, str, str]:
        """The order in which events count: by their day, whenever they were recorded."""
        return self.on, self.at, self.id


def event_of(entry: Entry) -> Event:
    """The event that an entry holds. Raises Unreadable where no command can have written it."""
    try:
        act = Act(entry.act)
    except ValueError:
        raise Unreadable("act") from None
    for name in ("id", "origin", "batch", "at", "actor", "key", "previous", "hash"):
        try:
            text_of(getattr(entry, name))
        except ValueError:
            raise Unreadable(name) from None
    try:
        number_of(entry.number)
    except ValueError:
        raise Unreadable("number") from None
    try:
        day = day_of(entry.on)
    except ValueError:
        raise Unreadable("on") from None
    payload_of(act, entry.data)
    return Event(*entry[:6], act, entry.key, day, *entry[9:])


def entry_of(event: Event) -> Entry:
    """The entry that keeps an event."""
    return Entry(*event[:6], event.act.value, event.key, event.on.isoformat(), *event[9:])


def recorded_on(event: Event | Entry) -> date:
    """The day in Việt Nam (UTC+7) on which an event was recorded."""
    return (datetime.fromisoformat(event.at.replace("Z", "+00:00")) + timedelta(hours=7)).date()
