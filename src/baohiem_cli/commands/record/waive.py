"""`bh waive`: record that a duty was waived."""

from __future__ import annotations

from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.payloads import Waive
from baohiem_cli.report.answer import Answer

EXAMPLES = ('bh waive kon-tum/24.1@2026:ban-dan-toc --reason "đã sáp nhập" --doc "12/UBND-NC"',)


@options.shared
def waive(
    key: recording.Keys,
    reason: recording.ReasonGiven,
    doc: recording.DocumentNumber = None,
    *,
    record: recording.RecordOptions,
    common: options.CommonOptions,
) -> Answer:
    """Record that the keys need not be done."""
    return recording.record_keys("waive", key, Waive(reason, doc), record, common)
