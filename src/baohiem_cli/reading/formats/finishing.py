"""What all formats share at the end: old encodings converted, letters composed, blanks single, layout tables undone."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from baohiem_cli.errors import DataInvalid
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading.document import Document, Line, Table
from baohiem_cli.reading.formats import tables
from baohiem_cli.reading.formats.letters.cleaning import LINE_ENDS, clean
from baohiem_cli.reading.formats.letters.decoding import unicode


def finished(document: Document, name: str) -> Document:
    """The document as it is handed on. Raises DataInvalid where nothing is left, or its encoding is doubtful."""
    texts = [text for block in document.blocks for text in _texts(block)]
    converted = iter(unicode(texts, name))
    ends = [*(block.number for block in document.blocks[1:]), sys.maxsize]
    blocks = tuple(
        one for block, end in zip(document.blocks, ends, strict=False) for one in _rebuilt(block, converted, end)
    )
    if not blocks:
        raise DataInvalid(_("Tệp {0} không có chữ nào.").format(name))
    return document._replace(blocks=blocks)


def _texts(block: Line | Table) -> Iterator[str]:
    if isinstance(block, Line):
        yield block.text
    else:
        for row in block.rows:
            for text in row:
                yield from LINE_ENDS.split(text)


def _rebuilt(block: Line | Table, converted: Iterator[str], end: int) -> Iterator[Line | Table]:
    """The block with its texts taken from those converted, in the order of `_texts`; `end` is the next one's number."""
    if isinstance(block, Line):
        if text := clean(next(converted)):
            yield block._replace(text=text)
        return
    rows = [[_cell(len(LINE_ENDS.split(text)), converted) for text in row] for row in block.rows]
    for one in tables.blocks(rows, block.number, block.page):
        yield one._replace(number=min(one.number, max(block.number, end - 1)))


def _cell(count: int, converted: Iterator[str]) -> str:
    return "\n".join(filter(None, [clean(next(converted)) for __ in range(count)]))
