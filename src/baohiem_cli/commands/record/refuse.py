"""`bh refuse`: record that an agency refused."""

from __future__ import annotations

from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.payloads import Refuse
from baohiem_cli.report.answer import Answer

EXAMPLES = ('bh refuse kon-tum/24.1@2026:cuc-thue-tinh --reason "không thuộc thẩm quyền"',)


@options.shared
def refuse(
    key: recording.Keys,
    reason: recording.ReasonGiven,
    doc: recording.DocumentNumber = None,
    *,
    record: recording.RecordOptions,
    common: options.CommonOptions,
) -> Answer:
    """Record a refusal; the duty stays open."""
    return recording.record_keys("refuse", key, Refuse(reason, doc), record, common)
