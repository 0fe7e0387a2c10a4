"""`bh restore`: put a copy in place of the database."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import clock, paths
from baohiem_cli.commands import asking, options
from baohiem_cli.domain.chain import breaks
from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.report.answer import Answer, Fields
from baohiem_cli.store import connection, ledger

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
    with connection.explaining(place), connection.closing(connection.existing(source)) as copy:
        connection.check(copy, source)
        ledger.version_of(copy, source)
        broken = next(breaks(ledger.all_events(copy)), None)
        if broken:
            raise DatabaseUnusable(
                _("Sổ trong {0} không còn tin được ({1}, số {2}); không phục hồi.").format(
                    source, broken.message, broken.number
                )
            )
        events = ledger.count(copy)
        kept = None
        with connection.closing(connection.connect(place)) as database:
            if connection.has_tables(database):
                stamp = f"{clock.now():%Y%m%d-%H%M%S-%f}"
                kept = place.with_name(f"{place.name}.{stamp}.bak")
                ledger.backup(database, kept)
            ledger.restore(database, copy)
    item = {"file": str(source), "events": events, "kept": str(kept) if kept else None}
    pairs = ((_("Đã phục hồi từ"), str(source)), (_("Ghi nhận"), str(events)), (_("Bản cũ giữ ở"), str(kept or "-")))
    asking.emit(Answer("restore", asking.reference_day(where.as_of), (item,), (Fields(pairs),)), where.format)
