"""Events of the ledger, in words and in JSON."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NotRequired, TypedDict

from baohiem_cli.app.record.doubts import (
    FAR_YEARS,
    AlreadyDone,
    AlreadyOver,
    AlreadyWaived,
    BeforePeriod,
    DatedByText,
    Doubt,
    FarAway,
    LongBefore,
    Shortened,
    Whitened,
)
from baohiem_cli.domain.ledger.events import Draft, Entry, Event, event_of
from baohiem_cli.domain.ledger.payloads import OFFICE, Act, Unreadable
from baohiem_cli.domain.ledger.receipts import receipt
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.views.common.dates import day, number, vietnam_time
from baohiem_cli.views.common.labels import act_label


class EventItem(TypedDict):
    """An event, or what would become one."""

    act: str
    key: str
    on: date
    data: Mapping[str, Any]
    id: NotRequired[str]
    origin: NotRequired[str]
    number: NotRequired[int]
    batch: NotRequired[str]
    at: NotRequired[str]
    actor: NotRequired[str]
    office: NotRequired[str | None]
    hash: NotRequired[str]


def event_item(event: Event) -> EventItem:
    """An event in JSON."""
    return {
        "id": event.id,
        "origin": event.origin,
        "number": event.number,
        "batch": event.batch,
        "at": event.at,
        "actor": event.actor,
        "office": event.office,
        "act": event.act.value,
        "key": event.key,
        "on": event.on,
        "data": dict(event.data),
        "hash": event.hash,
    }


def nothing_new(command: str, known: int, today: date, warnings: tuple[str, ...]) -> Answer:
    """The answer where a list says nothing that the ledger does not hold; `known` is how much of it is recorded."""
    line = _("Không có gì mới để ghi; {0} dòng đã có trong sổ.").format(known)
    return Answer(command, today, (), (Lines((line,)),), warnings)


def recorded_answer(
    command: str,
    drafts: Sequence[Draft],
    events: Sequence[Event] | None,
    tracked: Sequence[Tracked],
    today: date,
    warnings: tuple[str, ...],
) -> Answer:
    """Events of the ledger, or those that a dry run would record; `tracked` is how their occurrences stand now."""
    if events is None:
        line = _("Chưa ghi gì (--dry-run). Sẽ ghi:")
        items: tuple[EventItem, ...] = tuple(map(_draft_item, drafts))
    else:
        line = _("Đã ghi {0} mục vào sổ.").format(len(events))
        items = tuple(map(event_item, events))
    stands = {one.occurrence.key: one for one in tracked}
    rows = tuple((one.key, act_label(one.act), one.on, _told(one, stands.get(one.key))) for one in events or drafts)
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Ghi nhận")), Column(_("Ngày")), Column(_("Chi tiết"), stretch=True),
    )  # fmt: skip
    blocks: list[Block] = [Lines((line,)), Table(columns, rows)]
    extra: dict[str, Any] = {"dry_run": events is None}
    if events:
        extra["receipt"] = receipt(events[-1])
        blocks.append(Lines((_("Biên nhận: {0}").format(extra["receipt"]),), footnote=True))
    already = _("Đã ghi vào sổ") if events else ""
    return Answer(command, today, items, tuple(blocks), warnings, extra, already=already)


def _told(one: Event | Draft, tracked: Tracked | None) -> str:
    """What was said, then what it is about: the duty, its day, and by how many days it is late."""
    words = [details(one.data)]
    if tracked and one.act in (Act.DONE, Act.EXTEND, Act.WAIVE, Act.REFUSE):
        due = tracked.standing.due
        words.append(tracked.occurrence.duty.summary.rstrip("."))
        words.append(_("hạn {0}").format(day(tracked.occurrence.due if one.act is Act.EXTEND else due)))
        if one.act is Act.DONE and one.on > due:
            words.append(_("trễ {0} ngày").format((one.on - due).days))
        if tracked.standing.granted_late:
            words.append(_("gia hạn sau khi đã quá hạn: vẫn tính là quá hạn"))
    return "; ".join(filter(None, words))


def doubt_line(doubt: Doubt) -> str:
    """What is doubtful about a record, in a sentence."""
    match doubt:
        case BeforePeriod(key, on, first):
            return _("{0}: ngày thực hiện {1} trước khi kỳ bắt đầu ({2}).").format(key, day(on), day(first))
        case AlreadyWaived(key):
            return _("{0} đã được ghi là được miễn.").format(key)
        case AlreadyDone(key, on):
            return _("{0} đã ghi hoàn thành ngày {1}.").format(key, day(on))
        case LongBefore(key, on, first):
            return _("{0}: ngày {1} trước khi kỳ bắt đầu ({2}) hơn một năm.").format(key, day(on), day(first))
        case AlreadyOver(key, to, on):
            return _("{0}: hạn mới {1} trước ngày gia hạn {2}.").format(key, day(to), day(on))
        case Whitened(key, on, due):
            return _("{0}: hạn {1} đã qua; gia hạn ghi lùi ngày {2} làm việc quá hạn thành đúng hạn.").format(
                key, day(due), day(on)
            )
        case Shortened(key, to, before):
            return _("{0}: hạn mới {1} sớm hơn lần gia hạn trước, {2}.").format(key, day(to), day(before))
        case FarAway(key, to, due):
            return _("{0}: ngày {1} cách ngày {2} quá {3} năm.").format(key, day(to), day(due), FAR_YEARS)
        case DatedByText(duty):
            return _("{0} đã có hạn theo văn bản; đây là mở thêm một lần đột xuất.").format(duty)


def nothing_to_undo(today: date, warnings: tuple[str, ...]) -> Answer:
    """Everything has been taken back already."""
    return Answer("undo", today, (), (Lines((_("Không còn ghi nhận nào để rút lại."),)),), warnings)


def log_answer(events: Sequence[Event], around: Mapping[str, Event], today: date, warnings: tuple[str, ...]) -> Answer:
    """Events, one below the other; `around` has those of the same keys by id, which may have been recorded before."""
    columns = (
        Column(_("Thời điểm (giờ Việt Nam)")), Column(_("Người ghi")), Column(_("Ghi nhận")),
        Column(_("Mã"), no_wrap=True), Column(_("Ngày")), Column(_("Chi tiết"), stretch=True),
        Column(_("Đơn vị ghi"), wide_only=True), Column(_("Nguồn"), wide_only=True),
    )  # fmt: skip
    withdrawn = {e.data.get("event") for e in around.values() if e.act is Act.UNDO}
    rows = tuple(
        (vietnam_time(e.at), e.actor, _act(e, around, withdrawn), e.key, e.on, details(e.data), e.office,
         f"{e.origin[-6:]}/{e.number}")
        for e in events
    )  # fmt: skip
    empty = Lines((_("Chưa có ghi nhận nào."),), footnote=True)
    blocks: tuple[Block, ...] = (Table(columns, rows),) if rows else (empty,)
    return Answer("log", today, tuple(map(event_item, events)), blocks, warnings)


def _act(event: Event, around: Mapping[str, Event], withdrawn: Collection[object]) -> str:
    """What an event records: what is taken back by it, or that it has been taken back."""
    label = act_label(event.act)
    if event.act is Act.UNDO and (before := around.get(str(event.data.get("event")))):
        label = _("{0}: {1} ngày {2}").format(label, act_label(before.act), f"{before.on:%d/%m/%Y}")
    return label + (_(" (đã rút lại)") if event.id in withdrawn else "")


def entry_line(entry: Entry) -> str:
    """An entry in one line, to be asked about; what cannot be read is shown as it is kept."""
    try:
        event = event_of(entry)
    except Unreadable:
        return "  ".join(map(str, (entry.act, entry.key, entry.on, entry.data)))
    shown = act_label(event.act), event.key, f"{event.on:%d/%m/%Y}", details(event.data)
    return " ".join("  ".join(filter(None, shown)).splitlines())


def act_lines(events: Sequence[Event]) -> list[str]:
    """Events of a key, a line each: when it was recorded, what it says, for which day, by whom."""
    around = {event.id: event for event in events}
    withdrawn = {event.data.get("event") for event in events if event.act is Act.UNDO}
    return [_act_line(event, _act(event, around, withdrawn)) for event in events]


def _act_line(event: Event, label: str) -> str:
    said = details(event.data)
    line = _("{0}: {1}, ngày {2}, {3} ghi").format(vietnam_time(event.at), label, day(event.on), _recorder(event))
    return f"{line} ({said})" if said else line


def _recorder(event: Event) -> str:
    """The person, with the office where it has a name."""
    return f"{event.actor}, {event.office}" if event.office else event.actor


def details(data: Mapping[str, Any]) -> str:
    """The content of an event in a few words, also of an event of a newer program."""
    if "origin" in data and "number" in data:
        return _("tiếp theo nguồn {0}, ghi nhận số {1}").format(str(data["origin"])[-6:], data["number"])
    if label := _setting_labels().get(str(data.get("name"))):
        was = _(" (trước là {0})").format(_value(data["before"])) if data.get("before") else ""
        return f"{label}: {_value(data.get('value') or _('bỏ'))}{was}"
    words = []
    for name, value in data.items():
        if name == "evidence":
            words += [f"{one['path']} ({one['size']} byte, {one['sha256'][:12]}…)" for one in value]
        elif name not in _UNSHOWN and value not in (None, "", []):
            words.append(number(value) if isinstance(value, float) else _detail(name, str(value)))
    return "; ".join(words)


_UNSHOWN = frozenset({"event", OFFICE})
"""The id of what is taken back says nothing to a person; the office stands beside the recorder."""


def _setting_labels() -> dict[str, str]:
    return {
        "track_from": _("theo dõi từ"),
        "province": _("tỉnh"),
        "agency": _("cơ quan"),
        "unit": _("đơn vị trong danh sách"),
        "office_name": _("tên đơn vị"),
    }


def _value(value: object) -> str:
    with suppress(ValueError):
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    return str(value)


def _detail(name: str, text: str) -> str:
    """A day in the order of a Vietnamese reader, with what it is; other values as they are."""
    forms = {"to": _("đến {0}"), "due": _("hạn {0}")}
    with suppress(ValueError):
        if name in forms and len(text) == len("2026-12-31"):
            return forms[name].format(f"{date.fromisoformat(text):%d/%m/%Y}")
    return text


def _draft_item(draft: Draft) -> EventItem:
    return {"act": draft.act.value, "key": draft.key, "on": draft.on, "data": draft.data}
