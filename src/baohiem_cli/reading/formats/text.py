"""Text and Markdown, as saved from a web page, a word processor or by a person.

The bars of tables that were saved one cell a line are put together again; marks of Markdown go, the words stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from baohiem_cli.domain.alphabet import composed
from baohiem_cli.reading.document import Document, Line, Table

_BAR = "|"
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_BULLET = re.compile(r"\*\s+(?=[^\W\d_])[^*]*$")
_OUTSIDE = re.compile(
    r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHỤ LỤC)\s*\d*$|Điều \d+[.:]|Căn cứ "
)
"""What no cell begins with: the table before it is over, though no blank line says so."""

_RULE = re.compile(r"\|?[\s:|-]*-{3,}[\s:|-]*\|?")


def read(path: Path) -> Document:
    """The document in a file of UTF-8 text."""
    return document(path.read_bytes().decode("utf-8-sig", errors="replace"))


def document(text: str) -> Document:
    """The lines and tables of a text."""
    lines = re.split(r"\r\n|\n|\r", text)
    blocks: list[Line | Table] = []
    page, at = 1, 0
    paged = "\f" in text
    while at < len(lines):
        page += lines[at].count("\f")
        here = page if paged else None
        if table := _exploded(lines, at) or _piped(lines, at):
            rows, places, after = table
            blocks.append(Table(tuple(rows), at + 1, here, tuple(places)))
            at = after
            continue
        if words := plain(lines[at]):
            blocks.append(Line(words, at + 1, here))
        at += 1
    return Document(tuple(blocks))


def plain(line: str) -> str:
    """The words of a line in NFC with single blanks, without marks of Markdown."""
    text = _LINK.sub(r"\1", composed(line)).replace("**", "").replace("__", "")
    text = "".join(
        " " if unicodedata.category(c) in ("Zs", "Cc") else c for c in text if unicodedata.category(c) != "Cf"
    )
    text = _ESCAPE.sub(r"\1", re.sub(r"^\s*(?:#{1,6}|>)\s+", "", text)).strip()
    if not _BULLET.match(text):
        text = text.replace("*", "")
    text = " ".join(text.split())
    return "" if text == _BAR else text


def _exploded(lines: Sequence[str], at: int) -> tuple[list[tuple[str, ...]], list[int], int] | None:
    """A table saved one cell a line: its rows, the numbers of their first lines, and the line behind it."""
    if lines[at].strip() != _BAR:
        return None
    cells: list[tuple[str, int]] = []
    held: list[str] = []
    start, after = at + 1, at + 1
    while after < len(lines):
        words = lines[after].strip()
        if words == _BAR:
            cells.append(("\n".join(held), start + 1))
            held, start = [], after + 1
            if _ends(lines, after + 1):
                break
        elif text := plain(words):
            if cells and not held and _OUTSIDE.match(text):
                break
            held.append(text)
        after += 1
    return (*_rows(cells), start) if cells else None


def _ends(lines: Sequence[str], at: int) -> bool:
    """Whether nothing of a table stands on this line: it is blank, or the last is behind us."""
    return at >= len(lines) or not lines[at].strip()


def _rows(cells: list[tuple[str, int]]) -> tuple[list[tuple[str, ...]], list[int]]:
    """An empty cell and the end of a row look alike; the width of the first row tells them apart."""
    rows, places = [], []
    at, width = 0, 0
    while at < len(cells):
        if not cells[at][0] and (not width or not _is_end(cells, at + width)):
            at += 1
            continue
        alone = _is_group(cells, at)
        count = width if width and not alone and _is_end(cells, at + width) else _to_end(cells, at)
        rows.append(tuple(text for text, __ in cells[at : at + count]))
        places.append(cells[at][1])
        width = width or count
        at += count + 1
    kept = [(row, place) for row, place in zip(rows, places, strict=True) if any(row)]
    return [row for row, __ in kept], [place for __, place in kept]


def _is_group(cells: list[tuple[str, int]], at: int) -> bool:
    """Whether a row of one cell names the rows below it: a number begins the next one."""
    return at + 2 < len(cells) and not cells[at + 1][0] and bool(re.fullmatch(r"\d{1,3}", cells[at + 2][0]))


def _is_end(cells: list[tuple[str, int]], at: int) -> bool:
    return at == len(cells) or (at < len(cells) and not cells[at][0])


def _to_end(cells: list[tuple[str, int]], at: int) -> int:
    return next((end for end in range(at + 1, len(cells)) if not cells[end][0]), len(cells)) - at


def _piped(lines: Sequence[str], at: int) -> tuple[list[tuple[str, ...]], list[int], int] | None:
    """A table of Markdown, a row a line."""
    rows: list[tuple[str, ...]] = []
    places: list[int] = []
    for number, cells in _piped_rows(lines, at):
        if cells:
            rows.append(cells)
            places.append(number + 1)
        after = number + 1
    return (rows, places, after) if rows else None


def _piped_rows(lines: Sequence[str], at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    while at < len(lines):
        words = lines[at].strip()
        if not (words.startswith(_BAR) and words.endswith(_BAR) and words.count(_BAR) >= 3):
            return
        yield at, () if _RULE.fullmatch(words) else tuple(plain(cell) for cell in words[1:-1].split(_BAR))
        at += 1
