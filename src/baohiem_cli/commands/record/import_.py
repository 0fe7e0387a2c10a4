"""`bh import`: take a list that the program wrote back, after somebody has filled in what is done."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.record import lists
from baohiem_cli.app.record.recording import refuse_again
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Done
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading import sheet
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.record.events import nothing_new

EXAMPLES = (
    "bh import viec.xlsx --dry-run",
    "bh import viec.csv --by Lan",
)


@options.shared
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=_("TỆP"),
            exists=True,
            dir_okay=False,
            help=_(
                "Bảng .xlsx hoặc .csv do bh due, overdue hay report ghi ra, đã điền 'Ngày thực hiện', 'Số văn bản'."
            ),
        ),
    ],
    by: recording.RecordedBy = None,
    yes: recording.Yes = False,
    dry_run: recording.DryRun = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Check every row, show what would be recorded, and record it in one command after a yes."""
    rows = sheet.rows(file)
    record = recording.RecordOptions(by=by, yes=yes, dry_run=dry_run)
    with opened(common.db, common.data) as register:
        read = lists.read_sheet(register, file, rows, common.today)
        if not read.new:
            return nothing_new("import", read.known, common.today, warnings(register.notices))
        found = [one.occurrence for one in read.new]
        drafts = [Draft(one.occurrence.key, one.on or common.today, Done(one.doc, (), one.note)) for one in read.new]
        recording.show_first(found, yes=yes, dry_run=dry_run)
        return recording.record_found("import", register, drafts, found, record, common, refuse_again)
