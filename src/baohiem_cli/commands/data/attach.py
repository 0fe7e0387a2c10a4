"""`bh attach`: the words of a regulation's text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.data import attaching
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.attached import attached_answer

EXAMPLES = ("bh attach son-la quyet-dinh.pdf", "bh attach kon-tum trang-1.png trang-2.png")


@options.shared
def attach(
    regulation: Annotated[str, typer.Argument(metavar=_("MÃ"), help=_("Văn bản: mã ngắn hoặc số ký hiệu."))],
    files: Annotated[list[Path], typer.Argument(metavar=_("TỆP..."), help=_("Tệp có lời văn, mọi dạng bh draft đọc."))],
    *,
    common: options.CommonOptions,
) -> Answer:
    """Keep the words of a text beside its duties."""
    with opened(common.db, common.data) as register:
        told = attaching.attach(register, regulation, files, common.data, common.db)
    return attached_answer(told, common.today, warnings(register.notices))
