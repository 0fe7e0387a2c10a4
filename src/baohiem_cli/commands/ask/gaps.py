"""`bh gaps`: what regulations leave open or ask twice."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.analysis import gaps as gaps_in
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.gaps import gaps_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = ("bh gaps", "bh gaps -r kon-tum", "bh gaps --check compiler-date --check same-data --format json")


class Check(StrEnum):
    """The checks, by the names of their functions."""

    COMPILER_DATE = "compiler-date"
    NO_SUBJECT = "no-subject"
    UNDATED_PERIODIC = "undated-periodic"
    NOBODY_LEADS = "nobody-leads"
    SAME_DATA = "same-data"
    ENDED_AGENCY = "ended-agency"
    REPLACED_BASIS = "replaced-basis"
    BEFORE_CLOSING = "before-closing"
    UNCONFIRMED_EFFECT = "unconfirmed-effect"


@options.shared
def gaps(
    checks: Annotated[
        list[Check] | None,
        typer.Option("--check", help=_("Chỉ kiểm tra điều này. Có thể dùng nhiều lần."), show_default=False),
    ] = None,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """The findings of the checks in the duties that fit, and in their regulations."""
    today = common.today
    with opened(common.db, common.data) as register:
        asked = questions.asked(register, filters.wanted(), today)
        found, over = gaps_in(register, asked.question, today, [check.value for check in checks or ()])
    answer = gaps_answer(found, over, today, warnings(register.notices, asked.notices, over))
    return for_office(answer, asked.scope, hint=False)
