"""How wide the columns of a table are on a terminal, which of them it leaves out, and where lines break."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.report.answer import Cell, Column, Names, Table
from baohiem_cli.report.text import human

GAP = 2
"""Columns of a terminal behind each column of a table."""

PIECE_NAME, PIECE_CELL = 26, 12
"""What the first column and each other one take, gaps included, in a table that is shown in pieces."""

WORD = 20
"""A longer word may be folded, unless it is a key."""

ROOM, LAST_ROOM = 16, 26
"""What a column of free text needs to be read at all: the last one, which says what is to be done, needs more."""

SHORT_ROOM, EXTRA_ROOM = 12, 20
"""The same for a column of short values, and for one that could be left out."""

_MARKER = re.compile(r"\s*(?:(?:\d+\.|[-~?!*•])\s+|[^\W\d_]+( [^\W\d_]+)?: )?")
"""What stands before the text of a line: a number, a dash, a mark of a legend, a word such as `Lưu ý:`."""


class Layout(NamedTuple):
    """The columns that are shown, by their places, with their widths."""

    shown: tuple[int, ...]
    widths: tuple[int, ...]


class _Need(NamedTuple):
    """The least width with which a column can be read, and that with which nothing of it is folded."""

    least: int
    whole: int


def layout(table: Table, width: int) -> Layout | None:
    """The columns that fit, without as many of the extra ones as must go; None where the others do not fit either."""
    needs = [_need(table, i) for i in range(len(table.columns))]
    shown = list(range(len(table.columns)))
    extra = [i for i in shown if table.columns[i].wide_only]
    while _total([needs[i].least for i in shown]) > width:
        if not extra:
            return None
        shown.remove(extra.pop())
    columns = [table.columns[i] for i in shown]
    return Layout(tuple(shown), tuple(_widths(columns, [needs[i] for i in shown], width)))


def shown(cell: Cell, width: int) -> str:
    """A value as it stands in a column of a terminal: of many names as many as four lines hold."""
    if isinstance(cell, Names):
        cell = cell._replace(names=(cell.within(4 * width),), after="", before="")
    return human(cell)


def folded(text: str, width: int, *, indent: str = "", key: bool = False) -> list[str]:
    """A text in lines of this width, broken between words; a key only where it is longer than any line."""
    if key and len(text) <= width:
        return [text]
    lines = []
    for line in text.split("\n"):
        lines += textwrap.wrap(
            line, max(width, 1), subsequent_indent=indent if len(indent) < width // 2 else "",
            break_on_hyphens=False, drop_whitespace=True, expand_tabs=True, tabsize=4,
        ) or [""]  # fmt: skip
    return lines


def hanging(line: str, width: int) -> list[str]:
    """A line of talk: what follows the first piece stands below its text, behind the number or mark."""
    found = _MARKER.match(line)
    return folded(line, width, indent=" " * len(found[0] if found else ""))


def _need(table: Table, i: int) -> _Need:
    column = table.columns[i]
    cells = [shown(row[i], ROOM) for row in table.rows]
    label = min(max(map(len, column.label.split()), default=1), PIECE_CELL - GAP if table.in_pieces else WORD)
    whole = max([label, *(len(line) for cell in cells for line in cell.split("\n"))])
    if column.no_wrap or column.align_right:
        return _Need(max(label, whole) if column.no_wrap else max(label, _word(cells, WORD)), whole)
    if not column.stretch:
        room = min(whole, EXTRA_ROOM if column.wide_only else SHORT_ROOM)
        return _Need(max(label, _word(cells, WORD), room), whole)
    last = not any(other.stretch for other in table.columns[i + 1 :])
    room = min(whole, LAST_ROOM if last and len(table.columns) > 1 else ROOM)
    return _Need(max(label, room, min(_word(cells, WORD), ROOM)), whole)


def _two_lines(label: str) -> int:
    """The width in which a label takes no more than two lines."""
    words = label.split()
    halves = ((" ".join(words[:i]), " ".join(words[i:])) for i in range(len(words) + 1))
    return min(max(map(len, half)) for half in halves)


def _word(cells: Sequence[str], most: int) -> int:
    return min(max((len(word) for cell in cells for word in cell.split()), default=1), most)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * len(widths)


def _widths(columns: Sequence[Column], needs: Sequence[_Need], width: int) -> list[int]:
    """The least widths with shares of what is left: for short values, then for free text, at last for labels."""
    widths = [need.least for need in needs]
    left = width - _total(widths)
    for i, (column, need) in enumerate(zip(columns, needs, strict=True)):
        if not column.stretch:
            more = max(min(need.whole, max(width // 4, need.least)) - widths[i], 0)
            widths[i] += min(more, left)
            left -= min(more, left)
    for i, column in enumerate(columns):
        if not column.stretch:
            more = min(max(_two_lines(column.label) - widths[i], 0), left)
            widths[i] += more
            left -= more
    free = [i for i, column in enumerate(columns) if column.stretch and needs[i].whole > widths[i]]
    while left > 0 and free:
        weight = len(free) + (free[-1] == len(columns) - 1)
        share = max(left // weight, 1)
        for i in list(free):
            more = min(share * (2 if i == len(columns) - 1 else 1), needs[i].whole - widths[i], left)
            widths[i] += more
            left -= more
            if widths[i] >= needs[i].whole:
                free.remove(i)
    for i, column in enumerate(columns):
        more = min(max(len(column.label) - widths[i], 0), left)
        widths[i] += more
        left -= more
    return widths
