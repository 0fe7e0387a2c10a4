"""`bh verify`: whether the evidence is still what was recorded."""

from __future__ import annotations

from baohiem_cli.app.record import evidence
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.data import verify_answer
from baohiem_cli.views.notices import warnings

EXAMPLES = ("bh verify", "bh verify --format json")


@options.shared
def verify(*, common: options.CommonOptions) -> Answer:
    """Compare every file named as evidence with its size and digest."""
    today = common.today
    with opened(common.db, common.data) as register:
        found = evidence.examined(register, today)
    return verify_answer(found, today, warnings(register.notices))
