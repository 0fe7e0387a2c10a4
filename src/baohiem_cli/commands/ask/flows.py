"""`bh flows`: who sends what to whom, how often."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.responsibilities import flows as flows_of_question
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.responsibilities import Graph, flows_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = (
    "bh flows --regulation kon-tum",
    "bh flows -r thanh-hoa --graph mermaid",
    "bh flows --graph dot | dot -Tsvg > luong.svg",
)


@options.shared
def flows(
    graph: Annotated[Graph | None, typer.Option("--graph", help=_("In sơ đồ: mermaid, hoặc dot của Graphviz."))] = None,
    notes: options.Notes = False,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """The flows as a table, or as the text of a diagram."""
    today = common.today
    with opened(common.db, common.data) as register:
        asked = questions.asked(register, filters.wanted(), today)
        found = flows_of_question(register, asked.question, today, as_written=filters.as_written)
        notices = questions.not_binding(register, asked.question, today)
    noted = warnings(register.notices, asked.notices, notices, found.notices)
    return for_office(flows_answer(found, today, noted, graph, notes=notes), asked.scope, hint=False)
