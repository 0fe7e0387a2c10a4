"""`bh undo`: take back the last command's records."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from baohiem_cli import paths
from baohiem_cli.commands import asking, options, recording
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Lines
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.ledger.sqlite import Draft

HELP = _("Rút lại mọi ghi nhận của lệnh gần nhất, sau khi cho xem; không xóa gì trong sổ.")
EXAMPLES = ("bh undo", "bh undo --yes", "bh undo --dry-run")


@options.common
def undo(
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Không hỏi lại."))] = False,
    by: recording.By = None,
    dry_run: recording.DryRun = False,
    *,
    where: options.Where,
) -> None:
    """Add an `undo` for each event of the last command that still counts; the next call goes one further back."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        events = ledger.last_batch(register.db)
        if not events:
            nothing = (Lines((_("Không còn ghi nhận nào để rút lại."),)),)
            asking.emit(Answer("undo", today, (), nothing, tuple(register.warnings)), where.format)
            return
        for event in events:
            shown = recording.ACTS[event.act], event.key, f"{event.on:%d/%m/%Y}", recording.details(event.data)
            print(_("Sẽ rút lại:"), "  ".join(filter(None, shown)), file=sys.stderr)
        if not yes and not dry_run:
            if not paths.stdin_is_terminal():
                raise WrongUsage(_("Không hỏi lại được khi chạy tự động: thêm --yes."))
            typer.confirm(_("Rút lại {0} ghi nhận?").format(len(events)), abort=True, err=True)
        # Counting from the event's own day would rewrite what an earlier day saw: an undo counts from its day on.
        drafts = [Draft(Act.UNDO, event.key, max(today, event.on), {"event": event.id}) for event in events]
        recording.write("undo", register, drafts, where, by=by, dry_run=dry_run)
