"""`bh refuse`: record that an agency refused."""

from __future__ import annotations

from datetime import date

from baohiem_cli.commands import options, recording
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger.sqlite import Draft

HELP = _("Ghi nhận từ chối; việc vẫn còn đó và hiện là bị từ chối.")
EXAMPLES = ('bh refuse kon-tum/24.1@2026:cuc-thue-tinh --reason "không thuộc thẩm quyền"',)


@options.common
def refuse(
    key: recording.Key,
    reason: recording.Reason,
    doc: recording.Document = None,
    *,
    how: recording.How,
    where: options.Where,
) -> None:
    """Record a refusal; the duty stays open."""

    def make(occurrence: Occurrence, day: date) -> Draft:
        return Draft(Act.REFUSE, occurrence.key, day, recording.compact(reason=reason, doc=doc))

    recording.on_keys("refuse", key, make, how, where)
