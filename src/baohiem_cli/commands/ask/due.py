"""`bh due`: what falls due in a stretch of time."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.app import tracking
from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.grouping import DueBy
from baohiem_cli.app.ask.listing import listing
from baohiem_cli.app.ask.together import is_shared, sharing
from baohiem_cli.app.ask.window import window_of
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.commands.common.numbers import kept_in_mind, numbers
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.due import due_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = (
    "bh due --month 12",
    'bh due --agency "Sở Y tế" --within 60',
    "bh due --month 12 --by agency",
    "bh due --within 365 --remind 7,1 --format ics",
    "bh due --from 2026-01-01 --to 2026-12-31 --format csv",
)


@options.shared
def due(
    month: Annotated[
        int | None,
        typer.Option(min=1, max=12, help=_("Tháng; không kèm --year thì là tháng ấy sắp tới, kể cả tháng này.")),
    ] = None,
    year: options.Year = None,
    first: Annotated[
        date | None, typer.Option("--from", parser=options.parse_day, metavar=_("NGÀY"), help=_("Từ ngày."))
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=options.parse_day, metavar=_("NGÀY"), help=_("Đến hết ngày."))
    ] = None,
    within: Annotated[int | None, typer.Option(min=0, max=36500, help=_("Số ngày tới, kể từ hôm nay."))] = None,
    alone: options.Alone = False,
    joint: options.Joint = False,
    each: options.Each = False,
    by: Annotated[
        DueBy | None,
        typer.Option("--by", help=_("Chia nhóm theo ngày, cơ quan, văn bản hay tỉnh."), case_sensitive=False),
    ] = None,
    notes: options.Notes = False,
    remind: options.Remind = None,
    known_at: options.KnownAt = None,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """Occurrences that fall due in the time asked for."""
    today = common.today
    ahead = options.days_ahead(remind)
    window = window_of(today, month=month, year=year, first=first, last=last, within=within)
    shared = sharing(alone=alone, joint=joint)
    with opened(common.db, common.data, known_at=known_at) as register:
        asked = questions.asked(register, filters.wanted(), today, of_agency=True)
        found = tracking.gather(register, asked.question, window.first, window.last, today, each=each)
        fits = is_shared(shared, asked.question)
        found = [one for one in found if fits(one.occurrence.duty)]
        listed = listing(register, found, today, as_written=filters.as_written, each=each, numbered=numbers(common))
        listed = listed._replace(with_whom=asked.question.agencies if joint else None)
        missing = questions.subject_missing(
            register,
            asked.question,
            lambda question: len(tracking.gather(register, question, window.first, window.last, today)),
        )
    noted = warnings(register.notices, asked.notices, listed.working.notices, missing)
    answer = due_answer(found, window, listed, noted, by=by, notes=notes)._replace(remind=ahead)
    return kept_in_mind(for_office(answer, asked.scope, hint=bool(found)), register.path, listed, today)
