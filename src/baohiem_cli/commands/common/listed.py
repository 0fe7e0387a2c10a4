"""Recording from a list that somebody keeps in a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Done
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer


def record_list(
    source: Path,
    names: Sequence[str],
    usual: Done,
    record: recording.RecordOptions,
    common: options.CommonOptions,
    precondition: recording.Precondition,
) -> Answer:
    """Record every row as done in one command; `usual` is what a row has that does not say it itself."""
    from baohiem_cli.app.record import lists  # what only this needs
    from baohiem_cli.reading import sheet

    if len(names) > 1 or record.agency or record.everybody:
        raise WrongUsage(_("--from-list dùng với nhiều nhất một mã, không kèm --agency, --all."))
    rows = sheet.rows(source)
    with opened(common.db, common.data) as register:
        found = lists.read_list(register, source, rows, next(iter(names), None), record.period, common.today)
        drafts = [
            Draft(
                one.occurrence.key,
                one.on or record.on or common.today,
                usual._replace(doc=one.doc or usual.doc, note=one.note or usual.note),
            )
            for one in found
        ]
        occurrences = [one.occurrence for one in found]
        return recording.record_found("done", register, drafts, occurrences, record, common, precondition)
