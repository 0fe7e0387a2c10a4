"""`bh doctor`: whether the database and the ledger are sound."""

from __future__ import annotations

from baohiem_cli.app.data.examination import complaints
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.data import doctor_answer
from baohiem_cli.views.notices import warnings

EXAMPLES = ("bh doctor", "bh doctor --format json")


@options.shared
def doctor(*, common: options.CommonOptions) -> Answer:
    """The faults found; exit 5 where the ledger or the file cannot be trusted."""
    with opened(common.db, common.data) as register:
        found = complaints(register, common.today)
        return doctor_answer(found, register.ledger.count(), common.today, warnings(register.notices))
