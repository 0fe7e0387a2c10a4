"""`bh show`: everything known about one provision, one duty or one regulation."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask import provisions
from baohiem_cli.app.ask.kept import kept as kept_of
from baohiem_cli.app.citing import locate
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.passages import text_answer
from baohiem_cli.views.ask.provisions import part_answer, regulation_answer
from baohiem_cli.views.common.notices import warnings

EXAMPLES = (
    "bh show kon-tum/24.1",
    "bh show kon-tum/24.1 --explain",
    'bh show "Điều 24 khoản 1" --regulation kon-tum',
    "bh show son-la",
)


@options.shared
def show(
    name: Annotated[
        str,
        typer.Argument(metavar=_("MÃ"), help=_('Mã nhiệm vụ, mã kỳ, mã văn bản, hoặc câu dẫn như "Điều 24 khoản 1".')),
    ],
    explain: Annotated[
        bool, typer.Option("--explain", help=_("Giải thích từng bước ra ngày hạn, kèm căn cứ."))
    ] = False,
    text: Annotated[
        bool, typer.Option("--text", help=_("Chỉ lời văn của điều khoản, nếu đã gắn (bh attach)."))
    ] = False,
    each: options.Each = False,
    regulation: options.Regulations = None,
    known_at: options.KnownAt = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Everything known about `name`."""
    today = common.today
    with opened(common.db, common.data, known_at=known_at) as register:
        place = locate(register, name, regulation or [], today)
        noted = warnings(register.notices)
        if place.ref is None:
            return regulation_answer(provisions.whole(register, place.regulation, today), today, noted)
        kept = kept_of(register, name, today) if "@" in name else []
        part = provisions.part(register, place, today)
        if text:
            return text_answer(part, today, noted)
        return part_answer(part, kept, today, noted, explain=explain, each=each)
