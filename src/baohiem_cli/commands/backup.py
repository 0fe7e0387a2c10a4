"""`bh backup`: copy the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.commands import asking, options
from baohiem_cli.commands.register import opened
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Fields
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger import sqlite as ledger

HELP = _("Sao lưu cơ sở dữ liệu ra một tệp, kể cả khi đang có người dùng.")
EXAMPLES = ("bh backup sao-luu.db",)


@options.common
def backup(
    target: Annotated[Path, typer.Argument(metavar=_("TỆP"), dir_okay=False, help=_("Tệp sẽ ghi; không ghi đè."))],
    *,
    where: options.Where,
) -> None:
    """Copy the whole database and check the copy."""
    if target.exists():
        raise WrongUsage(_("{0} đã có; chọn tên khác để không ghi đè.").format(target))
    with opened(where.db, where.data) as register:
        with sqlite.explaining(target):
            ledger.backup(register.db, target)
        events = ledger.count(register.db)
    with sqlite.closing(sqlite.existing(target)) as copy:
        sqlite.check(copy, target)
    item = {"file": str(target), "events": events, "size": target.stat().st_size}
    pairs = ((_("Đã sao lưu"), str(target)), (_("Ghi nhận"), str(events)))
    asking.emit(Answer("backup", asking.reference_day(where.as_of), (item,), (Fields(pairs),)), where.format)
