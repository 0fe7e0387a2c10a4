"""Occurrences that fall due in a stretch of time."""

from __future__ import annotations

from collections.abc import Sequence

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.app.ask.window import Way, Window
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Lines, Sheet
from baohiem_cli.views.ask.events import events_of
from baohiem_cli.views.ask.occurrences import (
    counted,
    legend,
    occurrence_items,
    occurrence_sheet,
    occurrence_table,
    part_blocks,
    parts_by_basis,
)
from baohiem_cli.views.common.dates import stretch


def due_answer(found: Sequence[Tracked], window: Window, listing: Listing, warnings: tuple[str, ...]) -> Answer:
    """Occurrences that fall due in a stretch of time, by the text's own date and by inferred date."""
    later = window.way is Way.MONTH and window.first.year == listing.today.year + 1
    when = stretch(window) + (_(" (năm sau)") if later else "")
    title = _("Đến hạn {0}: {1}").format(when, counted(found, each=listing.each))
    parts = parts_by_basis(found)
    tables = part_blocks(parts, listing) if len(parts) > 1 else (occurrence_table(found, listing),)
    blocks: tuple[Block, ...] = (Lines((title,), heading=True), *tables, *legend(found, listing))
    return Answer(
        "due",
        listing.today,
        occurrence_items(found, listing),
        blocks,
        warnings,
        {"from": window.first, "to": window.last},
        events=lambda: events_of(found, listing),
        sheets=lambda: (Sheet(title, occurrence_sheet(found, listing)),),
    )
