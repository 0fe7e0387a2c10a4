"""The list of late duties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.app.ask.overdue import ageing
from baohiem_cli.app.ask.reminders import Run
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Lines
from baohiem_cli.views.ask.events import events_of
from baohiem_cli.views.ask.occurrences import (
    Part,
    legend,
    occurrence_items,
    part_blocks,
    part_sheets,
    parts_by_basis,
)
from baohiem_cli.views.common.dates import day


def overdue_answer(
    found: Sequence[Tracked], run: Run | None, begun: date, listing: Listing, warnings: tuple[str, ...], *, notes: bool
) -> Answer:
    """Late occurrences, by the text's own date and by inferred date; with a run, the new ones since the run before.

    Where nothing is late there is nothing to read: cron mails whatever is printed.
    """
    shown = run.overdue if run else found
    everything = [*shown, *(run.coming if run else [])]
    parts = list(_overdue_parts(shown, run))
    blocks: list[Block] = []
    if run and everything and (said := _since(run, listing.today)):
        blocks.append(Lines((said,)))
    if shown:
        summary = _("Quá hạn {0} việc (1–30 ngày: {1}; 31–120 ngày: {2}; trên 120 ngày: {3})").format(
            len(shown), *ageing(shown, listing.today)
        )
        blocks.append(Lines((summary,), heading=True))
    blocks += part_blocks([part for part in parts if part.late], listing)
    if shown:
        tracked = _("Theo dõi từ {0}; kỳ đến hạn trước ngày ấy không tính.").format(day(begun))
        blocks.append(Lines((tracked,), footnote=True))
    blocks += part_blocks([part for part in parts if not part.late], listing)
    return Answer(
        "overdue",
        listing.today,
        occurrence_items(everything, listing),
        (*blocks, *legend(everything, listing, whole=notes)),
        warnings,
        {
            "track_from": begun,
            **({"last_run": run.last} if run else {}),
            "ageing": dict(zip(("1-30", "31-120", "121-"), ageing(shown, listing.today), strict=True)),
        },
        events=lambda: events_of(everything, listing),
        sheets=lambda: part_sheets(parts, listing),
    )


def _since(run: Run, today: date) -> str | None:
    """What the reader should know of the run before: that there was none, or that days lie between."""
    if run.last is None:
        return _("Lần chạy đầu: dưới đây là mọi việc đang quá hạn hoặc sắp đến hạn; lần sau chỉ nêu việc mới.")
    if (gap := (today - run.last).days) > 1:
        missed = _("Lần chạy trước là ngày {0}, cách {1} ngày; dưới đây là mọi việc mới từ đó.")
        return missed.format(day(run.last), gap)
    return None


def _overdue_parts(shown: Sequence[Tracked], run: Run | None) -> Iterator[Part]:
    yield from parts_by_basis(shown, late=True)
    if run and run.coming:
        yield Part(_("Sắp đến hạn"), run.coming)
