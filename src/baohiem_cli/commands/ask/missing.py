"""`bh missing`: who has done a duty, and who has not."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.app.ask.listing import listing
from baohiem_cli.app.ask.missing import missing as missing_of
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import completion, options, recording
from baohiem_cli.commands.common.numbers import kept_in_mind, numbers
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.ask.missing import missing_answer
from baohiem_cli.views.common.notices import warnings

EXAMPLES = ("bh missing thanh-hoa/12.1", "bh missing kon-tum/24.1 --period 2026-H1 --format xlsx --output nhac.xlsx")


@options.shared
def missing(
    key: Annotated[
        str,
        typer.Argument(
            metavar=_("MÃ"),
            help=_("Mã nhiệm vụ, hay mã kỳ; không nêu kỳ thì là kỳ đến hạn gần nhất."),
            autocompletion=completion.keys,
        ),
    ],
    period: recording.PeriodOfKey = None,
    province: options.Provinces = None,
    notes: options.Notes = False,
    known_at: options.KnownAt = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """The bodies of one duty and period, those who are not done first."""
    with opened(common.db, common.data, known_at=known_at) as register:
        found = missing_of(register, key, period, province or (), common.today)
        listed = listing(register, found.tracked, common.today, each=True, numbered=numbers(common))
    answer = missing_answer(found, listed, warnings(register.notices, listed.working.notices), notes=notes)
    return kept_in_mind(answer, register.path, listed, common.today)
