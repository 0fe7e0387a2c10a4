"""What somebody has written into a list: which bodies are done with a duty, on which day, by which document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from baohiem_cli.app import keyed
from baohiem_cli.app.register import Register
from baohiem_cli.app.tables import Row, Table
from baohiem_cli.domain.ledger.payloads import text_of
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple

KEY, BODY, ON, DOC, NOTE = "key", "body", "on", "doc", "note"
_HEADS: Mapping[str, str] = {
    **dict.fromkeys(("key", "ma", "ma ky"), KEY),
    **dict.fromkeys(("name", "agency", "ten", "ten don vi", "don vi", "co quan", "ten co quan"), BODY),
    **dict.fromkeys(("on", "ngay", "ngay gui", "ngay thuc hien"), ON),
    **dict.fromkeys(("doc", "so van ban", "so ky hieu"), DOC),
    **dict.fromkeys(("note", "ghi chu"), NOTE),
}
"""The column that each head means, folded."""


class Listed(NamedTuple):
    """One occurrence of a list, with its own day, document and remark, where the list says them."""

    occurrence: Occurrence
    on: date | None
    doc: str | None
    note: str | None


def read_list(
    register: Register, source: Path, rows: Sequence[Row], name: str | None, period: str | None, today: date
) -> list[Listed]:
    """The occurrences of a list: by the key in each row, or else those of `name` by the body in each row.

    Where the list has a column for days, a row without one is not done yet and passed over. Raises DataInvalid with
    every problem, so that nothing is recorded by half.
    """
    table = Table(source, rows, _HEADS)
    if KEY not in table.columns and (name is None or BODY not in table.columns):
        raise WrongUsage(
            _("{0} cần cột 'key' (mã kỳ), hoặc cột 'name' (cơ quan) kèm một mã kỳ trên dòng lệnh.").format(source)
        )
    found: dict[str, Listed] = {}
    rows_of: dict[str, int] = {}
    for number, cells in table.rows():
        if ON in cells and not cells[ON]:
            continue
        on = table.day(number, cells.get(ON, ""))
        occurrence = _occurrence(register, table, number, cells, name, period, today)
        if occurrence is None:
            continue
        if (first := rows_of.setdefault(occurrence.key, number)) != number:
            table.tell(number, _("{0} đã có ở dòng {1}").format(occurrence.key, first))
        found[occurrence.key] = Listed(
            occurrence, on, _text(table, number, cells.get(DOC, "")), _text(table, number, cells.get(NOTE, ""))
        )
    table.refuse(_("{0} có {1} dòng có lỗi; chưa ghi gì."))
    if not found:
        raise WrongUsage(_("{0} không có dòng nào để ghi.").format(source))
    return list(found.values())


def _occurrence(
    register: Register,
    table: Table,
    number: int,
    cells: Mapping[str, str],
    name: str | None,
    period: str | None,
    today: date,
) -> Occurrence | None:
    key, body = cells.get(KEY, ""), cells.get(BODY, "")
    try:
        if key:
            (found,) = keyed.find(register, key, today, period=period)
        elif name and fold(body):
            (found,) = keyed.find(register, name, today, period=period, agencies=[body])
        else:
            table.tell(number, _("không có mã kỳ, cũng không có tên cơ quan"))
            return None
    except (NotFound, WrongUsage) as error:
        table.tell(number, error.message)
        return None
    return found


def _text(table: Table, number: int, text: str) -> str | None:
    if not text:
        return None
    try:
        return text_of(text)
    except ValueError:
        table.tell(number, _("'{0}' có ký tự không ghi được, hoặc quá dài").format(text[:40]))
        return None
