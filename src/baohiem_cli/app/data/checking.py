"""Checking data files without loading them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from dateutil.relativedelta import relativedelta

from baohiem_cli import paths
from baohiem_cli.app.lookup import find_regulation
from baohiem_cli.app.notices import DatabaseUnread, FolderEmpty, Notice
from baohiem_cli.app.register import Register
from baohiem_cli.app.sources import FilesInUse, SourceFile, Sources, sources_of
from baohiem_cli.domain.records import Regulation
from baohiem_cli.errors import DataInvalid, NotFound, Problem
from baohiem_cli.files import drafts, loading
from baohiem_cli.files.messages import already_in
from baohiem_cli.files.overlays import Overlay, unknown
from baohiem_cli.files.sources import Source
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import sqlite
from baohiem_cli.store.register import meta


class CheckedFile(NamedTuple):
    """A file in which nothing is wrong, and what it holds."""

    path: Path
    id: str
    provisions: int
    duties: int
    dated: int


class Checked(NamedTuple):
    """The files that were checked, how many overlays with them, and what they could say more clearly."""

    files: tuple[CheckedFile, ...]
    overlays: int
    remarks: tuple[Problem, ...] = ()


def data_of(db: Path | None, data: Path | None, named: Sequence[Path] = ()) -> tuple[Sources, tuple[Notice, ...]]:
    """The data that a query of this database would have, without making or changing one; and what is not read."""
    path = paths.database(db)
    noted = None
    unread: tuple[Notice, ...] = ()
    try:
        if sqlite.is_there(path):
            with sqlite.explaining(path), closing(sqlite.reading(path)) as database:
                noted = meta.read(database)
    except sqlite.Unwritable:
        unread = (DatabaseUnread(path),)
    sources = sources_of(path, data, noted.named if noted else (), named).present()
    asked_for = [*(sources.usual[1:] if data else ()), *map(Source, sources.named)]
    empty = (FolderEmpty(source.path) for source in asked_for if source.is_empty())
    return sources, (*unread, *sources.unread(), *empty)


def check(sources: Sources, named: Sequence[Path]) -> Checked:
    """Validate the named files, or all of the data, as they would be loaded. Raises DataInvalid with every problem."""
    problems: list[Problem] = []
    common = loading.common(sources.all, problems)
    wanted = {path.resolve() for path in named}
    checked = [source for source in sources.all if not wanted or source.path in wanted]
    overlays = [one for found in common.overlays.values() for one in found if one.origin in checked]
    in_use = _in_use(common, sources)
    remarks: list[Problem] = []
    found: list[CheckedFile] = []
    files = [SourceFile(path, number) for number, source in enumerate(checked) for path in source.regulation_files()]
    ids: dict[tuple[int, str], Path] = {}
    for file in files:
        completing = {id: one for id, one in common.overlays.items() if in_use.path(id) == file.path}
        try:
            record = loading.regulation(file.path, common.registry, completing, remarks=remarks)
        except DataInvalid as error:
            problems += error.problems
            continue
        first = ids.setdefault((file.source, record.id), file.path)
        if first != file.path:
            problems.append(already_in(file.path, record.id, first))
        found.append(_checked(file.path, record))
    problems += _elsewhere(common, overlays, in_use, {file.path for file in files}, found_all=not problems)
    if problems:
        raise DataInvalid(_("Dữ liệu có {0} lỗi.").format(len(problems)), problems=tuple(sorted(problems)))
    return Checked(tuple(found), len(overlays), tuple(sorted(remarks)))


def proved(checked: Checked) -> None:
    """Raise DataInvalid with all that a person has still to prove in files that are sound otherwise."""
    left = [problem for file in checked.files for problem in drafts.unproved(file.path)]
    if left:
        raise DataInvalid(_("Còn {0} chỗ phải đối chiếu với văn bản.").format(len(left)), problems=tuple(sorted(left)))


def both(old: Path, new: Path, sources: Sources) -> tuple[Regulation, Regulation, dict[str, str]]:
    """Two files as they would be loaded, and the usual names of agencies. Raises DataInvalid with all problems."""
    common = loading.common(sources.all)
    found: list[Regulation] = []
    problems: set[Problem] = set()
    for path in (old, new):
        try:
            found.append(loading.regulation(path, common.registry, common.overlays))
        except DataInvalid as error:
            problems.update(error.problems)
    if problems:
        raise DataInvalid(_("Dữ liệu có {0} lỗi.").format(len(problems)), problems=tuple(sorted(problems)))
    before, after = found
    return before, after, {one.id: one.short or one.name for one in common.registry.agencies.values()}


def file_of(register: Register, name: str) -> Path:
    """The file that the register has a regulation from. Raises NotFound."""
    id = find_regulation(register.db, name)
    found = next((row.path for row in meta.files(register.db) if row.used and row.regulation == id), None)
    if found is None:  # taken out between the two questions
        raise NotFound(_("Không có văn bản '{0}'.").format(name))
    return Path(found)


def year_after(day: date) -> date:
    """The same day of the next year, or the last day of February; the last day that there is where no year follows."""
    try:
        return day + relativedelta(years=1)
    except ValueError:
        return date.max


def _checked(path: Path, record: Regulation) -> CheckedFile:
    duties = [duty for provision in record.provisions for duty in provision.duties]
    return CheckedFile(path, record.id, len(record.provisions), len(duties), sum(bool(one.deadlines) for one in duties))


def _in_use(common: loading.Common, sources: Sources) -> FilesInUse:
    """The files that overlays complete; where there are no overlays nobody asks for them."""
    found = FilesInUse()
    for file in sources.regulation_files() if common.overlays else ():
        if id := loading.id_of(file.path):
            found.claim(id, file)
    return found


def _elsewhere(
    common: loading.Common, overlays: list[Overlay], in_use: FilesInUse, done: set[Path], *, found_all: bool
) -> Iterator[Problem]:
    """Problems of overlays whose regulations are not themselves checked.

    A file that cannot be read may hold the regulation that an overlay names: only where all were read it is unknown.
    """
    if found_all:
        yield from unknown(overlays, in_use.ids())
    completed = {path for one in overlays if (path := in_use.path(one.regulation))}
    for path in completed - done:
        try:
            loading.regulation(path, common.registry, common.overlays)
        except DataInvalid as error:
            yield from error.problems
