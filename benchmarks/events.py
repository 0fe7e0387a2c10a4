"""A ledger for a register: as many events as wanted, the same at every run but for their ids.

    python benchmarks/events.py DATABASE [--events 1000000]

adds the latest events of an office that has recorded from 2015 to the end of 2026: most is assigned, noted and done in
time, some extended, opened by a letter, taken back, or moved to a new key. The database is one that bh has made. They
go through the program's own store, so that the chain of hashes holds.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from random import Random

from baohiem_cli.domain.deadlines.occurrences import key_of, occurrences
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Act, Assign, Done, Extend, Note, Rekey, Trigger, Undo
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import Cadence
from baohiem_cli.store import settings, sqlite
from baohiem_cli.store.ledger.sqlite import SqliteLedger
from baohiem_cli.store.register import duties

FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
"""The last day of a year has the most that can be overdue."""

TRACK_FROM = date(2026, 1, 1)
DONE, EXTENDED, MOVED, UNDONE = 0.8, 0.03, 0.001, 0.01
"""Shares: of the occurrences that are done, extended, moved to a new key; of the done ones that are taken back."""


def write(database: Path, events: int, seed: int = 2014) -> None:
    """Add the events, in the order of their days; what takes some back comes on top."""
    random = Random(seed)
    with closing(sqlite.connect(database)) as db:
        db.execute("PRAGMA synchronous = OFF")  # a made-up ledger need not survive a power cut
        with sqlite.transaction(db):
            settings.write(db, settings.TRACK_FROM, TRACK_FROM.isoformat())
        ledger = SqliteLedger(db)
        drafts = [draft for duty in duties.duties(db, Question()) for draft in _of_duty(duty, random)]
        drafts.sort(key=attrgetter("on"))
        for day, same in groupby(drafts[max(len(drafts) - events, 0) :], key=attrgetter("on")):
            at = f"{day}T02:00:00.000Z"
            kept = ledger.append(list(same), at=at, actor="Lan")
            wrong = [one for one in kept if one.act is Act.DONE and random.random() < UNDONE]
            undos = [Draft(one.key, day, Undo(one.id)) for one in wrong]
            ledger.append(undos, at=at, actor="Lan")


def _of_duty(duty: Duty, random: Random) -> Iterator[Draft]:
    for one in occurrences(duty, FIRST, LAST):
        yield from _of_occurrence(one.key, one.due, random)
    if Cadence.ON_EVENT in duty.cadence:
        letter = FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
        due = letter + timedelta(days=20)
        key = key_of(duty, f"{letter}.{random.randrange(16**6):06x}", duty.answerable)
        yield Draft(key, letter, Trigger(due, "88/UBND-KGVX"))
        yield from _of_occurrence(key, due, random)


def _of_occurrence(key: str, due: date, random: Random) -> Iterator[Draft]:
    """What is recorded on one key, before it is due."""
    if random.random() < MOVED:
        yield Draft(f"cu-{key}", due, Rekey(key))
        key = f"cu-{key}"
    yield Draft(key, due - timedelta(days=20), Assign("Phòng Nghiệp vụ"))
    yield Draft(key, due - timedelta(days=15), Note("Đã gửi công văn đôn đốc các đơn vị"))
    if random.random() < EXTENDED:
        to = due + timedelta(days=random.randint(5, 60))
        yield Draft(key, due - timedelta(days=10), Extend(to, "45/BHXH-KH"))
    if random.random() < DONE:
        on = due - timedelta(days=random.randint(-5, 9))
        yield Draft(key, min(on, LAST), Done(f"{random.randint(1, 999)}/BC"))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path, metavar="DATABASE")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=2014)
    options = parser.parse_args()
    write(options.database, options.events, options.seed)


if __name__ == "__main__":
    main()
