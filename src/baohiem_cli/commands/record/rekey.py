"""`bh rekey`: move what was recorded on a key that no longer exists."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.record.recording import moved_to
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Rekey
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer

EXAMPLES = ("bh rekey kon-tum/24.1@2026:so-ldtbxh kon-tum/24.1@2026:so-noi-vu",)


@options.shared
def rekey(
    old: Annotated[str, typer.Argument(metavar=_("MÃ CŨ"), help=_("Mã đã có ghi nhận."))],
    new: Annotated[str, typer.Argument(metavar=_("MÃ MỚI"), help=_("Mã đang có."))],
    by: recording.RecordedBy = None,
    dry_run: recording.DryRun = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Record that the events of `old` belong to `new`."""
    with opened(common.db, common.data) as register:
        draft = Draft(old, common.today, Rekey(moved_to(register, old, new, common.today)))
        return recording.record_drafts("rekey", register, [draft], common, by=by, dry_run=dry_run)
