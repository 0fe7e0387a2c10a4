"""Differences between two files in words, and in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from baohiem_cli.commands import effects
from baohiem_cli.commands.duties import others, when
from baohiem_cli.domain.analysis.difference import DateChange, Difference, DutyChange, FieldChange, local
from baohiem_cli.domain.records import Citation, Duty, HistoryEvent
from baohiem_cli.domain.vocabulary import change_label, kind_label, performed_label
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Cell, Item
from baohiem_cli.views.items import duty_item

_NAMED = 3
"""Up to so many agencies of a row are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Words:
    """Says what differs; `shorts` are the usual names of agencies."""

    shorts: Mapping[str, str]

    def head(self, changes: Iterable[FieldChange]) -> Iterator[tuple[Cell, ...]]:
        """One row for each field of the head."""
        for one in changes:
            yield _head_label(one.field), _head_value(one.field, one.old), _head_value(one.field, one.new)

    def duties(self, changes: Iterable[DutyChange]) -> Iterator[tuple[Cell, ...]]:
        """One row for each duty that is added or removed, and for each field of one that differs."""
        for one in changes:
            id, word = local(one.duty), _word(one.old, one.new, _("sửa"))
            if not one.fields:
                yield id, word, None, self._whole(one.old), self._whole(one.new)
            for field in one.fields:
                yield id, word, _duty_label(field.field), self._value(one.old, field), self._value(one.new, field)

    def dates(self, changes: Iterable[DateChange]) -> Iterator[tuple[Cell, ...]]:
        """One row for each date, with those whose date it is."""
        for one in changes:
            names = [self.shorts.get(agency, agency) for agency in one.agencies]
            who = "; ".join(names) if len(names) <= _NAMED else _("{0} cơ quan").format(len(names))
            yield local(one.duty), one.period, _word(one.old, one.new, _("dời")), one.old, one.new, who

    def items(self, found: Difference) -> Iterator[Item]:
        """The differences in JSON; `subject` tells what an item is about."""
        for field in found.head:
            values = {"field": field.field, "old": _plain(field.old), "new": _plain(field.new)}
            yield {"subject": "head", "change": "changed", "fields": [values]}
        for one in found.duties:
            old, new = (duty_item(side) if side else None for side in (one.old, one.new))
            fields = [{"field": f.field, "old": (old or {})[f.field], "new": (new or {})[f.field]} for f in one.fields]
            change = _kind_of(one.old, one.new, "changed")
            yield {"subject": "duty", "change": change, "id": one.duty.id, "old": old, "new": new, "fields": fields}
        for date_ in found.dates:
            yield {
                "subject": "date",
                "change": _kind_of(date_.old, date_.new, "moved"),
                "id": date_.duty.id,
                "period": date_.period,
                "agencies": list(date_.agencies),
                "old": date_.old,
                "new": date_.new,
            }

    def _whole(self, duty: Duty | None) -> str | None:
        if duty is None:
            return None
        parts = (duty.summary.rstrip("."), others(duty, dict(self.shorts)), when(duty), effects.validity(duty.version))
        return "; ".join(part for part in parts if part)

    def _value(self, duty: Duty | None, change: FieldChange) -> str:
        if duty is None:
            return ""
        words: dict[str, str] = {
            "kind": kind_label(duty.kind),
            "schemes": ", ".join(duty.schemes),
            "parties": others(duty, dict(self.shorts)),
            "cadence": when(duty),
            "deadlines": when(duty),
            "performed": performed_label(duty.performed),
            "valid_until": f"{duty.version.last:%d/%m/%Y}" if duty.version.last < date.max else "",
            "amended_by": effects.cited(duty.version.by) if duty.version.by else "",
        }
        return words.get(change.field, str(getattr(duty, change.field, None) or "")) or "-"


def _word(old: object, new: object, both: str) -> str:
    return {"added": _("thêm"), "removed": _("bỏ")}.get(_kind_of(old, new, ""), both)


def _kind_of(old: object, new: object, both: str) -> str:
    return both if old and new else "added" if new else "removed"


def _head_label(field: str) -> str:
    return {
        "number": _("Số"),
        "title": _("Tên"),
        "document": _("Loại văn bản"),
        "jurisdiction": _("Nơi áp dụng"),
        "issuer": _("Nơi ban hành"),
        "issued": _("Ban hành"),
        "schemes": _("Bảo hiểm"),
        "effect_from": _("Hiệu lực từ"),
        "effect_until": _("Hiệu lực đến"),
        "confirmed": _("Xác minh"),
        "applies_from": _("Áp dụng từ"),
        "applies_until": _("Áp dụng đến"),
        "replaces": _("Thay thế"),
        "history": _("Sự kiện"),
    }[field]


def _head_value(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("đã xác minh") if value else _("chưa xác minh")
    if isinstance(value, tuple):
        return "; ".join(map(_head_part, value)) or "-"
    dated = field.endswith(("_from", "_until")) or field == "issued"
    return (effects.day_of(value) if dated else value) or "-"


def _head_part(value: Any) -> str:
    if isinstance(value, HistoryEvent):
        by = f" ({effects.cited(value.by)})" if value.by else ""
        return f"{effects.day_of(value.on)} {change_label(value.event)}{by}"
    return effects.cited(value) if isinstance(value, Citation) else str(value)


def _duty_label(field: str) -> str:
    return {
        "summary": _("Nhiệm vụ"),
        "kind": _("Loại"),
        "schemes": _("Bảo hiểm"),
        "parties": _("Các bên"),
        "cadence": _("Định kỳ"),
        "deadlines": _("Hạn"),
        "performed": _("Thực hiện"),
        "trigger": _("Khi phát sinh"),
        "undated": _("Không nêu ngày"),
        "doubt": _("Điểm chưa chắc"),
        "valid_until": _("Áp dụng đến"),
        "amended_by": _("Theo văn bản"),
    }[field]


def _plain(value: Any) -> Any:
    """A value of the head as JSON has it."""
    if isinstance(value, HistoryEvent):
        return effects.event_item(value)
    if isinstance(value, Citation):
        return value._asdict()
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
