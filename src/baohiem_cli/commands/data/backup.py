"""`bh backup`: copy the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.data import copies
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.database import backup_answer

EXAMPLES = ("bh backup sao-luu.db", "bh backup sao-luu.db --with-evidence")


@options.shared
def backup(
    target: Annotated[Path, typer.Argument(metavar=_("TỆP"), dir_okay=False, help=_("Tệp sẽ ghi; không ghi đè."))],
    evidence: Annotated[
        bool, typer.Option("--with-evidence", help=_("Chép cả tệp minh chứng vào thư mục cạnh bản sao."))
    ] = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Copy the whole database and check the copy."""
    with opened(common.db, common.data) as register:
        made = copies.backup(register, target, common.today, evidence=evidence, force=common.force)
    return backup_answer(made, common.today, warnings(register.notices))
