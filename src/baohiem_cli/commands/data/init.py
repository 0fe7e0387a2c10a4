"""`bh init`: set whose database this is, and from when it tracks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.app.notices import DatabaseNew
from baohiem_cli.app.office import shown
from baohiem_cli.app.record.beginning import Wish, begin
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import completion, options, recording
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.database import init_answer

EXAMPLES = (
    'bh init --agency "BHXH tỉnh Thanh Hóa" --name "BHXH tỉnh Thanh Hóa" --track-from 2026-01-01',
    'bh init --province "Thanh Hóa"',
    "bh init --track-from 2026-01-01",
)


@options.shared
def init(
    province: Annotated[
        str | None,
        typer.Option(
            "--province", "-p", parser=options.filled, metavar=_("TỈNH"), help=_("Tỉnh của đơn vị."),
            autocompletion=completion.provinces,
        ),
    ] = None,
    agency: Annotated[
        str | None,
        typer.Option(
            "--agency", "-a", parser=options.filled, metavar=_("TÊN"), autocompletion=completion.agencies,
            help=_("Cơ quan của đơn vị; tên có kèm tỉnh ('BHXH Thanh Hóa') thì đặt cả tỉnh."),
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name", parser=options.filled, metavar=_("TÊN"), help=_("Tên riêng của đơn vị, nêu trong sổ ghi nhận.")
        ),
    ] = None,
    track: Annotated[
        date | None,
        typer.Option(
            "--track-from", parser=options.parse_day, metavar=_("NGÀY"),
            help=_("Ngày bắt đầu theo dõi: kỳ đến hạn trước ngày ấy không tính."),
        ),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help=_("Bỏ tỉnh, cơ quan và tên đã đặt trước đây."))] = False,
    by: recording.RecordedBy = None,
    *,
    common: options.CommonOptions,
) -> Answer:  # fmt: skip
    """Set what is given, or show what is set."""
    with opened(common.db, common.data) as register:
        begun = begin(register, Wish(track, province, agency, name, clear), by, common.today)
        noted = [one for one in register.notices if not isinstance(one, DatabaseNew)]  # making one is what it is for
        return init_answer(
            begun, shown(register, begun.office), register.path, common.today, warnings(noted, begun.notices)
        )
