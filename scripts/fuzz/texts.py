"""Documents that were changed at random: reading takes them or refuses them in words, whatever is in them.

What was taken is clean: lines and tables as `reading/document.py` promises them.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

from scripts.fuzz import mutations
from scripts.fuzz.checks import LONGEST_MESSAGE, Failed, forbidden
from scripts.fuzz.stage import place_of
from tests.reading.formats import making

from baohiem_cli.errors import BhError
from baohiem_cli.reading.document import Document, Line
from baohiem_cli.reading.formats.reader import read

TEXT = """\
ỦY BAN NHÂN DÂN TỈNH X - CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/2025/QĐ-UBND - X, ngày 05 tháng 6 năm 2025
QUYẾT ĐỊNH
Ban hành Quy chế phối hợp

Căn cứ Luật Bảo hiểm xã hội ngày 29 tháng 6 năm 2024;
Chương I. QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Quy chế này quy định việc phối hợp giữa
các cơ quan trong tỉnh.
Điều 2. Trách nhiệm của Sở Y tế
1. Chủ trì, phối hợp với Bảo hiểm xã hội tỉnh:
a) Báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm;
b) Tổ chức họp định kỳ mỗi quý một lần.
- Thời gian thực hiện: Quý IV/2025
Điều 3. Hiệu lực: từ ngày 01/7/2025.
Nơi nhận: Như Điều 3; Lưu: VT.
"""
TABLE = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
    ("1", "Báo cáo kết quả", "Sở Y tế", "BHXH tỉnh", "Trước 15/12 hằng năm"),
    ("2", "Kiểm tra", "Sở Nội vụ", "UBND cấp xã", "Quý III/2026"),
)


class Case(NamedTuple):
    """A document before and after."""

    name: str
    before: bytes
    after: bytes


class Texts:
    """The fuzzer of documents, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = _documents()

    def make(self, random: Random) -> Case:
        """A document with one to five changes, of its bytes or of a part inside it."""
        name = random.choice(sorted(self.files))
        raw = before = self.files[name]
        inside = before.startswith(b"PK") and random.random() < 0.85
        for __ in range(random.choice((1, 1, 2, 3, 5))):
            raw = _inside(random, raw) if inside else _changed(random, raw)
        return Case(random.choice((name, name, name, "a.txt", "a")), before, raw)

    def run(self, case: Case) -> str:
        """Read it."""
        path = self.folder / case.name
        path.write_bytes(case.after)
        try:
            document = read(path)
        except BhError as failure:
            _told(failure)
            return "refused"
        except Exception as error:
            raise Failed(f"bug: {type(error).__name__} {place_of(error)}", str(error)[:500]) from error
        finally:
            path.unlink()
        whole(document)
        return "accepted"

    def smaller(self, case: Case) -> Iterator[Case]:
        """With a stretch of it left out."""
        size = len(case.after)
        for length in (size // 2, size // 4, size // 16, size // 64, 1):
            for at in range(0, size, max(length, size // 64, 1)):
                if length:
                    yield case._replace(after=case.after[:at] + case.after[at + length :])

    def show(self, case: Case) -> str:
        """The bytes of the document."""
        return f"{case.name}: {case.after[:2000]!r}"

    def size(self, case: Case) -> int:
        """One."""
        return 1


def whole(document: Document) -> None:
    """What holds of every document that was read. Raises Failed."""
    last = 0
    for block in document.blocks:
        if block.number < last:
            raise Failed("numbers go back", repr(block)[:500])
        last = block.number
        texts = [block.text] if isinstance(block, Line) else [text for row in block.rows for text in row]
        if isinstance(block, Line) and not block.text:
            raise Failed("an empty line")
        if not isinstance(block, Line) and len({len(row) for row in block.rows}) != 1:
            raise Failed("rows of different widths", repr(block)[:500])
        for part in (part for text in texts for part in text.split("\n")):
            if part != " ".join(part.split()) or forbidden(part) or not unicodedata.is_normalized("NFC", part):
                raise Failed("a text that is not clean", repr(part)[:500])


def _told(failure: BhError) -> None:
    if failure.exit_code not in {2, 4}:
        raise Failed(f"exit code {failure.exit_code}", failure.message)
    if forbidden(failure.message) or len(failure.message) > LONGEST_MESSAGE:
        raise Failed("a message that is not fit to be shown", repr(failure.message)[:500])


def _changed(random: Random, raw: bytes) -> bytes:
    """Bytes changed, or lines where it is text."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        return mutations.of_bytes(random, raw)
    return random.choice((mutations.of_bytes, mutations.of_lines))(random, raw)


def _inside(random: Random, raw: bytes) -> bytes:
    """An archive with one of its parts changed, or without it."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError):
        return mutations.of_bytes(random, raw)
    name = random.choice(sorted(parts))
    if random.random() < 0.05:
        del parts[name]
    else:
        parts[name] = _changed(random, parts[name])
    return making.archive(parts) if parts else raw


def _documents() -> Mapping[str, bytes]:
    """One of each format; the last letters of names tell it."""
    import openpyxl

    lines = TEXT.split("\n")
    cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in TABLE)
    page = f"<html><body><div>{''.join(f'<p>{line}</p>' for line in lines)}<table>{cells}</table></div></body></html>"
    book = openpyxl.Workbook()
    for row in TABLE:
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    held = io.BytesIO()
    book.save(held)
    bars = "\n".join("|".join(("", *row, "")) for row in (TABLE[0], ("---",) * 5, *TABLE[1:]))
    places = [(60.0, 780.0 - 15 * at, line) for at, line in enumerate(lines) if line]
    return {
        "a.txt": TEXT.encode(),
        "b.txt": TEXT.encode("utf-16"),
        "c.txt": "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§iÒu 1. Ph¹m vi ®iÒu chØnh\n".encode("cp1252") * 5,
        "a.md": f"# QUY CHẾ\n**Điều 1.** *Phạm vi*\n\n{bars}\n\n{TEXT}".encode(),
        "a.html": page.encode(),
        "a.docx": _word(lines),
        "a.pdf": making.pdf([places, [(60.0, 700.0, "Điều 4"), (290.0, 40.0, "2")]], ["", "50 650 m 500 650 l S\n"]),
        "a.xlsx": held.getvalue(),
        "a.csv": "\n".join(";".join(row) for row in TABLE).encode(),
    }


def _word(lines: list[str]) -> bytes:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{making.paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in TABLE
    )
    body = "".join(making.item(line, at % 3) if at > 5 else making.paragraph(line) for at, line in enumerate(lines))
    levels = (making.level(0, "Điều %1."), making.level(1, "%2."), making.level(2, "%3)", "lowerLetter"))
    return making.docx(f"{body}<w:tbl>{rows}</w:tbl>", numbering=making.lists(*levels))
