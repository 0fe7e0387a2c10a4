"""Word documents: paragraphs with their automatic numbers, tables; headers, footers and notes are left out.

The XML is read as it is: what a paragraph shows hangs on lists, styles, fields and tracked changes, of which the
libraries for Word documents give some only. Deleted and hidden text is not shown, inserted text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from baohiem_cli.reading.document import Document, Line, Table
from baohiem_cli.reading.formats import failures, tables
from baohiem_cli.reading.formats.letters import old_letters
from baohiem_cli.reading.formats.letters.cleaning import LINE_ENDS
from baohiem_cli.reading.formats.office.archive import Archive
from baohiem_cli.reading.formats.office.numbering import Numbering
from baohiem_cli.reading.formats.office.styles import Run, Styles, numbered, run

_FORM = "docx"
_HOLDERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"}
_MARKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\xad"}
_NUMBER_WORD = re.compile(r"[^\W\d_]{2}")
_MOST = 200_000


def read(raw: bytes, name: str) -> Document:
    """The document in these bytes."""
    archive = Archive(raw, name, _FORM)
    main = next((path for kind, path in archive.related("").values() if kind == "officeDocument"), "word/document.xml")
    tree = archive.xml(main)
    body = tree.find("body") if tree is not None else None
    if body is None:
        raise failures.damaged(name, _FORM)
    parts = dict(archive.related(main).values())
    styles = Styles(archive.xml(parts.get("styles", "word/styles.xml")))
    numbering = Numbering(archive.xml(parts.get("numbering", "word/numbering.xml")))
    return Document(tuple(_Body(styles, numbering, name).blocks(body)), whole=True)


class _Body:
    """The paragraphs of a body, counted as they come."""

    def __init__(self, styles: Styles, numbering: Numbering, name: str) -> None:
        self.styles, self.numbering, self.name = styles, numbering, name
        self.count = 0
        self.in_table = 0

    def blocks(self, holder: Element) -> Iterator[Line | Table]:
        """What a holder has, in reading order."""
        for one in holder:
            if one.tag == "p":
                yield from self.paragraph(one)
            elif one.tag == "tbl":
                yield from self.table(one)
            elif one.tag in _HOLDERS:
                yield from self.blocks(one)

    def paragraph(self, tree: Element) -> Iterator[Line]:
        """The lines of a paragraph: one, but for line breaks in it and boxes of text beside it."""
        self.count += 1
        if self.count > _MOST:
            raise failures.swollen(self.name)
        number = self.count
        for text in LINE_ENDS.split(self.text(tree)):
            if text.strip():
                yield Line(text, number)
        for box in _boxes(tree):
            yield from (block for block in self.blocks(box) if isinstance(block, Line))

    def text(self, tree: Element) -> str:
        """The words of a paragraph behind its number."""
        properties = tree.find("pPr")
        named = properties.find("pStyle") if properties is not None else None
        style_id = named.get("val", "") if named is not None else ""
        style = self.styles.paragraph(style_id)
        list_id, level = numbered(properties)
        if list_id is None and (style.list_id is not None):
            list_id = style.list_id
            level = level if level is not None else style.level
            level = level if level is not None else self.numbering.level_of_style(list_id, style.of)
        mark = self.numbering.next(list_id, level or 0) if list_id not in {None, "0"} else ""
        words = self._words(tree, style.run)
        if not words.strip() and not self.in_table:  # there it is the number of the row
            return mark if _NUMBER_WORD.search(mark) else ""
        return f"{mark} {words}"

    def _words(self, tree: Element, usual: Run) -> str:
        """The words as they are shown: runs of one font together, for a letter of VNI can lie in two runs."""
        parts: list[tuple[str, Run]] = []
        for text, how in self._runs(tree, usual):
            if parts and parts[-1][1] == how:
                parts[-1] = (parts[-1][0] + text, how)
            else:
                parts.append((text, how))
        return "".join(_shown(text, how) for text, how in parts)

    def _runs(self, holder: Element, usual: Run) -> Iterator[tuple[str, Run]]:
        for one in holder:
            if one.tag in _HOLDERS:
                yield from self._runs(one, usual)
            elif one.tag == "r":
                properties = one.find("rPr")
                how = run(properties)
                named = properties.find("rStyle") if properties is not None else None
                if named is not None:
                    how = how.over(self.styles.style(named.get("val", "")).run)
                how = how.over(usual)
                if not how.hidden:
                    yield "".join(map(_letters, one)), how

    def table(self, tree: Element) -> Iterator[Line | Table]:
        """A table, or its lines where it only lays out the page."""
        number = self.count + 1
        spans, above = tables.Spans(), dict[int, str]()
        nested: list[Line | Table] = []
        self.in_table += 1
        for row in _rows(tree):
            properties = row.find("trPr")
            skipped = properties.find("gridBefore") if properties is not None else None
            cells = [("", _span(skipped), 1)] if skipped is not None else []
            column = sum(width for __, width, ___ in cells)
            for one in _cells(row):
                settings = one.find("tcPr")
                width = _span(settings.find("gridSpan") if settings is not None else None)
                merged = settings.find("vMerge") if settings is not None else None
                inside = list(self.blocks(one))
                text = "\n".join(block.text for block in inside if isinstance(block, Line))
                nested.extend(block for block in inside if isinstance(block, Table))
                if merged is not None and merged.get("val", "continue") == "continue":
                    text = above.get(column, "")
                above[column] = text
                cells.append((text, width, 1))
                column += width
            spans.add(cells)
        self.in_table -= 1
        yield Table(tuple(map(tuple, spans.rows)), number)
        yield from nested


def _shown(text: str, how: Run) -> str:
    convert = old_letters.by_font(how.font or "")
    text = convert(text) if convert else text
    return text.upper() if how.capitals else text


def _letters(one: Element) -> str:
    if one.tag == "t":
        return one.text or ""
    if one.tag == "sym":
        code = one.get("char", "")
        return (
            chr(int(code, 16))
            if re.fullmatch("[0-9A-Fa-f]{4}", code) and not code.upper().startswith(("D", "F0"))
            else ""
        )
    return _MARKS.get(one.tag, "")


def _boxes(tree: Element) -> Iterator[Element]:
    """The boxes of text that hang on a paragraph; a box that is said twice, for old programs too, is taken once."""
    for one in tree:
        if one.tag == "AlternateContent":
            first = next((choice for choice in one if next(choice.iter("txbxContent"), None) is not None), None)
            if first is not None:
                yield from _boxes(first)
        elif one.tag == "txbxContent":
            yield one
        elif one.tag not in {"del", "moveFrom"}:
            yield from _boxes(one)


def _rows(tree: Element) -> Iterator[Element]:
    for one in tree:
        if one.tag == "tr" and (one.find("trPr/del") is None):
            yield one
        elif one.tag in _HOLDERS:
            yield from _rows(one)


def _cells(row: Element) -> Iterator[Element]:
    for one in row:
        if one.tag == "tc":
            yield one
        elif one.tag in _HOLDERS:
            yield from _cells(one)


def _span(element: Element | None) -> int:
    text = element.get("val", "") if element is not None else ""
    return min(int(text), 100) if text.isdecimal() and len(text) < 6 else 1
