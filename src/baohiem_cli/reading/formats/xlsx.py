"""Workbooks: each sheet that is shown is a list of tasks."""

from __future__ import annotations

import datetime
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from baohiem_cli.errors import BhError, DataInvalid
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading.document import Document, Line, Table
from baohiem_cli.reading.formats import failures
from baohiem_cli.reading.formats.columns import listed
from baohiem_cli.reading.formats.office.archive import Archive

_FORM = "xlsx"
_LONGEST = 20_000
_WIDEST = 60
_SHEETS = 50
_EMPTY = 200
"""Empty rows after which nothing more is looked for: a format set on whole columns reaches to row 1,048,576."""
_UNKNOWN = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]*\bt=\"str\")[^>]*\br=\"([A-Z]+[0-9]+)\"[^>]*>\s*"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A cell with a formula and without its result: no spreadsheet has computed it. Where its type is text it is empty."""
_AREA = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


def read(raw: bytes, name: str, columns: Mapping[str, str]) -> Document:
    """The lists in these bytes."""
    blocks: list[Line | Table] = []
    begin = 1
    for rows in sheets(raw, name):
        blocks.extend(listed(rows, begin, columns, name))
        begin += len(rows) + 1
    return Document(tuple(blocks))


def sheets(raw: bytes, name: str) -> list[list[tuple[str, ...]]]:
    """The rows of each sheet that is shown and holds something."""
    archive = Archive(raw, name, _FORM)
    for part in archive.names():
        if part.casefold().endswith((".xml", ".rels")):
            archive.bytes(part)
    try:
        return list(_sheets(raw, archive))
    except (MemoryError, RecursionError):
        raise failures.swollen(name) from None
    except BhError:
        raise
    except Exception as error:  # the library raises whatever it comes upon in a damaged workbook
        raise failures.damaged(name, _FORM) from error


def _sheets(raw: bytes, archive: Archive) -> Iterator[list[tuple[str, ...]]]:
    import openpyxl

    parts = _parts(archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it does not keep, which nobody asks for
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets[:_SHEETS]:
            if sheet.sheet_state == "visible" and (rows := _rows(sheet)):
                part = archive.bytes(parts.get(sheet.title, ""))
                if unknown := _UNKNOWN.search(part):
                    raise _not_computed(archive.name, sheet.title, unknown[1].decode())
                _merge(rows, part)
                yield [tuple(row) for row in rows]


def _not_computed(name: str, sheet: str, cell: str) -> DataInvalid:
    told = _("Tệp {0}: ô {1} của trang '{2}' là công thức chưa có kết quả. Hãy mở bằng Excel rồi lưu lại.")
    return DataInvalid(told.format(name, cell, sheet))


def _rows(sheet: Any) -> list[list[str]]:
    """The rows down to the last one with something in it."""
    rows: list[list[str]] = []
    said = 0
    for row in sheet.iter_rows(max_row=_LONGEST + 1, max_col=_WIDEST, values_only=True):
        rows.append([_text(value) for value in row])
        if any(rows[-1]):
            said = len(rows)
            if said > _LONGEST:
                raise failures.too_long(sheet.title, _("hơn {0} dòng").format(_LONGEST))
        elif len(rows) - said > _EMPTY:
            break
    return rows[:said]


def _text(value: Any) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        day = f"{value:%d/%m/}{value.year:04}"
        return day if value.time() == datetime.time() else f"{day} {value:%H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/}{value.year:04}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _parts(archive: Archive) -> dict[str, str]:
    """The part of each sheet by its title."""
    book = "xl/workbook.xml"
    tree = archive.xml(book)
    related = archive.related(book)
    found = {}
    for one in tree.iter("sheet") if tree is not None else ():
        found[one.get("name", "")] = related.get(one.get("id", ""), ("", ""))[1]
    return found


def _merge(rows: list[list[str]], raw: bytes) -> None:
    """Put the text of merged cells into each of their places."""
    for area in re.findall(rb"<(?:\w+:)?mergeCell\s[^>]*ref=\"([A-Z0-9:]{5,25})\"", raw)[:_LONGEST]:
        found = _AREA.fullmatch(area.decode())
        if not found:
            continue
        left, top, right, bottom = _column(found[1]), int(found[2]) - 1, _column(found[3]), int(found[4]) - 1
        if top >= len(rows) or left >= len(rows[top]):
            continue
        text = rows[top][left]
        for row in rows[top : bottom + 1] if text else ():
            for column in range(left, min(right + 1, len(row))):
                row[column] = row[column] or text


def _column(letters: str) -> int:
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number - 1
