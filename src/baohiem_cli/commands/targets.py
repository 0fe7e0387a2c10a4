"""`bh targets`: indicators against what was reached."""

from __future__ import annotations

from datetime import date
from typing import Any

from baohiem_cli.commands import asking, options
from baohiem_cli.commands.register import Register, opened
from baohiem_cli.domain.ledger.standing import Act, Event, effective
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.register import catalogue

HELP = _("Chỉ tiêu văn bản đặt ra, mức đã đạt và khoảng cách.")
EXAMPLES = ("bh targets", "bh targets --regulation son-la --format csv")
_BAR = 20
"""Cells of a full bar."""


@options.common
def targets(regulation: options.Regulations = None, *, where: options.Where) -> None:
    """Print every indicator with its latest measurement up to the day asked about."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        slugs = [asking.find_regulation(register.db, name) for name in regulation or []]
        rows = [
            {**target, "regulation": slug}
            for slug in slugs or sorted(set(catalogue.regulation_ids(register.db).values()))
            for target in catalogue.targets(register.db, slug)
        ]
        latest = _latest(register, today)
    items = [_item(row, latest.get(f"{row['regulation']}/{row['id']}")) for row in rows]
    columns = (
        Column(_("Mã"), whole=True), Column(_("Chỉ tiêu"), wide=True), Column(_("Nhóm"), wide=True, extra=True),
        Column(_("Đơn vị"), wide=True),
        Column(_("Năm"), right=True), Column(_("Mức"), right=True), Column(_("Đạt"), right=True),
        Column(_("Còn thiếu"), right=True), Column(_("Ngày đo")), Column(_("Tiến độ")),
    )  # fmt: skip
    table = Table(columns, tuple(
        (i["id"], i["indicator"], i["group"], i["unit"], i["year"], number(i["value"]), number(i["reached"]),
         number(i["gap"]), i["on"], bar(i["value"], i["reached"]))
        for i in items
    ))  # fmt: skip
    empty = Lines((_("Không có chỉ tiêu nào."),), aside=True)
    blocks: tuple[Block, ...] = (table,) if items else (empty,)
    asking.emit(Answer("targets", today, tuple(items), blocks, tuple(register.warnings)), where.format)


def number(value: float | None) -> str:
    """A figure as Vietnamese writes it, with a decimal comma; empty where nothing is known."""
    return "" if value is None else f"{value:.12g}".replace(".", ",")


def bar(goal: float, reached: float | None) -> str:
    """How much of the goal is reached, as a bar of block characters; more than all of it fills the bar."""
    if reached is None or goal <= 0:
        return ""
    filled = min(round(_BAR * reached / goal), _BAR) if reached > 0 else 0
    return "█" * filled + "░" * (_BAR - filled)


def _latest(register: Register, today: date) -> dict[str, Event]:
    measured = [e for e in effective(ledger.of_act(register.db, Act.MEASURE), today) if e.act is Act.MEASURE]
    return {event.key: event for event in sorted(measured, key=lambda e: (e.on, e.at, e.id))}


def _item(row: dict[str, Any], event: Event | None) -> dict[str, Any]:
    reached = event.data["value"] if event else None
    return {
        **row,
        "id": f"{row['regulation']}/{row['id']}",
        "reached": reached,
        "gap": round(max(row["value"] - reached, 0), 6) if reached is not None else None,
        "on": event.on if event else None,
        "source": event.data.get("source") if event else None,
    }
