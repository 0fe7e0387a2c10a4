"""`bh trigger`: open an occurrence of a duty that has no date of its own."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.app.record.doubts import of_event
from baohiem_cli.app.record.opening import opening
from baohiem_cli.app.record.recording import opened_keys
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Trigger
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.record.opening import with_opening

EXAMPLES = ('bh trigger kon-tum/24.2 --on 2026-11-20 --due 2026-11-30 --doc "88/UBND-KGVX"',)


@options.shared
def trigger(
    duty: Annotated[str, typer.Argument(metavar=_("NHIỆM VỤ"), help=_("Mã nhiệm vụ, như kon-tum/24.2."))],
    due: Annotated[
        date | None,
        typer.Option(
            "--due",
            parser=options.parse_day,
            metavar=_("NGÀY"),
            help=_("Hạn phải làm xong, nếu văn bản không nêu thời hạn."),
        ),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--on", parser=options.parse_day, metavar=_("NGÀY"), help=_("Ngày xảy ra sự kiện; mặc định hôm nay.")
        ),
    ] = None,
    doc: recording.DocumentNumber = None,
    note: recording.Remark = None,
    by: recording.RecordedBy = None,
    agency: recording.AgencyOfKey = None,
    yes: recording.Yes = False,
    dry_run: recording.DryRun = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Open one occurrence for each body that answers, or for the one named."""
    today = common.today
    with opened(common.db, common.data) as register:
        what = opening(register, duty, on or today, due, today)
        doubts = [] if what.limit else of_event(register, duty, what.event, what.due)
        recording.confirm(doubts, yes=yes, dry_run=dry_run)
        keys = opened_keys(register, duty, what.on, what.due, agency, what.event)
        drafts = [Draft(key, what.on, Trigger(what.due, doc, note)) for key in keys]
        answer = recording.record_drafts("trigger", register, drafts, common, by=by, dry_run=dry_run)
    return with_opening(answer, what)
