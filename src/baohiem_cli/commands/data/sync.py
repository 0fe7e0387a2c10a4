"""`bh sync`: send to the hub what it lacks of this office, bring what this office may see."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.data import hub, syncing
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.hub import sync_answer

EXAMPLES = ("bh sync", "bh sync postgresql://kho.thanhhoa.gov.vn/bh", "bh sync kho-tinh")


@options.shared
def sync(
    address: Annotated[
        str | None,
        typer.Argument(metavar=_("[KHO]"), help=_("Địa chỉ PostgreSQL hoặc tên service; mặc định theo biến BH_HUB.")),
    ] = None,
    join: Annotated[
        bool,
        typer.Option("--join", help=_("Giữ cả hai khi một bản sao cơ sở dữ liệu này đã gửi ghi nhận khác.")),
    ] = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Both ways, in batches; cut off or killed at any moment, the next run goes on from there."""
    place = hub.address_of(address)
    with opened(common.db, common.data) as register:
        synced = syncing.sync(register, place, common.today, join=join)
    return sync_answer(synced, common.today, warnings(register.notices))
