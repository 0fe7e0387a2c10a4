"""PDF files: the lines of pages with text, tables by their rules; a page that is a picture goes to recognition."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from baohiem_cli import progress
from baohiem_cli.errors import DataInvalid
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.document import Document, Line, Table
from baohiem_cli.reading.formats import failures
from baohiem_cli.reading.formats.letters import old_letters
from baohiem_cli.reading.formats.letters.spelling import share
from baohiem_cli.reading.formats.pages import layout, recognition, ruled_tables, running_heads
from baohiem_cli.reading.formats.pages.layout import Word

if TYPE_CHECKING:
    import pypdfium2

_FORM = "pdf"
_MOST_PAGES = 2000
_MOST_CHARACTERS = 60_000
"""Of one page; a page of text has 3,000."""
_MOST_SHAPES = 20_000
_FEW = 30
"""A page with fewer letters and a picture on it is a picture."""
_GARBLED = 0.5
_PICTURE = 0.5
"""So much of a page is covered by a picture where the page was scanned."""
_DPI = 300
_MOST_PIXELS = 40_000_000


class _Page(NamedTuple):
    """What was read of a page: lines with whether a gap is above them, and tables."""

    blocks: list[tuple[str | tuple[tuple[str, ...], ...], bool]]
    recognised: bool = False


def read(raw: bytes, name: str) -> Document:
    """The document in these bytes."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold() or "security" in str(error).casefold():
            raise failures.locked(name) from error
        raise failures.damaged(name, _FORM) from error
    try:
        if len(pdf) > _MOST_PAGES:
            raise failures.too_long(name, _("{0} trang, nhiều nhất {1}").format(len(pdf), _MOST_PAGES))
        pages = _pages(pdf, name)
    finally:
        pdf.close()
    kept = running_heads.without([[text for text, __ in page.blocks if isinstance(text, str)] for page in pages])
    return Document(tuple(_blocks(pages, kept)), doubtful=any(page.recognised for page in pages))


def _pages(pdf: pypdfium2.PdfDocument, name: str) -> list[_Page]:
    """Each page; those that are pictures are recognised together at the end, several at once."""
    import pypdfium2

    pages: list[_Page] = []
    scanned: list[int] = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError:
            pages.append(_Page([]))  # a page that is damaged; those around it are read
            continue
        words = list(_words(page, name))
        covered = _covered(page)
        text = " ".join(word.text for word in words)
        letters = sum(mark.isalpha() for mark in text)
        if covered >= _PICTURE and (letters < _FEW or _garbled(text)):
            scanned.append(number)
            pages.append(_Page([]))
        else:
            pages.append(_Page(_laid_out(page, words), recognised=covered >= _PICTURE))
        page.close()
    if scanned:
        recognised = recognition.of_pages(_pictures(pdf, scanned), name)
        told = progress.steps(recognised, _("Nhận dạng trang"), len(scanned))
        for number, texts in zip(scanned, told, strict=True):
            pages[number] = _Page(_with_gaps(texts), recognised=True)
    return pages


def _garbled(text: str) -> bool:
    """Whether words were recognised so badly by the program that scanned them that it is better done again."""
    try:
        return share(" ".join(old_letters.mended([text]))) < _GARBLED
    except old_letters.Doubtful:
        return True


def _words(page: pypdfium2.PdfPage, name: str) -> Iterator[Word]:
    """The words of a page in the order of the file."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    count = text_page.count_chars()
    if count > _MOST_CHARACTERS:
        raise failures.too_long(name, _("một trang có {0} chữ").format(count))
    handle, box = text_page.raw, pdfium.FS_RECTF()
    marks = _marks(pdfium, handle, count)
    begin = None
    for at in range(count + 1):
        blank = at == count or marks[at] in _BLANKS
        if blank and begin is not None:
            text = "".join(map(_mark, marks[begin:at]))
            first = _box(pdfium, handle, begin, box)
            last = _box(pdfium, handle, at - 1, box) if at - begin > 1 else first
            if first[1] - last[3] < max(first[3] - first[1], 1) and last[2] >= first[0]:
                yield Word(text, first[0], min(first[1], last[1]), last[2], max(first[3], last[3]))
            else:  # letters set one below the other, or from right to left
                yield Word(text, *first)
            begin = None
        elif not blank and begin is None:
            begin = at
    text_page.close()


def _marks(pdfium: Any, handle: Any, count: int) -> list[int]:
    """The codes of all letters: at once, but where that leaves some out."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        return buffer[:count]
    return [pdfium.FPDFText_GetUnicode(handle, at) for at in range(count)]


