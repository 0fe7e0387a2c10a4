"""`bh init`: from when this database tracks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.commands import asking, options
from baohiem_cli.commands.register import opened
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Fields
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.sqlite import transaction

HELP = _("Đặt ngày bắt đầu theo dõi; kỳ đến hạn trước ngày ấy không tính là quá hạn.")
EXAMPLES = ("bh init --track-from 2026-01-01",)


@options.common
def init(
    track_from: Annotated[
        date | None,
        typer.Option(
            "--track-from", parser=options.parse_day, metavar=_("NGÀY"), help=_("Ngày bắt đầu; không ghi thì chỉ xem.")
        ),
    ] = None,
    *,
    where: options.Where,
) -> None:
    """Set the day, or show it."""
    with opened(where.db, where.data) as register:
        if track_from is not None:
            with transaction(register.db):
                ledger.set_setting(register.db, ledger.TRACK_FROM, track_from.isoformat())
        begun = date.fromisoformat(ledger.settings(register.db)[ledger.TRACK_FROM])
    pairs = ((_("Theo dõi từ"), f"{begun:%d/%m/%Y}"), (_("Cơ sở dữ liệu"), str(register.path)))
    item = {"track_from": begun, "db": str(register.path)}
    asking.emit(
        Answer("init", asking.reference_day(where.as_of), (item,), (Fields(pairs),), tuple(register.warnings)),
        where.format,
    )
