"""`bh trigger`: open an occurrence of a duty that has no date of its own."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.commands import asking, options, recording
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.deadlines.occurrences import key_of
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.domain.records import Answerable, Duty
from baohiem_cli.domain.vocabulary import Performed
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.ledger.sqlite import Draft
from baohiem_cli.store.register import catalogue

HELP = _("Mở một kỳ cho nhiệm vụ khi phát sinh hoặc không ấn định ngày, như báo cáo đột xuất theo công văn.")
EXAMPLES = ('bh trigger kon-tum/24.2 --on 2026-11-20 --due 2026-11-30 --doc "88/UBND-KGVX"',)


@options.common
def trigger(
    duty: Annotated[str, typer.Argument(metavar=_("NHIỆM VỤ"), help=_("Mã nhiệm vụ, như kon-tum/24.2."))],
    due: Annotated[
        date, typer.Option("--due", parser=options.parse_day, metavar=_("NGÀY"), help=_("Hạn phải làm xong."))
    ],
    on: recording.On = None,
    doc: recording.Document = None,
    note: recording.Note = None,
    by: recording.By = None,
    agency: recording.Agency = None,
    dry_run: recording.DryRun = False,
    *,
    where: options.Where,
) -> None:
    """Open one occurrence for each body that answers, or for the one named."""
    today = asking.reference_day(where.as_of)
    begun = on or today
    if due < begun:
        raise WrongUsage(_("Hạn {0} trước ngày phát sinh {1}.").format(f"{due:%d/%m/%Y}", f"{begun:%d/%m/%Y}"))
    with opened(where.db, where.data) as register:
        found = catalogue.duty(register.db, duty, begun)
        if found is None:
            raise recording.no_duty(register, duty)
        only = asking.find_agency(register.db, agency) if agency else None
        data = recording.compact(due=due.isoformat(), doc=doc, note=note)
        # The end of a fresh id keeps two letters of one day apart, also when two offices record them.
        period = f"{begun.isoformat()}.{ledger.new_id()[-6:]}"
        drafts = [Draft(Act.TRIGGER, key, begun, data) for key in _keys(found, period, only)]
        recording.write("trigger", register, drafts, where, by=by, dry_run=dry_run)


def _keys(duty: Duty, period: str, only: str | None) -> list[str]:
    bodies = [body for body in duty.answerable if only in (None, body.agency)]
    if not bodies:
        names = "; ".join(body.name for body in duty.answerable)
        raise NotFound(_("Cơ quan này không chịu trách nhiệm về {0}. Chịu trách nhiệm: {1}.").format(duty.id, names))
    if duty.performed is Performed.TOGETHER:
        return [str(keys.Key(duty.id, period))]
    return [key_of(duty, period, one) for one in _single(bodies)]


def _single(bodies: list[Answerable]) -> list[tuple[Answerable, ...]]:
    return [(body,) for body in bodies]
