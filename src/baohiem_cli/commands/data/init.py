"""`bh init`: set from when this database tracks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.app.ask.overdue import track_from
from baohiem_cli.app.notices import DatabaseNew
from baohiem_cli.app.record.beginning import Begun, begin
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options, recording
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.database import init_answer

EXAMPLES = ("bh init --track-from 2026-01-01",)


@options.shared
def init(
    track: Annotated[
        date | None,
        typer.Option(
            "--track-from", parser=options.parse_day, metavar=_("NGÀY"), help=_("Ngày bắt đầu; không ghi thì chỉ xem.")
        ),
    ] = None,
    by: recording.RecordedBy = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Set the day, or show it."""
    with opened(common.db, common.data) as register:
        changed = begin(register, track, by, common.today) if track else Begun(track_from(register))
        noted = [one for one in register.notices if not isinstance(one, DatabaseNew)]  # making one is what it is for
        return init_answer(changed, register.path, common.today, warnings(noted))
