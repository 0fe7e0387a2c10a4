"""The results of commands on the database and the ledger, and the faults found in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

from baohiem_cli.app.data.copies import BackedUp, Restored
from baohiem_cli.app.data.examination import Complaint, Contradiction, FileDamaged, GuardMissing, Orphan, is_grave
from baohiem_cli.app.data.merging import Imported
from baohiem_cli.app.record.evidence import Examined
from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.files.evidence import Changed
from baohiem_cli.files.ledger_file import fault
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Fields, Lines, Sheet, Source, Table
from baohiem_cli.views.dates import day
from baohiem_cli.views.labels import conflict_label


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


def init_answer(begun: date, db: Path, today: date, warnings: tuple[str, ...]) -> Answer:
    """From when this database tracks."""
    pairs = ((_("Theo dõi từ"), day(begun)), (_("Cơ sở dữ liệu"), str(db)))
    return Answer("init", today, ({"track_from": begun, "db": str(db)},), (Fields(pairs),), warnings, already=already())


def backup_answer(made: BackedUp, today: date, warnings: tuple[str, ...]) -> Answer:
    """Where the copy is."""
    pairs = ((_("Đã sao lưu"), str(made.file)), (_("Ghi nhận"), str(made.events)))
    item = {"file": str(made.file), "events": made.events, "size": made.size}
    return Answer("backup", today, (item,), (Fields(pairs),), warnings, already=already())


def restore_answer(restored: Restored, today: date) -> Answer:
    """The database that was restored, and the place of the former one."""
    kept = str(restored.kept) if restored.kept else None
    pairs = (
        (_("Đã phục hồi từ"), str(restored.file)), (_("Ghi nhận"), str(restored.events)),
        (_("Bản cũ giữ ở"), kept or _("trước đó chưa có cơ sở dữ liệu")),
    )  # fmt: skip
    item = {"file": str(restored.file), "events": restored.events, "kept": kept}
    return Answer("restore", today, (item,), (Fields(pairs),), already=already())


def export_answer(target: Path, events: int, today: date, warnings: tuple[str, ...]) -> Answer:
    """How much of the ledger was written, and where."""
    pairs = ((_("Đã xuất"), str(target)), (_("Ghi nhận"), str(events)))
    item = {"file": str(target), "events": events}
    return Answer("ledger export", today, (item,), (Fields(pairs),), warnings, already=already())


def ledger_answer(text: str, today: date, warnings: tuple[str, ...]) -> Answer:
    """The ledger itself."""
    return Answer("ledger export", today, (), (Source(text, "json"),), warnings)


def import_answer(source: Path, imported: Imported, today: date, warnings: tuple[str, ...]) -> Answer:
    """How much of a file was new."""
    pairs = (
        (_("Trong tệp"), _("{0} ghi nhận").format(imported.events)), (_("Mới"), _("{0} ghi nhận").format(imported.new)),
        (_("Đã có"), _("{0} ghi nhận").format(imported.events - imported.new)),
    )  # fmt: skip
    item = {"file": str(source), "events": imported.events, "new": imported.new}
    return Answer("ledger import", today, (item,), (Fields(pairs),), warnings, already=already())


def verify_answer(found: Sequence[Examined], today: date, warnings: tuple[str, ...]) -> Answer:
    """The evidence that is no longer what was recorded, or else all of it."""
    bad = [one for one in found if one.changed]
    items = tuple(
        {
            "key": one.key,
            "path": one.evidence.path,
            "size": one.evidence.size,
            "sha256": one.evidence.sha256,
            "problem": one.changed,
        }
        for one in found
    )
    summary = _("{0} tệp minh chứng, {1} tệp bị đổi hoặc không còn.").format(len(found), len(bad))
    blocks: tuple[Block, ...] = (Lines((summary,)), _evidence_table(bad or found))
    return Answer("verify", today, items, blocks, warnings, sheets=lambda: (Sheet(summary, _evidence_table(found)),))


def doctor_answer(found: Sequence[Complaint], events: int, today: date, warnings: tuple[str, ...]) -> Answer:
    """The faults found; fails where the ledger or the file cannot be trusted."""
    items = tuple(map(_complaint_item, found))
    words = {"error": _("lỗi"), "warning": _("lưu ý")}
    columns = (Column(_("Mức")), Column(_("Nội dung"), stretch=True), Column(_("Vị trí")))
    rows = tuple((words[item["severity"]], item["message"], item["place"]) for item in items)
    summary = _("{0} ghi nhận trong sổ; {1} nội dung cần xem xét.").format(events, len(found))
    blocks: tuple[Block, ...] = (Lines((summary,)), Table(columns, rows))
    code = DatabaseUnusable.exit_code if any(map(is_grave, found)) else 0
    return Answer("doctor", today, items, blocks, warnings, exit_code=code)


def _evidence_table(found: Sequence[Examined]) -> Table:
    words = {None: _("còn nguyên"), Changed.CHANGED: _("đã bị đổi"), Changed.GONE: _("không còn")}
    columns = (Column(_("Tệp"), stretch=True), Column(_("Kết quả")), Column(_("Mã"), no_wrap=True))
    return Table(columns, tuple((one.evidence.path, words[one.changed], one.key) for one in found))


def _complaint_item(complaint: Complaint) -> ComplaintItem:
    severity = "error" if is_grave(complaint) else "warning"
    match complaint:
        case FileDamaged(path, detail):
            message, place = _("tệp hỏng: {0}").format(detail), str(path)
        case GuardMissing(name):
            message, place = _("mất chốt chặn sửa, xóa sổ"), name
        case Orphan(key):
            message, place = (
                _("ghi nhận không còn gắn với nhiệm vụ: mã không còn trong văn bản; chuyển bằng bh rekey"),
                key,
            )
        case Contradiction(key, conflict):
            message, place = _("mâu thuẫn: {0}").format(conflict_label(conflict)), key
        case broken:
            message, place = _("chuỗi băm đứt: {0}").format(fault(broken)), f"{broken.origin}/{broken.number}"
    return {"severity": severity, "message": message, "place": place}
