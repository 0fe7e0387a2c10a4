"""Plain text for pipes and mails: columns by spaces, nothing folded or cut but very long lists of names."""

from __future__ import annotations

from baohiem_cli.report.answer import Answer, Block, Cell, Column, Fields, Lines, Names, Source, Table
from baohiem_cli.report.text import human, joined

PADDED = 48
"""A longer cell, but for keys, pushes its own row aside, so that one long name does not widen all of a mail."""

MANY, FIRST = 40, 20
"""Of more names than `MANY` the first are written, and how many are left."""


def render(answer: Answer) -> str:
    """The blocks, one below the other."""
    return joined(map(_block, answer.blocks))


def _block(block: Block) -> list[str]:
    if isinstance(block, Lines):
        return list(block.lines)
    if isinstance(block, Source):
        return block.text.rstrip("\n").split("\n")
    if isinstance(block, Fields):
        labels = max((len(label) for label, __ in block.pairs), default=0)
        below = "\n" + " " * (labels + 2)
        return [f"{label + ':':<{labels + 1}} {value.replace(chr(10), below)}".rstrip() for label, value in block.pairs]
    table = block.used()
    rows = [[_line(cell) for cell in row] for row in table.rows]
    if not rows:
        return []
    if table.side_by_side:
        return _one_below_the_other(table)
    header = [column.label for column in table.columns]
    widths = [_padded(column, [row[i] for row in [header, *rows]]) for i, column in enumerate(table.columns)]
    return [
        "  ".join(
            cell.rjust(size) if column.align_right else cell.ljust(size)
            for cell, size, column in zip(row, widths, table.columns, strict=True)
        ).rstrip()
        for row in [header, *rows]
    ]


def _one_below_the_other(table: Table) -> list[str]:
    """The cells of each row below each other, each under its column's name, an empty line after each row."""
    lines: list[str] = []
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if text := human(cell):
                lines += [f"{column.label}:", *(f"  {line}" for line in text.split("\n"))]
        lines.append("")
    return lines[:-1]


def _line(cell: Cell) -> str:
    """A value in one line; of very many names the first, since a mail of cron is read by people."""
    if isinstance(cell, Names) and len(cell.names) > MANY:
        cell = cell._replace(names=(cell.first(FIRST),), after="", before="")
    return human(cell).replace("\n", "; ")


def _padded(column: Column, cells: list[str]) -> int:
    longest = max(map(len, cells))
    if column.no_wrap or column.align_right or longest <= PADDED:
        return longest
    return max([len(column.label), *(len(cell) for cell in cells if len(cell) <= PADDED)])
