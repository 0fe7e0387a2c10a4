"""`bh trigger`: open an occurrence of a duty that has no date of its own."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.app.record.doubts import of_event
from baohiem_cli.app.record.recording import opened_keys
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Trigger
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer

EXAMPLES = ('bh trigger kon-tum/24.2 --on 2026-11-20 --due 2026-11-30 --doc "88/UBND-KGVX"',)


@options.shared
def trigger(
    duty: Annotated[str, typer.Argument(metavar=_("NHIỆM VỤ"), help=_("Mã nhiệm vụ, như kon-tum/24.2."))],
    due: Annotated[
        date, typer.Option("--due", parser=options.parse_day, metavar=_("NGÀY"), help=_("Hạn phải làm xong."))
    ],
    on: recording.On = None,
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
    begun = on or today
    if due < begun:
        raise WrongUsage(_("Hạn {0} trước ngày phát sinh {1}.").format(f"{due:%d/%m/%Y}", f"{begun:%d/%m/%Y}"))
    with opened(common.db, common.data) as register:
        recording.confirm(of_event(register, duty, begun, due), yes=yes, dry_run=dry_run)
        opening = opened_keys(register, duty, begun, due, agency)
        drafts = [Draft(key, begun, Trigger(due, doc, note)) for key in opening]
        return recording.record_drafts("trigger", register, drafts, common, by=by, dry_run=dry_run)
