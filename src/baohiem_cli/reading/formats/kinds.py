"""What a file is, by its content first: names are often wrong, and say nothing of a download."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum
from pathlib import PurePath

from baohiem_cli.errors import BhError
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading.formats import failures


class Kind(Enum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    PICTURE = "picture"
    XLSX = "xlsx"
    CSV = "csv"


_PICTURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF87a", b"GIF89a",
    b"P4\n", b"P5\n", b"P6\n",
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(rb"<(?:p|div|table|span|br)\b[^<>]{0,500}>", re.I)


def kind(raw: bytes, name: str) -> Kind:
    """The format of a file with this content and name. Raises WrongUsage or DataInvalid for one that is not read."""
    if b"%PDF-" in raw[:1024]:
        return Kind.PDF
    if raw.startswith(_ZIP):
        return _of_zip(raw, name)
    if raw.startswith(_PICTURES) or (raw[:4] == b"RIFF" and raw[8:12] == b"WEBP"):
        return Kind.PICTURE
    if refused := _refused(raw, name):
        raise refused
    return _of_text(raw, PurePath(name).suffix.casefold())


def _of_text(raw: bytes, suffix: str) -> Kind:
    begin = raw[:8192].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    if _MARKUP.match(begin) or (suffix in {".html", ".htm", ".xhtml"} and _TAGS.search(begin)):
        return Kind.HTML
    return Kind.CSV if suffix in {".csv", ".tsv"} else Kind.TEXT


def _of_zip(raw: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise failures.damaged(name, _named(name)) from error
    folders = {member.partition("/")[0] for member in members}
    if "word" in folders:
        return Kind.DOCX
    if "xl" in folders and "xl/workbook.bin" not in members:
        return Kind.XLSX
    if "content.xml" in members:
        raise failures.unknown(name, _("tệp OpenDocument"), _("Hãy lưu thành .docx hoặc .xlsx."))
    raise failures.unknown(name, _("tệp nén, không phải .docx hay .xlsx"), _("Hãy giải nén rồi đọc tệp bên trong."))


def _named(name: str) -> str:
    """The format that a name promises."""
    return PurePath(name).suffix.casefold() if PurePath(name).suffix.casefold() in {".docx", ".xlsx"} else "zip"


def _refused(raw: bytes, name: str) -> BhError | None:
    """Why a format that is known by its first bytes is not read."""
    save = _("Hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx.")
    if raw.startswith(_OLE):
        if _wide("EncryptedPackage") in raw:
            return failures.locked(name)
        if _wide("Workbook") in raw or PurePath(name).suffix.casefold() == ".xls":
            return failures.unknown(name, _("bảng tính Excel kiểu cũ (.xls)"), _("Hãy lưu thành .xlsx."))
        return failures.unknown(name, _("văn bản Word kiểu cũ (.doc)"), save)
    if raw.startswith(b"{\\rtf"):
        return failures.unknown(name, _("văn bản .rtf"), save)
    if raw[4:8] == b"ftyp" and raw[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif"}:
        return failures.unknown(name, _("ảnh HEIC hoặc AVIF"), _("Hãy lưu ảnh thành .jpg hoặc .png."))
    if raw[:13].upper() == b"MIME-VERSION:" or b"\nMIME-Version:" in raw[:2048]:
        return failures.unknown(name, _("trang web lưu thành một tệp (.mht)"), _("Hãy lưu thành .html."))
    return None


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")
