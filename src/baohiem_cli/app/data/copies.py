"""Copies of the database: making one, and putting one in place of what is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path

from baohiem_cli import clock, paths
from baohiem_cli.app.record.evidence import examined
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger import receipts
from baohiem_cli.domain.ledger.chain import Break, breaks
from baohiem_cli.domain.ledger.payloads import Evidence
from baohiem_cli.errors import DatabaseUnusable, WrongUsage
from baohiem_cli.files import evidence as files_of
from baohiem_cli.files import output
from baohiem_cli.files.ledger_file import fault
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import copies, sqlite
from baohiem_cli.store.ledger import guards, heads
from baohiem_cli.store.ledger import sqlite as sqlite_ledger
from baohiem_cli.store.ledger.sqlite import SqliteLedger


class BackedUp(NamedTuple):
    """A copy that was made and read again: its file, its events, its size in bytes, the receipt of its ledger.

    `left` are the user's data files and directories, which are no part of the database and have to be copied too.
    `evidence` is where copies of the files with evidence lie, where they were asked for, and `missing` those that are
    not to be had as they were recorded.
    """

    file: Path
    events: int
    size: int
    receipt: str | None
    left: tuple[Path, ...]
    evidence: Path | None = None
    copied: int = 0
    missing: tuple[Evidence, ...] = ()


class Restored(NamedTuple):
    """A copy that was put in place: its file, its events, and where what was there before is kept, if anything was.

    `evidence` is the number of files with evidence that came with it.
    """

    file: Path
    events: int
    kept: Path | None
    evidence: int


def backup(register: Register, target: Path, today: date, *, evidence: bool = False, force: bool = False) -> BackedUp:
    """Copy the whole database, and check the copy; with the files that prove what was done, where they are asked for.

    Raises WrongUsage like `output.beside`, and DatabaseUnusable.
    """
    if _is_same(target, register.path):
        raise WrongUsage(_("{0} là chính cơ sở dữ liệu đang dùng; chọn tên khác.").format(target))
    with output.beside(target, force=force, copies=True) as written:
        with sqlite.explaining(target):
            copies.backup(register.db, written)
        with closing(sqlite.existing(written)) as copy:
            sqlite.check(copy, target)
            events = SqliteLedger(copy).count()
    sources = register.sources
    left = [path for path in (*(one.path for one in sources.usual[1:]), *sources.named) if path.exists()]
    made = BackedUp(target, events, target.stat().st_size, receipt_of(register), tuple(left))
    return _with_evidence(register, made, today) if evidence else made


def _with_evidence(register: Register, made: BackedUp, today: date) -> BackedUp:
    """Copy each file once, from its place or from the copies that an earlier backup brought."""
    folder = files_of.folder_of(made.file)
    copied, missing = set(), []
    for one in examined(register, today):
        where = one.moved or files_of.found(one.evidence)
        if where is None:
            missing.append(one.evidence)
        elif one.evidence.sha256 not in copied:
            files_of.copy(where, one.evidence, folder)
            copied.add(one.evidence.sha256)
    return made._replace(evidence=folder, copied=len(copied), missing=tuple(missing))


def _is_same(target: Path, place: Path) -> bool:
    with suppress(OSError):
        return target.samefile(place)
    return False


def receipt_of(register: Register) -> str | None:
    """The receipt of the ledger as it stands: of this office's last event."""
    head = register.ledger.head()
    return receipts.receipt(head) if head else None


def restore(db: Path | None, source: Path) -> Restored:
    """Check a copy, keep what is there beside it, and replace the whole in one step.

    The database gets a new origin: what was recorded after the copy may live on elsewhere under the old one. Raises
    WrongUsage where the copy is the database itself, and DatabaseUnusable.
    """
    place = paths.database(db)
    if _is_same(source, place):
        raise WrongUsage(_("{0} là chính cơ sở dữ liệu đang dùng; chọn bản sao lưu.").format(source))
    with sqlite.explaining(place), closing(sqlite.existing(source)) as copy:
        sqlite.check(copy, source)
        version = sqlite_ledger.version_of(copy, source)
        ledger = SqliteLedger(copy)
        if version == sqlite_ledger.VERSION and (strange := guards.changed(copy)):
            raise DatabaseUnusable(
                _("Cấu trúc sổ trong {0} đã bị sửa ({1}); không phục hồi.").format(source, ", ".join(strange))
            )
        if broken := next(breaks(ledger.entries()), None):
            raise _untrusted(source, broken)
        events = ledger.count()
        beside = place.with_name(f"{place.name}.{clock.now():%Y%m%d-%H%M%S-%f}.bak")
        with _set_aside(place, beside), closing(sqlite.connect(place)) as database:
            if sqlite.has_tables(database):
                copies.backup(database, beside)
            copies.restore(database, copy)
            heads.replace(place, SqliteLedger(database).heads())
    brought = files_of.bring(files_of.folder_of(source), files_of.folder_of(place))
    return Restored(source, events, beside if beside.exists() else None, brought)


@contextmanager
def _set_aside(place: Path, beside: Path) -> Iterator[None]:
    """Move a damaged database out of the way; back again where the copy could not be put in its place."""
    damaged = sqlite.damaged(place)
    if damaged:
        sqlite.set_aside(place, beside)
    try:
        yield
    except BaseException:
        if damaged:
            sqlite.remove(place)
            sqlite.set_aside(beside, place)
        raise


def _untrusted(source: Path, broken: Break) -> DatabaseUnusable:
    return DatabaseUnusable(
        _("Sổ trong {0} không còn tin được ({1}, số {2}); không phục hồi.").format(source, fault(broken), broken.number)
    )
