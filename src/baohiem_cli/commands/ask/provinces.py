"""`bh provinces`: the 63 provinces and the 34 that they became."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask import directory
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import completion, options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.directory import provinces_answer
from baohiem_cli.views.common.notices import warnings

EXAMPLES = ("bh provinces", 'bh provinces "Kon Tum"', "bh provinces --format json")


@options.shared
def provinces(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[TỈNH]"), help=_("Tên cũ hay mới; không ghi là tất cả."), autocompletion=completion.provinces
        ),
    ] = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """The provinces as they are on a day, with what each was formed from."""
    today = common.today
    with opened(common.db, common.data) as register:
        found, first = directory.provinces(register, name, today)
    return provinces_answer(found, first, today, warnings(register.notices))
