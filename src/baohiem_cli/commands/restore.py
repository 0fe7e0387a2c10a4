"""`bh restore`: put a copy in place of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import clock, paths
from baohiem_cli.commands import asking, options
from baohiem_cli.domain.ledger.chain import breaks
from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Fields
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger import sqlite as ledger

HELP = _("Phục hồi cơ sở dữ liệu từ bản sao lưu; bản đang có được giữ lại bên cạnh.")
EXAMPLES = ("bh restore sao-luu.db",)


@options.common
def restore(
    source: Annotated[Path, typer.Argument(metavar=_("TỆP"), exists=True, dir_okay=False, help=_("Bản sao lưu."))],
    *,
    where: options.Where,
) -> None:
    """Check the copy, keep what is there beside it, and replace the whole in one step.

    The database gets a new origin: what was recorded after the copy may live on elsewhere under the old one.
    """
    place = paths.database(where.db)
    with sqlite.explaining(place), sqlite.closing(sqlite.existing(source)) as copy:
        sqlite.check(copy, source)
        ledger.version_of(copy, source)
        broken = next(breaks(ledger.all_events(copy)), None)
        if broken:
            raise DatabaseUnusable(
                _("Sổ trong {0} không còn tin được ({1}, số {2}); không phục hồi.").format(
                    source, broken.message, broken.number
                )
            )
        events = ledger.count(copy)
        beside = place.with_name(f"{place.name}.{clock.now():%Y%m%d-%H%M%S-%f}.bak")
        if sqlite.damaged(place):
            sqlite.set_aside(place, beside)
        with sqlite.closing(sqlite.connect(place)) as database:
            if sqlite.has_tables(database):
                ledger.backup(database, beside)
            ledger.restore(database, copy)
    kept = str(beside) if beside.exists() else None
    item = {"file": str(source), "events": events, "kept": kept}
    pairs = ((_("Đã phục hồi từ"), str(source)), (_("Ghi nhận"), str(events)), (_("Bản cũ giữ ở"), kept or "-"))
    asking.emit(Answer("restore", asking.reference_day(where.as_of), (item,), (Fields(pairs),)), where.format)
