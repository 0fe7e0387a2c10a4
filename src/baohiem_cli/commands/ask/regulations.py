"""`bh regulations`: the documents in the register."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.regulations import regulations as regulations_of
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.regulations import regulations_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = ("bh regulations", 'bh regulations --province "Kon Tum"', "bh regulations --history --as-of 2024-05-01")


@options.shared
def regulations(
    history: Annotated[
        bool, typer.Option("--history", help=_("Các sự kiện về hiệu lực của từng văn bản: ngày, theo văn bản nào."))
    ] = False,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """The regulations that have duties which fit, with their counts."""
    today = common.today
    with opened(common.db, common.data) as register:
        asked = questions.asked(register, filters.wanted(), today)
        found = regulations_of(register, asked.question, today)
    answer = regulations_answer(found, today, warnings(register.notices, asked.notices), history=history)
    return for_office(answer, asked.scope, hint=False)
