"""`bh calendar`: the months with what falls due and the days off."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app import tracking
from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.months import months
from baohiem_cli.app.ask.window import window_of
from baohiem_cli.app.register import opened
from baohiem_cli.app.working_days import working_days
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.months import calendar_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = ("bh calendar", "bh calendar --year 2026 --month 12", 'bh calendar -a "Sở Y tế" --year 2027')


@options.shared
def calendar(
    month: Annotated[
        int | None,
        typer.Option(min=1, max=12, help=_("Tháng; không kèm --year thì là tháng ấy sắp tới, kể cả tháng này.")),
    ] = None,
    year: options.Year = None,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """A month or all months of a year; without either, those of this year."""
    today = common.today
    window = window_of(today, month=month, year=year or (today.year if month is None else None))
    with opened(common.db, common.data) as register:
        asked = questions.asked(register, filters.wanted(), today, of_agency=True)
        found = tracking.gather(register, asked.question, window.first, window.last, today)
        inside = [one for one in found if window.first <= one.due <= window.last]
        listed = months(register, inside, window.first, window.last)
        working = working_days(register, window.first, window.last)
    noted = warnings(register.notices, asked.notices, working.notices)
    return for_office(calendar_answer(listed, window, today, noted), asked.scope)
