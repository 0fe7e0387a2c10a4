"""The rows of a list that somebody keeps in a spreadsheet, as text: `.csv`, or `.xlsx` where openpyxl is installed."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.i18n import system_words

SIZE_LIMIT = 5_000_000
"""Bytes. All communes of Việt Nam have some hundred thousand."""

Row = tuple[int, list[str]]
"""The number of a row in the file, from 1, and its cells."""


def rows(path: Path) -> list[Row]:
    """The rows that hold something. Raises WrongUsage where the file cannot be read as a table."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= SIZE_LIMIT else b""
    except OSError as error:
        raise WrongUsage(_("Không đọc được {0}: {1}.").format(path, system_words(error))) from error
    if not raw:
        raise WrongUsage(_("{0} trống, hoặc quá lớn.").format(path))
    found = _of_workbook(path, raw) if path.suffix.lower() == ".xlsx" else _of_text(path, raw)
    return [(number, cells) for number, cells in found if any(cells)]


def _of_text(path: Path, raw: bytes) -> list[Row]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("{0} không phải UTF-8. Trong Excel: lưu thành 'CSV UTF-8', hoặc dùng tệp .xlsx.")
        raise WrongUsage(message.format(path)) from error
    head = text.partition("\n")[0]
    mark = max(";\t,", key=head.count)  # Excel of a Vietnamese Windows writes semicolons
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    try:
        return [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as error:
        raise WrongUsage(_("{0} dòng {1} không đọc được như bảng CSV.").format(path, reader.line_num)) from error


def _of_workbook(path: Path, raw: bytes) -> list[Row]:
    try:
        from openpyxl import load_workbook  # only a list in Excel's own format needs it
    except ImportError as error:
        message = _("Đọc tệp .xlsx cần thư viện openpyxl (pip install openpyxl); hoặc lưu thành 'CSV UTF-8'.")
        raise WrongUsage(message) from error
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except Exception as error:  # whatever a damaged file makes of it
        raise WrongUsage(_("{0} không đọc được như tệp Excel.").format(path)) from error
    sheet = book.worksheets[0]
    return [(i, list(map(_text, row))) for i, row in enumerate(sheet.iter_rows(values_only=True), 1)]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value).strip()
