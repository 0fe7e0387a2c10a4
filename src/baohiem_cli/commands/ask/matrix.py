"""`bh matrix`: responsibilities, agencies against topics or articles, cells by role."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.responsibilities import TopicsBy
from baohiem_cli.app.ask.responsibilities import matrix as matrix_of
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.responsibilities import matrix_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = (
    "bh matrix --regulation kon-tum",
    "bh matrix --by article -r nam-dinh --format md",
    "bh matrix --format csv",
)


@options.shared
def matrix(
    by: Annotated[TopicsBy, typer.Option("--by", help=_("Cột là loại việc hay điều."))] = TopicsBy.KIND,
    notes: options.Notes = False,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """The matrix; a terminal gets it in pieces that fit its width, other formats get it whole."""
    today = common.today
    with opened(common.db, common.data) as register:
        asked = questions.asked(register, filters.wanted(), today)
        found = matrix_of(register, asked.question, today, by, as_written=filters.as_written)
        notices = questions.not_binding(register, asked.question, today)
    noted = warnings(register.notices, asked.notices, notices, found.notices)
    return for_office(matrix_answer(found, today, noted, notes=notes), asked.scope, hint=False)
