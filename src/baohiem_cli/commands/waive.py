"""`bh waive`: record that a duty was waived."""

from __future__ import annotations

from datetime import date

from baohiem_cli.commands import options, recording
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger.sqlite import Draft

HELP = _("Ghi nhận được miễn; kỳ ấy không còn phải làm.")
EXAMPLES = ('bh waive kon-tum/24.1@2026:ban-dan-toc --reason "đã sáp nhập" --doc "12/UBND-NC"',)


@options.common
def waive(
    key: recording.Key,
    reason: recording.Reason,
    doc: recording.Document = None,
    *,
    how: recording.How,
    where: options.Where,
) -> None:
    """Record that the keys need not be done."""

    def make(occurrence: Occurrence, day: date) -> Draft:
        return Draft(Act.WAIVE, occurrence.key, day, recording.compact(reason=reason, doc=doc))

    recording.on_keys("waive", key, make, how, where)
