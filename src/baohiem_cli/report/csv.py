"""CSV for a spreadsheet: a BOM, ISO dates, and no cell that it would run as a formula."""

from __future__ import annotations

import csv
import io
from datetime import date

from baohiem_cli.report.answer import Answer, Cell, Marked, Names, Sheet
from baohiem_cli.report.sheets import sheets_of
from baohiem_cli.report.text import human

SECTION = "§"
"""The label of the column with the headings."""

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""Marks with which a spreadsheet begins a formula, blanks before them or not: ASCII and their wide forms."""


def render(answer: Answer) -> str:
    """All tables as one: the columns of all of them, after a column with the heading where there are several."""
    sheets = sheets_of(answer)
    if not sheets:
        return ""
    several = len(sheets) > 1
    labels = list(dict.fromkeys(label for sheet in sheets for label in _labels(sheet)))
    rows = [[*([SECTION] if several else []), *(name for name, __ in labels)]]
    for sheet in sheets:
        places = {label: i for i, label in enumerate(_labels(sheet))}
        for row in sheet.table.rows:
            cells = [_cell(row[places[label]]) if label in places else "" for label in labels]
            rows.append([sheet.title, *cells] if several else cells)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + out.getvalue()


def _labels(sheet: Sheet) -> list[tuple[str, int]]:
    """The labels of the columns, each with the number of its repetition: two columns may have one name."""
    seen: dict[str, int] = {}
    found = []
    for column in sheet.table.columns:
        number = seen.get(column.label, 0)
        seen[column.label] = number + 1
        found.append((column.label, number))
    return found


def _cell(cell: Cell) -> str:
    if isinstance(cell, Marked):
        cell = cell.day
    if isinstance(cell, date):
        return cell.isoformat()
    text = human(cell)
    formula = (
        isinstance(cell, str | Names) and text != "-" and (text.lstrip().startswith(_FORMULA) or text.startswith("\t"))
    )
    return f"'{text}" if formula else text
