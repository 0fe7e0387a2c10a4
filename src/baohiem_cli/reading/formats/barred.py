"""Tables of a web page that was saved as text: each cell on lines of its own, each bar on a line.

A row of `n` cells has `n + 1` bars, so that two bars with nothing between them end a row and begin the next, or are an
empty cell: the smallest width by which all rows come out alike decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.document import Table

_LONGEST_CELL = 60
_WIDEST = 30
_COUNT = re.compile(r"[0-9]{1,3}\.?")
_ITEM = re.compile(r"\s*(?:[-–+•*]\s|[0-9]{1,2}[.)]\s|[a-zđ]\)\s)")


class Found(NamedTuple):
    """What begins with a bar: a table, or lines with bars that make none; and the place of the line after it."""

    table: Table | None
    end: int


def found(lines: Sequence[str], at: int) -> Found:
    """What begins with the bar at a place."""
    bars = _bars(lines, at)
    rows = _grid([_text(lines[one + 1 : other]) for one, other in pairwise(bars)])
    return Found(Table(tuple(map(tuple, rows)), at + 1) if rows else None, bars[-1] + 1)


def _grid(cells: Sequence[str]) -> list[list[str]]:
    """The cells as rows; a heading of several rows may differ from those below."""
    for begin in range(min(len(cells), 3 * _WIDEST)):
        if begin and cells[begin - 1]:
            continue
        for width in range(2, _WIDEST):
            if rows := _rows(cells[begin:], width, below=begin > 0):
                return [*_irregular(cells[:begin]), *rows]
    return []


def _bars(lines: Sequence[str], at: int) -> list[int]:
    """The bars of one table: what stands between two of them begins right below the first, or is nothing."""
    bars = [at]
    for place in range(at + 1, len(lines)):
        if lines[place].strip() == "|":
            bars.append(place)
        elif place - bars[-1] > _LONGEST_CELL or (place == bars[-1] + 1 and not lines[place].strip()):
            break
    return bars


def _rows(cells: Sequence[str], width: int, *, below: bool) -> list[list[str]]:
    """All cells as rows of one width, and rows of one cell that spans all columns; none where they do not come out so.

    Below a heading of other rows there must be several.
    """
    rows: list[list[str]] = []
    at = full = 0
    while at < len(cells):
        if at + width <= len(cells) and not any(cells[at + width : at + width + 1]) and not _is_group(cells, at):
            rows.append(list(cells[at : at + width]))
            at += width + 1
            full += 1
        elif cells[at] and not any(cells[at + 1 : at + 2]):
            rows.append([cells[at]] * width)
            at += 2
        else:
            return []
    return rows if full * 2 >= len(rows) and full > below else []


def _is_group(cells: Sequence[str], at: int) -> bool:
    """Whether a cell names the rows below it: it stands alone, and a number begins the next row."""
    alone = at + 2 < len(cells) and not cells[at + 1] and not _COUNT.fullmatch(cells[at])
    return alone and bool(_COUNT.fullmatch(cells[at + 2]))


def _irregular(cells: Sequence[str]) -> list[list[str]]:
    """The rows of a heading with cells over several columns: an empty place ends each."""
    rows: list[list[str]] = [[]]
    for cell in cells:
        if cell:
            rows[-1].append(cell)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _text(lines: Sequence[str]) -> str:
    """The text of a cell: wrapped lines as one, an item of a list on its own."""
    text = ""
    for line in lines:
        text += ("\n" if _ITEM.match(line) else " ") + line.strip()
    return text.strip()
