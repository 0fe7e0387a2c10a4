"""Plain text for pipes and mails: columns by spaces, nothing folded or cut."""

from __future__ import annotations

from baohiem_cli.report.answer import Answer, Block, Fields, Lines, Source
from baohiem_cli.report.text import human, joined


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
        return [f"{label + ':':<{labels + 1}} {value}".rstrip() for label, value in block.pairs]
    table = block.used()
    rows = [[human(cell).replace("\n", "; ") for cell in row] for row in table.rows]
    if not rows:
        return []
    header = [column.label for column in table.columns]
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    return [
        "  ".join(
            cell.rjust(size) if column.align_right else cell.ljust(size)
            for cell, size, column in zip(row, widths, table.columns, strict=True)
        ).rstrip()
        for row in [header, *rows]
    ]
