"""The results of commands on the database and the ledger, and the faults found in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

from baohiem_cli.app.data.copies import BackedUp, Restored
from baohiem_cli.app.data.examination import (
    Complaint,
    Contradiction,
    FileDamaged,
    NotReadable,
    Orphan,
    ReceiptUnmet,
    RegisterChanged,
    SchemaChanged,
    SettingWrong,
    TailCut,
    is_grave,
)
from baohiem_cli.app.data.merging import Imported
from baohiem_cli.app.office import Shown
from baohiem_cli.app.record.beginning import Begun
from baohiem_cli.app.record.evidence import Examined
from baohiem_cli.domain.ledger.receipts import receipt
from baohiem_cli.errors import DatabaseUnusable, DataInvalid
from baohiem_cli.files.evidence import Changed
from baohiem_cli.files.ledger_file import fault
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Fields, Lines, Sheet, Source, Table
from baohiem_cli.store.ledger.interface import Brought
from baohiem_cli.views.common.dates import day, vietnam_time
from baohiem_cli.views.common.labels import conflict_label


class ComplaintItem(TypedDict):
    """Something that is wrong: `error` where the ledger or the file cannot be trusted, else `warning`."""

    severity: str
    message: str
    place: str


def help_answer(text: str, today: date) -> Answer:
    """A page of help."""
    return Answer("help", today, (), (Source(text, "text"),))


def already() -> str:
    """The words for a command that has done its work where its answer cannot be printed."""
    return _("Đã thực hiện xong")


def init_answer(begun: Begun, shown: Shown, db: Path, today: date, warnings: tuple[str, ...]) -> Answer:
    """Whose database this is, from when it tracks, and what a change of that day leaves out or brings in."""
    office = shown.office
    unset = _("chưa đặt")
    pairs = [
        (_("Tỉnh"), shown.province or unset), (_("Cơ quan"), shown.unit or shown.agency or unset),
        (_("Tên đơn vị"), office.name or unset), (_("Theo dõi từ"), day(begun.day)), (_("Cơ sở dữ liệu"), str(db)),
    ]  # fmt: skip
    item: dict[str, object] = {
        "track_from": begun.day, "db": str(db), "province": office.province, "province_name": shown.province,
        "agency": office.agency, "agency_name": shown.agency, "name": office.name, "unit": office.unit,
        "unit_name": shown.unit,
    }  # fmt: skip
    if begun.moved:
        overdue = _count(begun.overdue)
        if begun.before:
            pairs.append((_("Trước là"), day(begun.before)))
            overdue = _("{0}, trước là {1}").format(overdue, _count(begun.overdue_before))
        pairs.append((_("Việc quá hạn"), overdue))
        item |= {"before": begun.before, "overdue": begun.overdue, "overdue_before": begun.overdue_before}
    if begun.event:
        told = receipt(begun.event)
        pairs += _receipt(told)
        item["receipt"] = told
    return Answer("init", today, (item,), (Fields(tuple(pairs)),), warnings, already=already())


def backup_answer(made: BackedUp, today: date, warnings: tuple[str, ...]) -> Answer:
    """Where the copy is, and what else is to be copied."""
    pairs = [(_("Đã sao lưu"), str(made.file)), (_("Ghi nhận"), str(made.events)), *_receipt(made.receipt)]
    if made.copied:
        pairs.append((_("Tệp minh chứng"), _("{0} tệp trong {1}").format(made.copied, made.evidence)))
    left = list(map(str, made.left))
    missing = [one.path for one in made.missing]
    item = {"file": str(made.file), "events": made.events, "size": made.size, "receipt": made.receipt, "left": left,
            "evidence": str(made.evidence) if made.copied else None, "missing": missing}  # fmt: skip
    blocks: list[Block] = [Fields(tuple(pairs))]
    if missing:
        told = _("Không chép được, vì không còn hoặc đã bị đổi:")
        blocks.append(Lines((told, *(f"  {path}" for path in missing))))
    if left:
        told = _("Dữ liệu riêng không nằm trong bản sao, cần chép thêm:")
        blocks.append(Lines((told, *(f"  {path}" for path in left))))
    return Answer("backup", today, (item,), tuple(blocks), warnings, already=already(),
                  exit_code=DataInvalid.exit_code if missing else 0)  # fmt: skip


def restore_answer(restored: Restored, today: date) -> Answer:
    """The database that was restored, and the place of the former one."""
    kept = str(restored.kept) if restored.kept else None
    pairs = [
        (_("Đã phục hồi từ"), str(restored.file)), (_("Ghi nhận"), str(restored.events)),
        (_("Bản cũ giữ ở"), kept or _("trước đó chưa có cơ sở dữ liệu")),
    ]  # fmt: skip
    if restored.evidence:
        pairs.append((_("Tệp minh chứng"), str(restored.evidence)))
    item = {"file": str(restored.file), "events": restored.events, "kept": kept, "evidence": restored.evidence}
    return Answer("restore", today, (item,), (Fields(tuple(pairs)),), already=already())


def export_answer(target: Path, events: int, receipt: str | None, today: date, warnings: tuple[str, ...]) -> Answer:
    """How much of the ledger was written, and where."""
    pairs = ((_("Đã xuất"), str(target)), (_("Ghi nhận"), str(events)), *_receipt(receipt))
    item = {"file": str(target), "events": events, "receipt": receipt}
    return Answer("ledger export", today, (item,), (Fields(pairs),), warnings, already=already())


def ledger_answer(text: str, today: date, warnings: tuple[str, ...]) -> Answer:
    """The ledger itself."""
    return Answer("ledger export", today, (), (Source(text, "json"),), warnings)


def import_answer(source: Path, imported: Imported, today: date, warnings: tuple[str, ...]) -> Answer:
    """What a file brought, of whom, and what of our own records it touches."""
    pairs = (
        (_("Ghi nhận trong tệp"), str(imported.events)), (_("Ghi nhận mới"), str(imported.new)),
        (_("Ghi nhận đã có"), str(imported.events - imported.new)),
    )  # fmt: skip
    blocks: list[Block] = [Fields(pairs)]
    if imported.brought:
        blocks.append(brought_table(imported.brought))
    if imported.touched:
        blocks.append(Lines((_("Liên quan đến ghi nhận của đơn vị này: {0}").format("; ".join(imported.touched)),)))
    if imported.contradictions:
        told = (_("Mâu thuẫn ở {0}: {1}").format(key, conflict_label(one)) for key, one in imported.contradictions)
        blocks.append(Lines(tuple(told)))
    item = {
        "file": str(source),
        "events": imported.events,
        "new": imported.new,
        "origins": [
            {"origin": one.origin, "new": one.events, "actors": list(one.actors), "offices": list(one.offices),
             "first": one.first, "last": one.last, "own": one.own, "joined": one.apart, "heir": one.heir}
            for one in imported.brought
        ],
        "touched": list(imported.touched),
        "contradictions": [{"key": key, "conflict": conflict_label(one)} for key, one in imported.contradictions],
    }  # fmt: skip
    warnings = brought_warnings(imported.brought, warnings)
    return Answer("ledger import", today, (item,), tuple(blocks), warnings, already=already())


def brought_table(brought: Sequence[Brought]) -> Table:
    """Whose events came, how many, from when to when."""
    columns = (
        Column(_("Nguồn"), no_wrap=True), Column(_("Mới"), align_right=True), Column(_("Đơn vị"), stretch=True),
        Column(_("Người ghi"), stretch=True), Column(_("Từ")), Column(_("Đến")), Column(_("Lưu ý"), stretch=True),
    )  # fmt: skip
    rows = tuple(
        (one.origin[-6:], one.events, "; ".join(one.offices), "; ".join(one.actors), vietnam_time(one.first),
         vietnam_time(one.last), _about(one))
        for one in brought
    )  # fmt: skip
    return Table(columns, rows)


def brought_warnings(brought: Sequence[Brought], warnings: tuple[str, ...]) -> tuple[str, ...]:
    """The warnings, with those that events of this office or in its name give."""
    own = sum(one.events for one in brought if one.own)
    if own:
        warnings = (
            *warnings,
            _("{0} ghi nhận mới mang nguồn của chính đơn vị này: sổ ở đây đã từng bị lùi lại, hoặc có người ghi thay. "
              "Hãy xem lại bằng: bh log").format(own),
        )  # fmt: skip
    heirs = [one.origin[-6:] for one in brought if one.heir]
    if heirs:
        warnings = (
            *warnings,
            _("Nguồn {0} ghi là tiếp theo sổ của đơn vị này, nên rút lại được ghi nhận ở đây; nếu không phải bản sao "
              "hay bản phục hồi của đơn vị này, hãy xem lại bằng: bh log").format(", ".join(heirs)),
        )  # fmt: skip
    return warnings


def _about(one: Brought) -> str:
    if one.own:
        return _("nguồn của đơn vị này")
    return _("ghi riêng từ một bản sao; được giữ dưới nguồn mới") if one.apart else ""


def _count(number: int | None) -> str:
    return _("rất nhiều") if number is None else str(number)


def _receipt(receipt: str | None) -> tuple[tuple[str, str], ...]:
    return ((_("Biên nhận"), receipt),) if receipt else ()


def verify_answer(found: Sequence[Examined], today: date, warnings: tuple[str, ...]) -> Answer:
    """The evidence that is no longer what was recorded, or else all of it; fails where some is."""
    bad = [one for one in found if one.changed]
    items = tuple(
        {
            "key": one.key,
            "path": one.evidence.path,
            "size": one.evidence.size,
            "sha256": one.evidence.sha256,
            "problem": one.changed,
            "found": str(one.moved) if one.moved else None,
        }
        for one in found
    )
    summary = _("{0} tệp minh chứng, {1} tệp bị đổi hoặc không còn.").format(len(found), len(bad))
    blocks: tuple[Block, ...] = (Lines((summary,)), _evidence_table(bad or found))
    return Answer("verify", today, items, blocks, warnings, sheets=lambda: (Sheet(summary, _evidence_table(found)),),
                  exit_code=DataInvalid.exit_code if bad else 0)  # fmt: skip


def doctor_answer(found: Sequence[Complaint], events: int, today: date, warnings: tuple[str, ...]) -> Answer:
    """The faults found; fails with 5 where the ledger or the file cannot be trusted, with 4 for anything else."""
    items = tuple(map(_complaint_item, found))
    words = {"error": _("lỗi"), "warning": _("lưu ý")}
    columns = (Column(_("Mức")), Column(_("Nội dung"), stretch=True), Column(_("Vị trí")))
    rows = tuple((words[item["severity"]], item["message"], item["place"]) for item in items)
    summary = _("{0} ghi nhận trong sổ; {1} nội dung cần xem xét.").format(events, len(found))
    blocks: tuple[Block, ...] = (Lines((summary,)), Table(columns, rows))
    grave = any(map(is_grave, found))
    code = DatabaseUnusable.exit_code if grave else DataInvalid.exit_code if found else 0
    return Answer("doctor", today, items, blocks, warnings, exit_code=code)


def _evidence_table(found: Sequence[Examined]) -> Table:
    words = {None: _("còn nguyên"), Changed.CHANGED: _("đã bị đổi"), Changed.GONE: _("không còn")}
    columns = (Column(_("Tệp"), stretch=True), Column(_("Kết quả")), Column(_("Mã"), no_wrap=True))
    rows = (
        (one.evidence.path, _("nay ở {0}").format(one.moved) if one.moved else words[one.changed], one.key)
        for one in found
    )
    return Table(columns, tuple(rows))


def _complaint_item(complaint: Complaint) -> ComplaintItem:
    severity = "error" if is_grave(complaint) else "warning"
    match complaint:
        case FileDamaged(path, detail):
            message, place = _("tệp hỏng: {0}").format(detail), str(path)
        case SchemaChanged(name):
            message, place = _("cấu trúc sổ đã bị sửa: chốt chặn bị mất, bị đổi hoặc có thứ lạ"), name
        case TailCut(origin, noted, present):
            message = _("sổ đã bị cắt đuôi hoặc thay: đã có đến ghi nhận số {0}, nay đến số {1}").format(noted, present)
            place = origin
        case ReceiptUnmet(receipt):
            message, place = _("sổ không có ghi nhận của biên nhận này"), receipt
        case NotReadable(id, key, field):
            message = _(
                "ghi nhận không đọc được (trường {0}), được để riêng; rút lại bằng: bh undo --record {1}"
            ).format(field, id)
            place = key
        case RegisterChanged(table, rows):
            message = _(
                "dữ liệu văn bản trong cơ sở dữ liệu không khớp với các tệp ({0} dòng); nạp lại bằng: bh load --anew"
            ).format(rows)
            place = table
        case SettingWrong(name, unrecorded):
            message = _("cài đặt không đọc được; đặt lại bằng: bh init --track-from NGÀY")
            if unrecorded:
                message = _("cài đặt bị đổi mà sổ không ghi; đặt lại bằng: bh init --track-from NGÀY")
            place = name
        case Orphan(key, own):
            message = _("ghi nhận không còn gắn với nhiệm vụ: mã không còn trong văn bản; chuyển bằng bh rekey")
            if not own:
                message = _(
                    "ghi nhận không còn gắn với nhiệm vụ: mã không còn trong văn bản; do nơi khác ghi nên nơi ấy chuyển"
                )
            place = key
        case Contradiction(key, conflict):
            message, place = _("mâu thuẫn: {0}").format(conflict_label(conflict)), key
        case broken:
            message, place = _("chuỗi băm đứt: {0}").format(fault(broken)), f"{broken.origin}/{broken.number}"
    return {"severity": severity, "message": message, "place": place}
