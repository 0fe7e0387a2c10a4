"""Bringing the register in line with the data files, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from baohiem_cli.app import holidays
from baohiem_cli.commands.register import EXTRA, Sources, current_stamp, sources_of
from baohiem_cli.domain.names import fold
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import loading
from baohiem_cli.files.overlays import unknown
from baohiem_cli.files.registry import wordings_of
from baohiem_cli.files.sources import COMMON
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.register import catalogue, schema
from baohiem_cli.store.register.writer import Builder
from baohiem_cli.store.sqlite import Connection, transaction

DAYS_OFF_YEARS = range(2000, 2061)
"""Years whose days off are stored; for others they are computed when asked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rebuild did: regulations read anew, taken out, and in the register now."""

    read: int
    removed: int
    total: int
    duties: int


@dataclass(slots=True)
class _File:
    path: Path
    source: int
    sha256: str
    regulation: str | None = None
    used: bool = False


def rebuild(
    db: Connection, path: Path, data: Path | None, named: Sequence[Path] = (), *, forget: bool = False
) -> Outcome:
    """Read what has changed and replace it; all of it or nothing.

    `path` is the database's, beside which the user's own data may be. `named` is remembered with what earlier
    loads named, which is read under the lock: two loads at once must not lose each other's. `forget` leaves out
    those that are gone. Raises DataInvalid with every problem of every file; the old data stay then.
    """
    with transaction(db):
        noted = catalogue.meta(db)
        sources = sources_of(noted, path, data, named)
        if forget:
            sources = sources._replace(extra=tuple(path for path in sources.extra if path.exists()))
        wanted = current_stamp(sources)
        if noted.get("stamp") == wanted:
            return _outcome(db, 0, 0)
        builder = Builder(db)
        common = loading.common(sources.all)
        shared = "\n".join(_common_digests(sources))
        anew = noted.get("schema") != str(schema.VERSION)
        if anew:
            builder.prepare()
        if anew or noted.get("shared") != shared:
            _replace_common(builder, common)
            noted = {}
        read, removed = _replace_regulations(db, builder, sources, common, keep=bool(noted))
        builder.set_meta("shared", shared)
        builder.set_meta("schema", str(schema.VERSION))
        builder.set_meta("stamp", wanted)
        builder.set_meta("official_until", str(common.official_until or ""))
        builder.set_meta(EXTRA, "\n".join(map(str, sources.extra)))
        return _outcome(db, read, removed)


def _common_digests(sources: Sources) -> list[str]:
    found = [source.common_file(name) for source in sources.all for name in COMMON]
    found += [path for source in sources.all for path in source.overlay_files()]
    return [f"{path} {loading.digest(path)}" for path in found if path]


def _replace_common(builder: Builder, common: loading.Common) -> None:
    agencies = common.registry.agencies.values()
    builder.replace_agencies(agencies, ((fold(w), agency.id, w) for agency in agencies for w in wordings_of(agency)))
    builder.replace_successions(common.successions, common.provinces)
    builder.replace_laws(common.laws)
    days = holidays.days_off(DAYS_OFF_YEARS, common.corrections)
    builder.replace_days_off(days, DAYS_OFF_YEARS.start, DAYS_OFF_YEARS.stop - 1)


def _replace_regulations(
    db: Connection, builder: Builder, sources: Sources, common: loading.Common, *, keep: bool
) -> tuple[int, int]:
    old = {path: (sha, regulation, used) for path, __, sha, regulation, used in catalogue.files(db)} if keep else {}
    if not keep:
        for id in set(catalogue.regulation_ids(db).values()):
            builder.remove(id)
    files = [
        _File(path, number, loading.digest(path))
        for number, source in enumerate(sources.all)
        for path in source.regulation_files()
    ]
    problems: list[Problem] = []
    winners: dict[str, _File] = {}
    in_use = {regulation: path for path, (__, regulation, used) in old.items() if used and regulation}
    read = 0
    for file in sorted(files, key=lambda file: -file.source):  # the last source first: its files override others
        sha, regulation, used = old.get(str(file.path), ("", None, 0))
        if sha == file.sha256 and regulation and (used or regulation in winners):
            file.regulation = regulation
            _claim(file, winners, problems)
            continue
        try:
            overlays = {id: found for id, found in common.overlays.items() if id not in winners}
            record = loading.regulation(file.path, common.registry, overlays)
        except DataInvalid as error:
            problems += error.problems
            continue
        file.regulation = record.id
        if _claim(file, winners, problems) and not problems:
            builder.remove(record.id)
            builder.add(record, common.registry.agencies)
            read += 1
    problems = problems or list(unknown((one for found in common.overlays.values() for one in found), winners))
    gone = set(in_use) - set(winners)
    for id in gone:
        builder.remove(id)
    if problems:
        raise DataInvalid(
            _("Dữ liệu có {0} lỗi; dữ liệu cũ còn nguyên.").format(len(problems)), problems=tuple(sorted(problems))
        )
    builder.replace_files(
        [
            {
                "path": str(f.path),
                "source": f.source,
                "sha256": f.sha256,
                "regulation": f.regulation,
                "used": int(f.used),
            }
            for f in files
        ]
    )
    return read, len(gone)


def _claim(file: _File, winners: dict[str, _File], problems: list[Problem]) -> bool:
    """Whether this file is the one in use for its regulation; two of one source contradict each other."""
    id = file.regulation or ""
    other = winners.get(id)
    if other is None:
        winners[id] = file
        file.used = True
        return True
    if other.source == file.source:
        problems.append(Problem(str(file.path), 1, 1, _("văn bản '{0}' đã có ở {1}").format(id, other.path)))
    return False


def _outcome(db: Connection, read: int, removed: int) -> Outcome:
    total, duties = catalogue.counts(db)
    return Outcome(read, removed, total, duties)
