"""A workbook: a sheet for each table, days as days, ready to be filtered and printed on A4; nothing in it is a formula.

Every text is written as a text, whatever it begins with. The workbook carries the day of the answer and no moment of
its making, so that one answer makes one file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from baohiem_cli.report.answer import Answer, Cell, Column, Marked, Sheet, Table, Tone
from baohiem_cli.report.sheets import sheets_of
from baohiem_cli.report.text import human

LONGEST = 32_767
"""Letters that a cell can hold, by the specification of Excel."""

_NAME = 31
"""Letters that the name of a sheet can have, by the same."""

_NARROW = 6
_ROOM = 190
"""Letters of a column at least, and of a row at most: on A4 they are still read. What is longer is folded."""

_LINE, _HIGHEST = 15, 409
"""The height of a line, and of the highest row that Excel takes, in points."""

_DAY_WIDTH = 12
_A4 = 9
_FILLS = {Tone.BAD: ("#9C0006", "#FFC7CE"), Tone.GOOD: ("#006100", "#C6EFCE"), Tone.QUIET: ("#7F6000", "#FFEB9C")}
"""Letters and ground of a tone: the pairs of Excel itself, which stay readable in grey print."""


def render(answer: Answer) -> bytes:
    """The sheets of an answer as a workbook; an answer without tables is its lines on one sheet."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, {**options, "default_date_format": "dd/mm/yyyy"}) as book:
        moment = datetime.combine(answer.as_of, time())
        book.set_properties({"title": answer.command, "created": moment})
        formats = _Formats(book)
        names: set[str] = set()
        for sheet in sheets_of(answer) or (_of_lines(answer),):
            titled = sheet._replace(title=sheet.title or answer.command)
            _write(book.add_worksheet(_name(titled.title, names)), titled, formats)
    return out.getvalue()


class _Formats:
    """How cells look, made once for a workbook."""

    def __init__(self, book: Any) -> None:
        cell = {"valign": "top", "text_wrap": True}
        self.head = book.add_format({**cell, "bold": True, "bottom": 1, "bg_color": "#F2F2F2"})
        self.text = book.add_format(cell)
        self.day = book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "left"})
        self.number = book.add_format({**cell, "num_format": "0"})
        self.tones = {
            tone: book.add_format({"font_color": letters, "bg_color": ground})
            for tone, (letters, ground) in _FILLS.items()
        }


def _write(page: Any, sheet: Sheet, formats: _Formats) -> None:
    table = sheet.table
    _lay_out(page, sheet)
    widths = _widths(table)
    for place, column in enumerate(table.columns):
        page.set_column(place, place, widths[place])
        page.write_string(0, place, column.label, formats.head)
        for beginning, tone in column.tones:
            rule = {"type": "text", "criteria": "begins with", "value": beginning, "format": formats.tones[tone]}
            page.conditional_format(1, place, max(1, len(table.rows)), place, rule)
    page.set_row(0, _height([column.label for column in table.columns], widths))
    for number, row in enumerate(table.rows, start=1):
        page.set_row(number, _height(row, widths))
        for place, cell in enumerate(row):
            _put(page, number, place, cell, formats)


def _lay_out(page: Any, sheet: Sheet) -> None:
    """The head stays in view and on every page; a page is as wide as the table."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.6)
    page.repeat_rows(0)
    page.set_header("&L" + sheet.title.replace("&", "&&")[:200])
    page.set_footer("&R&P/&N")
    page.freeze_panes(1, 0)
    if sheet.table.columns:
        page.autofilter(0, 0, len(sheet.table.rows), len(sheet.table.columns) - 1)


def _put(page: Any, row: int, place: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, Marked):
        cell = cell.day
    if cell is None or cell == "":
        return
    if isinstance(cell, date) and cell.year >= 1900:  # the calendar of Excel begins there
        page.write_datetime(row, place, datetime.combine(cell, time()), formats.day)
    elif isinstance(cell, int):
        page.write_number(row, place, cell, formats.number)
    else:
        text = human(cell)
        page.write_string(row, place, text if len(text) <= LONGEST else text[: LONGEST - 1] + "…", formats.text)


def _widths(table: Table) -> list[int]:
    """As wide as the texts are; the widest are folded where they have no room beside each other."""
    wanted = [_wanted(column, [row[place] for row in table.rows]) for place, column in enumerate(table.columns)]
    widest = max(wanted, default=0)
    while widest > _NARROW and sum(min(width, widest) for width in wanted) > _ROOM:
        widest -= 1
    return [min(width, widest) for width in wanted]


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """Room for the cell of most lines; not every program makes it by itself."""
    lines = (-(-_length(cell) // max(1, width - 2)) for cell, width in zip(cells, widths, strict=True))
    return min(_LINE * max(1, *lines, 1), _HIGHEST)


def _wanted(column: Column, cells: Iterable[Cell]) -> int:
    """Room for nine of ten cells, and for each word of the heading."""
    lengths = sorted(map(_length, cells))
    most = lengths[len(lengths) * 9 // 10] if lengths else 0
    words = max(map(len, column.label.split()), default=0) + 3  # room for the button of the filter
    return max(most + 2, words, _NARROW)


def _length(cell: Cell) -> int:
    return _DAY_WIDTH if isinstance(cell, date | Marked) else len(human(cell))


def _name(title: str, taken: set[str]) -> str:
    """A name for a sheet: what Excel allows of its title, each name once."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", title).strip(" '") or "1"
    plain = " ".join(plain.split())
    for number in range(1, len(taken) + 2):
        after = f" ({number})" if number > 1 else ""
        name = plain[: _NAME - len(after)].rstrip(" '") + after
        if name.lower() not in taken and name.lower() != "history":  # which Excel keeps for itself
            break
    taken.add(name.lower())
    return name


def _of_lines(answer: Answer) -> Sheet:
    lines: Sequence[str] = [
        line for block in answer.blocks for line in getattr(block, "lines", None) or [getattr(block, "text", "")]
    ]
    return Sheet(answer.command, Table((Column(answer.command),), tuple((line,) for line in lines if line)))
