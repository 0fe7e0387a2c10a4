"""Bringing the register in line with the data files, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from baohiem_cli import clock, paths, progress
from baohiem_cli.app.holidays import days_off
from baohiem_cli.app.sources import FilesInUse, SourceFile, Sources, sources_of
from baohiem_cli.domain.names import fold
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import loading, texts
from baohiem_cli.files.messages import already_in
from baohiem_cli.files.overlays import unknown
from baohiem_cli.files.registry import wordings_of
from baohiem_cli.files.sources import COMMON
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger import sqlite as sqlite_ledger
from baohiem_cli.store.register import catalogue, meta, schema
from baohiem_cli.store.register.meta import FileRow, RegisterMeta
from baohiem_cli.store.register.writer import RegisterWriter
from baohiem_cli.store.sqlite import Connection, transaction

DAYS_OFF_YEARS = range(2000, 2061)
"""Years whose days off are stored; for others they are computed when asked for."""


class Rebuilt(NamedTuple):
    """The result of a rebuild: regulations read anew, taken out, and in the register now with their duties."""

    read: int
    removed: int
    regulations: int
    duties: int


def load(db: Path | None, data: Path | None, named: Sequence[Path], *, anew: bool = False) -> tuple[Path, Rebuilt]:
    """Rebuild where something has changed, and remember files that were named; the database's path and what was done.

    With `anew` all tables of the register are made again, whatever stands in them. Named files that are gone are
    forgotten. Raises DataInvalid and DatabaseUnusable.
    """
    path = paths.database(db)
    database = sqlite.connect(path)
    try:
        with sqlite.explaining(path):
            sqlite_ledger.prepare(database, path, clock.today())
            return path, rebuild(database, path, data, named, forget=True, anew=anew)
    finally:
        database.close()


def rebuild(
    db: Connection,
    path: Path,
    data: Path | None,
    named: Sequence[Path] = (),
    *,
    forget: bool = False,
    anew: bool = False,
) -> Rebuilt:
    """Read what has changed and replace it; all of it or nothing.

    `path` is the database's, beside which the user's own data may be. `named` is remembered with what earlier loads
    named, which is read under the lock: two loads at once must not lose each other's. `forget` leaves out those that
    are gone. Tables that are not as this program makes them are made anew. Raises DataInvalid with every problem of
    every file; the old data stay then.
    """
    with transaction(db):
        noted = meta.read(db)
        sources = sources_of(path, data, noted.named if noted else (), named)
        if forget:
            sources = sources.present()
        wanted = sources.stamp
        anew = anew or noted is None or noted.schema != schema.VERSION or not schema.is_sound(db)
        if noted and noted.stamp == wanted and noted.named == sources.named and not anew:
            return _outcome(db, 0, 0)
        return _outcome(db, *_fill(db, sources, wanted, None if anew else noted))


def made_anew(sources: Sources) -> Connection:
    """A register of these files in memory: what stands in the one of a database, unless somebody has edited that.

    Raises DataInvalid.
    """
    database = sqlite.in_memory()
    with transaction(database):
        _fill(database, sources, sources.stamp, None)
    return database


def _fill(db: Connection, sources: Sources, stamp: str, noted: RegisterMeta | None) -> tuple[int, int]:
    """Read what has changed since the notes were made, or everything; how many were read and taken out."""
    writer = RegisterWriter(db)
    common = loading.common(sources.all)
    shared = "\n".join(_common_digests(sources))
    if noted is None:
        writer.prepare()
    keep = noted is not None and noted.shared == shared
    if not keep:
        _replace_common(writer, common)
    done = _Replacement(db, writer, common, keep=keep).replace(sources)
    meta.write(
        db,
        RegisterMeta(
            stamp=stamp,
            schema=schema.VERSION,
            shared=shared,
            named=sources.named,
            official_until=common.official_until,
            days_off_first=DAYS_OFF_YEARS.start,
            days_off_last=DAYS_OFF_YEARS.stop - 1,
        ),
    )
    return done


def _common_digests(sources: Sources) -> list[str]:
    found = [source.common_file(name) for source in sources.all for name in COMMON]
    found += [path for source in sources.all for path in source.overlay_files()]
    return [f"{path} {loading.digest(path)}" for path in found if path]


def _replace_common(writer: RegisterWriter, common: loading.Common) -> None:
    agencies = common.registry.agencies.values()
    writer.replace_agencies(agencies, ((fold(w), agency.id, w) for agency in agencies for w in wordings_of(agency)))
    writer.replace_successions(common.successions, common.provinces)
    writer.replace_units(common.units.values())
    writer.replace_laws(common.laws)
    writer.replace_days_off(days_off(DAYS_OFF_YEARS, common.corrections))


class _Replacement:
    """Replaces the regulations whose files have changed; those of unchanged files stay where `keep` allows it."""

    def __init__(self, db: Connection, writer: RegisterWriter, common: loading.Common, *, keep: bool) -> None:
        self.db, self.writer, self.common = db, writer, common
        self.old = {row.path: row for row in meta.files(db)} if keep else {}
        if not keep:
            for id in set(catalogue.regulation_ids(db).values()):
                writer.remove(id)
        self.in_use = FilesInUse()
        self.problems: list[Problem] = []
        self.rows: list[FileRow] = []
        self.texts: dict[str, Path] = {}
        self.read = 0

    def replace(self, sources: Sources) -> tuple[int, int]:
        """How many regulations were read and taken out. Raises DataInvalid with every problem."""
        self.texts = texts.newest([path for source in sources.all for path in source.text_files()])
        files = list(sources.regulation_files())
        for file in progress.steps(files, _("Đọc văn bản"), len(files)):
            self._take(file)
        overlays = [one for found in self.common.overlays.values() for one in found]
        self.problems = self.problems or list(unknown(overlays, self.in_use.ids()))
        gone = {row.regulation for row in self.old.values() if row.used and row.regulation} - self.in_use.ids()
        for id in gone:
            self.writer.remove(id)
        if self.problems:
            raise DataInvalid(
                _("Dữ liệu có {0} lỗi; dữ liệu cũ còn nguyên.").format(len(self.problems)),
                problems=tuple(sorted(self.problems)),
            )
        meta.replace_files(self.db, self.rows)
        return self.read, len(gone)

    def _take(self, file: SourceFile) -> None:
        old = self.old.get(str(file.path))
        if old and old.regulation and (old.used or old.regulation in self.in_use):
            sha256 = self._digest(file, old.regulation)
            if old.sha256 == sha256:
                self._note(file, sha256, old.regulation)
                return
        overlays = {id: found for id, found in self.common.overlays.items() if id not in self.in_use}
        try:
            record = loading.regulation(file.path, self.common.registry, overlays)
            said = texts.read(self.texts[record.id]).passages if record.id in self.texts else ()
        except DataInvalid as error:
            self.problems += error.problems
            self.rows.append(FileRow(str(file.path), file.source, loading.digest(file.path), None, used=False))
            return
        if self._note(file, self._digest(file, record.id), record.id) and not self.problems:
            self.writer.remove(record.id)
            self.writer.add(record, self.common.registry.agencies, said)
            self.read += 1

    def _digest(self, file: SourceFile, regulation: str) -> str:
        """That of the file, and of the text that is attached to its regulation."""
        files = filter(None, (file.path, self.texts.get(regulation)))
        return " ".join(map(loading.digest, files))

    def _note(self, file: SourceFile, sha256: str, regulation: str) -> bool:
        """Whether this file is the one in use for its regulation; two of one source contradict each other."""
        claimed = self.in_use.claim(regulation, file)
        if claimed != file and claimed.source == file.source:
            self.problems.append(already_in(file.path, regulation, claimed.path))
        self.rows.append(FileRow(str(file.path), file.source, sha256, regulation, used=claimed == file))
        return claimed == file


def _outcome(db: Connection, read: int, removed: int) -> Rebuilt:
    return Rebuilt(read, removed, *catalogue.counts(db))
