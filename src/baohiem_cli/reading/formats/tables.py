"""A grid of cells as a table, or as lines where it only lays out the page: the two-column head, the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baohiem_cli.reading.document import Line, Table
from baohiem_cli.reading.formats.letters.cleaning import lines

_LAYOUT = re.compile(
    r"cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa|^độc\s+lập\s*-|^nơi\s+nhận\s*:|^(?:kt|tm|tl|tuq)\.\s",
    re.IGNORECASE | re.MULTILINE,
)
_WIDEST = 60
_LONGEST = 20_000


def blocks(rows: Sequence[Sequence[str]], number: int, page: int | None = None) -> Iterator[Line | Table]:
    """The table of clean cells, or their lines one after the other."""
    grid = [list(row[:_WIDEST]) for row in rows[:_LONGEST] if any(row)]
    width = max((at + 1 for row in grid for at, text in enumerate(row) if text), default=0)
    grid = [[*row[:width], *[""] * (width - len(row))] for row in grid]
    if is_layout(grid):
        said = (text for row in grid for text in dict.fromkeys(row))  # a cell that spans several places is said once
        yield from lines((part for text in said for part in text.split("\n")), page, number)
    else:
        yield Table(tuple(map(tuple, grid)), number, page)


def is_layout(grid: Sequence[Sequence[str]]) -> bool:
    """Whether a grid of clean cells has no rows that belong together: one column or row, a document's head or foot."""
    if len(grid) < 2 or max(map(len, grid), default=0) < 2:
        return True
    return len(grid) <= 6 and any(_LAYOUT.search(text) for row in grid for text in row)


class Spans:
    """Cells put into a grid: one that spans several places stands in each of them."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._hanging: dict[int, tuple[int, str]] = {}

    def add(self, cells: Sequence[tuple[str, int, int]]) -> None:
        """A row of cells: text, columns, rows."""
        row: list[str] = []
        for text, columns, rows in cells:
            self._fill(row)
            for __ in range(max(1, min(columns, _WIDEST - len(row)))):
                if rows > 1:
                    self._hanging[len(row)] = (min(rows, _LONGEST) - 1, text)
                row.append(text)
                if len(row) >= _WIDEST:
                    break
            if len(row) >= _WIDEST:
                break
        self._fill(row)
        self.rows.append(row)

    def _fill(self, row: list[str]) -> None:
        """Cells from above that hang into this row at its present end."""
        while len(row) in self._hanging:
            left, text = self._hanging.pop(len(row))
            if left > 1:
                self._hanging[len(row)] = (left - 1, text)
            row.append(text)
