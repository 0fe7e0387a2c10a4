"""`bh restore`: put a copy in place of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.data import copies
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.data.database import restore_answer

EXAMPLES = ("bh restore sao-luu.db",)


@options.shared
def restore(
    source: Annotated[Path, typer.Argument(metavar=_("TỆP"), exists=True, dir_okay=False, help=_("Bản sao lưu."))],
    *,
    common: options.CommonOptions,
) -> Answer:
    """Check the copy, keep what is there beside it, and replace the whole in one step."""
    return restore_answer(copies.restore(common.db, source), common.today)
