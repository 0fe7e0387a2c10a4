"""`bh verify`: whether the evidence is still what was recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.record import evidence
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.database import verify_answer

EXAMPLES = ("bh verify", "bh verify --format json")


@options.shared
def verify(
    root: Annotated[
        Path | None,
        typer.Option(
            "--root",
            exists=True,
            file_okay=False,
            metavar=_("THƯ MỤC"),
            help=_("Tệp không còn ở chỗ cũ thì tìm trong thư mục này, theo nội dung."),
        ),
    ] = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Compare every file named as evidence with its size and digest; exit 4 where one has changed or is gone."""
    today = common.today
    with opened(common.db, common.data) as register:
        found = evidence.examined(register, today, root)
    return verify_answer(found, today, warnings(register.notices))
