"""Occurrences that fall due in a stretch of time."""

from __future__ import annotations

from collections.abc import Sequence

from baohiem_cli.app.ask.grouping import DueBy
from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.app.ask.window import Way, Window
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Lines, Sheet
from baohiem_cli.views.ask.events import events_of
from baohiem_cli.views.ask.groups import grouped_blocks
from baohiem_cli.views.ask.occurrences import (
    counted,
    legend,
    occurrence_items,
    occurrence_sheet,
    parts_by_basis,
)
from baohiem_cli.views.common.dates import stretch


def due_answer(
    found: Sequence[Tracked],
    window: Window,
    listing: Listing,
    warnings: tuple[str, ...],
    *,
    by: DueBy | None = None,
    notes: bool = False,
) -> Answer:
    """Occurrences that fall due in a stretch of time, by the text's own date and by inferred date, and in groups.

    Of the notes at the end a few are shown, or with `notes` all.
    """
    later = window.way is Way.MONTH and window.first.year == listing.today.year + 1
    when = stretch(window) + (_(" (năm sau)") if later else "")
    title = _("Đến hạn {0}: {1}").format(when, counted(found, each=listing.each))
    listed = grouped_blocks(parts_by_basis(found), listing, by)
    below = legend(found, listing, whole=notes)
    blocks: tuple[Block, ...] = (Lines((title,), heading=True), *listed, *below)
    return Answer(
        "due",
        listing.today,
        occurrence_items(found, listing),
        blocks,
        warnings,
        {"from": window.first, "to": window.last, **({"by": by.value} if by else {})},
        events=lambda: events_of(found, listing),
        sheets=lambda: (Sheet(title, occurrence_sheet(found, listing)),),
    )
