"""The four cells, with shares and the same of a year earlier."""

from __future__ import annotations

from datetime import date
from typing import Any

from baohiem_cli.app.ask.status import CELLS, GroupBy, Line, Status
from baohiem_cli.app.ask.window import Window
from baohiem_cli.domain.alphabet import order
from baohiem_cli.domain.ledger.standing import State
from baohiem_cli.domain.vocabulary import Kind
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Cell, Column, Item, Lines, Sheet, Table
from baohiem_cli.views.common.dates import day, stretch
from baohiem_cli.views.common.holders import now
from baohiem_cli.views.common.labels import drafts_of, kind_label, told_drafts
from baohiem_cli.views.common.plots import bar

_CELLS = 10
"""Cells of a full bar."""


def status_answer(status: Status, window: Window, today: date, warnings: tuple[str, ...]) -> Answer:
    """The cells of each group, and of all."""
    heading = _("Tình hình thực hiện {0}, tính đến {1}").format(stretch(window), day(today))
    notes = status_notes(status)
    table = status_table(status)
    blocks: tuple[Block, ...] = (
        Lines((heading,), heading=True), _with_bars(table, ordered(status)), Lines(tuple(notes), footnote=True),
    )  # fmt: skip
    extra = {"by": status.by, "from": window.first, "to": window.last, "track_from": status.begun,
             "drafts": drafts_of(status.duties)}  # fmt: skip
    return Answer("status", today, status_items(status), blocks, warnings, extra, sheets=lambda: (Sheet("", table),))


def status_notes(status: Status) -> list[str]:
    """What a reader should know of the numbers."""
    notes = [_("Theo dõi từ {0}; kỳ đến hạn trước ngày ấy không tính.").format(day(status.begun))]
    if not status.year_before:
        notes.append(_("Cùng thời điểm năm trước: chưa theo dõi."))
    if _counted_often(status.lines):
        notes.append(_("Tổng các dòng lớn hơn vì việc nhiều cơ quan cùng làm được tính cho từng cơ quan."))
    notes += told_drafts(drafts_of(status.duties))
    return notes


def status_items(status: Status) -> tuple[Item, ...]:
    """The lines in JSON."""
    return tuple(_item(line, status) for line in ordered(status))


def ordered(status: Status) -> list[Line]:
    """The lines by name, that of all at the end."""
    return sorted(status.lines, key=lambda line: (line.group is None, order(_name(line, status.by))))


def _name(line: Line, by: GroupBy) -> str:
    if line.group is None:
        return _("Tất cả")
    return kind_label(Kind(line.group)) if by is GroupBy.KIND else line.group


def group_name(line: Line, status: Status) -> str:
    """The name, with that of today's holder where the agency is no more."""
    became = now(status.holders, status.ids[line.group], None) if line.group in status.ids else ""
    return _name(line, status.by) + (f" ({became})" if became else "")


def group_label(by: GroupBy) -> str:
    """The heading above the names of groups."""
    return {
        GroupBy.AGENCY: _("Cơ quan"),
        GroupBy.BODY: _("Đơn vị"),
        GroupBy.REGULATION: _("Văn bản"),
        GroupBy.PROVINCE: _("Tỉnh"),
        GroupBy.KIND: _("Loại việc"),
    }[by]


def _counted_often(lines: list[Line]) -> bool:
    """Whether a joint act stands in the lines of several agencies."""
    total = sum(line.total for line in lines if line.group is None)
    return sum(line.total for line in lines if line.group is not None) > total


def status_table(status: Status) -> Table:
    """The lines for people."""
    columns = (
        Column(group_label(status.by), stretch=True), Column(_("Tổng"), align_right=True),
        Column(_("Hoàn thành đúng hạn"), align_right=True), Column(_("Hoàn thành quá hạn"), align_right=True),
        Column(_("Chưa hoàn thành, còn trong hạn"), align_right=True),
        Column(_("Chưa hoàn thành, đã quá hạn"), align_right=True),
        Column(_("Được miễn"), align_right=True), Column(_("Từ chối"), align_right=True),
        Column(_("Đúng hạn năm trước"), align_right=True, wide_only=True),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (group_name(line, status), line.total, *(_cell(line, state) for state in CELLS), line.states[State.WAIVED],
         line.refused, _cell(earlier, State.DONE) if (earlier := status.year_before.get(line.group)) else "-")
        for line in ordered(status)
    )  # fmt: skip
    return Table(columns, rows)


def _with_bars(table: Table, lines: list[Line]) -> Table:
    """The table for people, where there is room with a bar for what is done."""
    column = Column(_("Đã hoàn thành"), wide_only=True)
    bars = (bar(line.states[State.DONE] + line.states[State.DONE_LATE], line.total, _CELLS) for line in lines)
    rows: list[tuple[Cell, ...]] = [(*row, drawn) for row, drawn in zip(table.rows, bars, strict=True)]
    return Table((*table.columns, column), tuple(rows))


def _cell(line: Line, state: State) -> str:
    share = line.share(state)
    return f"{line.states[state]}" + (f" ({share:g}%)".replace(".", ",") if share is not None else "")


def _item(line: Line, status: Status) -> Item:
    earlier = status.year_before.get(line.group)
    return {
        "name": _name(line, status.by),
        "total": line.total,
        **_cells(line),
        "waived": line.states[State.WAIVED],
        "refused": line.refused,
        "year_before": _cells(earlier) if earlier else None,
    }


def _cells(line: Line) -> dict[str, Any]:
    return {state.value: {"count": line.states[state], "share": line.share(state)} for state in CELLS}
