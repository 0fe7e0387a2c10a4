"""The content of an event of each act, as a record; in the ledger it is a JSON object."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple


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


Payload = Done | Extend | Waive | Refuse | Note | Assign | Trigger | Undo | Measure | Rekey

PAYLOADS: Mapping[Act, type[Payload]] = {
    Act.DONE: Done, Act.EXTEND: Extend, Act.WAIVE: Waive, Act.REFUSE: Refuse, Act.NOTE: Note, Act.ASSIGN: Assign,
    Act.TRIGGER: Trigger, Act.UNDO: Undo, Act.MEASURE: Measure, Act.REKEY: Rekey,
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


def payload_of(act: Act, data: Mapping[str, Any]) -> Payload:
    """The payload of a JSON object. Fields of a newer program are left out.

    Raises KeyError, TypeError or ValueError for an object that no event of this act can have.
    """
    kind = PAYLOADS[act]
    known = {name: value for name, value in data.items() if name in kind._fields}
    if kind is Extend or kind is Trigger:
        name = "to" if kind is Extend else "due"
        known[name] = date.fromisoformat(known[name])
    elif kind is Done:
        known["evidence"] = tuple(
            Evidence(one["path"], one["size"], one["sha256"]) for one in known.get("evidence", ())
        )
    return kind(**known)
