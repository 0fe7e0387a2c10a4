"""`bh duties`: who must do what."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.responsibilities import duties_of, number_of
from baohiem_cli.app.ask.together import is_shared, sharing
from baohiem_cli.app.holders import holders_on
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.duties import duties_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = (
    'bh duties --agency "Sở Y tế"',
    "bh duties danh sách doanh nghiệp --cadence quarterly",
    'bh duties "trốn đóng"',
    "bh duties -a syt --role lead --kind report",
    "bh duties -a syt --joint",
)


@options.shared
def duties(
    text: Annotated[
        list[str] | None,
        typer.Argument(
            help=_(
                "Từ, cụm từ cần tìm trong nhiệm vụ, nguyên tiếng; gõ có dấu thì tìm đúng dấu, không dấu thì tìm mọi "
                "dấu. Đặt trong ngoặc kép để tìm cả cụm từ."
            ),
            metavar=_("[TỪ]..."),
        ),
    ] = None,
    alone: options.Alone = False,
    joint: options.Joint = False,
    notes: options.Notes = False,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """The duties that fit."""
    today = common.today
    shared = sharing(alone=alone, joint=joint)
    with opened(common.db, common.data) as register:
        asked = questions.asked(register, filters.wanted(text or ()), today, of_agency=True)
        found, reached, over = duties_of(register, asked.question, today)
        found = list(filter(is_shared(shared, asked.question), found))
        notices = questions.not_binding(register, asked.question, today)
        notices += questions.subject_missing(
            register, asked.question, lambda question: number_of(register, question, today)
        )
        holders = holders_on(register.db, today, as_written=filters.as_written)
    noted = warnings(register.notices, asked.notices, notices, over)
    answer = duties_answer(found, reached, asked.question, holders, over, today, noted, notes=notes)
    return for_office(answer, asked.scope, hint=bool(found))
