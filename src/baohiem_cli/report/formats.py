"""The formats of an answer: a member of `Format` for each, and its module."""

from __future__ import annotations

from datetime import UTC, datetime, time
from enum import StrEnum
from typing import assert_never

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.report.answer import (
    Answer,
    Block,
    Cell,
    Event,
    Fields,
    Letter,
    Lines,
    Marked,
    Names,
    Prose,
    Sheet,
    Source,
    Table,
)
from baohiem_cli.report.text import escaped, visible


class Format(StrEnum):
    """How an answer is written out; files of a format end in `.` and its value."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    XLSX = "xlsx"
    ICS = "ics"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    MAIL = "mail"
    EML = "eml"


BINARY = frozenset({Format.XLSX, Format.DOCX, Format.PDF})
"""Formats that nobody reads on a terminal."""


class Page(NamedTuple):
    """The page of an answer: the columns of a terminal, whether colour is welcome, and words for what has no room."""

    width: int
    colour: bool = False
    left_out: str = "{0}"
    """The sentence that names the columns without room."""
    piece: str = "{0}/{1}"
    """The heading of a part of a table that is divided."""
    moment: datetime | None = None
    """When the answer is written; a calendar says it."""


def render(answer: Answer, format: Format, page: Page) -> str | bytes:
    """The answer in a format, text ending with a newline unless it is empty.

    Only a table heeds the page. A format's module is imported here, so that nobody else pays for its libraries. An
    answer that is a document for another program (a schema, a ledger) is that document in every format; Markdown
    puts it into a fence. Text that others wrote is made visible here, before any format sees it.
    """
    if format is not Format.JSON:
        answer = _shown(answer)
    if format is not Format.MD and answer.items == () and not answer.extra:
        match answer.blocks:
            case (Source() as document,):
                return _shown_source(document).text
    return _written(answer, format, page, page.moment or datetime.combine(answer.as_of, time(), UTC))


def _written(answer: Answer, format: Format, page: Page, moment: datetime) -> str | bytes:
    match format:
        case Format.TABLE:
            from baohiem_cli.report import terminal

            return terminal.render(answer, page.width, colour=page.colour, left_out=page.left_out, piece=page.piece)
        case Format.PLAIN:
            from baohiem_cli.report import plain

            return plain.render(answer)
        case Format.JSON:
            from baohiem_cli.report import json

            return json.render(answer)
        case Format.CSV:
            from baohiem_cli.report import csv

            return csv.render(answer)
        case Format.MD:
            from baohiem_cli.report import markdown

            return markdown.render(answer)
        case Format.XLSX:
            from baohiem_cli.report import xlsx

            return xlsx.render(answer)
        case Format.ICS:
            from baohiem_cli.report import ics

            return ics.render(answer, moment)
        case Format.HTML:
            from baohiem_cli.report import page as browser

            return browser.render(answer)
        case Format.DOCX | Format.PDF:  # a program outside makes a PDF of the document
            from baohiem_cli.report import docx

            return docx.render(answer)
        case Format.MAIL | Format.EML:
            from baohiem_cli.report import mail

            whole = format is Format.EML
            return mail.render(answer, moment, whole=whole, left_out=page.left_out, piece=page.piece)
        case _:
            assert_never(format)


def _shown(answer: Answer) -> Answer:
    """The answer without a character that a terminal would obey."""
    shown = answer._replace(blocks=tuple(_shown_block(block) for block in answer.blocks))
    if sheets := answer.sheets:
        shown = shown._replace(
            sheets=lambda: tuple(Sheet(visible(one.title), _shown_table(one.table)) for one in sheets())
        )
    if events := answer.events:
        shown = shown._replace(events=lambda: map(_shown_event, events()))
    if letters := answer.letters:
        shown = shown._replace(letters=lambda: tuple(map(_shown_letter, letters())))
    return shown


def _shown_letter(letter: Letter) -> Letter:
    return letter._replace(
        office=visible(letter.office),
        place=visible(letter.place),
        about=visible(letter.about),
        superior=visible(letter.superior),
        to=tuple(map(visible, letter.to)),
        recipients=tuple(map(visible, letter.recipients)),
        content=tuple(map(_shown_block, letter.content)),
        annexes=tuple(
            one._replace(title=visible(one.title), table=_shown_table(one.table), notes=tuple(map(visible, one.notes)))
            for one in letter.annexes
        ),
    )


def _shown_event(event: Event) -> Event:
    return event._replace(title=visible(event.title), lines=tuple(map(visible, event.lines)))


def _shown_block(block: Block) -> Block:
    if isinstance(block, Table):
        return _shown_table(block)
    if isinstance(block, Fields):
        return block._replace(pairs=tuple((visible(label), visible(value)) for label, value in block.pairs))
    if isinstance(block, Lines):
        return block._replace(lines=tuple(map(visible, block.lines)))
    return _shown_source(block)


def _shown_table(table: Table) -> Table:
    columns = tuple(column._replace(label=visible(column.label)) for column in table.columns)
    return table._replace(columns=columns, rows=tuple(tuple(map(_shown_cell, row)) for row in table.rows))


def _shown_source(source: Source) -> Source:
    return source._replace(text=(escaped if source.language == "json" else visible)(source.text))


def _shown_cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return visible(cell)
    if isinstance(cell, Names):
        return Names(tuple(map(visible, cell.names)), cell.more, visible(cell.after), visible(cell.before))
    if isinstance(cell, Prose):
        return Prose(tuple(piece._replace(text=visible(piece.text)) for piece in cell.pieces))
    return cell._replace(mark=visible(cell.mark)) if isinstance(cell, Marked) else cell
