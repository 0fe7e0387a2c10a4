"""Occurrences that fall due in a stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.app.ask.window import Window
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Lines, Sheet
from baohiem_cli.views.dates import stretch
from baohiem_cli.views.occurrences import legend, occurrence_items, occurrence_sheet, occurrence_table

if TYPE_CHECKING:
    pass


def due_answer(found: Sequence[Tracked], window: Window, listing: Listing, warnings: tuple[str, ...]) -> Answer:
    """Occurrences that fall due in a stretch of time."""
    title = _("Đến hạn {0}: {1} kỳ").format(stretch(window), len(found))
    blocks: tuple[Block, ...] = (
        Lines((title,), heading=True), occurrence_table(found, listing), *legend(found, listing),
    )  # fmt: skip
    return Answer(
        "due",
        listing.today,
        occurrence_items(found, listing),
        blocks,
        warnings,
        {"from": window.first, "to": window.last},
        sheets=lambda: (Sheet(title, occurrence_sheet(found, listing)),),
    )
