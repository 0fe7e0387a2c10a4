"""`bh check`: tell every problem of data files, and change nothing."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import paths
from baohiem_cli.commands import asking, options
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import loading
from baohiem_cli.files.sources import Source
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
    own = paths.own_data(data)
    usual = [Source(paths.shipped_data()), *([Source(own)] if own else [])]
    named = [Source(one.resolve()) for one in path or []]
    common = loading.common([*usual, *named])
    problems: list[Problem] = []
    ids: dict[tuple[int, str], Path] = {}
    rows = []
    for number, source in enumerate(named or usual):
        for file in source.regulation_files():
            try:
                record = loading.regulation(file, common.registry)
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
    if problems:
        raise DataInvalid(_("Dữ liệu có {0} lỗi.").format(len(problems)), problems=tuple(sorted(problems)))
    items = tuple(dict(zip(("file", "id", "provisions", "duties", "dated"), row, strict=True)) for row in rows)
    columns = (
        Column(_("Tệp"), wide=True),
        Column(_("Mã")),
        Column(_("Điều khoản"), right=True),
        Column(_("Nhiệm vụ"), right=True),
        Column(_("Có hạn"), right=True),
    )
    blocks = (Table(columns, tuple(rows)), Lines((_("{0} văn bản, không có lỗi.").format(len(rows)),)))
    asking.emit(Answer("check", asking.reference_day(None), items, blocks), format)
