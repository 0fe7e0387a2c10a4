"""What every recording command does: find the keys, write the events as one command, say what was recorded."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Annotated, NamedTuple

import typer

from baohiem_cli import clock, paths
from baohiem_cli.commands import asking, options, tracking
from baohiem_cli.commands.register import Register, opened
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.deadlines.period import ONCE, parse
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.standing import Act, Event
from baohiem_cli.domain.names import nearest
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Column, Item, Lines, Table
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.ledger.sqlite import Draft
from baohiem_cli.store.register import catalogue
from baohiem_cli.store.sqlite import transaction

Key = Annotated[list[str], typer.Argument(metavar=_("MÃ..."), help=_("Mã kỳ, như kon-tum/24.1@2026-H1:so-y-te."))]
OneKey = Annotated[str, typer.Argument(metavar=_("MÃ"), help=_("Mã kỳ, như kon-tum/24.1@2026-H1:so-y-te."))]
Period = Annotated[
    str | None, typer.Option("--period", metavar=_("KỲ"), help=_("Kỳ, khi mã chỉ là nhiệm vụ: 2026, 2026-H1, 2026-Q4."))
]
Agency = Annotated[
    str | None, typer.Option("--agency", "-a", metavar=_("TÊN"), help=_("Cơ quan, khi mã chỉ là nhiệm vụ."))
]
On = Annotated[
    date | None,
    typer.Option("--on", parser=options.parse_day, metavar=_("NGÀY"), help=_("Ngày làm; mặc định hôm nay.")),
]
Document = Annotated[str | None, typer.Option("--doc", metavar=_("SỐ"), help=_("Số, ký hiệu văn bản."))]
Note = Annotated[str | None, typer.Option("--note", metavar=_("CHỮ"), help=_("Ghi chú."))]
By = Annotated[str | None, typer.Option("--by", metavar=_("AI"), help=_("Người ghi; mặc định người dùng máy."))]
Reason = Annotated[str, typer.Option("--reason", metavar=_("LÝ DO"), help=_("Lý do."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Chỉ cho xem sẽ ghi gì."))]


class How(NamedTuple):
    """What every record of an occurrence takes: from which day it counts, who records it, which occurrence it is."""

    on: On = None
    by: By = None
    period: Period = None
    agency: Agency = None
    dry_run: DryRun = False


Make = Callable[[Occurrence, date], Draft]
"""Makes the draft for one occurrence, which counts from a day on."""

ACTS = {
    Act.DONE: _("hoàn thành"),
    Act.EXTEND: _("gia hạn"),
    Act.WAIVE: _("được miễn"),
    Act.REFUSE: _("từ chối"),
    Act.NOTE: _("ghi chú"),
    Act.ASSIGN: _("giao cho"),
    Act.TRIGGER: _("phát sinh"),
    Act.UNDO: _("rút lại"),
    Act.MEASURE: _("số đo"),
    Act.REKEY: _("chuyển mã"),
}


def on_keys(command: str, names: Sequence[str], make: Make, how: How, where: options.Where) -> None:
    """Record one event for each key, all in one transaction. Raises NotFound before anything is written."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        named = [find(register, name, today, period=how.period, agency=how.agency) for name in names]
        found = list({occurrence.key: occurrence for occurrence in named}.values())  # a key named twice is one
        drafts = [make(occurrence, how.on or today) for occurrence in found]
        allow = partial(_refuse_again, register, found) if command == "done" else None
        write(command, register, drafts, where, by=how.by, dry_run=how.dry_run, allow=allow)


def write(
    command: str,
    register: Register,
    drafts: Sequence[Draft],
    where: options.Where,
    *,
    by: str | None,
    dry_run: bool = False,
    allow: Callable[[], None] | None = None,
) -> None:
    """Append drafts as one command and answer with what stands in the ledger now; `allow` raises what forbids it."""
    today = asking.reference_day(where.as_of)
    _refuse_future(drafts, today)
    if dry_run:
        if allow:
            allow()
        lines = [_("Chưa ghi gì (--dry-run). Sẽ ghi:")]
        items = tuple(_draft_item(draft) for draft in drafts)
        rows = tuple((draft.key, ACTS[draft.act], draft.on, details(draft.data)) for draft in drafts)
    else:
        events = record(register, drafts, by, allow)
        lines = [_("Đã ghi {0} việc.").format(len(events))]
        items = tuple(event_item(event) for event in events)
        rows = tuple((event.key, ACTS[event.act], event.on, details(event.data)) for event in events)
    columns = (Column(_("Mã"), whole=True), Column(_("Ghi nhận")), Column(_("Ngày")), Column(_("Chi tiết"), wide=True))
    blocks = (Lines(tuple(lines)), Table(columns, rows))
    asking.emit(Answer(command, today, items, blocks, tuple(register.warnings), {"dry_run": dry_run}), where.format)


