"""`bh check`: tell every problem of data files, and change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import paths
from baohiem_cli.commands import asking, options
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import loading
from baohiem_cli.files.overlays import Overlay, unknown
from baohiem_cli.files.sources import Source
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Column, Lines, Table

HELP = _("Chỉ kiểm tra dữ liệu văn bản, không nạp; nêu mọi lỗi kèm tệp, dòng, cột.")
EXAMPLES = ("bh check", "bh check van-ban-moi.yaml", "bh check --format json van-ban-moi.yaml")


def check(
    path: Annotated[
        list[Path] | None,
        typer.Argument(
            exists=True, metavar=_("[TỆP|THƯ MỤC]..."), help=_("Tệp hay thư mục cần kiểm tra; mặc định mọi dữ liệu.")
        ),
    ] = None,
    format: options.OutputFormat = None,
    data: options.Data = None,
) -> None:
    """Validate files against the registry of agencies that they would be loaded with."""
    own = paths.own_data(data, paths.database(None))
    usual = [Source(paths.shipped_data()), *([Source(own.resolve())] if own else [])]
    named = [Source(one.resolve()) for one in path or []]
    everything = list(dict.fromkeys([*usual, *named]))  # one's own directory may be named too
    common = loading.common(everything)
    in_use = _in_use(common, everything)
    checked = named or usual
    overlays = [one for found in common.overlays.values() for one in found if one.origin in checked]
    problems: list[Problem] = []
    ids: dict[tuple[int, str], Path] = {}
    rows = []
    for number, source in enumerate(checked):
        for file in source.regulation_files():
            try:
                completing = {id: found for id, found in common.overlays.items() if in_use.get(id) == file}
                record = loading.regulation(file, common.registry, completing)
            except DataInvalid as error:
                problems += error.problems
                continue
            if (number, record.id) in ids:
                problems.append(
                    Problem(str(file), 1, 1, _("văn bản '{0}' đã có ở {1}").format(record.id, ids[number, record.id]))
                )
            ids[number, record.id] = file
            duties = [duty for provision in record.provisions for duty in provision.duties]
            rows.append(
                (str(file), record.id, len(record.provisions), len(duties), sum(bool(d.deadlines) for d in duties))
            )
    problems += _elsewhere(common, overlays, in_use, {file for source in checked for file in source.regulation_files()})
    if problems:
        raise DataInvalid(_("Dữ liệu có {0} lỗi.").format(len(problems)), problems=tuple(sorted(problems)))
    items = tuple(dict(zip(("file", "id", "provisions", "duties", "dated"), row, strict=True)) for row in rows)
    summary = _("{0} văn bản, {1} tệp bổ sung, không có lỗi.") if overlays else _("{0} văn bản, không có lỗi.")
    columns = (
        Column(_("Tệp"), wide=True),
        Column(_("Mã"), whole=True),
        Column(_("Điều khoản"), right=True),
        Column(_("Nhiệm vụ"), right=True),
        Column(_("Có hạn"), right=True),
    )
    blocks = (Table(columns, tuple(rows)), Lines((summary.format(len(rows), len(overlays)),)))
    asking.emit(Answer("check", asking.reference_day(None), items, blocks), format)


def _in_use(common: loading.Common, sources: list[Source]) -> dict[str, Path]:
    """The file of each regulation that overlays would complete: the last one with its id."""
    files = [file for source in sources for file in source.regulation_files()] if common.overlays else []
    return {id: file for file in files if (id := loading.id_of(file))}


def _elsewhere(
    common: loading.Common, overlays: list[Overlay], in_use: dict[str, Path], done: set[Path]
) -> Iterator[Problem]:
    """What is wrong where overlays complete regulations that are not themselves checked."""
    yield from unknown(overlays, in_use)
    for file in {in_use[one.regulation] for one in overlays if one.regulation in in_use} - done:
        try:
            loading.regulation(file, common.registry, common.overlays)
        except DataInvalid as error:
            yield from error.problems
