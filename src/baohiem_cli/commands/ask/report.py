"""`bh report`: how what falls due in a stretch of time stands, as a page, a document, and in every other format."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.letters import sender_of
from baohiem_cli.app.ask.reporting import report as report_of
from baohiem_cli.app.ask.window import window_of
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office
from baohiem_cli.views.report.answer import report_answer

EXAMPLES = (
    "bh report --html bao-cao.html",
    "bh report --year 2026 --regulation kon-tum --html kon-tum.html",
    "bh report --regulation kon-tum --docx bao-cao.docx",
    'bh report --agency "Sở Y tế" --output bao-cao.xlsx',
)


@options.shared
def report(
    html: options.HtmlFile = None,
    docx: options.DocxFile = None,
    pdf: options.PdfFile = None,
    superior: options.Superior = None,
    year: options.Year = None,
    first: Annotated[
        date | None, typer.Option("--from", parser=options.parse_day, metavar=_("NGÀY"), help=_("Từ ngày."))
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=options.parse_day, metavar=_("NGÀY"), help=_("Đến hết ngày."))
    ] = None,
    each: options.Each = False,
    known_at: options.KnownAt = None,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """The report on a stretch of time, this year by default."""
    today = common.today
    given = year is not None or first is not None or last is not None
    window = window_of(today, year=year if given else today.year, first=first, last=last)
    with opened(common.db, common.data, known_at=known_at) as register:
        asked = questions.asked(register, filters.wanted(), today, of_agency=True)
        found = report_of(register, asked.question, window, today, each=each, as_written=filters.as_written)
        sender = sender_of(register, today)
    noted = warnings(register.notices, asked.notices, found.listing.working.notices)
    return for_office(
        report_answer(found, asked.scope, sender, noted, superior=superior), asked.scope, hint=bool(found.every)
    )
