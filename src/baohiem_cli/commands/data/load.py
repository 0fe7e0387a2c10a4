"""`bh load`: bring the register in line with the data files now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import clock
from baohiem_cli.app import rebuild
from baohiem_cli.app.data import checking
from baohiem_cli.commands.common import options
from baohiem_cli.commands.common.files import existing_data
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.files import load_answer

EXAMPLES = ("bh load", "bh load van-ban-moi.yaml", "bh load --data thu-muc-cua-toi")


@options.shared
def load(
    path: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=existing_data,
            metavar=_("[TỆP|THƯ MỤC]..."),
            help=_("Tệp hay thư mục nạp thêm; chương trình nhớ để lần sau tự xem có đổi không."),
        ),
    ] = None,
    anew: Annotated[
        bool, typer.Option("--anew", help=_("Nạp lại từ đầu, dù không tệp nào đổi; sổ ghi nhận giữ nguyên."))
    ] = False,
    db: options.Database = None,
    data: options.Data = None,
    *,
    output: options.OutputOptions,
) -> Answer:
    """Validate and replace, and remember files that were named."""
    place, rebuilt = rebuild.load(db, data, path or [], anew=anew)
    __, unread = checking.data_of(db, data)
    return load_answer(place, rebuilt, clock.today(), warnings(unread))
