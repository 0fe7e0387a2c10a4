"""The list of late duties and the page of one agency: occurrences under headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from baohiem_cli.app.ask.agenda import Section
from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.app.ask.overdue import ageing
from baohiem_cli.app.ask.reminders import Run
from baohiem_cli.app.ask.scope import Scope
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Lines, Sheet
from baohiem_cli.views.ask.events import events_of
from baohiem_cli.views.ask.occurrences import (
    Part,
    legend,
    occurrence_items,
    occurrence_sheet,
    part_blocks,
    parts_by_basis,
)
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.office import about

if TYPE_CHECKING:
    from baohiem_cli.views.common.contract import OccurrenceItem


def overdue_answer(
    found: Sequence[Tracked], run: Run | None, begun: date, listing: Listing, warnings: tuple[str, ...]
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
        (*blocks, *legend(everything, listing)),
        warnings,
        {
            "track_from": begun,
            **({"last_run": run.last} if run else {}),
            "ageing": dict(zip(("1-30", "31-120", "121-"), ageing(shown, listing.today), strict=True)),
        },
        events=lambda: events_of(everything, listing),
        sheets=lambda: _sheets(parts, listing),
    )


def agenda_answer(
    sections: Mapping[Section, Sequence[Tracked]], scope: Scope, listing: Listing, warnings: tuple[str, ...]
) -> Answer:
    """One page for those whom the question is about."""
    heading = _("Lịch công tác của {0}, ngày {1}").format(about(scope) or _("mọi cơ quan"), day(listing.today))
    parts = [Part(_section_title(section), found, section is Section.OVERDUE) for section, found in sections.items()]
    everything = [one for found in sections.values() for one in found]
    blocks: tuple[Block, ...] = (
        Lines((heading,), heading=True), *part_blocks(parts, listing), *legend(everything, listing),
    )  # fmt: skip
    return Answer(
        "agenda",
        listing.today,
        _section_items(sections, listing),
        blocks,
        warnings,
        sheets=lambda: _sheets(parts, listing),
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


def _sheets(parts: Sequence[Part], listing: Listing) -> tuple[Sheet, ...]:
    return tuple(Sheet(part.title, occurrence_sheet(part.found, listing, late=part.late)) for part in parts)


def _section_title(section: Section) -> str:
    return {
        Section.OVERDUE: _("Quá hạn"),
        Section.WEEK: _("Đến hạn trong 7 ngày"),
        Section.MONTH: _("Đến hạn trong 30 ngày"),
        Section.AWAITED: _("Đang chờ nơi khác gửi"),
        Section.DONE: _("Hoàn thành trong 30 ngày qua"),
    }[section]


def _section_items(sections: Mapping[Section, Sequence[Tracked]], listing: Listing) -> Iterator[OccurrenceItem]:
    for section, found in sections.items():
        for item in occurrence_items(found, listing):
            item["section"] = section.value
            yield item
