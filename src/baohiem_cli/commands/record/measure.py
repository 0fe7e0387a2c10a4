"""`bh measure`: record what an indicator has reached."""

from __future__ import annotations

from math import isfinite
from typing import Annotated

import typer

from baohiem_cli.app.lookup import find_target
from baohiem_cli.app.record.recording import refuse_beyond_unit, refuse_future
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Measure
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer

EXAMPLES = ('bh measure son-la/bhyt-dan-so-2015 --value 91.2 --as-of 2015-12-31 --source "Báo cáo 12/BC-BHXH"',)


@options.shared
def measure(
    indicator: Annotated[
        str, typer.Argument(metavar=_("CHỈ TIÊU"), help=_("Mã chỉ tiêu, như son-la/bhyt-dan-so-2015."))
    ],
    value: Annotated[float, typer.Option("--value", metavar=_("SỐ"), help=_("Mức đạt, cùng đơn vị với chỉ tiêu."))],
    source: Annotated[
        str | None, typer.Option("--source", parser=options.filled, metavar=_("NGUỒN"), help=_("Số lấy ở đâu."))
    ] = None,
    by: recording.RecordedBy = None,
    dry_run: recording.DryRun = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Record one measurement; `--as-of` is its day."""
    today = common.today
    if not isfinite(value):
        raise typer.BadParameter(str(value), param_hint="'--value'")
    refuse_future([today])
    with opened(common.db, common.data) as register:
        name = find_target(register.db, indicator)
        refuse_beyond_unit(register, name, value)
        draft = Draft(name, today, Measure(value, source))
        return recording.record_drafts("measure", register, [draft], common, by=by, dry_run=dry_run)
