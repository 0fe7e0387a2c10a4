"""Plain text and Markdown: a line each, with the signs of Markdown taken out; a table of bars becomes a table.

Web pages that were saved as text keep such signs (`**Điều 1**`), so both are read alike. Lines that were wrapped stay
so: what belongs together is not told by the signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from baohiem_cli.reading.document import Document, Line, Table
from baohiem_cli.reading.formats import barred, tables
from baohiem_cli.reading.formats.letters.cleaning import LINE_ENDS
from baohiem_cli.reading.formats.letters.decoding import decoded

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_ESCAPE = re.compile(r"\\([-\\`*_{}\[\]()#+.!|<>~])")
_BOLD = re.compile(r"\*\*\*?|__(?=\S)|(?<=\S)__")
_EMPHASIS = re.compile(r"(?<![*\w\\])\*(?=[^\s*)])([^*]{1,2000}?)\*(?!\*)", re.DOTALL)
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?")
_BULLET = re.compile(r"(?m)^(\s*)\* ")
_STARS = re.compile(r"(?m)^[ \t]*(?:[*_][ \t]*)+$")
_BULLET_SIGN = "\ue000"
_SIGNED = 3
"""Lines that begin with signs of Markdown where these are no letters of a text."""
_MARKED = re.compile(r"\*\*\S|^#{1,6} \S|^\s*\|?(?:\s*:?-{2,}:?\s*\|)+", re.MULTILINE)


def read(raw: bytes, name: str) -> Document:
    """The document in these bytes."""
    text = "\n".join(LINE_ENDS.split(decoded(raw, name)))
    if _MARKED.search(text) or name.casefold().endswith((".md", ".markdown")):
        text = _without_signs(text)
    return Document(tuple(_blocks(text.split("\n"))))


def unsigned(document: Document) -> Document:
    """A document whose lines hold the signs of Markdown as letters, as pasted ones do, without them; others as is."""
    lines = [block for block in document.blocks if isinstance(block, Line)]
    if sum(bool(_MARKED.match(one.text.strip())) for one in lines) < _SIGNED:
        return document
    found: list[Line | Table] = []
    for is_line, run in groupby(document.blocks, lambda block: isinstance(block, Line)):
        blocks = list(run)
        found += _unsigned([one for one in blocks if isinstance(one, Line)]) if is_line else blocks
    return document._replace(blocks=tuple(found))


def _unsigned(lines: list[Line]) -> Iterator[Line | Table]:
    """The same lines in their places, read as a text is."""
    first = lines[0].number
    texts = [""] * (max(one.number for one in lines) - first + 1)
    pages = {one.number: one.page for one in lines}
    for one in lines:
        place = one.number - first
        texts[place] = f"{texts[place]} {one.text.strip()}".strip()
    for block in _blocks(_without_signs("\n".join(texts)).split("\n")):
        number = block.number + first - 1
        moved = block._replace(number=number, page=pages.get(number))
        yield moved._replace(places=tuple(n + first - 1 for n in moved.places)) if isinstance(moved, Table) else moved


def _without_signs(text: str) -> str:
    """The text without the signs of Markdown; a star or dash that begins a line as an item stays."""
    text = _STARS.sub("", text)
    text = _BULLET.sub(rf"\1{_BULLET_SIGN} ", text)
    text = _BOLD.sub("", text)
    paragraphs = (_EMPHASIS.sub(r"\1", one) for one in text.split("\n\n"))
    text = "\n\n".join(paragraphs).replace(_BULLET_SIGN, "*")
    return "\n".join(_ESCAPE.sub(r"\1", _HEADING.sub("", line)) for line in text.split("\n"))


def _blocks(lines: list[str]) -> Iterator[Line | Table]:
    at = 0
    while at < len(lines):
        if "|" in lines[at] and at + 1 < len(lines) and _RULE.fullmatch(lines[at + 1]):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            yield Table(tuple(map(_row, [lines[at], *lines[at + 2 : end]])), at + 1)
            at = end
            continue
        if lines[at].strip() == "|":
            found = barred.found(lines, at)
            yield from _unless_layout(found.table, lines, at, found.end)
            at = found.end
            continue
        if lines[at].strip():
            yield Line(lines[at], at + 1)
        at += 1


def _unless_layout(table: Table | None, lines: list[str], begin: int, end: int) -> Iterator[Line | Table]:
    """The table, or its own lines in their places where it only lays out the page or is none."""
    if table and not tables.is_layout([row for row in table.rows if any(row)]):
        yield table
        return
    for number, text in enumerate(lines[begin:end], begin + 1):
        if text.strip() and (text.strip() != "|" or not table):
            yield Line(text, number)


def _row(line: str) -> tuple[str, ...]:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return tuple(re.sub(r"<br\s*/?>", "\n", cell.strip()) for cell in cells)
