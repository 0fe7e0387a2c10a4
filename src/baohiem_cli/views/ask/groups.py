"""A long list in groups, each below its heading with its number, and what each day or month has of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baohiem_cli.app.ask.grouping import DueBy, Group, groups, subtotals
from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Block, Lines
from baohiem_cli.views.ask.occurrences import Part, counted, is_all_unsure, occurrence_table
from baohiem_cli.views.common.dates import day, weekday


def grouped_blocks(parts: Sequence[Part], listing: Listing, by: DueBy | None) -> Iterator[Block]:
    """The parts of a list, days fixed by the text first; each with the numbers of its days, or in groups."""
    every = [one for part in parts for one in part.found]
    unsure = is_all_unsure(every)
    for part in parts:
        if len(parts) > 1:
            yield Lines((f"{part.title}: {counted(part.found, each=listing.each)}",), heading=True)
        if by is None:
            yield from _totals(part.found)
            yield occurrence_table(part.found, listing, all_unsure=unsure)
            continue
        for group in groups(part.found, by):
            yield Lines((f"{_title(group, listing)}: {counted(group.found, each=listing.each)}",), heading=True)
            yield occurrence_table(group.found, listing, all_unsure=unsure)


def _totals(found: Sequence[Tracked]) -> Iterator[Block]:
    """The number of each day or month, where there are several of them."""
    totals = subtotals(found)
    if len(totals) > 1:
        said = (f"{f'{one.first:%m/%Y}' if one.month else day(one.first)}: {one.number}" for one in totals)
        line = _("Số việc từng tháng: {0}") if totals[0].month else _("Số việc từng ngày: {0}")
        yield Lines((line.format("; ".join(said)),), footnote=True)


def _title(group: Group, listing: Listing) -> str:
    if group.day:
        return f"{weekday(group.day)} {day(group.day)}"
    if group.unit:
        return group.unit.name
    if len(group.agencies) > 1:
        names = "; ".join(listing.holders.names.get(id, id) for id in group.agencies)
        return _("Cùng làm: {0}").format(names)
    if group.agencies:
        return listing.holders.names.get(group.agencies[0], group.agencies[0])
    return group.name
