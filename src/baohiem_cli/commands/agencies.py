"""`bh agencies`: the bodies that regulations name, what they were and what they became."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from baohiem_cli.commands import asking, completion, options, succeeding
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.agencies.succession import formers
from baohiem_cli.domain.vocabulary import Role, role_label
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Fields, Item, Lines, Table
from baohiem_cli.store.register import catalogue

HELP = _("Danh bạ cơ quan: tên, cấp, thành viên, trước là gì, nay là gì, số nhiệm vụ theo vai trò.")
EXAMPLES = ("bh agencies", 'bh agencies "Sở Nội vụ"', "bh agencies --format csv")


def level_label(level: str) -> str:
    """Vietnamese name of a level."""
    return {
        "national": _("trung ương"),
        "province": _("tỉnh"),
        "district": _("huyện"),
        "commune": _("xã"),
        "unit": _("cơ sở"),
    }[level]


@options.common
def agencies(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[TÊN]"), help=_("Một cơ quan; không ghi là tất cả."), autocompletion=completion.agencies
        ),
    ] = None,
    *,
    where: options.Where,
) -> None:
    """Print all bodies in a table, or everything about one."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        records = catalogue.agencies(register.db)
        chosen = [asking.find_agency(register.db, name)] if name else list(records)
        counts = catalogue.role_counts(register.db, today)
        successions = catalogue.successions(register.db)
        now = succeeding.now(register.db, today)
    items = []
    for id in chosen:
        was = formers(id, today, successions)[1:]
        items.append(_item(records[id], counts.get(id, {}), list(was), now.items(id, None)))
    blocks: tuple[Block, ...]
    if name:
        kin = (*chosen, *items[0]["was"])
        steps = [step for id in kin for step in successions.get(id, ()) if id in chosen or step.heir in kin]
        lines = [now.line(step) for step in steps if step.since <= today]
        blocks = (Fields(tuple(_pairs(items[0], now, records))), Lines(tuple(lines), aside=True))
    else:
        blocks = (_table(items, now),)
    asking.emit(Answer("agencies", today, tuple(items), blocks, tuple(register.warnings)), where.format)


def _item(record: dict[str, Any], counts: dict[str, int], was: list[str], became: list[Item]) -> Item:
    members = record["members"]
    return {
        "id": record["id"],
        "name": record["name"],
        "short": record["short"],
        "aliases": record["aliases"],
        "level": record["level"],
        "type": record["type"],
        "group": members is not None,
        "members": members,
        "was": was,
        "became": became,
        "duties": {role.value: counts.get(role.value, 0) for role in Role},
    }


def _pairs(item: Item, now: succeeding.Now, records: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    def names(ids: list[str]) -> str:
        return "; ".join(records[id]["name"] if id in records else id for id in ids)

    kinds = {
        "charged": _("các cơ quan mà chính văn bản giao việc"),
        "unlisted": _("không liệt kê"),
        "open": _("tùy từng việc"),
    }
    members = item["members"]
    pairs = [
        (_("Mã"), item["id"]),
        (_("Tên"), item["name"]),
        (_("Tên ngắn"), item["short"] or ""),
        (_("Cách viết khác"), "; ".join(item["aliases"])),
        (_("Cấp"), level_label(item["level"])),
        (_("Thành viên"), kinds.get(members, "") if isinstance(members, str) else names(members or [])),
        (_("Trước là"), names(item["was"])),
        (_("Nay là"), _heirs(item["id"], now)),
        (_("Nhiệm vụ"), "; ".join(f"{role_label(Role(role))} {number}" for role, number in item["duties"].items())),
    ]
    return [pair for pair in pairs if pair[1]]


def _heirs(id: str, now: succeeding.Now) -> str:
    heirs = now.heirs(id, None)
    return _("không có một nơi kế tục duy nhất") if heirs is None else heirs


def _table(items: list[Item], now: succeeding.Now) -> Table:
    columns = (
        Column(_("Mã"), whole=True), Column(_("Tên"), wide=True), Column(_("Cấp")),
        Column(_("Nay"), wide=True, extra=True), *(Column(role_label(role).capitalize(), right=True) for role in Role),
    )  # fmt: skip
    return Table(columns, tuple(
        (item["id"], item["name"], level_label(item["level"]), _heirs(item["id"], now),
         *item["duties"].values())
        for item in items
    ))  # fmt: skip
