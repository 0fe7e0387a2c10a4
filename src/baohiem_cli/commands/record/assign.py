"""`bh assign`: say who takes care of an occurrence."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.commands.common import options, recording
from baohiem_cli.domain.ledger.payloads import Assign
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer

EXAMPLES = ('bh assign kon-tum/24.1@2026:so-y-te "Phòng Kế hoạch - Tài chính"',)


@options.shared
def assign(
    key: recording.OneKey,
    who: Annotated[str, typer.Argument(metavar=_("NGƯỜI"), help=_("Người hay phòng được giao."))],
    *,
    record: recording.RecordOptions,
    common: options.CommonOptions,
) -> Answer:
    """Record who takes care of the key."""
    return recording.record_keys("assign", [key], Assign(who), record, common)
