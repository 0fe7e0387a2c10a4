"""Paragraphs, rules and tables of a Word document, as a page of letters needs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table as Grid
from docx.table import _Row
from docx.text.paragraph import Paragraph

from baohiem_cli.report.answer import Cell, Prose, Table, Tone
from baohiem_cli.report.text import human

FONT = "Times New Roman"


def set_font(made: Document) -> None:
    """Times New Roman for every script, and no room between paragraphs but what each says."""
    normal: Any = made.styles["Normal"]
    normal.font.name = FONT
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    language = _child(normal.element.get_or_add_rPr(), "w:lang", **{"w:val": "vi-VN"})
    language.set(qn("w:eastAsia"), "vi-VN")
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)


def lay_out(section: Section, width: int, height: int, top: int, left: int, right: int) -> None:
    """The paper and its margins in millimetres."""
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin = section.bottom_margin = Mm(top)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(10)


def number_pages(section: Section) -> None:
    """Put the page number above each page but the first of a section; sections behind it take that over."""
    section.different_first_page_header_footer = True
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(numbering)  # Word minds the order
    section.first_page_header.is_linked_to_previous = False
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    run = number.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            _child(run._r, "w:fldChar", **{"w:fldCharType": kind})
        else:
            _child(run._r, "w:instrText").text = text


def write(
    paragraph: Paragraph,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN | None = None,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
    hanging: float = 0,
) -> Paragraph:
    """Put words into a paragraph: sizes and distances in points, indents in millimetres."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    if align is not None:
        paragraph.alignment = align
    if indent:
        form.left_indent, form.first_line_indent = Mm(indent), Mm(-hanging)
    return paragraph


def pieces(paragraph: Paragraph, cell: Cell) -> bool:
    """Put the pieces of a cell into a paragraph, quiet ones small; False where it has none."""
    if not isinstance(cell, Prose):
        return False
    for piece in cell.pieces:
        run = paragraph.add_run(str(piece))
        run.font.size = Pt(8 if piece.tone is Tone.QUIET else 12)
    return True


def rule(paragraph: Paragraph, length: int, room: int) -> None:
    """A line of a length in the middle of its room, in millimetres."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((room - length) / 2 - 2)
    form.line_spacing, form.space_before = Pt(4), Pt(3)
    borders = OxmlElement("w:pBdr")
    paragraph._p.get_or_add_pPr().insert(0, borders)  # before the distances: Word minds the order
    _child(borders, "w:top", **{"w:val": "single", "w:sz": "6", "w:space": "1", "w:color": "000000"})


def grid(made: Document, rows: int, widths: Sequence[float], *, ruled: bool = False) -> Grid:
    """A table of columns of these widths in millimetres, with lines only where it is ruled."""
    table: Grid = made.add_table(rows, len(widths))
    table.autofit = False
    if ruled:
        table.style = "Table Grid"
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def shares(table: Table, room: int) -> list[float]:
    """The widths of columns: short ones what they need, those that stretch what is left, by what they hold."""
    lengths = [
        max([len(column.label) if column.no_wrap else 6, *(_longest(row[i]) for row in table.rows)])
        for i, column in enumerate(table.columns)
    ]
    free = [i for i, column in enumerate(table.columns) if column.stretch]
    fixed = {i: min(max(lengths[i] * 2.4 + 5, 12), 45) for i in range(len(lengths)) if i not in free}
    weights = {i: min(max(lengths[i], 24), 70) for i in free}
    left = room - sum(fixed.values())
    if not free or left < 20 * len(free):
        return [room / len(lengths)] * len(lengths)
    return [fixed[i] if i in fixed else left * weights[i] / sum(weights.values()) for i in range(len(lengths))]


def repeat(row: _Row) -> None:
    """Let a row stand at the head of each page."""
    _child(row._tr.get_or_add_trPr(), "w:tblHeader", **{"w:val": "true"})
    unbroken(row)


def unbroken(row: _Row) -> None:
    """Keep a row on one page."""
    _child(row._tr.get_or_add_trPr(), "w:cantSplit", **{"w:val": "true"})


def _longest(cell: Cell) -> int:
    return max(map(len, human(cell).split("\n")))


def _child(parent: Any, name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(attribute), value)
    parent.append(made)
    return made
