"""`bh new`: an empty register of a regulation, to be filled by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli import clock
from baohiem_cli.app.data import drafting
from baohiem_cli.commands.common import options
from baohiem_cli.commands.common.slug import slug
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.data.draft import new_answer

EXAMPLES = ("bh new vi-du", "bh new vi-du --to thu-muc")


@options.shared
def new(
    id: Annotated[str, typer.Argument(parser=slug, metavar=_("MÃ"), help=_("Mã ngắn của văn bản, không đổi về sau."))],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar=_("THƯ MỤC"), help=_("Nơi ghi; mặc định dữ liệu riêng của người dùng.")),
    ] = None,
    db: options.Database = None,
    *,
    output: options.OutputOptions,
) -> Answer:
    """Write the form of a register."""
    return new_answer(drafting.new(id, to, db), id, clock.today())
