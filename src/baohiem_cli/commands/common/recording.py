"""The shared part of recording commands: find the keys, ask what is doubtful, append the events as one command."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated

import typer

from baohiem_cli import paths
from baohiem_cli.app import keyed, tracking
from baohiem_cli.app.record import last_list, recording
from baohiem_cli.app.record.doubts import Doubt, doubts
from baohiem_cli.app.register import Register, opened
from baohiem_cli.commands.common import asking, completion, options
from baohiem_cli.domain.ledger.events import Draft
from baohiem_cli.domain.ledger.payloads import Done, Payload
from baohiem_cli.domain.ledger.standing import SETTLED
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.errors import BhError, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.record.events import doubt_line, recorded_answer

_KEY_HELP = _("Mã kỳ, như kon-tum/24.1@2026-H1:so-y-te; hoặc số dòng của danh sách vừa hiện: 3, 5-7.")
Keys = Annotated[list[str], typer.Argument(metavar=_("MÃ..."), help=_KEY_HELP, autocompletion=completion.keys)]
OptionalKeys = Annotated[
    list[str] | None, typer.Argument(metavar=_("[MÃ...]"), help=_KEY_HELP, autocompletion=completion.keys)
]
OneKey = Annotated[str, typer.Argument(metavar=_("MÃ"), help=_KEY_HELP, autocompletion=completion.keys)]
PeriodOfKey = Annotated[
    str | None,
    typer.Option("--period", metavar=_("KỲ"), help=_("Kỳ, khi mã chỉ là nhiệm vụ: 2026, 2026-H1, quý 4/2026.")),
]
AgencyOfKey = Annotated[
    str | None,
    typer.Option(
        "--agency",
        "-a",
        metavar=_("TÊN"),
        help=_("Cơ quan, khi mã chỉ là nhiệm vụ."),
        autocompletion=completion.agencies,
    ),
]
AgenciesOfKey = Annotated[
    list[str] | None,
    typer.Option(
        "--agency",
        "-a",
        metavar=_("TÊN"),
        help=_("Cơ quan, khi mã là của nhiều cơ quan. Có thể dùng nhiều lần."),
        autocompletion=completion.agencies,
    ),
]
EveryBody = Annotated[bool, typer.Option("--all", help=_("Ghi cho mọi cơ quan chưa xong của kỳ ấy."))]
Excepted = Annotated[
    list[str] | None,
    typer.Option(
        "--except",
        metavar=_("TÊN"),
        help=_("Với --all: trừ cơ quan này. Có thể dùng nhiều lần."),
        autocompletion=completion.agencies,
    ),
]
On = Annotated[
    date | None,
    typer.Option("--on", parser=options.parse_day, metavar=_("NGÀY"), help=_("Ngày thực hiện; mặc định hôm nay.")),
]
DocumentNumber = Annotated[
    str | None, typer.Option("--doc", parser=options.filled, metavar=_("SỐ"), help=_("Số, ký hiệu văn bản."))
]
Remark = Annotated[str | None, typer.Option("--note", parser=options.filled, metavar=_("CHỮ"), help=_("Ghi chú."))]
RecordedBy = Annotated[
    str | None,
    typer.Option("--by", parser=options.filled, metavar=_("NGƯỜI"), help=_("Người ghi; mặc định người dùng máy.")),
]
ReasonGiven = Annotated[str, typer.Option("--reason", parser=options.filled, metavar=_("LÝ DO"), help=_("Lý do."))]
OptionalReason = Annotated[
    str | None, typer.Option("--reason", parser=options.filled, metavar=_("LÝ DO"), help=_("Lý do."))
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=_("Không hỏi lại."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Chỉ cho xem sẽ ghi gì."))]

Sync = Annotated[bool, typer.Option("--sync", help=_("Ghi xong thì đồng bộ với kho dùng chung (BH_HUB)."))]


class RecordOptions(NamedTuple):
    """The options of every record of an occurrence: the day from which it counts, the recorder, the occurrence."""

    on: On = None
    by: RecordedBy = None
    period: PeriodOfKey = None
    agency: AgenciesOfKey = None
    everybody: EveryBody = False
    excepted: Excepted = None
    yes: Yes = False
    dry_run: DryRun = False
    sync: Sync = False


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
    if record.excepted and not record.everybody:
        raise WrongUsage(_("--except chỉ dùng với --all."))
    with opened(common.db, common.data) as register:
        picks, names = last_list.has_picks(names), last_list.picked(register, names)
        named = [one for name in names for one in _meant(register, name, record, today, payload)]
        found = list({occurrence.key: occurrence for occurrence in named}.values())  # a key named twice is one
        drafts = [
            Draft(occurrence.key, record.on or today, payload(occurrence) if callable(payload) else payload)
            for occurrence in found
        ]
        if picks:
            show_first(found, yes=record.yes, dry_run=record.dry_run)
        return record_found(command, register, drafts, found, record, common, precondition)


def record_found(
    command: str,
    register: Register,
    drafts: Sequence[Draft],
    found: Sequence[Occurrence],
    record: RecordOptions,
    common: options.CommonOptions,
    precondition: Precondition | None,
) -> Answer:
    """Record drafts of occurrences that were found, after asking about what is doubtful."""
    confirm(doubts(register, drafts, found, common.today), yes=record.yes, dry_run=record.dry_run)
    return record_drafts(
        command,
        register,
        drafts,
        common,
        by=record.by,
        dry_run=record.dry_run,
        precondition=(lambda: precondition(register, found)) if precondition else None,
        found=found,
        sync=record.sync,
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
    found: Sequence[Occurrence] = (),
    sync: bool = False,
) -> Answer:
    """Append drafts as one command; what stands in the ledger now, or would stand there after `--dry-run`.

    `found` are the occurrences of the drafts, where they have one each: the answer tells what they are and how they
    stand now.
    """
    today = common.today
    events = recording.record(register, drafts, by, dry_run=dry_run, precondition=precondition)
    tracked = tracking.follow(register, found, max(today, *(draft.on for draft in drafts))) if found else []
    answer = recorded_answer(command, drafts, events, tracked, today, warnings(register.notices))
    return _synced(answer, register, today) if events and (sync or paths.syncs_always()) else answer


def _synced(answer: Answer, register: Register, today: date) -> Answer:
    """The answer, after a sync: what was recorded stands, whatever becomes of that."""
    from baohiem_cli.app.data import hub, syncing  # what nothing else here needs
    from baohiem_cli.views.data.hub import after_record

    try:
        return after_record(answer, syncing.sync(register, hub.address_of(None), today))
    except BhError as failure:
        return after_record(answer, failure)


def confirm(doubtful: Sequence[Doubt], *, yes: bool, dry_run: bool) -> None:
    """Show what is doubtful and ask; where nobody can answer, raise WrongUsage unless `yes` says that it is right.

    A dry run only shows it.
    """
    if not doubtful or yes:
        return
    lines = [doubt_line(one) for one in doubtful]
    if not dry_run and not paths.stdin_is_terminal():
        raise WrongUsage(" ".join(lines) + " " + _("Nếu đúng là như vậy, thêm --yes."))
    for line in lines:
        typer.echo(line, err=True)
    if dry_run:
        return
    asking.confirm(_("Vẫn ghi?"))


def show_first(found: Sequence[Occurrence], *, yes: bool, dry_run: bool) -> None:
    """Show what is about to be recorded, and ask; where nobody can answer, raise WrongUsage unless `yes` is given."""
    if dry_run or yes:
        return
    lines = [f"{one.key}: {one.duty.summary} ({one.bodies})" for one in found]
    if not paths.stdin_is_terminal():
        raise WrongUsage("\n".join([_("Sẽ ghi:"), *lines, _("Nếu đúng là như vậy, thêm --yes.")]))
    for line in [_("Sẽ ghi:"), *lines]:
        typer.echo(line, err=True)
    asking.confirm(_("Ghi?"))


def _meant(register: Register, name: str, record: RecordOptions, today: date, payload: object) -> Sequence[Occurrence]:
    """The occurrences of a name; for everybody, those that this record still concerns."""
    found = keyed.find(
        register, name, today, period=record.period, agencies=record.agency or (), everybody=record.everybody
    )
    if record.excepted:
        found = keyed.without(register, found, record.excepted, today)
    if not record.everybody or not isinstance(payload, Done):
        return found
    return [one.occurrence for one in tracking.follow(register, found, date.max) if one.standing.state not in SETTLED]
