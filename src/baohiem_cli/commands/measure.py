"""`bh measure`: record what an indicator has reached."""

from __future__ import annotations

from math import isfinite
from typing import Annotated

import typer

from baohiem_cli import clock
from baohiem_cli.commands import asking, options, recording
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.domain.names import nearest
from baohiem_cli.errors import NotFound
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger.sqlite import Draft
from baohiem_cli.store.register import catalogue

HELP = _("Ghi nhận số đo của một chỉ tiêu.")
EXAMPLES = ('bh measure son-la/bhyt-dan-so-2015 --value 91.2 --as-of 2015-12-31 --source "Báo cáo 12/BC-BHXH"',)


@options.common
def measure(
    indicator: Annotated[
        str, typer.Argument(metavar=_("CHỈ TIÊU"), help=_("Mã chỉ tiêu, như son-la/bhyt-dan-so-2015."))
    ],
    value: Annotated[float, typer.Option("--value", metavar=_("SỐ"), help=_("Mức đạt, cùng đơn vị với chỉ tiêu."))],
    source: Annotated[str | None, typer.Option("--source", metavar=_("NGUỒN"), help=_("Số lấy ở đâu."))] = None,
    by: recording.By = None,
    dry_run: recording.DryRun = False,
    *,
    where: options.Where,
) -> None:
    """Record one measurement; `--as-of` is its day."""
    today = asking.reference_day(where.as_of)
    if not isfinite(value):
        raise typer.BadParameter(str(value), param_hint="'--value'")
    if today > clock.today():
        raise recording.not_yet(today)
    with opened(where.db, where.data) as register:
        known = catalogue.target_ids(register.db)
        if indicator not in known:
            close = nearest(indicator, known)
            raise NotFound(
                _("Không có chỉ tiêu '{0}'. Gần giống: {1}. Xem: bh targets").format(indicator, "; ".join(close)),
                nearest=close,
            )
        draft = Draft(Act.MEASURE, indicator, today, recording.compact(value=value, source=source))
        recording.write("measure", register, [draft], where, by=by, dry_run=dry_run)
