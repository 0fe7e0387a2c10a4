"""`bh check`: tell every problem of data files, and change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import clock
from baohiem_cli.app.data import checking
from baohiem_cli.commands.common import options
from baohiem_cli.commands.common.files import existing_data
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.files import check_answer

EXAMPLES = ("bh check", "bh check van-ban-moi.yaml", "bh check --final", "bh check --format json van-ban-moi.yaml")


@options.shared
def check(
    path: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=existing_data,
            metavar=_("[TỆP|THƯ MỤC]..."),
            help=_("Tệp hay thư mục cần kiểm tra; mặc định mọi dữ liệu."),
        ),
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help=_("Nêu cả những chỗ của bản nháp mà người chưa đối chiếu xong."))
    ] = False,
    db: options.Database = None,
    data: options.Data = None,
    *,
    output: options.OutputOptions,
) -> Answer:
    """Validate files against the registry of agencies that they would be loaded with."""
    named = path or []
    sources, unread = checking.data_of(db, data, named)
    checked = checking.check(sources, named)
    if final:
        checking.proved(checked)
    return check_answer(checked, clock.today(), warnings(unread))
