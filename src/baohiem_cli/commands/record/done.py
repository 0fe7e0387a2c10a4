"""`bh done`: record that something was done, with its proof."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.record.recording import refuse_again
from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.payloads import Done, Evidence
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer

EXAMPLES = (
    'bh done kon-tum/24.1@2026:so-y-te --on 2026-12-18 --doc "123/BC-SYT" --evidence bao-cao.pdf',
    "bh done kon-tum/24.1 --period 2026-H1 --agency SYT",
)


@options.shared
def done(
    key: recording.Keys,
    doc: recording.DocumentNumber = None,
    evidence: Annotated[
        list[Path] | None,
        typer.Option(
            "--evidence",
            metavar=_("TỆP"),
            help=_("Tệp minh chứng; tệp ở nguyên chỗ, chỉ ghi tên, dung lượng và SHA-256. Có thể dùng nhiều lần."),
        ),
    ] = None,
    note: recording.Remark = None,
    *,
    record: recording.RecordOptions,
    common: options.CommonOptions,
) -> Answer:
    """Record the keys as done on a day."""
    payload = Done(doc, _described(evidence or []), note)
    return recording.record_keys("done", key, payload, record, common, refuse_again)


def _described(files: list[Path]) -> tuple[Evidence, ...]:
    if not files:
        return ()
    from baohiem_cli.app.record import evidence  # hashes, which a record without evidence need not load

    return evidence.described(files)
