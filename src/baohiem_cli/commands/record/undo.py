"""`bh undo`: take back the last command's records."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from baohiem_cli import paths
from baohiem_cli.app.record import correcting
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options, recording
from baohiem_cli.commands.common.asking import confirm
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Undo
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.record.events import entry_line, nothing_to_undo

EXAMPLES = ("bh undo", "bh undo --yes", "bh undo --dry-run")


@options.shared
def undo(
    record: Annotated[
        str | None,
        typer.Option("--record", metavar=_("MÃ GHI NHẬN"), help=_("Chỉ rút lại ghi nhận này của đơn vị mình.")),
    ] = None,
    yes: recording.Yes = False,
    by: recording.RecordedBy = None,
    dry_run: recording.DryRun = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Add an `undo` for each event of the last command that still counts; the next call goes one further back."""
    today = common.today
    with opened(common.db, common.data) as register:
        taken = correcting.to_take_back(register, record)
        if not taken:
            return nothing_to_undo(today, warnings(register.notices))
        for one in taken:
            print(_("Sẽ rút lại:"), entry_line(one), file=sys.stderr)
        if not yes and not dry_run:
            if not paths.stdin_is_terminal():
                raise WrongUsage(_("Không hỏi lại được khi chạy tự động: thêm --yes."))
            confirm(_("Rút lại {0} ghi nhận?").format(len(taken)))
        drafts = [Draft(one.key, today, Undo(one.id)) for one in taken]

        def still_to_take_back() -> None:
            if correcting.to_take_back(register, record) != taken:
                raise WrongUsage(_("Vừa có ghi nhận khác, hoặc ghi nhận này đã được rút lại; hãy xem lại: bh undo"))

        return recording.record_drafts(
            "undo", register, drafts, common, by=by, dry_run=dry_run, precondition=still_to_take_back
        )
