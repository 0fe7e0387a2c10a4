"""`bh done`: record that something was done, with its proof."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.commands import options, recording
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger.sqlite import Draft

HELP = _("Ghi nhận đã hoàn thành một hay nhiều kỳ, kèm số văn bản và minh chứng.")
EXAMPLES = (
    'bh done kon-tum/24.1@2026:so-y-te --on 2026-12-18 --doc "123/BC-SYT" --evidence bao-cao.pdf',
    "bh done kon-tum/24.1 --period 2026-H1 --agency SYT",
)


@options.common
def done(
    key: recording.Key,
    doc: recording.Document = None,
    evidence: Annotated[
        list[Path] | None,
        typer.Option(
            "--evidence",
            exists=True,
            dir_okay=False,
            metavar=_("TỆP"),
            help=_("Tệp minh chứng; tệp ở nguyên chỗ, chỉ ghi tên, cỡ và SHA-256. Dùng nhiều lần được."),
        ),
    ] = None,
    note: recording.Note = None,
    *,
    how: recording.How,
    where: options.Where,
) -> None:
    """Record the keys as done on a day."""
    kept = _described(evidence or [])

    def make(occurrence: Occurrence, day: date) -> Draft:
        data = recording.compact(doc=doc, evidence=kept, note=note)
        return Draft(Act.DONE, occurrence.key, day, data)

    recording.on_keys("done", key, make, how, where)


def _described(files: list[Path]) -> list[dict[str, object]]:
    if not files:
        return []
    from baohiem_cli.files import evidence

    return [evidence.describe(path) for path in files]
