"""`bh doctor`: whether the database and the ledger are sound."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.data.examination import complaints
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.domain.ledger.receipts import is_receipt
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.database import doctor_answer

EXAMPLES = ("bh doctor", "bh doctor --format json")


@options.shared
def doctor(
    receipt: Annotated[
        list[str] | None,
        typer.Option(
            "--receipt",
            metavar=_("BIÊN NHẬN"),
            help=_("Biên nhận đã in ra trước đây; báo nếu sổ không còn ghi nhận ấy. Có thể dùng nhiều lần."),
        ),
    ] = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """The faults found; exit 5 where the ledger or the file cannot be trusted, 4 where something is to be looked at."""
    for one in receipt or ():
        if not is_receipt(one):
            raise WrongUsage(_("'{0}' không phải biên nhận; cần dạng a1b2c3-12-9f86d081.").format(one))
    with opened(common.db, common.data) as register:
        found = complaints(register, common.today, receipt or ())
        return doctor_answer(found, register.ledger.count(), common.today, warnings(register.notices))
