"""What was attached, and where text and register do not meet."""

from __future__ import annotations

from datetime import date

from baohiem_cli.app.data.attaching import AttachedText
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Fields


def attached_answer(told: AttachedText, today: date, warnings: tuple[str, ...]) -> Answer:
    """How many provisions have their words now."""
    pairs = [
        (_("Văn bản"), told.regulation), (_("Đã ghi vào"), str(told.path)),
        (_("Số đoạn lời văn"), str(told.passages)),
        (_("Điều khoản chưa có lời văn"), "; ".join(told.missing)),
        (_("Lời văn ngoài dữ liệu"), "; ".join(told.unknown)),
    ]  # fmt: skip
    item = {
        "id": told.regulation, "path": str(told.path), "passages": told.passages,
        "missing": list(told.missing), "unknown": list(told.unknown),
    }  # fmt: skip
    return Answer("attach", today, (item,), (Fields(tuple(pair for pair in pairs if pair[1])),), warnings)
