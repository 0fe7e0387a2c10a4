"""Whether the database and the ledger are sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from baohiem_cli.app import tracking
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger import receipts
from baohiem_cli.domain.ledger.chain import Break, Chains
from baohiem_cli.domain.ledger.events import event_of
from baohiem_cli.domain.ledger.payloads import Act, Setting, Undo, Unreadable
from baohiem_cli.domain.ledger.standing import Conflict, effective
from baohiem_cli.errors import DatabaseUnusable, DataInvalid
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import settings, sqlite
from baohiem_cli.store.ledger import guards, heads
from baohiem_cli.store.ledger.heads import Head
from baohiem_cli.store.register import catalogue, schema
from baohiem_cli.store.register.comparison import differing


class FileDamaged(NamedTuple):
    """SQLite finds something wrong in the file."""

    path: Path
    message: str


class SchemaChanged(NamedTuple):
    """Something in the ledger's tables is not as this program makes it: a guard taken away, a trigger put in."""

    name: str


class TailCut(NamedTuple):
    """Events are gone that were here: the file of heads, or a receipt, knows of a later or another one."""

    origin: str
    noted: int
    present: int


class ReceiptUnmet(NamedTuple):
    """A receipt names an event that is not here."""

    receipt: str


class NotReadable(NamedTuple):
    """An event that no command can have written; it is set apart, and can be taken back by its id."""

    id: str
    key: str
    field: str


class Orphan(NamedTuple):
    """A key with records that no rule and no trigger gives any more; not `own` where others alone recorded there."""

    key: str
    own: bool


class RegisterChanged(NamedTuple):
    """A table of the register is not what the data files say: somebody has edited so many of its rows."""

    table: str
    rows: int


class SettingWrong(NamedTuple):
    """A setting cannot be read, or (`unrecorded`) is not what the ledger says that it was set to."""

    name: str
    unrecorded: bool


class Contradiction(NamedTuple):
    """Records on one key contradict each other."""

    key: str
    conflict: Conflict


Complaint = (
    FileDamaged | SchemaChanged | TailCut | ReceiptUnmet | Break | NotReadable | RegisterChanged | SettingWrong
    | Orphan | Contradiction
)  # fmt: skip


def complaints(register: Register, today: date, given: Sequence[str] = ()) -> list[Complaint]:
    """Everything that is wrong, the gravest first; `given` are receipts to be held against the ledger."""
    return [
        *(FileDamaged(register.path, message) for message in sqlite.integrity(register.db)),
        *map(SchemaChanged, guards.changed(register.db)),
        *_in_chains(register, given),
        *_in_register(register),
        *_in_settings(register),
        *_orphans(register, today),
        *_contradictions(register, today),
    ]


def _in_chains(register: Register, given: Sequence[str]) -> Iterator[Complaint]:
    """What one walk through all entries finds."""
    chains, unread, taken_back = Chains(), [], set()
    present: dict[str, Head] = {}
    noted = heads.read(register.path)
    cut: list[TailCut] = []
    unmet = dict.fromkeys(given)
    for entry in register.ledger.entries():
        yield from chains.breaks_at(entry)
        present[entry.origin] = Head(entry.number, entry.hash)
        known = noted.get(entry.origin)
        if known and known.number == entry.number and known.hash != entry.hash:
            cut.append(TailCut(entry.origin, known.number, entry.number))
        for receipt in [one for one in unmet if receipts.fits(one, entry)]:
            del unmet[receipt]
        try:
            event = event_of(entry)
        except Unreadable as wrong:
            unread.append(NotReadable(entry.id, entry.key, wrong.field))
            continue
        if event.act is Act.UNDO and isinstance(undo := event.payload, Undo):
            taken_back.add(undo.event)
    for origin, head in noted.items():
        here = present.get(origin, Head(0, ""))
        if here.number < head.number:
            cut.append(TailCut(origin, head.number, here.number))
    yield from cut
    yield from map(ReceiptUnmet, unmet)
    yield from (one for one in unread if one.id not in taken_back)


def _in_register(register: Register) -> Iterator[RegisterChanged]:
    """What the register has otherwise than the files that it was made from; nothing where those have changed."""
    from baohiem_cli.app.rebuild import made_anew  # the YAML and validation libraries

    if register.meta.stamp != register.sources.stamp:
        return
    if not schema.is_sound(register.db):
        yield RegisterChanged("sqlite_master", 1)
        return
    try:
        with closing(made_anew(register.sources)) as wanted:
            yield from (RegisterChanged(*one) for one in differing(register.db, wanted))
    except DataInvalid:  # they are being changed just now
        return


def _in_settings(register: Register) -> Iterator[SettingWrong]:
    try:
        day = settings.track_from(register.db)
    except DatabaseUnusable:
        yield SettingWrong(settings.TRACK_FROM, unrecorded=False)
        return
    changes = [one.payload for one in register.ledger.of_settings()]
    told = [one.value for one in changes if isinstance(one, Setting) and one.name == settings.TRACK_FROM]
    if told and told[-1] != day.isoformat():
        yield SettingWrong(settings.TRACK_FROM, unrecorded=True)


def is_grave(complaint: Complaint) -> bool:
    """Whether the file or the ledger cannot be trusted any more."""
    return isinstance(complaint, FileDamaged | SchemaChanged | TailCut | ReceiptUnmet | Break)


def _orphans(register: Register, today: date) -> Iterator[Orphan]:
    moving, lineage = tracking.moved(register, today), register.ledger.lineage()
    indicators = set(catalogue.target_ids(register.db))
    names = [name for name in register.ledger.recorded_keys() if name not in indicators]
    recorded, office = register.ledger.of_keys(names), register.ledger.office()
    known = tracking.find_all(register, sorted({home for name in names for home in moving.homes(name)}), today)
    for name in names:
        astray = set()
        for event in effective(recorded.get(name, ()), today, lineage):
            recorder = lineage.root(event.origin)
            home = moving.home(name, recorder)
            if home not in known:
                astray.add(recorder)
        if astray:
            yield Orphan(name, own=office in astray)


def _contradictions(register: Register, today: date) -> Iterator[Contradiction]:
    moving = tracking.moved(register, today)
    names = sorted({home for name in register.ledger.recorded_keys() for home in moving.homes(name)})
    found = tracking.find_all(register, names, today)
    for tracked in tracking.follow(register, found.values(), today):
        for conflict in tracked.standing.conflicts:
            yield Contradiction(tracked.occurrence.key, conflict)
