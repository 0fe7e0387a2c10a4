"""Whether the database and the ledger are sound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from baohiem_cli.app import tracking
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.chain import Break, breaks
from baohiem_cli.domain.ledger.standing import Conflict, effective, renamed
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger.sqlite import missing_guards
from baohiem_cli.store.register import catalogue


class FileDamaged(NamedTuple):
    """SQLite finds something wrong in the file."""

    path: Path
    message: str


class GuardMissing(NamedTuple):
    """A trigger that refuses changes of the ledger has been taken away."""

    name: str


class Orphan(NamedTuple):
    """A key with records that no rule and no trigger gives any more."""

    key: str


class Contradiction(NamedTuple):
    """Records on one key contradict each other."""

    key: str
    conflict: Conflict


Complaint = FileDamaged | GuardMissing | Break | Orphan | Contradiction


def complaints(register: Register, today: date) -> list[Complaint]:
    """Everything that is wrong, the gravest first."""
    return [
        *(FileDamaged(register.path, message) for message in sqlite.integrity(register.db)),
        *map(GuardMissing, missing_guards(register.db)),
        *breaks(register.ledger.all_events()),
        *map(Orphan, _orphans(register, today)),
        *_contradictions(register, today),
    ]


def is_grave(complaint: Complaint) -> bool:
    """Whether the file or the ledger cannot be trusted any more."""
    return isinstance(complaint, FileDamaged | GuardMissing | Break)


def _orphans(register: Register, today: date) -> Iterator[str]:
    moves = tracking.moved(register, today)
    indicators = set(catalogue.target_ids(register.db))
    names = [name for name in register.ledger.recorded_keys() if name not in indicators]
    events = register.ledger.of_keys(names)
    for name in names:
        key = keys.parse(renamed(name, moves))
        if effective(events[name], today) and (key is None or tracking.find(register, key, today) is None):
            yield name


def _contradictions(register: Register, today: date) -> Iterator[Contradiction]:
    moves = tracking.moved(register, today)
    names = sorted({renamed(name, moves) for name in register.ledger.recorded_keys()})
    found = [tracking.find(register, key, today) for name in names if (key := keys.parse(name))]
    for tracked in tracking.follow(register, [one for one in found if one], today):
        for conflict in tracked.standing.conflicts:
            yield Contradiction(tracked.occurrence.key, conflict)
