"""Administrative documents as Nghị định 30/2020/NĐ-CP lays them out: number, date, signature and seal stay blank.

Sizes and places are those of its Phụ lục I: A4, Times New Roman, the national heading on the right of the issuing
body, a page number in the middle of the top margin from the second page on, each annex on pages of its own.
"""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from baohiem_cli.report import docx_parts as parts
from baohiem_cli.report.answer import Annex, Answer, Fields, Letter, Lines, Source, Table
from baohiem_cli.report.text import human

WIDTH, HEIGHT = 210, 297
TOP, LEFT, RIGHT = 20, 30, 15
"""Of A4, in millimetres: 20-25 above and below, 30-35 left, 15-20 right."""

BODY, SMALL = 14, 13
OFFICE_ROOM, NATION_ROOM = 68, 97
"""The two halves of the head, in millimetres."""


def render(answer: Answer) -> bytes:
    """The letters of an answer in one file, each on a page of its own; empty where it has none."""
    if answer.form:
        from baohiem_cli.report.docx_form import filled

        return filled(answer.form)
    letters = answer.letters() if answer.letters else ()
    if not letters:
        return b""
    made = Document()
    parts.set_font(made)
    for i, letter in enumerate(letters):
        section = made.sections[0] if i == 0 else made.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.PORTRAIT
        parts.lay_out(section, WIDTH, HEIGHT, TOP, LEFT, RIGHT)
        if i == 0:
            parts.number_pages(section)
        _write(made, letter)
        for number, annex in zip(_numbers(letter), letter.annexes, strict=True):
            _annex(made, letter, annex, number)
    made.core_properties.author = letters[0].office
    made.core_properties.title = letters[0].about
    made.core_properties.comments = ""
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _write(made: Made, letter: Letter) -> None:
    _head(made, letter)
    if letter.kind:
        _line(made, letter.kind, BODY, bold=True, before=18)
        _line(made, letter.about, BODY, bold=True)
        parts.rule(made.add_paragraph(), 60, WIDTH - LEFT - RIGHT)
    if letter.to:
        _addressed(made, letter)
    for block in letter.content:
        if isinstance(block, Table):
            _table(made, block, WIDTH - LEFT - RIGHT)
        elif isinstance(block, Lines):
            for line in block.lines:
                _paragraph(made, line, bold=block.heading)
        elif isinstance(block, Fields):
            for label, value in block.pairs:
                _paragraph(made, f"{label}: {value}")
        elif isinstance(block, Source):
            _paragraph(made, block.text)
    _foot(made, letter)


def _head(made: Made, letter: Letter) -> None:
    """The issuing body with number and subject on the left, the nation with place and date on the right."""
    head = parts.grid(made, 1, (OFFICE_ROOM, NATION_ROOM))
    left, right = head.rows[0].cells
    first = left.paragraphs[0]
    if letter.superior:
        parts.write(first, letter.superior.upper(), 12, align=ALIGN.CENTER)
        first = left.add_paragraph()
    parts.write(first, letter.office.upper(), 12, bold=True, align=ALIGN.CENTER)
    parts.rule(left.add_paragraph(), 24, OFFICE_ROOM)
    words = letter.words
    parts.write(left.add_paragraph(), words.number, 13, align=ALIGN.CENTER)
    if not letter.kind:
        parts.write(left.add_paragraph(), words.about.format(letter.about), 12, align=ALIGN.CENTER, before=6)
    parts.write(right.paragraphs[0], words.nation, 12, bold=True, align=ALIGN.CENTER)
    parts.write(right.add_paragraph(), words.motto, 13, bold=True, align=ALIGN.CENTER)
    parts.rule(right.add_paragraph(), 58, NATION_ROOM)
    place = words.place.format(letter.place)
    parts.write(right.add_paragraph(), place, 13, italic=True, align=ALIGN.CENTER, before=6)


