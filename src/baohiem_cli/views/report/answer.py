"""The report as an answer: what falls due and how it stands, for every format."""

from __future__ import annotations

from collections.abc import Iterable

from baohiem_cli.app.ask.letters import Sender
from baohiem_cli.app.ask.reporting import Report
from baohiem_cli.app.ask.scope import Scope
from baohiem_cli.domain.ledger.standing import SETTLED, State, Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Document, Letter, Lines, Sheet
from baohiem_cli.views.ask.occurrences import Part, legend, occurrence_items, occurrence_sheet, part_blocks
from baohiem_cli.views.ask.status import status_items, status_notes, status_table
from baohiem_cli.views.common.dates import day, stretch
from baohiem_cli.views.common.office import about


def report_answer(
    report: Report, scope: Scope, sender: Sender, warnings: tuple[str, ...], *, superior: str | None = None
) -> Answer:
    """The cells text by text, then every occurrence: late ones first, those of before the stretch of time too."""
    listing, every = report.listing, report.every
    title = _("Báo cáo tình hình thực hiện {0}, tính đến {1}").format(stretch(report.window), day(listing.today))
    notes = status_notes(report.by_body)
    parts = [part for part in _parts(report) if part.found]
    blocks: tuple[Block, ...] = (
        Lines((title,), heading=True), status_table(report.by_regulation), Lines(tuple(notes), footnote=True),
        *part_blocks(parts, listing), *legend(every, listing, whole=False),
    )  # fmt: skip

    def page() -> Document:
        from baohiem_cli.views.report.page import document

        below = [
            line for block in legend(every, listing, whole=True) for line in block.lines if not line.startswith(_MARKS)
        ]
        return document(report, title, about(scope), notes, below, warnings)

    def letters() -> tuple[Letter, ...]:
        from baohiem_cli.views.letter.report import report_letter

        return (report_letter(report, sender, superior),)

    return Answer(
        "report",
        listing.today,
        occurrence_items(every, listing),
        blocks,
        warnings,
        {
            "from": report.window.first,
            "to": report.window.last,
            "track_from": report.begun,
            "by_body": status_items(report.by_body),
            "by_regulation": status_items(report.by_regulation),
        },
        sheets=lambda: (Sheet(title, occurrence_sheet(every, listing)),),
        page=page,
        letters=letters,
    )


_MARKS = ("~", "?", "!")
"""Marks of a list; a page says them in words."""


def _parts(report: Report) -> Iterable[Part]:
    def of(*states: State) -> list[Tracked]:
        return [one for one in report.every if one.standing.state in states]

    yield Part(_("Quá hạn"), of(State.OVERDUE), late=True)
    yield Part(_("Còn trong hạn"), of(State.OPEN))
    yield Part(_("Đã hoàn thành, được miễn"), of(*SETTLED, State.WAIVED))
