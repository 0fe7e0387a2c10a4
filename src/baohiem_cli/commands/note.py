"""`bh note`: add a remark to an occurrence."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.commands import options, recording
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger.sqlite import Draft

HELP = _("Ghi chú vào một kỳ.")
EXAMPLES = ('bh note kon-tum/24.1@2026:so-y-te "chờ số liệu của BHXH huyện"',)


@options.common
def note(
    key: recording.OneKey,
    text: Annotated[str, typer.Argument(metavar=_("CHỮ"), help=_("Nội dung."))],
    *,
    how: recording.How,
    where: options.Where,
) -> None:
    """Record a remark."""

    def make(occurrence: Occurrence, day: date) -> Draft:
        return Draft(Act.NOTE, occurrence.key, day, {"text": text})

    recording.on_keys("note", [key], make, how, where)
