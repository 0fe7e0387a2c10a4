"""`bh targets`: indicators against what was reached."""

from __future__ import annotations

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.targets import followed
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.targets import targets_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = ("bh targets", "bh targets --regulation son-la --format csv")


@options.shared
def targets(
    regulation: options.Regulations = None,
    everything: options.WithoutOffice = False,
    known_at: options.KnownAt = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Every indicator with its latest measurement up to the day asked about."""
    today = common.today
    with opened(common.db, common.data, known_at=known_at) as register:
        wanted = questions.Wanted(regulations=regulation or (), everything=everything)
        asked = questions.asked(register, wanted, today)
        found = followed(register, asked.question, today)
    answer = targets_answer(found, today, warnings(register.notices, asked.notices))
    return for_office(answer, asked.scope, hint=False)
