"""Agencies and provinces in tables, and everything about one agency."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from baohiem_cli.app.ask.directory import Agencies, ListedAgency, ListedProvince
from baohiem_cli.domain.agencies.succession import Province
from baohiem_cli.domain.records import Unit
from baohiem_cli.domain.vocabulary import Role
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Fields, Lines, Table
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.holders import HolderItem, heirs, holder_items, no_heir, step_line
from baohiem_cli.views.common.labels import level_label, role_label
from baohiem_cli.views.common.units import UnitItem, unit_item


class AgencyItem(TypedDict):
    """A body or a group; `members` is a list, a word for those that the text does not list, or null for a body."""

    id: str
    name: str
    short: str | None
    aliases: list[str]
    level: str
    type: str | None
    group: bool
    members: list[str] | str | None
    was: list[str]
    became: list[HolderItem]
    duties: dict[str, int]
    unit: UnitItem | None


class ProvinceItem(TypedDict):
    """A province as it is on a day."""

    name: str
    now: str
    type: str | None
    formed_from: list[str]
    since: date
    instrument: str
    note: str | None
    regulations: int
    duties: int


def agencies_answer(known: Agencies, today: date, warnings: tuple[str, ...], *, one: bool) -> Answer:
    """All bodies in a table, or everything about the one that was asked for."""
    blocks: tuple[Block, ...]
    if one:
        lines = tuple(step_line(step, known.holders.names) for step in known.steps)
        blocks = (Fields(tuple(_pairs(known.found[0], known))), Lines(lines, footnote=True))
    else:
        blocks = (_table(known),)
    return Answer("agencies", today, tuple(_item(listed, known, today) for listed in known.found), blocks, warnings)


def provinces_answer(
    found: Sequence[ListedProvince], first: Province | None, today: date, warnings: tuple[str, ...]
) -> Answer:
    """The provinces of a day, with what each was formed from."""
    columns = (
        Column(_("Tỉnh, thành phố hiện nay")), Column(_("Loại")), Column(_("Hợp nhất từ"), stretch=True),
        Column(_("Văn bản"), align_right=True),
        Column(_("Nhiệm vụ"), align_right=True), Column(_("Ghi chú"), stretch=True, wide_only=True),
    )  # fmt: skip
    items = tuple(map(_province_item, found))
    rows = tuple(
        (i["name"], i["type"], ", ".join(i["formed_from"]), i["regulations"], i["duties"], i["note"]) for i in items
    )
    since = _("Từ {0}: {1}").format(day(first.since), first.instrument) if first else ""
    return Answer("provinces", today, items, (Table(columns, rows), Lines((since,), footnote=True)), warnings)


def _item(listed: ListedAgency, known: Agencies, today: date) -> AgencyItem:
    agency = listed.agency
    return {
        "id": agency.id,
        "name": agency.name,
        "short": agency.short,
        "aliases": list(agency.aliases),
        "level": agency.level,
        "type": agency.type,
        "group": agency.is_group,
        "members": list(agency.members) if isinstance(agency.members, tuple) else agency.members,
        "was": list(listed.was),
        "became": holder_items(known.holders, agency.id, None),
        "duties": {role.value: number for role, number in listed.duties.items()},
        "unit": unit_item(known.unit, known.names, today) if known.unit else None,
    }


def _pairs(listed: ListedAgency, known: Agencies) -> list[tuple[str, str]]:
    def names(ids: Sequence[str]) -> str:
        return "; ".join(known.names.get(id, id) for id in ids)

    agency = listed.agency
    kinds = {
        "charged": _("các cơ quan mà chính văn bản giao việc"),
        "unlisted": _("không liệt kê"),
        "open": _("tùy từng việc"),
    }
    members = agency.members
    pairs = [
        (_("Đơn vị"), _unit(known.unit) if known.unit else ""),
        (_("Thuộc loại cơ quan") if known.unit else _("Mã"), agency.id),
        (_("Tên"), agency.name),
        (_("Tên ngắn"), agency.short or ""),
        (_("Cách viết khác"), "; ".join(agency.aliases)),
        (_("Cấp"), level_label(agency.level)),
        (_("Thành viên"), kinds.get(members, "") if isinstance(members, str) else names(members or ())),
        (_("Trước là"), names(listed.was)),
        (_("Nay là"), _heirs(agency.id, known)),
        (_("Nhiệm vụ"), "; ".join(f"{role_label(role)} {number}" for role, number in listed.duties.items())),
    ]
    return [pair for pair in pairs if pair[1]]


def _unit(one: Unit) -> str:
    """A listed body with its id, its province and the days between which there is one."""
    since = _("từ {0}").format(day(one.since)) if one.since else ""
    until = _("đến hết {0}").format(day(one.until)) if one.until else ""
    return ", ".join(filter(None, (one.name, one.province, since, until))) + f" ({one.id})"


def _heirs(id: str, known: Agencies) -> str:
    found = heirs(known.holders, id, None)
    return no_heir() if found is None else found


def _table(known: Agencies) -> Table:
    columns = (
        Column(_("Mã")), Column(_("Tên"), stretch=True), Column(_("Cấp")),
        Column(_("Nay"), stretch=True, wide_only=True),
        *(Column(role_label(role).capitalize(), align_right=True) for role in Role),
    )  # fmt: skip
    return Table(columns, tuple(
        (agency.id, agency.name, level_label(agency.level), _heirs(agency.id, known), *duties.values())
        for agency, __, duties in known.found
    ))  # fmt: skip


def _province_item(one: ListedProvince) -> ProvinceItem:
    return {
        "name": one.name,
        "now": one.unit.now,
        "type": one.unit.type if one.formed else None,
        "formed_from": one.parts,
        "since": one.unit.since,
        "instrument": one.unit.instrument,
        "note": one.unit.note if one.formed else None,
        "regulations": one.regulations,
        "duties": one.duties,
    }
