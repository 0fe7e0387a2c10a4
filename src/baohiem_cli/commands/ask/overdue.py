"""`bh overdue`: what is late."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from baohiem_cli.app.ask import questions
from baohiem_cli.app.ask.listing import listing
from baohiem_cli.app.ask.overdue import owed, passed, track_from
from baohiem_cli.app.ask.reminders import since_last_run, usual_job
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.commands.common.numbers import kept_in_mind, numbers
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.overdue import overdue_answer
from baohiem_cli.views.common.notices import quiet, warnings
from baohiem_cli.views.common.office import for_office

EXAMPLES = (
    "bh overdue",
    'bh overdue --agency "Sở Y tế" --basis explicit --exit-code',
    "bh overdue --changed-since-last-run",
)
SOON = 7
"""Days within which something is near."""

FOUND = 3
"""Exit code of `--exit-code` where something is overdue."""


@options.shared
def overdue(
    grace: Annotated[int, typer.Option(min=0, metavar=_("SỐ"), help=_("Bỏ qua việc trễ không quá số ngày này."))] = 0,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("Thoát với mã 3 khi có việc quá hạn."))] = False,
    changed_since_last_run: Annotated[
        bool,
        typer.Option(
            "--changed-since-last-run",
            help=_("Chỉ nêu việc mới quá hạn hoặc sắp đến hạn so với lần chạy trước; lần đầu nêu tất cả."),
        ),
    ] = False,
    job: Annotated[
        str | None,
        typer.Option(
            "--job",
            parser=options.filled,
            metavar=_("TÊN"),
            help=_("Với --changed-since-last-run: tên của việc nhắc, mỗi tên nhớ riêng; mặc định theo bộ lọc."),
        ),
    ] = None,
    within: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=366,
            metavar=_("SỐ"),
            help=_("Với --changed-since-last-run: sắp đến hạn là trong số ngày này; mặc định 7."),
        ),
    ] = None,
    each: options.Each = False,
    notes: options.Notes = False,
    known_at: options.KnownAt = None,
    *,
    filters: options.Filters,
    common: options.CommonOptions,
) -> Answer:
    """Overdue occurrences, in two parts: by the text's own date, and by inferred date."""
    today = common.today
    if known_at and changed_since_last_run:
        raise WrongUsage(_("--known-at và --changed-since-last-run không dùng cùng nhau."))
    if not changed_since_last_run:
        _refuse_alone({"--job": job, "--within": within})
    soon = SOON if within is None else within
    with opened(common.db, common.data, known_at=known_at) as register:
        asked = questions.asked(register, filters.wanted(), today, of_agency=True)
        begun = track_from(register)
        among = passed(register, asked.question, begun, today, each=each)
        found = owed(among, today, grace)
        run = None
        if changed_since_last_run:
            name = job or usual_job(asked.question, grace=grace, within=soon)
            run = since_last_run(register, asked.question, found, begun, today, job=name, within=soon)
        shown = run.overdue if run else found
        everything = [*shown, *(run.coming if run else [])]
        listed = listing(
            register,
            everything,
            today,
            as_written=filters.as_written,
            each=each,
            among=[*among, *everything],
            numbered=numbers(common),
        )
    noted = warnings(quiet(register.notices, asked.notices, listed.working.notices, when=not everything))
    answer = for_office(
        overdue_answer(found, run, begun, listed, noted, notes=notes), asked.scope, hint=bool(everything)
    )
    code = FOUND if exit_code and shown else 0
    answer = answer._replace(exit_code=code, once_told=run.remember if run else None)
    return kept_in_mind(answer, register.path, listed, today)


def _refuse_alone(given: Mapping[str, object]) -> None:
    """Raise WrongUsage for what would change nothing: whoever wrote it believes that each thing is told once."""
    for option, value in given.items():
        if value is not None:
            raise WrongUsage(_("{0} chỉ dùng cùng --changed-since-last-run.").format(option))
