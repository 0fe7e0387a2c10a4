"""`bh proof`: a text and its register side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.data import proving
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.proof import proof_answer

EXAMPLES = ("bh proof kon-tum", "bh proof kon-tum --unmatched", "bh proof kon-tum --output doi-chieu.html")


@options.shared
def proof(
    regulation: Annotated[str, typer.Argument(metavar=_("MÃ"), help=_("Văn bản: mã ngắn hoặc số ký hiệu."))],
    unmatched: Annotated[
        bool, typer.Option("--unmatched", help=_("Chỉ những điều khoản có chỗ lệch giữa lời văn và dữ liệu."))
    ] = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Each provision's words beside what the register has of it, with what does not meet standing out."""
    with opened(common.db, common.data) as register:
        told = proving.compared(register, regulation)
    return proof_answer(told, common.today, warnings(register.notices), unmatched=unmatched)
