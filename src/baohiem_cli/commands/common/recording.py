"""The shared part of recording commands: find the keys, append the events as one command."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, NamedTuple

import typer

from baohiem_cli.app.record import recording
from baohiem_cli.app.register import Register, opened
from baohiem_cli.commands.common import options
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Payload
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.events import recorded_answer
from baohiem_cli.views.notices import warnings

Keys = Annotated[list[str], typer.Argument(metavar=_("MÃ..."), help=_("Mã kỳ, như kon-tum/24.1@2026-H1:so-y-te."))]
OneKey = Annotated[str, typer.Argument(metavar=_("MÃ"), help=_("Mã kỳ, như kon-tum/24.1@2026-H1:so-y-te."))]
PeriodOfKey = Annotated[
    str | None, typer.Option("--period", metavar=_("KỲ"), help=_("Kỳ, khi mã chỉ là nhiệm vụ: 2026, 2026-H1, 2026-Q4."))
]
AgencyOfKey = Annotated[
    str | None, typer.Option("--agency", "-a", metavar=_("TÊN"), help=_("Cơ quan, khi mã chỉ là nhiệm vụ."))
]
On = Annotated[
    date | None,
    typer.Option("--on", parser=options.parse_day, metavar=_("NGÀY"), help=_("Ngày thực hiện; mặc định hôm nay.")),
]
DocumentNumber = Annotated[str | None, typer.Option("--doc", metavar=_("SỐ"), help=_("Số, ký hiệu văn bản."))]
Remark = Annotated[str | None, typer.Option("--note", metavar=_("CHỮ"), help=_("Ghi chú."))]
RecordedBy = Annotated[
    str | None, typer.Option("--by", metavar=_("NGƯỜI"), help=_("Người ghi; mặc định người dùng máy."))
]
ReasonGiven = Annotated[str, typer.Option("--reason", metavar=_("LÝ DO"), help=_("Lý do."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Chỉ cho xem sẽ ghi gì."))]


class RecordOptions(NamedTuple):
    """The options of every record of an occurrence: the day from which it counts, the recorder, the occurrence."""

    on: On = None
    by: RecordedBy = None
    period: PeriodOfKey = None
    agency: AgencyOfKey = None
    dry_run: DryRun = False


Precondition = Callable[[Register, Sequence[Occurrence]], None]
"""Raises what forbids a record of these occurrences."""


def record_keys(
    command: str,
    names: Sequence[str],
    payload: Payload | Callable[[Occurrence], Payload],
    record: RecordOptions,
    common: options.CommonOptions,
    precondition: Precondition | None = None,
) -> Answer:
    """Record one event for each key, all in one transaction; the payload may depend on the occurrence.

    Raises NotFound before anything is written.
    """
    today = common.today
    with opened(common.db, common.data) as register:
        named = [recording.find(register, name, today, period=record.period, agency=record.agency) for name in names]
        found = list({occurrence.key: occurrence for occurrence in named}.values())  # a key named twice is one
        drafts = [
            Draft(occurrence.key, record.on or today, payload(occurrence) if callable(payload) else payload)
            for occurrence in found
        ]
        return record_drafts(
            command,
            register,
            drafts,
            common,
            by=record.by,
            dry_run=record.dry_run,
            precondition=(lambda: precondition(register, found)) if precondition else None,
        )


def record_drafts(
    command: str,
    register: Register,
    drafts: Sequence[Draft],
    common: options.CommonOptions,
    *,
    by: str | None,
    dry_run: bool,
    precondition: recording.Precondition | None = None,
) -> Answer:
    """Append drafts as one command; what stands in the ledger now, or would stand there after `--dry-run`."""
    today = common.today
    events = recording.record(register, drafts, by, today=today, dry_run=dry_run, precondition=precondition)
    return recorded_answer(command, drafts, events, today, warnings(register.notices))
