"""`bh agencies`: the bodies that regulations name, what they were and what they became."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask import directory, questions
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import completion, options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.directory import agencies_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = ("bh agencies", 'bh agencies "Sở Nội vụ"', "bh agencies --format csv")


@options.shared
def agencies(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[TÊN]"), help=_("Một cơ quan; không ghi là tất cả."), autocompletion=completion.agencies
        ),
    ] = None,
    everything: options.WithoutOffice = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """All bodies in a table, or everything about one."""
    today = common.today
    with opened(common.db, common.data) as register:
        asked = questions.asked(register, questions.Wanted(everything=everything), today)
        known = directory.agencies(register, name, asked.question, today)
    answer = agencies_answer(known, today, warnings(register.notices, asked.notices), one=bool(name))
    return for_office(answer, asked.scope, hint=False)
