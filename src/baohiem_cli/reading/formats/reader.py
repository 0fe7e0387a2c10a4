"""Reading a document of any format: chosen by its content, then by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from baohiem_cli import bounded
from baohiem_cli.errors import DataInvalid, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading.document import Document, closed_up
from baohiem_cli.reading.formats import kinds
from baohiem_cli.reading.formats.finishing import finished
from baohiem_cli.reading.formats.kinds import Kind

SIZE_LIMIT = 200 << 20
_TEXT_LIMIT = 20 << 20
"""Bytes of a format that is text: a regulation of 1,000 pages has 3 MB."""


def read(path: Path, columns: Mapping[str, str] | None = None) -> Document:
    """The lines and tables of a file.

    `columns` names columns of a list of tasks by their headings: `task`, `body`, `with`, `time`, `product`. Raises
    WrongUsage for a file that cannot be read or has a format that is not, DataInvalid for one with a fault in it.
    """
    name = path.name
    try:
        raw = bounded.read(path, SIZE_LIMIT)
    except bounded.TooLarge as error:
        raise _too_large(name, SIZE_LIMIT) from error
    except bounded.Unreadable as error:
        raise WrongUsage(_("Không đọc được tệp {0}: {1}.").format(path, error)) from error
    if not raw.strip(b"\x00 \t\r\n"):
        raise DataInvalid(_("Tệp {0} trống.").format(name))
    kind = kinds.kind(raw, name)
    if kind in {Kind.TEXT, Kind.HTML, Kind.CSV} and len(raw) > _TEXT_LIMIT:
        raise _too_large(name, _TEXT_LIMIT)
    if columns and kind not in {Kind.XLSX, Kind.CSV}:
        raise WrongUsage(_("Chỉ nêu tên cột được cho tệp .xlsx hoặc .csv; {0} không phải.").format(name))
    document = _read(kind, raw, name, columns or {})
    if kind in {Kind.DOCX, Kind.HTML}:
        from baohiem_cli.reading.formats import text

        document = text.unsigned(closed_up(document))
    return finished(document, name)


def _read(kind: Kind, raw: bytes, name: str, columns: Mapping[str, str]) -> Document:
    """Each format is imported by itself: its library costs time that the others need not pay."""
    if kind is Kind.PDF:
        from baohiem_cli.reading.formats import pdf

        return pdf.read(raw, name)
    if kind is Kind.DOCX:
        from baohiem_cli.reading.formats import docx

        return docx.read(raw, name)
    if kind is Kind.XLSX:
        from baohiem_cli.reading.formats import xlsx

        return xlsx.read(raw, name, columns)
    if kind is Kind.CSV:
        from baohiem_cli.reading.formats import csv

        return csv.read(raw, name, columns)
    if kind is Kind.HTML:
        from baohiem_cli.reading.formats import html

        return html.read(raw, name)
    if kind is Kind.PICTURE:
        from baohiem_cli.reading.formats import picture

        return picture.read(raw, name)
    from baohiem_cli.reading.formats import text

    return text.read(raw, name)


def _too_large(name: str, limit: int) -> DataInvalid:
    return DataInvalid(_("Tệp {0} quá lớn, nhiều nhất {1} MB.").format(name, limit >> 20))
