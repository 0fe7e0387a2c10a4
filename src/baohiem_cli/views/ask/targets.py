"""Indicators against what was reached, with the gap and a bar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app.ask.targets import FollowedTarget
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.views.ask.regulations import TargetItem, year_of
from baohiem_cli.views.common import plots
from baohiem_cli.views.common.dates import number

_BAR = 20
"""Cells of a full bar."""


class FollowedItem(TargetItem):
    """A figure with what was reached; the id is `son-la/bhyt-dan-so-2015` here."""

    regulation: str
    reached: float | None
    gap: float | None
    on: date | None
    source: str | None


def targets_answer(found: Sequence[FollowedTarget], today: date, warnings: tuple[str, ...]) -> Answer:
    """Every indicator with its latest measurement."""
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Chỉ tiêu"), stretch=True),
        Column(_("Nhóm"), stretch=True, wide_only=True), Column(_("Đơn vị"), stretch=True),
        Column(_("Năm"), align_right=True), Column(_("Mức"), align_right=True), Column(_("Đạt"), align_right=True),
        Column(_("Còn thiếu"), align_right=True), Column(_("Ngày đo")), Column(_("Tiến độ")),
    )  # fmt: skip
    items = tuple(map(_item, found))
    table = Table(columns, tuple(
        (i["id"], i["indicator"], i["group"], i["unit"], year_of(i["year"]), number(i["value"]), number(i["reached"]),
         number(i["gap"]), i["on"], bar(i["value"], i["reached"]))
        for i in items
    ))  # fmt: skip
    empty = Lines((_("Không có chỉ tiêu nào."),), footnote=True)
    blocks: tuple[Block, ...] = (table,) if items else (empty,)
    return Answer("targets", today, items, blocks, warnings)


def bar(goal: float, reached: float | None) -> str:
    """How much of the goal is reached, as a bar of block characters; more than all of it fills the bar."""
    if reached is None or goal <= 0:
        return ""
    return plots.bar(max(reached, 0), goal, _BAR)


def _item(one: FollowedTarget) -> FollowedItem:
    target, measured = one.target, one.measured
    return {
        "id": f"{one.regulation}/{target.id}",
        "ref": target.ref,
        "indicator": target.indicator,
        "group": target.group,
        "unit": target.unit,
        "value": target.value,
        "year": target.year,
        "also": list(target.also),
        "formerly": list(target.formerly),
        "regulation": one.regulation,
        "reached": measured.value if measured else None,
        "gap": round(max(target.value - measured.value, 0), 6) if measured else None,
        "on": measured.on if measured else None,
        "source": measured.source if measured else None,
    }
