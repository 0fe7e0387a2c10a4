"""The months as a calendar: a row for each week, in each day how much falls due and whether it is off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypedDict

from baohiem_cli.app.ask.months import DayOfMonth, Month
from baohiem_cli.app.ask.window import Window
from baohiem_cli.domain.vocabulary import Basis
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Cell, Column, Lines, Sheet, Table
from baohiem_cli.views.common.dates import stretch, weekday
from baohiem_cli.views.common.labels import drafts_of, told_drafts
from baohiem_cli.views.common.plots import length

_WEEK = 7

_CELLS = 40
"""Cells of the busiest month."""

_NAMED = 4
"""Duties of a day that are named."""


class CalendarItem(TypedDict):
    """A day on which something falls due, or which is off or worked other than by the week."""

    day: date
    weekday: str
    off: bool
    moved: bool
    due: int
    inferred: int
    keys: list[str]


def calendar_answer(listed: Sequence[Month], window: Window, today: date, warnings: tuple[str, ...]) -> Answer:
    """The months of a stretch of time."""
    number = sum(month.number for month in listed)
    title = _("Lịch {0}: {1} việc").format(stretch(window), number)
    blocks: list[Block] = [Lines((title,), heading=True)]
    if number and len(listed) > 1:
        blocks.append(_load(listed))
    for month in listed:
        blocks += [Lines((_month_title(month),), heading=True), _grid(month), *_told(month)]
    drafts = drafts_of(one.occurrence.duty for month in listed for of_day in month.days for one in of_day.found)
    marks = _("×  ngày nghỉ; +  thứ Bảy, Chủ nhật làm bù; số việc đến hạn đứng sau dấu hai chấm")
    blocks.append(Lines((marks, *told_drafts(drafts)), footnote=True))
    told = [one for month in listed for one in month.days if _counts(one)]
    items = tuple(map(_item, told))
    extra = {"from": window.first, "to": window.last, "drafts": drafts}
    return Answer(
        "calendar", today, items, tuple(blocks), warnings, extra, sheets=lambda: (Sheet(title, _sheet(told)),)
    )


def _month_title(month: Month) -> str:
    return _("Tháng {0}: {1} việc").format(f"{month.first:%m/%Y}", month.number)


def _load(listed: Sequence[Month]) -> Table:
    """The months side by side, the busiest one with all cells."""
    most = max(month.number for month in listed)
    columns = (Column(_("Tháng")), Column(_("Số việc"), align_right=True), Column("", no_wrap=True))
    rows = ((f"{month.first:%m/%Y}", month.number, length(month.number, most, _CELLS)) for month in listed)
    return Table(columns, tuple(rows))


def _grid(month: Month) -> Table:
    """Monday to Sunday; the days before the first and after the last are left empty."""
    names = (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))
    cells: list[Cell] = [*[None] * month.first.weekday(), *map(_cell, month.days)]
    cells += [None] * (-len(cells) % _WEEK)
    rows = tuple(tuple(cells[start : start + _WEEK]) for start in range(0, len(cells), _WEEK))
    return Table(tuple(map(Column, names)), rows)


def _cell(one: DayOfMonth) -> str:
    """`15: 3`, `16×`, `22+: 1`."""
    mark = "×" if one.off else "+" if one.moved else ""
    return f"{one.day.day:2}{mark}" + (f": {len(one.found)}" if one.found else "")


def _told(month: Month) -> Iterator[Lines]:
    """The days on which something falls due, or that are off or worked other than by the week."""
    lines = tuple(f"{weekday(one.day)} {one.day:%d/%m}: {'; '.join(_said(one))}" for one in month.days if _counts(one))
    if lines:
        yield Lines(lines)


def _counts(one: DayOfMonth) -> bool:
    return bool(one.found) or one.moved


def _said(one: DayOfMonth) -> Iterator[str]:
    """Whether it is off, and which duties fall due on it: a few by their ids, then how many more."""
    if one.moved:
        yield _("nghỉ lễ, tết hoặc nghỉ bù") if one.off else _("làm bù")
    duties = list(dict.fromkeys(found.occurrence.duty.id for found in one.found))
    if duties:
        more = _(" và {0} nhiệm vụ khác").format(len(duties) - _NAMED) if len(duties) > _NAMED else ""
        yield _("{0} việc: {1}").format(len(one.found), ", ".join(duties[:_NAMED]) + more)


def _item(one: DayOfMonth) -> CalendarItem:
    inferred = [found for found in one.found if found.occurrence.deadline.basis is Basis.INFERRED]
    return {
        "day": one.day,
        "weekday": weekday(one.day),
        "off": one.off,
        "moved": one.moved,
        "due": len(one.found),
        "inferred": len(inferred),
        "keys": [found.occurrence.key for found in one.found],
    }


def _sheet(told: Sequence[DayOfMonth]) -> Table:
    columns = (
        Column(_("Ngày")), Column(_("Thứ")), Column(_("Ngày nghỉ")), Column(_("Số việc"), align_right=True),
        Column(_("Mã")),
    )  # fmt: skip
    return Table(columns, tuple(
        (one.day, weekday(one.day), _off_words(one), len(one.found), "; ".join(i.occurrence.key for i in one.found))
        for one in told
    ))  # fmt: skip


def _off_words(one: DayOfMonth) -> str:
    if one.off:
        return _("nghỉ")
    return _("làm bù") if one.moved else ""
