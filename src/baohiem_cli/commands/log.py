"""`bh log`: who recorded what, when, on which paper."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.commands import asking, options, recording, tracking
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.ledger.standing import renamed
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Column, Lines, Table
from baohiem_cli.store.ledger import sqlite as ledger

HELP = _("Lịch sử ghi nhận, của tất cả hay của vài kỳ.")
EXAMPLES = ("bh log", "bh log kon-tum/24.1@2026:so-y-te", "bh log --limit 500 --format csv")


@options.common
def log(
    key: Annotated[
        list[str] | None, typer.Argument(metavar=_("[MÃ]..."), help=_("Mã kỳ; không ghi là tất cả."))
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help=_("Số ghi nhận gần nhất."))] = 100,
    *,
    where: options.Where,
) -> None:
    """Print the latest events, oldest first."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        moves = tracking.moved(register, today)
        earlier = [old for old in moves if renamed(old, moves) in set(key or [])]
        events = ledger.history(register.db, [*(key or []), *earlier], limit)
    columns = (
        Column(_("Lúc (UTC)")), Column(_("Ai")), Column(_("Ghi nhận")), Column(_("Mã"), whole=True), Column(_("Ngày")),
        Column(_("Chi tiết"), wide=True), Column(_("Nguồn"), extra=True),
    )  # fmt: skip
    rows = tuple(
        (e.at, e.actor, recording.ACTS[e.act], e.key, e.on, recording.details(e.data), f"{e.origin[-6:]}/{e.number}")
        for e in events
    )
    blocks = (Table(columns, rows),) if rows else (Lines((_("Chưa có ghi nhận nào."),), aside=True),)
    items = tuple(recording.event_item(event) for event in events)
    asking.emit(Answer("log", today, items, blocks, tuple(register.warnings)), where.format)
