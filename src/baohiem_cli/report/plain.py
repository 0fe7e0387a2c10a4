"""Plain text for pipes and mails: columns by spaces, nothing folded or cut."""

from __future__ import annotations

from baohiem_cli.report.answer import Answer, Block, Column, Fields, Lines, Source
from baohiem_cli.report.text import human, joined

PADDED = 48
"""A longer cell, but for keys, pushes its own row aside, so that one long name does not widen all of a mail."""


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
    rows = [[human(cell).replace("\n", "; ") for cell in row] for row in table.rows]
    if not rows:
        return []
    header = [column.label for column in table.columns]
    widths = [_padded(column, [row[i] for row in [header, *rows]]) for i, column in enumerate(table.columns)]
    return [
        "  ".join(
            cell.rjust(size) if column.align_right else cell.ljust(size)
            for cell, size, column in zip(row, widths, table.columns, strict=True)
        ).rstrip()
        for row in [header, *rows]
    ]


def _padded(column: Column, cells: list[str]) -> int:
    longest = max(map(len, cells))
    if column.no_wrap or column.align_right or longest <= PADDED:
        return longest
    return max([len(column.label), *(len(cell) for cell in cells if len(cell) <= PADDED)])
