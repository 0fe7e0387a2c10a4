"""Tables of tasks: a row is a provision, its columns are fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baohiem_cli.domain.names import fold
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.document import Table
from baohiem_cli.reading.part import Field
from baohiem_cli.reading.structure.flow import has_columns

_NUMBER = re.compile(r"(?:stt|tt|so tt|so thu tu|no)")
_TASK = re.compile(r"\b(?:noi dung|nhiem vu|cong viec|hoat dong|ten nhiem vu|giai phap|dau viec|muc tieu)\b")
_FIELD = re.compile(
    r"\b(?:chu tri|phoi hop|thuc hien|co quan|don vi|thoi gian|thoi han|hoan thanh|tien do|lo trinh"
    r"|trach nhiem|phan cong"
    r"|san pham|ket qua|bao cao|ghi chu|kinh phi|lanh dao|cap trinh|hinh thuc)\b"
)
_LABEL = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?|[IVX]{1,6}\.?|[A-Z]\.?|[a-zđ][.)]?|[-+]")


class Task(NamedTuple):
    """One row: its number as written, its words, its fields, and its place in the table."""

    label: str
    text: str
    fields: tuple[Field, ...]
    at: int

    @property
    def is_group(self) -> bool:
        """Whether it names the rows below it and gives nobody anything to do."""
        return not self.fields


def tasks(table: Table) -> list[Task]:
    """The rows of a table of tasks; none where the table is another."""
    if not has_columns(table):
        return []
    start, names = _header(table.rows)
    task = _task_column(names)
    if task is None:
        return []
    rows = enumerate(table.rows[start:], start)
    return [one for at, row in rows if (one := _task(row, names, task, at))]


def _header(rows: Sequence[tuple[str, ...]]) -> tuple[int, list[str]]:
    """The number of rows that name the columns, and the names; a second row divides columns of the first."""
    names = [_flat(cell) for cell in rows[0]]
    start = 1
    while start < min(3, len(rows)) and len(rows[start]) == len(names):
        row = [_flat(cell) for cell in rows[start]]
        if all(
            not fold(cell) or cell == above or _FIELD.search(fold(cell)) for cell, above in zip(row, names, strict=True)
        ) and any(row):
            names = [cell if cell and cell != above else above for cell, above in zip(row, names, strict=True)]
        elif not all(re.fullmatch(r"\(?\d{1,2}\)?|", cell) for cell in row):
            break
        start += 1
    return start, names


def _task_column(names: Sequence[str]) -> int | None:
    said = [fold(name) for name in names]
    found = next((at for at, name in enumerate(said) if _TASK.search(name) and not name.startswith("thoi")), None)
    has_field = any(_FIELD.search(name) for at, name in enumerate(said) if at != found)
    return found if has_field else None


def _task(row: tuple[str, ...], names: Sequence[str], task: int, at: int) -> Task | None:
    cells = [_flat(cell) for cell in row]
    filled = [cell for cell in dict.fromkeys(cells) if cell]
    if not filled:
        return None
    if len(cells) < len(names) or len(filled) == 1:
        return _group(filled, at)
    label = next((c for c, name in zip(cells, names, strict=False) if _NUMBER.fullmatch(fold(name))), "")
    text = cells[task]
    fields = tuple(_fields(cells, names, task))
    if not text or not re.fullmatch(_LABEL, label or "1"):
        return None
    return Task(label.rstrip(".)"), text, fields, at)


def _group(filled: Sequence[str], at: int) -> Task:
    words = " ".join(filled)
    found = re.match(rf"({_LABEL.pattern})[.)]?\s+(.*)", words)
    return Task(found[1].rstrip(".)"), found[2], (), at) if found else Task("", words, (), at)


def _fields(cells: Sequence[str], names: Sequence[str], task: int) -> Iterator[Field]:
    for at, (cell, name) in enumerate(zip(cells, names, strict=False)):
        if at != task and cell and not _NUMBER.fullmatch(fold(name)):
            yield Field(name, cell)


def _flat(cell: str) -> str:
    return " ".join(cell.split())
