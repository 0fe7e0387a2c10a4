"""`bh provinces`: the 63 provinces and the 34 that they became."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.commands import asking, completion, options
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.agencies.succession import Province
from baohiem_cli.domain.names import fold
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Column, Item, Lines, Table
from baohiem_cli.store.register import catalogue

HELP = _("Các tỉnh, thành phố: trước là gì, nay thuộc đâu, có văn bản nào.")
EXAMPLES = ("bh provinces", 'bh provinces "Kon Tum"', "bh provinces --format json")


@options.common
def provinces(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[TỈNH]"), help=_("Tên cũ hay mới; không ghi là tất cả."), autocompletion=completion.provinces
        ),
    ] = None,
    *,
    where: options.Where,
) -> None:
    """Print the provinces as they are on a day, with what each was formed from."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        known = catalogue.provinces(register.db)
        wanted = asking.find_place(register.db, name) if name else None
        counts = catalogue.place_counts(register.db)
    chosen = known[wanted].on(today) if wanted in known else None
    units = dict.fromkeys(one.on(today) for one in known.values())
    items = [_item(name, known, today, counts) for name in units if chosen in (None, name)]
    columns = (
        Column(_("Nay")), Column(_("Loại")), Column(_("Gồm"), wide=True), Column(_("Văn bản"), right=True),
        Column(_("Nhiệm vụ"), right=True), Column(_("Ghi chú"), wide=True, extra=True),
    )  # fmt: skip
    rows = tuple(
        (i["name"], i["type"], ", ".join(i["formed_from"]), i["regulations"], i["duties"], i["note"]) for i in items
    )
    first = next(iter(known.values()), None)
    when = _("Từ {0}: {1}").format(f"{first.since:%d/%m/%Y}", first.instrument) if first else ""
    blocks = (Table(columns, rows), Lines((when,), aside=True))
    asking.emit(Answer("provinces", today, tuple(items), blocks, tuple(register.warnings)), where.format)


def _item(name: str, known: dict[str, Province], today: date, counts: dict[str, tuple[int, int]]) -> Item:
    parts = [(folded, one) for folded, one in known.items() if one.on(today) == name]
    unit = known.get(fold(name), parts[0][1])
    merged = today >= unit.since
    return {
        "name": name,
        "now": unit.now,
        "type": unit.type if merged else None,
        "formed_from": list(dict.fromkeys(one.name for __, one in parts)) if merged else [],
        "since": unit.since,
        "instrument": unit.instrument,
        "note": unit.note if merged else None,
        "regulations": sum(counts.get(folded, (0, 0))[0] for folded, __ in parts),
        "duties": sum(counts.get(folded, (0, 0))[1] for folded, __ in parts),
    }
