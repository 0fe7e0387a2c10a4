"""`bh compare`: the same matter in two regulations, side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask.analysis import compared
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.domain.analysis.matching import THRESHOLD
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.comparison import comparison_answer
from baohiem_cli.views.common.notices import warnings

EXAMPLES = ("bh compare kon-tum nam-dinh", "bh compare 24/2014/QĐ-UBND thanh-hoa --min 60")


Regulation = Annotated[str, typer.Argument(metavar=_("VĂN BẢN"), help=_("Mã ngắn hoặc số ký hiệu."))]


@options.shared
def compare(
    first: Regulation,
    second: Regulation,
    least: Annotated[
        int,
        typer.Option(
            "--min", min=1, max=100, metavar=_("SỐ"), help=_("Chỉ ghép cặp giống nhau từ mức này, phần trăm.")
        ),
    ] = round(100 * THRESHOLD),
    *,
    common: options.CommonOptions,
) -> Answer:
    """The pairs with their differences, then what only one of the two has."""
    today = common.today
    with opened(common.db, common.data) as register:
        found = compared(register, first, second, today, least / 100)
    return comparison_answer(found, least, today, warnings(register.notices))
