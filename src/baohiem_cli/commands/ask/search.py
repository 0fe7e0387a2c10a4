"""`bh search`: words, wherever they stand."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.searching import searched
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.search import search_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = (
    "bh search danh sách doanh nghiệp",
    'bh search "trốn đóng" --agency "BHXH tỉnh"',
    'bh search thanh tra kiem tra --province "Kon Tum"',
)


@options.shared
def search(
    text: Annotated[
        list[str],
        typer.Argument(
            help=_(
                "Từ, cụm từ cần tìm, nguyên tiếng; gõ có dấu thì tìm đúng dấu, không dấu thì tìm mọi dấu. "
                "Đặt trong ngoặc kép để tìm cả cụm từ."
            ),
            metavar=_("TỪ..."),
        ),
    ],
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """Everything that has the words."""
    today = common.today
    with opened(common.db, common.data) as register:
        asked = questions.asked(register, filters.wanted(text), today)
        notices = questions.not_binding(register, asked.question, today)
        hits = searched(register, asked.question, today)
    answer = search_answer(hits, asked.question.words, today, warnings(register.notices, asked.notices, notices))
    return for_office(answer, asked.scope, hint=False)
