"""The rows of a list that somebody keeps in a spreadsheet, `.csv` or `.xlsx`, as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize

from baohiem_cli import bounded
from baohiem_cli.errors import DataInvalid, Problem, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading.formats import failures, kinds
from baohiem_cli.reading.formats.kinds import Kind

SIZE_LIMIT = 5_000_000
"""Bytes. All communes of Việt Nam have some hundred thousand."""

Row = tuple[int, list[str]]
"""The number of a row in the file, from 1, and its cells."""

_FAILED = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
"""Results of formulas that failed."""


def rows(path: Path) -> list[Row]:
    """The rows that hold something. Raises WrongUsage or DataInvalid where the file cannot be read as a table."""
    try:
        raw = bounded.read(path, SIZE_LIMIT)
    except bounded.TooLarge as error:
        raise WrongUsage(_("Tệp {0} quá lớn, nhiều nhất {1} MB.").format(path, SIZE_LIMIT // 1_000_000)) from error
    except bounded.Unreadable as error:
        raise WrongUsage(_("Không đọc được tệp {0}: {1}.").format(path, error)) from error
    if not raw.strip(b"\x00 \t\r\n"):
        raise WrongUsage(_("Tệp {0} trống.").format(path))
    found = [[" ".join(normalize("NFC", cell).split()) for cell in row] for row in _table(raw, path.name)]
    problems = [
        Problem(str(path), number, 1, _("công thức có lỗi: {0}").format(cell))
        for number, row in enumerate(found, 1)
        for cell in row
        if cell in _FAILED
    ]
    if problems:
        raise DataInvalid(_("{0} có công thức bị lỗi; chưa đọc gì.").format(path), problems=tuple(problems))
    return [(number, row) for number, row in enumerate(found, 1) if any(row)]


def _table(raw: bytes, name: str) -> Sequence[Sequence[str]]:
    """The first sheet with something in it, or the text with separators."""
    kind = kinds.kind(raw, name)
    if kind is Kind.XLSX:
        from baohiem_cli.reading.formats import xlsx  # only a list in Excel's own format needs its library

        return next(iter(xlsx.sheets(raw, name)), [])
    if kind in {Kind.CSV, Kind.TEXT}:
        from baohiem_cli.reading.formats import csv

        return csv.rows(raw, name)
    raise failures.unknown(
        name, _("tệp {0}, không phải bảng").format(kind.value), _("Hãy lưu thành .xlsx hoặc CSV UTF-8.")
    )
