"""Tables for a terminal, drawn by rich to its width: text is folded, never cut, and a key stays in one piece."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from baohiem_cli.report.answer import Answer, Block, Cell, Fields, Lines, Prose, Source, Table, Tone
from baohiem_cli.report.layout import PIECE_CELL, PIECE_NAME, Layout, folded, hanging, layout, shown
from baohiem_cli.report.text import human

MINIMUM = 40
"""Narrower than this no table can be read: lines may then run over."""

RECORDS_BELOW = 60
"""Narrower than this the columns would hold a few letters each, so that a row is written as names with values."""

_STYLES = {Tone.BAD: "bold red", Tone.GOOD: "green", Tone.QUIET: "cyan"}

_BESIDE = box.Box("    \n  │ \n ─┼ \n  │ \n ─┼ \n ─┼ \n  │ \n    \n")
"""A line between columns and between rows."""


def render(answer: Answer, width: int, *, colour: bool, left_out: str = "{0}", piece: str = "{0}/{1}") -> str:
    """The blocks as they look on a terminal of this width.

    `left_out` is the sentence that names the columns without room, `piece` the heading of a part of a table.
    """
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
    page = _Page(console, max(width, MINIMUM))
    for block in _pieces(answer.blocks, page.width, piece):
        page.draw(block)
    if page.left_out:
        page.draw(Lines((left_out.format(", ".join(page.left_out)),), footnote=True))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


class _Page:
    """A page as it is drawn: blocks with an empty line between them."""

    def __init__(self, console: Console, width: int) -> None:
        self.console = console
        self.width = width
        self.left_out: dict[str, None] = {}
        self._is_empty = True

    def draw(self, block: Block) -> None:
        """Draw one block."""
        if isinstance(block, Table) and not block.rows:
            return
        if not self._is_empty:
            self.console.print()
        self._is_empty = False
        if isinstance(block, Lines):
            style = "bold" if block.heading else "dim" if block.footnote else ""
            for line in block.lines:
                self._print(hanging(line, self.width), style)
        elif isinstance(block, Source):
            self.console.out(block.text.rstrip("\n"), highlight=False)  # unfolded: another program is to read it
        elif isinstance(block, Fields):
            self._fields([(label, value, False) for label, value in block.pairs])
        else:
            self._table(block.used())

    def _table(self, table: Table) -> None:
        if table.side_by_side and self.width >= RECORDS_BELOW:
            self._side_by_side(table)
            return
        found = layout(table, self.width) if self.width >= RECORDS_BELOW else None
        if found is None:
            self._records(table)
            return
        self.left_out |= {column.label: None for i, column in enumerate(table.columns) if i not in found.shown}
        self._grid(table, found)

    def _side_by_side(self, table: Table) -> None:
        """Columns of one width with a line between them, an empty one between rows."""
        count = len(table.columns)
        grid = RichTable(box=_BESIDE, pad_edge=False, header_style="bold", padding=(0, 1), show_edge=False)
        for column in table.columns:
            grid.add_column(Text(column.label), overflow="fold", width=(self.width - 3 * (count - 1) - 2) // count)
        for row in table.rows:
            grid.add_row(*map(_styled, row))
            grid.add_section()
        self.console.print(grid)

    def _grid(self, table: Table, found: Layout) -> None:
        grid = RichTable(
            box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0), show_edge=False
        )
        for i, width in zip(found.shown, found.widths, strict=True):
            column = table.columns[i]
            grid.add_column(
                Text(column.label), overflow="fold", width=width, justify="right" if column.align_right else "left"
            )
        for row in table.rows:
            cells = zip(found.shown, found.widths, strict=True)
            grid.add_row(*(Text(shown(row[i], width)) for i, width in cells))
        self.console.print(grid)

    def _records(self, table: Table) -> None:
        """Each row as names with values."""
        for place, row in enumerate(table.rows):
            if place:
                self.console.print()
            cells = [
                (column, shown(cell, self.width * 2 // 3)) for column, cell in zip(table.columns, row, strict=True)
            ]
            self._fields([(column.label, cell, column.no_wrap) for column, cell in cells if cell])

    def _fields(self, pairs: Sequence[tuple[str, str, bool]]) -> None:
        """Names with values behind them; a key without room there has a line of its own."""
        names = min(max((len(label) for label, __, __key in pairs), default=0), self.width // 3)
        room = self.width - names - 1
        for label, value, key in pairs:
            below = key and len(value) > room
            name = folded(label, names) if len(label) > names else [label]
            lines = folded(value, self.width if below else room, key=key)
            if below:
                self._print(name, "bold")
                self._print(lines)
                continue
            for i in range(max(len(name), len(lines))):
                first = name[i] if i < len(name) else ""
                rest = lines[i] if i < len(lines) else ""
                text = Text(first.ljust(names), style="bold")
                self.console.print(
                    text.append(" " + rest, style="not bold"), overflow="ignore", no_wrap=True, crop=False
                )

    def _print(self, lines: Iterable[str], style: str = "") -> None:
        for line in lines:
            self.console.print(Text(line, style=style), overflow="ignore", no_wrap=True, crop=False)


def _styled(cell: Cell) -> Text:
    """A cell, the words of a text in the colours of their tones."""
    if not isinstance(cell, Prose):
        return Text(human(cell))
    return Text.assemble(*((human(str(piece)), _STYLES[piece.tone] if piece.tone else "") for piece in cell.pieces))


def _pieces(blocks: Iterable[Block], width: int, piece: str) -> Iterator[Block]:
    """The blocks, tables that may be divided as pieces that fit the width, without the rows that are empty there."""
    size = max((width - PIECE_NAME) // PIECE_CELL, 1)
    for block in blocks:
        if not isinstance(block, Table) or not block.in_pieces or width < RECORDS_BELOW:
            yield block
            continue
        starts = range(1, len(block.columns), size)
        for number, start in enumerate(starts, 1):
            taken = slice(start, start + size)
            rows = tuple((row[0], *row[taken]) for row in block.rows if any(row[taken]))
            if len(starts) > 1:
                yield Lines((piece.format(number, len(starts)),), heading=True)
            yield Table((block.columns[0], *block.columns[taken]), rows, in_pieces=True)
