"""`bh agenda`: one page for one agency."""

from __future__ import annotations

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.agenda import page as page_of
from baohiem_cli.app.ask.listing import listing
from baohiem_cli.app.ask.waiting import waiting
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.commands.common.numbers import kept_in_mind, numbers
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.agenda import agenda_answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = ('bh agenda --agency "Sở Y tế"', "bh agenda -a bhxh-tinh --province 'Thanh Hóa' --format md")


@options.shared
def agenda(
    each: options.Each = False,
    notes: options.Notes = False,
    known_at: options.KnownAt = None,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """One page for the agencies asked about."""
    today = common.today
    with opened(common.db, common.data, known_at=known_at) as register:
        asked = questions.asked(register, filters.wanted(), today, of_agency=True)
        if asked.scope.unset or not (asked.question.agencies or filters.everything or asked.scope.provinces):
            raise WrongUsage(_("Cần --agency: trang này dành cho một cơ quan. Đặt một lần bằng: bh init --agency TÊN"))
        page = page_of(register, asked.question, today, each=each)
        everything = [one for found in page.sections.values() for one in found]
        listed = listing(
            register,
            everything,
            today,
            as_written=filters.as_written,
            each=each,
            among=page.among,
            numbered=numbers(common),
        )
        waits = waiting(register, asked.question, today)
    noted = warnings(register.notices, asked.notices, listed.working.notices)
    told = agenda_answer(page.sections, waits, asked.scope, listed, noted, notes=notes)
    answer = for_office(told, asked.scope, heading=False)
    return kept_in_mind(answer, register.path, listed, today)
