"""The content of an event of each act, as a record; in the ledger it is a JSON object."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from baohiem_cli.domain.ledger import keys
from baohiem_cli.named_tuple import NamedTuple

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""The days that a record can be about; anything else is a slip (`18/11/26` read as the year 26)."""

MOST = 1e12
"""More people or đồng than any indicator counts."""

LONGEST_PATH = 4_096
"""Characters of the path of a file."""

LONGEST = 20_000
"""Characters of one text of an event: more than any remark, and little enough to be read whole."""


class Act(StrEnum):
    """The act that an event records."""

    DONE = "done"
    EXTEND = "extend"
    WAIVE = "waive"
    REFUSE = "refuse"
    NOTE = "note"
    ASSIGN = "assign"
    TRIGGER = "trigger"
    UNDO = "undo"
    MEASURE = "measure"
    REKEY = "rekey"
    SETTING = "setting"
    CONTINUE = "continue"


OFFICE = "office"
"""The field of the data of any act that names the office which recorded it, beside the person (`actor`)."""

LEDGER_KEY = "ledger"
"""The key of events that are about the ledger itself and no occurrence."""

ABOUT_THE_LEDGER = frozenset({Act.SETTING, Act.CONTINUE})
"""Acts on that key; `undo` does not take them back."""


class Evidence(NamedTuple):
    """A file that proves something: where it was, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


class Done(NamedTuple):
    """It was done, by this document, with this evidence."""

    doc: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None


class Extend(NamedTuple):
    """The time was extended to this day."""

    to: date
    doc: str | None = None
    reason: str | None = None


class Waive(NamedTuple):
    """It need not be done."""

    reason: str = ""
    doc: str | None = None


class Refuse(NamedTuple):
    """The agency refused; the duty stays."""

    reason: str = ""
    doc: str | None = None


class Note(NamedTuple):
    """A remark."""

    text: str


class Assign(NamedTuple):
    """The person or unit in charge."""

    who: str


class Trigger(NamedTuple):
    """The event of a duty without a date of its own took place; it is due on this day."""

    due: date
    doc: str | None = None
    note: str | None = None


class Undo(NamedTuple):
    """The event of this id is taken back."""

    event: str


class Measure(NamedTuple):
    """An indicator has reached this value."""

    value: float
    source: str | None = None


class Rekey(NamedTuple):
    """Records on the event's key belong to this key from now on."""

    to: str


class Setting(NamedTuple):
    """A setting of this database was changed to this value, or taken away; `before` is the one that it had."""

    name: str
    value: str = ""
    before: str | None = None


class Continue(NamedTuple):
    """This origin goes on where another one stood: at its event of this number and hash.

    It is the first event of its origin. Number 0 means that the other one had no event.
    """

    origin: str
    number: int
    hash: str = ""


Payload = Done | Extend | Waive | Refuse | Note | Assign | Trigger | Undo | Measure | Rekey | Setting | Continue

PAYLOADS: Mapping[Act, type[Payload]] = {
    Act.DONE: Done, Act.EXTEND: Extend, Act.WAIVE: Waive, Act.REFUSE: Refuse, Act.NOTE: Note, Act.ASSIGN: Assign,
    Act.TRIGGER: Trigger, Act.UNDO: Undo, Act.MEASURE: Measure, Act.REKEY: Rekey, Act.SETTING: Setting,
    Act.CONTINUE: Continue,
}  # fmt: skip
"""The record of each act; a new act stands here and in `Act`."""

_ACTS = {kind: act for act, kind in PAYLOADS.items()}


def act_of(payload: Payload) -> Act:
    """The act that a payload belongs to."""
    return _ACTS[type(payload)]


def data_of(payload: Payload) -> dict[str, Any]:
    """The JSON object of a payload, without what says nothing."""
    found: dict[str, Any] = {}
    for name, value in payload._asdict().items():
        if isinstance(value, date):
            found[name] = value.isoformat()
        elif isinstance(value, tuple):
            if value:
                found[name] = [one._asdict() for one in value]
        elif value not in (None, ""):
            found[name] = value
    return found


class Unreadable(ValueError):
    """An event that no command can have written; `field` is where it goes wrong."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def payload_of(act: Act, data: object) -> Payload:
    """The payload of a JSON object. Raises Unreadable for one that no event of this act can have."""
    kind = PAYLOADS[act]
    if not isinstance(data, Mapping):
        raise Unreadable("data")
    if strange := data.keys() - {*kind._fields, OFFICE}:
        raise Unreadable(f"data.{min(map(str, strange))}")
    if OFFICE in data:
        _read(f"data.{OFFICE}", _filled, data[OFFICE])
    found: dict[str, Any] = {}
    for name in kind._fields:
        if name in data and data[name] is not None:
            found[name] = _read(f"data.{name}", _READERS.get((act, name), text_of), data[name])
        elif name not in kind._field_defaults:
            raise Unreadable(f"data.{name}")
    return kind(**found)


def text_of(value: object) -> str:
    """A text that can be kept: not too long, without half characters. Raises ValueError."""
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value:
        raise ValueError
    value.encode()  # UnicodeEncodeError is a ValueError
    return value


def day_of(value: object) -> date:
    """A day as YYYY-MM-DD, within the years that a record can be about. Raises ValueError."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError
    found = date.fromisoformat(value)
    if not FIRST_DAY <= found <= LAST_DAY:
        raise ValueError
    return found


def number_of(value: object) -> int:
    """A count. Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**63:
        raise ValueError
    return value


def _read(field: str, reader: Callable[[object], Any], value: object) -> Any:
    try:
        return reader(value)
    except ValueError as error:
        raise error if isinstance(error, Unreadable) else Unreadable(field) from error


def _figure(value: object) -> float:
    """A measurement: never below zero, and no more than anything that is counted here."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST:
        raise ValueError  # also for NaN, which is not within anything
    return value


def _filled(value: object) -> str:
    found = text_of(value)
    if not found:
        raise ValueError
    return found


def _key(value: object) -> str:
    found = text_of(value)
    if keys.parse(found) is None:
        raise ValueError
    return found


def _digest(value: object) -> str:
    found = text_of(value)
    if not re.fullmatch(r"[0-9a-f]{64}", found):
        raise ValueError
    return found


def _evidence(value: object) -> tuple[Evidence, ...]:
    if not isinstance(value, list):
        raise ValueError
    return tuple(map(_one_evidence, value))


def _one_evidence(value: object) -> Evidence:
    if not isinstance(value, Mapping) or value.keys() != set(Evidence._fields):
        raise ValueError
    path = _filled(value["path"])
    if len(path) > LONGEST_PATH:
        raise ValueError
    return Evidence(path, number_of(value["size"]), _digest(value["sha256"]))


_READERS: Mapping[tuple[Act, str], Callable[[object], Any]] = {
    (Act.DONE, "evidence"): _evidence,
    (Act.EXTEND, "to"): day_of,
    (Act.TRIGGER, "due"): day_of,
    (Act.UNDO, "event"): _filled,
    (Act.MEASURE, "value"): _figure,
    (Act.REKEY, "to"): _key,
    (Act.SETTING, "name"): _filled,
    (Act.CONTINUE, "origin"): _filled,
    (Act.CONTINUE, "number"): number_of,
}
"""How a field of a payload is read, where it is not just a text."""
