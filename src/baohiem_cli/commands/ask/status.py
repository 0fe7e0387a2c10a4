"""`bh status`: the four cells in which Vietnamese administrations report, with shares."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.status import GroupBy
from baohiem_cli.app.ask.status import status as status_of
from baohiem_cli.app.ask.window import Window, window_of
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.status import status_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = (
    "bh status",
    "bh status --by regulation --year 2026",
    "bh status --by body",
    'bh status --agency "Sở Y tế" --by kind',
)


@options.shared
def status(
    by: Annotated[GroupBy, typer.Option("--by", help=_("Thống kê theo."))] = GroupBy.AGENCY,
    year: options.Year = None,
    first: Annotated[
        date | None, typer.Option("--from", parser=options.parse_day, metavar=_("NGÀY"), help=_("Từ ngày."))
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=options.parse_day, metavar=_("NGÀY"), help=_("Đến hết ngày."))
    ] = None,
    known_at: options.KnownAt = None,
    hub: Annotated[
        bool,
        typer.Option("--hub", help=_("Hỏi kho dùng chung (BH_HUB), theo sổ của mọi nơi; với --by province.")),
    ] = False,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """The cells for what falls due in the time asked for, and the same a year earlier."""
    today = common.today
    given = year is not None or first is not None or last is not None
    window = window_of(today, year=year if given else today.year, first=first, last=last)
    if hub:
        return _of_hub(by, known_at, window, filters, common)
    with opened(common.db, common.data, known_at=known_at) as register:
        asked = questions.asked(register, filters.wanted(), today, of_agency=True)
        found = status_of(register, asked.question, window, today, by, as_written=filters.as_written)
    answer = status_answer(found, window, today, warnings(register.notices, asked.notices))
    return for_office(answer, asked.scope, hint=bool(found.lines))


def _of_hub(
    by: GroupBy, known_at: str | None, window: Window, filters: options.Filters, common: options.CommonOptions
) -> Answer:
    from baohiem_cli.app.data import hub, publishing  # the network, which no other question touches

    if by is not GroupBy.PROVINCE or known_at or filters != options.Filters():
        raise WrongUsage(_("--hub chỉ dùng với --by province, --year, --from, --to và --as-of."))
    address = hub.address_of(None)
    with opened(common.db, common.data) as register:
        found = publishing.status(register, address, window, common.today)
    return status_answer(found, window, common.today, warnings(register.notices))
