"""Differences between two files in words, and in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from baohiem_cli.domain.analysis.difference import DateChange, Difference, DutyChange, FieldChange, local
from baohiem_cli.domain.records import Citation, Collective, Duty, HistoryEvent, InCharge, Post
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Cell, Column, Item, Lines, Sheet, Table
from baohiem_cli.views.ask.duties import parties, post_words, when
from baohiem_cli.views.ask.occurrences import NAMED
from baohiem_cli.views.ask.regulations import cited, collective_item, history_item, in_charge_item, validity
from baohiem_cli.views.common.dates import day, partial_day
from baohiem_cli.views.common.items import citation_item, duty_item, post_item
from baohiem_cli.views.common.labels import change_label, confirmed_label, kind_label, performed_label


def difference_answer(
    found: Difference,
    names: Mapping[str, str],
    *,
    id: str,
    files: tuple[Path, Path],
    first: date,
    last: date,
    warnings: tuple[str, ...],
) -> Answer:
    """The differences between two files: in the head, in the duties, in the dates from `first` to `last`."""
    words = _Words(names)
    added, removed = (sum(getattr(one, side) is None for one in found.duties) for side in ("old", "new"))
    changed = len(found.duties) - added - removed
    heading = _("{0}: {1} nhiệm vụ thêm, {2} bỏ, {3} sửa; {4} ngày hạn khác đi đến {5}").format(
        id, added, removed, changed, len(found.dates), day(last)
    )
    blocks: list[Block] = [Lines((heading,), heading=True)]
    for sheet in _sheets(found, words, whole=False):
        blocks += [Lines((sheet.title,), heading=True), sheet.table]
    extra = {"old": str(files[0]), "new": str(files[1]), "from": first, "to": last}
    return Answer(
        "diff",
        first,
        tuple(words.items(found, first)),
        tuple(blocks),
        warnings,
        extra,
        sheets=lambda: _sheets(found, words, whole=True),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """Says what differs; `names` are the usual names of agencies."""

    names: Mapping[str, str]

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

    def dates(self, changes: Iterable[DateChange], *, whole: bool) -> Iterator[tuple[Cell, ...]]:
        """One row for each date, with those whose date it is; many are counted where not the `whole` is wanted."""
        for one in changes:
            names = [self.names.get(agency, agency) for agency in one.agencies]
            who = "; ".join(names) if whole or len(names) <= NAMED else _("{0} cơ quan").format(len(names))
            yield local(one.duty), one.period, _word(one.old, one.new, _("dời")), one.old, one.new, who

    def items(self, found: Difference, today: date) -> Iterator[Item]:
        """The differences in JSON, as of a day; `subject` tells what an item is about."""
        for field in found.head:
            values = {"field": field.field, "old": _plain(field.old), "new": _plain(field.new)}
            yield {"subject": "head", "change": "changed", "fields": [values]}
        for one in found.duties:
            old, new = (_duty(side, today) for side in (one.old, one.new))
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
        parts = (duty.summary.rstrip("."), parties(duty, self.names), when(duty), validity(duty.version))
        return "; ".join(part for part in parts if part)

    def _value(self, duty: Duty | None, change: FieldChange) -> str:
        if duty is None:
            return ""
        words: dict[str, str] = {
            "kind": kind_label(duty.kind),
            "schemes": ", ".join(duty.schemes),
            "parties": parties(duty, self.names),
            "cadence": when(duty),
            "deadlines": when(duty),
            "performed": performed_label(duty.performed),
            "valid_until": day(duty.version.last) if duty.version.last < date.max else "",
            "amended_by": cited(duty.version.by) if duty.version.by else "",
        }
        return words.get(change.field, str(getattr(duty, change.field, None) or "")) or "-"


def _duty(duty: Duty | None, today: date) -> Item | None:
    return duty_item(duty, today) if duty else None


def _sheets(found: Difference, words: _Words, *, whole: bool) -> tuple[Sheet, ...]:
    sides = (Column(_("Cũ"), stretch=True), Column(_("Mới"), stretch=True))
    dates = (
        Column(_("Mã"), no_wrap=True), Column(_("Kỳ")), Column(_("Thay đổi")), Column(_("Cũ")), Column(_("Mới")),
        Column(_("Cơ quan"), stretch=True),
    )  # fmt: skip
    sheets = (
        Sheet(_("Văn bản"), Table((Column(_("Mục")), *sides), tuple(words.head(found.head)))),
        Sheet(
            _("Nhiệm vụ"),
            Table(
                (Column(_("Mã"), no_wrap=True), Column(_("Thay đổi")), Column(_("Mục")), *sides),
                tuple(words.duties(found.duties)),
            ),
        ),
        Sheet(_("Ngày hạn"), Table(dates, tuple(words.dates(found.dates, whole=whole)))),
    )
    return tuple(sheet for sheet in sheets if sheet.table.rows)


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
        "collectives": _("Nhóm trong văn bản"),
        "posts": _("Chức danh"),
        "in_charge": _("Chủ trì toàn văn bản"),
    }[field]


def _head_value(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return confirmed_label(value)
    if isinstance(value, InCharge):
        return "; ".join(value.names)
    if isinstance(value, tuple):
        return "; ".join(map(_head_part, value)) or "-"
    dated = field.endswith(("_from", "_until")) or field == "issued"
    return (partial_day(value) if dated else value) or "-"


def _head_part(value: Any) -> str:
    if isinstance(value, HistoryEvent):
        by = f" ({cited(value.by)})" if value.by else ""
        return f"{partial_day(value.on)} {change_label(value.event)}{by}"
    if isinstance(value, Collective):
        return f"{value.name}: {', '.join(member.name for member in value.members)}"
    if isinstance(value, Post):
        return post_words(value)
    return cited(value) if isinstance(value, Citation) else str(value)


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
        "doubt": _("Nội dung chưa rõ, cần xác minh"),
        "valid_until": _("Áp dụng đến"),
        "amended_by": _("Theo văn bản"),
    }[field]


def _plain(value: Any) -> Any:
    """A value of the head as JSON has it."""
    if isinstance(value, HistoryEvent):
        return history_item(value)
    if isinstance(value, Citation):
        return citation_item(value)
    if isinstance(value, Post):
        return post_item(value)
    if isinstance(value, Collective):
        return collective_item(value)
    if isinstance(value, InCharge):
        return in_charge_item(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
