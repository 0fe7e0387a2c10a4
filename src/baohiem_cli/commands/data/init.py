"""`bh init`: set from when this database tracks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.app.ask.overdue import set_track_from, track_from
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.data import init_answer
from baohiem_cli.views.notices import warnings

EXAMPLES = ("bh init --track-from 2026-01-01",)


@options.shared
def init(
    begin: Annotated[
        date | None,
        typer.Option(
            "--track-from", parser=options.parse_day, metavar=_("NGÀY"), help=_("Ngày bắt đầu; không ghi thì chỉ xem.")
        ),
    ] = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Set the day, or show it."""
    with opened(common.db, common.data) as register:
        if begin is not None:
            set_track_from(register, begin)
        return init_answer(track_from(register), register.path, common.today, warnings(register.notices))
