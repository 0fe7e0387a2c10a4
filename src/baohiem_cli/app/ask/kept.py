"""What the ledger holds about the occurrences of one key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app import keyed, tracking
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.errors import NotFound
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue

_ALL = 10_000
"""More events than any one key has."""


def recorded(register: Register, names: Sequence[str], limit: int, today: date) -> list[Event]:
    """The latest events, or those on these keys; a key that stands for several bodies means all of theirs.

    Raises NotFound for a key that no text gives and on which nothing is recorded.
    """
    return tracking.history(register, [key for name in names for key in _keys(register, name, today)], limit, today)


def _keys(register: Register, name: str, today: date) -> list[str]:
    try:
        found = keyed.find(register, name, today, everybody=True)
    except NotFound:
        given = name.strip()
        if given in catalogue.target_ids(register.db) or register.ledger.of_keys([given]):
            return [given]
        raise
    return [key for one in found for key in one.recorded_under]


class Kept(NamedTuple):
    """An occurrence as it stands, with every event on its key and on earlier keys of it, oldest first."""

    tracked: Tracked
    events: list[Event]


def kept(register: Register, name: str, today: date) -> list[Kept]:
    """The occurrence of a key, or those of all bodies where the key stands for several. Raises NotFound."""
    found = keyed.find(register, name, today, everybody=True)
    followed = tracking.follow(register, found, today)
    return [Kept(one, tracking.history(register, one.occurrence.recorded_under, _ALL, today)) for one in followed]
