"""The list of concrete bodies, and what was added to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app.data.listing_units import Imported, ListedUnits
from baohiem_cli.domain.records import Unit
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Item, Lines, Table
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.units import unit_item


def units_answer(listed: ListedUnits, today: date, warnings: tuple[str, ...]) -> Answer:
    """The bodies asked about; where nothing is listed, what an office can do."""
    blocks: tuple[Block, ...] = (_table(listed.found, listed.names), Lines((_summary(listed, today),)))
    if not listed.found:
        hint = _("Chưa có danh sách đơn vị nào. Nhập từ bảng: bh units import TỆP --of 'UBND xã' --province TỈNH")
        blocks = (Lines((hint,)),)
    return Answer("units", today, _items(listed.found, listed.names, today), blocks, warnings)


def imported_answer(imported: Imported, today: date, warnings: tuple[str, ...], *, trial: bool) -> Answer:
    """What an import added to which file."""
    said = _("Đã thêm {0} đơn vị vào {1}; {2} dòng đã có từ trước.")
    if trial:
        said = _("Chưa ghi gì (--dry-run). Sẽ thêm {0} đơn vị vào {1}; {2} dòng đã có từ trước.")
    lines = Lines((said.format(len(imported.added), imported.path, imported.known),))
    blocks: tuple[Block, ...] = (lines, *([_table(imported.added, imported.names)] if trial else []))
    extra = {"file": str(imported.path), "added": len(imported.added), "known": imported.known}
    return Answer(
        "units",
        today,
        _items(imported.added, imported.names, today),
        blocks,
        warnings,
        extra,
        already="" if trial else _("Đã thực hiện xong"),
    )


def _summary(listed: ListedUnits, today: date) -> str:
    standing = sum(one.stands(today) for one in listed.found)
    return _("{0} đơn vị, {1} đơn vị còn hoạt động ngày {2}.").format(len(listed.found), standing, day(today))


def _table(found: Sequence[Unit], names: dict[str, str]) -> Table:
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Tên"), stretch=True), Column(_("Loại"), stretch=True),
        Column(_("Tỉnh")), Column(_("Từ ngày")), Column(_("Đến hết ngày")),
    )  # fmt: skip
    rows = tuple(
        (one.id, one.name, names.get(one.agency, one.agency), one.province, one.since, one.until) for one in found
    )
    return Table(columns, rows)


def _items(found: Sequence[Unit], names: dict[str, str], today: date) -> tuple[Item, ...]:
    return tuple(unit_item(one, names, today) for one in found)
