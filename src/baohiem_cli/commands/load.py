"""`bh load`: bring the register in line with the data files now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import clock, paths
from baohiem_cli.commands import asking, options, rebuilding
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Fields
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger import sqlite as ledger

HELP = _("Kiểm tra dữ liệu văn bản rồi nạp vào cơ sở dữ liệu; có lỗi thì giữ nguyên dữ liệu cũ.")
EXAMPLES = ("bh load", "bh load van-ban-moi.yaml", "bh load --data thu-muc-cua-toi")


def load(
    path: Annotated[
        list[Path] | None,
        typer.Argument(
            exists=True,
            metavar=_("[TỆP|THƯ MỤC]..."),
            help=_("Tệp hay thư mục nạp thêm; chương trình nhớ để lần sau tự xem có đổi không."),
        ),
    ] = None,
    format: options.OutputFormat = None,
    db: options.Database = None,
    data: options.Data = None,
) -> None:
    """Validate and replace, and remember files that were named."""
    place = paths.database(db)
    database = sqlite.connect(place)
    try:
        with sqlite.explaining(place):
            ledger.prepare(database, place, clock.today())
            outcome = rebuilding.rebuild(database, place, data, path or [], forget=True)
    finally:
        database.close()
    pairs = (
        (_("Đọc mới"), str(outcome.read)),
        (_("Bỏ ra"), str(outcome.removed)),
        (_("Văn bản"), str(outcome.total)),
        (_("Nhiệm vụ"), str(outcome.duties)),
        (_("Cơ sở dữ liệu"), str(place)),
    )
    item = {
        "read": outcome.read,
        "removed": outcome.removed,
        "regulations": outcome.total,
        "duties": outcome.duties,
        "db": str(place),
    }
    asking.emit(Answer("load", asking.reference_day(None), (item,), (Fields(pairs),)), format)
