"""`bh done`: record that something was done, with its proof."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.record.recording import refuse_again
from baohiem_cli.commands.common import listed, options, recording
from baohiem_cli.domain.ledger.payloads import Done, Evidence
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer

EXAMPLES = (
    'bh done kon-tum/24.1@2026:so-y-te --on 2026-12-18 --doc "123/BC-SYT" --evidence bao-cao.pdf',
    "bh done kon-tum/24.1 --period 2026-H1 --agency SYT",
    'bh done thanh-hoa/12.1@2026-H1 --all --except "Sở Nội vụ" --on 2026-06-10',
    "bh done thanh-hoa/12.1@2026-H1 --from-list da-gui.csv",
)


@options.shared
def done(
    key: recording.OptionalKeys = None,
    from_list: Annotated[
        Path | None,
        typer.Option(
            "--from-list",
            metavar=_("TỆP"),
            dir_okay=False,
            exists=True,
            help=_(
                "Bảng .csv hoặc .xlsx có cột mã (key), hoặc cột cơ quan (name) với một mã kỳ ở dòng lệnh; cột ngày "
                "(on), số văn bản (doc) nếu có. Dòng chưa có ngày thì bỏ qua."
            ),
        ),
    ] = None,
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
    proof = _described(evidence or [])
    if from_list is not None:
        return listed.record_list(from_list, key or [], Done(doc, proof, note), record, common, refuse_again)
    if not key:
        raise WrongUsage(_("Cần mã kỳ, hoặc --from-list TỆP."))
    payload = Done(doc, proof, note)
    return recording.record_keys("done", key, payload, record, common, refuse_again)


def _described(files: list[Path]) -> tuple[Evidence, ...]:
    if not files:
        return ()
    from baohiem_cli.app.record import evidence  # hashes, which a record without evidence need not load

    return evidence.described(files)
