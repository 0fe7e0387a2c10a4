"""`bh assign`: say who takes care of an occurrence."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.commands import options, recording
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger.sqlite import Draft

HELP = _("Giao một kỳ cho một người hay một phòng.")
EXAMPLES = ('bh assign kon-tum/24.1@2026:so-y-te "Phòng Kế hoạch - Tài chính"',)


@options.common
def assign(
    key: recording.OneKey,
    who: Annotated[str, typer.Argument(metavar=_("AI"), help=_("Người hay phòng được giao."))],
    *,
    how: recording.How,
    where: options.Where,
) -> None:
    """Record who takes care of the key."""

    def make(occurrence: Occurrence, day: date) -> Draft:
        return Draft(Act.ASSIGN, occurrence.key, day, {"who": who})

    recording.on_keys("assign", [key], make, how, where)
