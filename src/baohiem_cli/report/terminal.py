"""Tables for a terminal, drawn by rich to its width: text is folded, never cut."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from baohiem_cli.report.answer import Block, Fields, Lines, Table
from baohiem_cli.report.render import human

EXTRA_FROM = 130
"""Columns of a terminal from which a table shows its extra columns."""

RECORDS_BELOW = 60
"""Narrower than this the columns would hold a few letters each, so that a row is written as names with values."""

MINIMUM = 40
"""Narrower than this no table can be read: lines may then run over."""


WHOLE_FROM = 100
"""Columns of a terminal from which keys stay in one piece, so that they can be copied."""


def draw(blocks: Iterable[Block], width: int, colour: bool) -> str:
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
    for block in blocks:
        if isinstance(block, Table) and not block.rows:
            continue
        if not first:
            console.print()
        first = False
        _draw(console, block, max(width, MINIMUM))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + ("\n" if out.getvalue() else "")


def _narrow(table: Table, i: int, width: int) -> int:
    """Room for the longest cell and for the longest word of the label, but no more than a quarter of the terminal."""
    cells = max(len(human(row[i])) for row in table.rows)
    words = max(map(len, table.columns[i].label.split()))
    return min(max(cells, words), max(width // 4, 12))


def _draw(console: Console, block: Block, width: int) -> None:
    if isinstance(block, Lines):
        for line in block.lines:
            console.print(Text(line, style="bold" if block.heading else "dim" if block.aside else ""))
        return
    if isinstance(block, Fields):
        grid = RichTable(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
        grid.add_column(style="bold", max_width=width // 3, overflow="fold")
        grid.add_column(overflow="fold")
        for label, value in block.pairs:
            grid.add_row(Text(label), Text(value))
        console.print(grid)
        return
    block = block.used()
    if width < RECORDS_BELOW:
        for place, row in enumerate(block.rows):
            if place:
                console.print()
            cells = zip(block.columns, map(human, row), strict=True)
            _draw(console, Fields(tuple((column.label, cell) for column, cell in cells if cell)), width)
        return
    shown = [i for i, column in enumerate(block.columns) if width >= EXTRA_FROM or not column.extra]
    table = RichTable(
        box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0), expand=True, show_edge=False
    )
    for place, i in enumerate(shown, 1):
        column = block.columns[i]
        whole = column.whole and width >= WHOLE_FROM
        table.add_column(
            Text(column.label),
            overflow="fold",
            justify="right" if column.right else "left",
            ratio=(2 if place == len(shown) else 1) if column.wide else None,
            max_width=None if column.wide or whole else _narrow(block, i, width),
            no_wrap=whole,
        )
    for row in block.rows:
        table.add_row(*(Text(human(row[i])) for i in shown))
    console.print(table)
