"""`bh log`: who recorded what, when, on which paper."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask.kept import recorded
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.record.events import log_answer

EXAMPLES = ("bh log", "bh log kon-tum/24.1@2026:so-y-te", "bh log --limit 500 --format csv")


@options.shared
def log(
    key: Annotated[
        list[str] | None, typer.Argument(metavar=_("[MÃ]..."), help=_("Mã kỳ; không ghi là tất cả."))
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help=_("Số ghi nhận gần nhất."))] = 100,
    known_at: options.KnownAt = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """The latest events, oldest first."""
    today = common.today
    with opened(common.db, common.data, known_at=known_at) as register:
        events = recorded(register, key or [], limit, today)
        same = register.ledger.of_keys(list({event.key: None for event in events}))
    around = {event.id: event for found in same.values() for event in found}
    return log_answer(events, around, today, warnings(register.notices))
