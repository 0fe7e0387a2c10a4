"""The list of concrete bodies: what it holds, and adding to it from a table that somebody keeps in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from baohiem_cli import paths
from baohiem_cli.app.lookup import find_agency, find_place, hint
from baohiem_cli.app.register import Register
from baohiem_cli.app.tables import Row, Table
from baohiem_cli.domain.agencies.counting import LISTABLE
from baohiem_cli.domain.agencies.responsibility import UNLISTED
from baohiem_cli.domain.agencies.units import slug, unit_id
from baohiem_cli.domain.names import fold, nearest
from baohiem_cli.domain.records import Unit
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue

NAME, ID, SINCE, UNTIL = "name", "id", "since", "until"
_HEADS: Mapping[str, str] = {
    **dict.fromkeys(("name", "ten", "ten don vi", "don vi", "ten co quan", "ten xa phuong"), NAME),
    **dict.fromkeys(("id", "ma", "ma don vi"), ID),
    **dict.fromkeys(("since", "tu", "tu ngay", "co tu ngay"), SINCE),
    **dict.fromkeys(("until", "den", "den ngay", "den het ngay"), UNTIL),
}
"""The column that each head means, folded."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ListedUnits(NamedTuple):
    """The bodies asked about, and the names of their classes."""

    found: list[Unit]
    names: dict[str, str]


class Imported(NamedTuple):
    """What an import added to which file, and how many rows were there already."""

    path: Path
    added: list[Unit]
    known: int
    names: dict[str, str]


def listed(register: Register, name: str | None) -> ListedUnits:
    """All listed bodies, those of a class or of a province, or the ones of a name. Raises NotFound."""
    units = catalogue.units(register.db)
    names = catalogue.agency_short_names(register.db)
    if name is None:
        return ListedUnits(units, names)
    wanted = fold(name)
    classes = {id for id, __ in catalogue.wordings(register.db, wanted)}
    chosen = [
        one for one in units
        if wanted in (fold(one.name), fold(one.province), fold(one.id)) or one.agency in classes
    ]  # fmt: skip
    chosen = chosen or [one for one in units if wanted and wanted in fold(one.name)]
    if not chosen and not classes:
        close = nearest(name, {one.name: one.name for one in units})
        raise NotFound(_("Không có đơn vị '{0}' trong danh sách.").format(name) + hint(close), nearest=close)
    return ListedUnits(chosen, names)


def place_of_list(data: Path | None, db: Path | None) -> Path:
    """The user's own list of units, which need not exist yet."""
    database = paths.database(db)
    return (paths.own_data(data, database) or database.parent / "data") / "units.yaml"


def read_rows(
    register: Register, source: Path, rows: Sequence[Row], of: str, province: str
) -> tuple[list[Unit], list[Unit]]:
    """The bodies of a table that are new, and those that are listed already. Raises DataInvalid with every problem."""
    agency = find_agency(register.db, of)
    record = catalogue.agencies(register.db)[agency]
    if record.level not in LISTABLE or (record.is_group and record.members != UNLISTED):
        raise WrongUsage(
            _("'{0}' không phải một loại cơ quan cấp huyện, cấp xã hay cơ sở; không có đơn vị để liệt kê").format(
                record.name
            )
            + "."
        )
    provinces = catalogue.provinces(register.db)
    place = find_place(register.db, province)
    if place not in provinces:
        raise NotFound(_("Không có tỉnh '{0}'.").format(province))
    table = _Units(source, rows, agency, provinces[place].name)
    found = list(table.units())
    present = {(one.agency, one.id): one for one in catalogue.units(register.db)}
    new = []
    for number, unit in found:
        before = present.get((unit.agency, unit.id))
        if before is None:
            new.append(unit)
        elif before != unit:
            message = _("'{0}' đã có trong danh sách với tên hay ngày khác; sửa trong units.yaml")
            table.tell(number, message.format(unit.id))
    table.refuse(_("{0} có {1} dòng có lỗi; chưa nhập gì."))
    return new, [unit for __, unit in found if unit not in new]


def lines_of(units: Sequence[Unit]) -> str:
    """The entries of the list, one a line."""
    return "".join(f"  - {{{_entry(one)}}}\n" for one in units)


def _entry(one: Unit) -> str:
    fields = {"id": one.id, "agency": one.agency, "name": _quoted(one.name), "province": _quoted(one.province)}
    dates = {key: day.isoformat() for key, day in (("since", one.since), ("until", one.until)) if day}
    return ", ".join(f"{key}: {value}" for key, value in {**fields, **dates}.items())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'" if re.search(r"[^\w .-]|^[-. ]", text) else text


class _Units(Table):
    """Rows that are bodies of one class in one province."""

    def __init__(self, source: Path, rows: Sequence[Row], agency: str, province: str) -> None:
        super().__init__(source, rows, _HEADS)
        self.agency, self.province = agency, province
        if NAME not in self.columns:
            message = _("{0} không có cột 'name' (tên đơn vị); dòng đầu ghi tên cột: name, id, since, until.")
            raise WrongUsage(message.format(source))

    def units(self) -> Iterator[tuple[int, Unit]]:
        """The bodies, each with the number of its row."""
        seen: dict[str, int] = {}
        for number, cells in self.rows():
            unit = self._unit(number, cells)
            if unit is None:
                continue
            if (first := seen.setdefault(unit.id, number)) != number:
                self.tell(number, _("'{0}' trùng với dòng {1}; ghi rõ cột id").format(unit.id, first))
            yield number, unit

    def _unit(self, number: int, cells: Mapping[str, str]) -> Unit | None:
        name = " ".join(cells[NAME].split())
        before = len(self.problems)
        if not fold(name):
            self.tell(number, _("không có tên đơn vị"))
            return None
        since, until = (self.day(number, cells.get(key, "")) for key in (SINCE, UNTIL))
        if since and until and until < since:
            self.tell(number, _("kết thúc ({0}) trước khi bắt đầu ({1})").format(until, since))
        id = self._id(number, cells.get(ID, ""), name)
        return Unit(id, self.province, self.agency, name, since, until) if len(self.problems) == before else None

    def _id(self, number: int, given: str, name: str) -> str:
        if not given:
            return unit_id(self.province, name)
        own = given.removeprefix(f"{slug(self.province)}.")
        if not _ID.fullmatch(own):
            message = _("mã '{0}' chỉ gồm chữ thường không dấu, chữ số và gạch nối, như xa-cam-tu")
            self.tell(number, message.format(given))
        return f"{slug(self.province)}.{own}"