def record(
    register: Register, drafts: Sequence[Draft], by: str | None, allow: Callable[[], None] | None = None
) -> list[Event]:
    """Append drafts as one command, durable when it returns."""
    with transaction(register.db):
        if allow:
            allow()  # under the lock: another process may just have recorded the same
        return ledger.append(register.db, drafts, at=timestamp(), actor=by or paths.user())


def timestamp() -> str:
    """This moment in UTC, to the millisecond."""
    return clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")


def find(
    register: Register, name: str, today: date, *, period: str | None = None, agency: str | None = None
) -> Occurrence:
    """The occurrence of a key, or of a duty with its period and agency. Raises NotFound with the nearest keys."""
    key = keys.parse(name) or keys.Key(name, period or "")
    wanted = keys.Key(
        key.duty, key.period or period or "", asking.find_agency(register.db, agency) if agency else key.agency
    )
    one = tracking.find(register, wanted, today) if wanted.period else None
    if one is None and wanted.period and wanted.agency:  # a joint act has no agency in its key
        joint = tracking.find(register, keys.Key(wanted.duty, wanted.period), today)
        if joint is not None and any(body.agency == wanted.agency for body in joint.agencies):
            one = joint
    if one is not None:
        return one
    close = _near(register, wanted, today)
    if not close:
        if not catalogue.versions(register.db, wanted.duty):
            raise no_duty(register, wanted.duty)
        raise NotFound(_("Nhiệm vụ '{0}' không có kỳ định sẵn. Mở một kỳ bằng: bh trigger").format(wanted.duty))
    raise NotFound(_("Không có kỳ '{0}'. Các mã gần nhất: {1}").format(name, "; ".join(close)), nearest=close)


def no_duty(register: Register, id: str) -> NotFound:
    """The failure to find a duty, with the duties nearest to it."""
    known = list(dict.fromkeys(duty.id for duty in catalogue.duties(register.db, Question())))
    close = asking.nearest_refs(id, known)
    return NotFound(_("Không có nhiệm vụ '{0}'. Tìm bằng: bh duties").format(id) + asking.hint(close), nearest=close)


def event_item(event: Event) -> Item:
    """An event in JSON."""
    return {
        "id": event.id,
        "origin": event.origin,
        "number": event.number,
        "batch": event.batch,
        "at": event.at,
        "actor": event.actor,
        "act": event.act.value,
        "key": event.key,
        "on": event.on,
        "data": dict(event.data),
        "hash": event.hash,
    }


def details(data: object) -> str:
    """The content of an event in a few words."""
    words = []
    for key, value in dict(data).items() if isinstance(data, dict) else ():
        if key == "evidence":
            words += [f"{one['path']} ({one['size']} byte, {one['sha256'][:12]}…)" for one in value]
        elif key != "event" and value not in (None, "", []):  # the id of what is taken back says nothing to a person
            words.append(str(value))
    return "; ".join(words)


def compact(**data: object) -> dict[str, object]:
    """The fields that say something."""
    return {key: value for key, value in data.items() if value not in (None, "", [])}


def not_yet(day: date) -> WrongUsage:
    """The refusal of a day to come."""
    return WrongUsage(_("Ngày {0} chưa đến; chỉ ghi việc đã xảy ra.").format(f"{day:%d/%m/%Y}"))


def _draft_item(draft: Draft) -> Item:
    return {"act": draft.act.value, "key": draft.key, "on": draft.on, "data": draft.data}


def _refuse_future(drafts: Iterable[Draft], today: date) -> None:
    late = next((draft for draft in drafts if draft.on > today), None)
    if late:
        raise not_yet(late.on)


def _refuse_again(register: Register, found: Sequence[Occurrence]) -> None:
    done = [t for t in tracking.follow(register, found, date.max) if t.standing.done_on]
    if done:
        one = done[0]
        raise WrongUsage(
            _("{0} đã ghi hoàn thành ngày {1}. Ghi nhầm thì rút lại trước bằng: bh undo").format(
                one.occurrence.key, f"{one.standing.done_on:%d/%m/%Y}"
            )
        )


def _near(register: Register, wanted: keys.Key, today: date) -> tuple[str, ...]:
    """The keys of the duty in the period asked for, the agency most like the one asked for first, else around today."""
    try:
        middle = parse(wanted.period).last if wanted.period and wanted.period != ONCE else today
    except ValueError:
        middle = today
    first = middle.replace(year=max(middle.year - 1, 1), day=1)
    last = middle.replace(year=min(middle.year + 1, 9999), day=28)
    found = [one for duty in catalogue.versions(register.db, wanted.duty) for one in occurrences(duty, first, last)]
    alike = nearest(str(wanted), [one.key for one in found]) if wanted.agency else ()
    near = sorted(
        found,
        key=lambda o: (o.period != wanted.period, o.key not in alike, abs((o.due - middle).days)),
    )
    return tuple(occurrence.key for occurrence in near[:5])
