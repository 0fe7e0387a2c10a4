"""Tables for a terminal, drawn by rich to its width: text is folded, never cut."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from baohiem_cli.report.answer import Answer, Block, Fields, Lines, Source, Table
from baohiem_cli.report.text import human

EXTRA_FROM = 130
"""Columns of a terminal from which a table shows its extra columns."""

RECORDS_BELOW = 60
"""Narrower than this the columns would hold a few letters each, so that a row is written as names with values."""

MINIMUM = 40
"""Narrower than this no table can be read: lines may then run over."""

WHOLE_FROM = 100
"""Columns of a terminal from which keys stay in one piece, so that they can be copied."""

PIECE_NAME, PIECE_CELL = 26, 12
"""Columns of a terminal that the first column and each other one take in a table that is shown in pieces."""


def render(answer: Answer, width: int, *, colour: bool) -> str:
    """The blocks as they look on a terminal of this width."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, MINIMUM),
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
        no_color=not colour,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
    )
    first = True
    for block in _pieces(answer.blocks, width):
        if isinstance(block, Table) and not block.rows:
            continue
        if not first:
            console.print()
        first = False
        _draw(console, block, max(width, MINIMUM))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _pieces(blocks: Iterable[Block], width: int) -> Iterator[Block]:
    """The blocks, tables that may be divided as pieces that fit the width, without the rows that are empty there."""
    size = max((width - PIECE_NAME) // PIECE_CELL, 1)
    for block in blocks:
        if not isinstance(block, Table) or not block.in_pieces:
            yield block
            continue
        for start in range(1, len(block.columns), size):
            taken = slice(start, start + size)
            rows = tuple((row[0], *row[taken]) for row in block.rows if any(row[taken]))
            yield Table((block.columns[0], *block.columns[taken]), rows)


def _draw(console: Console, block: Block, width: int) -> None:
    if isinstance(block, Lines):
        for line in block.lines:
            console.print(Text(line, style="bold" if block.heading else "dim" if block.footnote else ""))
    elif isinstance(block, Source):
        console.out(block.text.rstrip("\n"), highlight=False)  # unfolded: another program is to read it
    elif isinstance(block, Fields):
        _draw_fields(console, block, width)
    elif width < RECORDS_BELOW:
        _draw_records(console, block.used(), width)
    else:
        _draw_table(console, block.used(), width)


def _draw_fields(console: Console, fields: Fields, width: int) -> None:
    grid = RichTable(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    grid.add_column(style="bold", max_width=width // 3, overflow="fold")
    grid.add_column(overflow="fold")
    for label, value in fields.pairs:
        grid.add_row(Text(label), Text(value))
    console.print(grid)


def _draw_records(console: Console, table: Table, width: int) -> None:
    """Each row as names with values."""
    for place, row in enumerate(table.rows):
        if place:
            console.print()
        cells = zip(table.columns, map(human, row), strict=True)
        _draw_fields(console, Fields(tuple((column.label, cell) for column, cell in cells if cell)), width)


def _draw_table(console: Console, table: Table, width: int) -> None:
    shown = [i for i, column in enumerate(table.columns) if width >= EXTRA_FROM or not column.wide_only]
    grid = RichTable(
        box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0), expand=True, show_edge=False
    )
    for place, i in enumerate(shown, 1):
        column = table.columns[i]
        whole = column.no_wrap and width >= WHOLE_FROM
        grid.add_column(
            Text(column.label),
            overflow="fold",
            justify="right" if column.align_right else "left",
            ratio=(2 if place == len(shown) else 1) if column.stretch else None,
            max_width=None if column.stretch or whole else _narrow(table, i, width),
            no_wrap=whole,
        )
    for row in table.rows:
        grid.add_row(*(Text(human(row[i])) for i in shown))
    console.print(grid)


def _narrow(table: Table, i: int, width: int) -> int:
    """Room for the longest cell and for the longest word of the label, but no more than a quarter of the terminal."""
    cells = max(len(human(row[i])) for row in table.rows)
    words = max(map(len, table.columns[i].label.split()))
    return min(max(cells, words), max(width // 4, 12))