_BLANKS = frozenset((0, 9, 10, 13, 32, 0xA0, 0x2002, 0x2003, 0x2009))


def _mark(code: int) -> str:
    """A letter; the mark that PDFium leaves where a word was parted at a line's end is a hyphen."""
    return "-" if code in {2, 0xFFFE} else chr(code) if code < 0x110000 else ""


def _box(pdfium: Any, handle: Any, at: int, box: Any) -> tuple[float, float, float, float]:
    pdfium.FPDFText_GetLooseCharBox(handle, at, box)
    return box.left, box.bottom, box.right, box.top


def _covered(page: pypdfium2.PdfPage) -> float:
    """How much of a page pictures cover."""
    import pypdfium2.raw as pdfium

    whole = page.get_width() * page.get_height()
    area = 0.0
    for left, bottom, right, top in _bounds(page, pdfium.FPDF_PAGEOBJ_IMAGE):
        area += max(0.0, right - left) * max(0.0, top - bottom)
    return area / whole if whole else 0.0


def _bounds(page: pypdfium2.PdfPage, kind: int) -> list[tuple[float, float, float, float]]:
    import pypdfium2

    found = []
    for count, one in enumerate(page.get_objects(filter=[kind], max_depth=4)):
        if count > _MOST_SHAPES:
            break
        try:
            found.append(one.get_bounds())
        except pypdfium2.PdfiumError:
            continue
    return found


def _laid_out(page: pypdfium2.PdfPage, words: list[Word]) -> list[tuple[str | tuple[tuple[str, ...], ...], bool]]:
    """The lines and tables of a page from top to bottom."""
    import pypdfium2.raw as pdfium

    flat, upright = ruled_tables.rules(_bounds(page, pdfium.FPDF_PAGEOBJ_PATH))
    blocks: list[tuple[str | tuple[tuple[str, ...], ...], bool]] = []
    for grid in ruled_tables.grids(flat, upright, words):
        above = [word for word in words if word.bottom + word.top > 2 * grid.top]
        blocks.extend((row.text, row.gap) for row in layout.rows(above))
        blocks.append((grid.rows, True))
        beside = [
            word
            for word in words
            if grid.bottom <= (word.bottom + word.top) / 2 <= grid.top
            and not grid.left <= (word.left + word.right) / 2 <= grid.right
        ]
        blocks.extend((row.text, row.gap) for row in layout.rows(beside))
        words = [word for word in words if word.bottom + word.top < 2 * grid.bottom]
    blocks.extend((row.text, row.gap) for row in layout.rows(words))
    return blocks


def _with_gaps(texts: list[str]) -> list[tuple[str | tuple[tuple[str, ...], ...], bool]]:
    """Lines of recognised text, in which a blank line is a gap."""
    return [(text, not before.strip()) for before, text in zip(["", *texts], texts, strict=False) if text.strip()]


def _pictures(pdf: pypdfium2.PdfDocument, numbers: list[int]) -> Iterator[bytes]:
    """The pages as grey pictures in the format PGM, large ones with fewer points."""
    import pypdfium2

    for number in numbers:
        page = pdf[number]
        points = page.get_width() * page.get_height()
        scale = min(_DPI / 72, (_MOST_PIXELS / max(points, 1.0)) ** 0.5)
        try:
            bitmap = page.render(scale=scale, grayscale=True)
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
            raise DataInvalid(_("Không dựng được ảnh trang {0}.").format(number + 1)) from error
        raw, stride = bytes(bitmap.buffer), bitmap.stride
        rows = b"".join(raw[line * stride : line * stride + bitmap.width] for line in range(bitmap.height))
        yield b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + rows
        bitmap.close()
        page.close()


def _blocks(pages: list[_Page], kept: list[list[bool]]) -> Iterator[Line | Table]:
    """The blocks of all pages, numbered; a table that goes on over a page is one."""
    number = 0
    waiting: Table | None = None
    for page, own in enumerate(pages, 1):
        keeps = iter(kept[page - 1])
        for content, gap in own.blocks:
            if isinstance(content, str):
                if not next(keeps):
                    continue
                if waiting:
                    yield waiting
                    waiting = None
                number += 2 if gap else 1
                yield Line(content, number, page)
            elif waiting and len(waiting.rows[0]) == len(content[0]) and waiting.page != page:
                more = content[1:] if content[0] == waiting.rows[0] else content
                waiting = waiting._replace(rows=(*waiting.rows, *more))
                number += len(more)
            else:
                if waiting:
                    yield waiting
                waiting = Table(content, number + 2, page)
                number += 1 + len(content)
    if waiting:
        yield waiting
