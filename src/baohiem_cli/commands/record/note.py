"""`bh note`: add a remark to an occurrence."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.payloads import Note
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer

EXAMPLES = ('bh note kon-tum/24.1@2026:so-y-te "chờ số liệu của BHXH huyện"',)


@options.shared
def note(
    key: recording.OneKey,
    text: Annotated[str, typer.Argument(parser=options.filled, metavar=_("CHỮ"), help=_("Nội dung."))],
    *,
    record: recording.RecordOptions,
    common: options.CommonOptions,
) -> Answer:
    """Record a remark."""
    return recording.record_keys("note", [key], Note(text), record, common)
