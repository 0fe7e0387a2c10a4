"""The page of those whom a question is about: what is late, what comes, and what waits for its event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from baohiem_cli.app.ask.agenda import Section
from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.app.ask.scope import Scope
from baohiem_cli.domain.deadlines.occurrences import event_rule
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.domain.records import Duty
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Sheet, Table
from baohiem_cli.views.ask.occurrences import Part, legend, occurrence_items, part_blocks, part_sheets
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.items import duty_item
from baohiem_cli.views.common.office import about

if TYPE_CHECKING:
    from baohiem_cli.views.common.contract import OccurrenceItem


def agenda_answer(
    sections: Mapping[Section, Sequence[Tracked]],
    waiting: Sequence[Duty],
    scope: Scope,
    listing: Listing,
    warnings: tuple[str, ...],
    *,
    notes: bool,
) -> Answer:
    """One page; the duties that `bh trigger` dates stand last."""
    heading = _("Lịch công tác của {0}, ngày {1}").format(about(scope) or _("mọi cơ quan"), day(listing.today))
    parts = [Part(_section_title(section), found, section is Section.OVERDUE) for section, found in sections.items()]
    everything = [one for found in sections.values() for one in found]
    awaited = _waiting(waiting)
    blocks: tuple[Block, ...] = (
        Lines((heading,), heading=True),
        *part_blocks(parts, listing),
        *((Lines((awaited.title,), heading=True), awaited.table) if waiting else ()),
        *legend(everything, listing, whole=notes, beside=waiting),
    )
    return Answer(
        "agenda",
        listing.today,
        _section_items(sections, listing),
        blocks,
        warnings,
        {"waiting": [duty_item(duty, listing.today) for duty in waiting]},
        sheets=lambda: (*part_sheets(parts, listing), *([awaited] if waiting else [])),
    )


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


def _waiting(found: Sequence[Duty]) -> Sheet:
    title = _("Chờ sự kiện, khi xảy ra thì ghi bằng bh trigger MÃ --on NGÀY: {0} việc").format(len(found))
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Sự kiện"), stretch=True), Column(_("Thời hạn"), stretch=True),
        Column(_("Căn cứ"), wide_only=True), Column(_("Nhiệm vụ"), stretch=True),
    )  # fmt: skip
    rows = tuple(
        (duty.id, duty.trigger or "", limit.quote, f"{duty.jurisdiction}: {duty.citation}", duty.summary)
        for duty in found
        if (limit := event_rule(duty))
    )
    return Sheet(title, Table(columns, rows))
