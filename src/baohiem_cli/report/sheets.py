"""The tables of an answer for spreadsheets: one row for each item, every table under its heading."""

from __future__ import annotations

from collections.abc import Iterator

from baohiem_cli.report.answer import Answer, Column, Fields, Lines, Sheet, Table


def sheets_of(answer: Answer) -> tuple[Sheet, ...]:
    """The sheets that the view made, or else the tables of the blocks, and their fields as a table of one row."""
    return answer.sheets() if answer.sheets else tuple(_of_blocks(answer))


def _of_blocks(answer: Answer) -> Iterator[Sheet]:
    title = ""
    for block in answer.blocks:
        if isinstance(block, Lines) and block.heading:
            title = " ".join(block.lines)
        elif isinstance(block, Fields):
            labels, values = zip(*block.pairs, strict=True) if block.pairs else ((), ())
            yield Sheet(title, Table(tuple(map(Column, labels)), (values,)))
        elif isinstance(block, Table):
            yield Sheet(title, block)