def _addressed(made: Made, letter: Letter) -> None:
    """One addressee stands on the line itself; several each on a line of their own below it."""
    said = letter.words.to
    if len(letter.to) == 1:
        _line(made, f"{said} {letter.to[0]}", BODY, before=18, after=12)
        return
    parts.write(made.add_paragraph(), said, BODY, before=18, indent=30)
    for i, name in enumerate(letter.to):
        end = "." if i == len(letter.to) - 1 else ";"
        last = i == len(letter.to) - 1
        parts.write(made.add_paragraph(), f"- {name}{end}", BODY, indent=52, hanging=4, after=12 if last else 0)


def _foot(made: Made, letter: Letter) -> None:
    """Who gets it on the left, who signs on the right, with room for signature and seal."""
    words = letter.words
    gap = made.add_paragraph()
    gap.paragraph_format.line_spacing = 0.7
    before = gap._p.getprevious()
    for paragraph in (Paragraph(before, gap._parent), gap):  # a signature alone on a page is none
        paragraph.paragraph_format.keep_with_next = True
    foot = parts.grid(made, 1, (85, 80))
    left, right = foot.rows[0].cells
    parts.write(left.paragraphs[0], words.recipients, 12, bold=True, italic=True)
    for i, name in enumerate(letter.recipients):
        end = "." if i == len(letter.recipients) - 1 else ";"
        parts.write(left.add_paragraph(), f"- {name}{end}", 11)
    parts.write(right.paragraphs[0], words.post, SMALL, bold=True, align=ALIGN.CENTER, after=80)
    parts.write(right.add_paragraph(), words.signer, SMALL, bold=True, align=ALIGN.CENTER)
    parts.unbroken(foot.rows[0])


def _numbers(letter: Letter) -> list[str]:
    """Roman numbers of annexes; a single one has none."""
    numbers = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    return list(numbers[: len(letter.annexes)]) if len(letter.annexes) > 1 else [""] * len(letter.annexes)


def _annex(made: Made, letter: Letter, annex: Annex, number: str) -> None:
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    parts.lay_out(section, HEIGHT, WIDTH, TOP, LEFT, RIGHT)
    words = letter.words
    _line(made, f"{words.annex} {number}".rstrip(), BODY, bold=True)
    _line(made, annex.title, BODY, bold=True)
    _line(made, words.annexed.format(letter.office), BODY, italic=True)
    parts.rule(made.add_paragraph(), 60, HEIGHT - LEFT - RIGHT)
    _table(made, annex.table, HEIGHT - LEFT - RIGHT)
    for note in annex.notes:
        parts.write(made.add_paragraph(), note, 11, italic=True, before=3)


def _table(made: Made, table: Table, room: int) -> None:
    """A ruled table; its head is repeated on each page, a row is not broken, and a quiet piece stands small."""
    widths = parts.shares(table, room)
    grid = parts.grid(made, len(table.rows) + 1, widths, ruled=True)
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        parts.write(cell.paragraphs[0], column.label, 12, bold=True, align=ALIGN.CENTER)
    parts.repeat(grid.rows[0])
    for made_row, row in zip(list(grid.rows)[1:], table.rows, strict=True):
        parts.unbroken(made_row)
        for place, value, column in zip(made_row.cells, row, table.columns, strict=True):
            align = ALIGN.CENTER if column.align_right or column.no_wrap else ALIGN.LEFT
            paragraph = place.paragraphs[0]
            paragraph.alignment = align
            if not parts.pieces(paragraph, value):
                parts.write(paragraph, human(value), 12, align=align)


def _paragraph(made: Made, text: str, *, bold: bool = False) -> Paragraph:
    """A paragraph of the content: justified, its first line indented by 12.7 mm, 6 points between paragraphs."""
    written = parts.write(made.add_paragraph(), text, BODY, bold=bold, align=ALIGN.JUSTIFY, before=3, after=3)
    written.paragraph_format.first_line_indent = Mm(12.7)
    written.paragraph_format.line_spacing = 1.1
    written.paragraph_format.keep_with_next = bold
    return written


def _line(
    made: Made, text: str, size: int, *, bold: bool = False, italic: bool = False, before: int = 0, after: int = 0
) -> Paragraph:
    return parts.write(
        made.add_paragraph(), text, size, bold=bold, italic=italic, align=ALIGN.CENTER, before=before, after=after
    )
