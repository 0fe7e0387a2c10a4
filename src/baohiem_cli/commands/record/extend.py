"""`bh extend`: record that the time was extended."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.payloads import Extend
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer

EXAMPLES = ('bh extend kon-tum/24.1@2026:so-y-te --to 2026-12-31 --doc "45/BHXH-KH" --reason "chờ số liệu năm"',)


@options.shared
def extend(
    key: recording.Keys,
    to: Annotated[date, typer.Option("--to", parser=options.parse_day, metavar=_("NGÀY"), help=_("Hạn mới."))],
    doc: recording.DocumentNumber = None,
    reason: recording.OptionalReason = None,
    *,
    record: recording.RecordOptions,
    common: options.CommonOptions,
) -> Answer:
    """Record a later day for the keys."""

    def payload(occurrence: Occurrence) -> Extend:
        if to <= occurrence.due:
            raise WrongUsage(
                _("Hạn mới {0} không sau hạn của văn bản, {1}.").format(f"{to:%d/%m/%Y}", f"{occurrence.due:%d/%m/%Y}")
            )
        return Extend(to, doc, reason)

    return recording.record_keys("extend", key, payload, record, common)
