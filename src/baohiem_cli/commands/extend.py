"""`bh extend`: record that the time was extended."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.commands import options, recording
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger.sqlite import Draft

HELP = _("Ghi nhận gia hạn; hạn theo văn bản vẫn hiện bên cạnh hạn mới.")
EXAMPLES = ('bh extend kon-tum/24.1@2026:so-y-te --to 2026-12-31 --doc "45/BHXH-KH" --reason "chờ số liệu năm"',)


@options.common
def extend(
    key: recording.Key,
    to: Annotated[date, typer.Option("--to", parser=options.parse_day, metavar=_("NGÀY"), help=_("Hạn mới."))],
    doc: recording.Document = None,
    reason: recording.Reason = "",
    *,
    how: recording.How,
    where: options.Where,
) -> None:
    """Record a later day for the keys."""

    def make(occurrence: Occurrence, day: date) -> Draft:
        if to <= occurrence.due:
            raise WrongUsage(
                _("Hạn mới {0} không sau hạn của văn bản, {1}.").format(f"{to:%d/%m/%Y}", f"{occurrence.due:%d/%m/%Y}")
            )
        data = recording.compact(to=to.isoformat(), doc=doc, reason=reason)
        return Draft(Act.EXTEND, occurrence.key, day, data)

    recording.on_keys("extend", key, make, how, where)
