"""Markdown for wikis and mails."""

from __future__ import annotations

from baohiem_cli.report.answer import Answer, Block, Fields, Lines, Source
from baohiem_cli.report.text import human, joined


def render(answer: Answer) -> str:
    """The blocks, one below the other; the first heading is the title."""
    title = next((block for block in answer.blocks if isinstance(block, Lines) and block.heading), None)
    return joined(_block(block, "#" if block is title else "##") for block in answer.blocks)


def _block(block: Block, level: str) -> list[str]:
    if isinstance(block, Lines):
        return [f"{level} {_escaped(line)}" if block.heading else f"{_escaped(line)}  " for line in block.lines]
    if isinstance(block, Source):
        return [f"```{block.language}", *block.text.rstrip("\n").split("\n"), "```"]
    if isinstance(block, Fields):
        return [f"- **{_escaped(label)}:** {_escaped(value)}" for label, value in block.pairs]
    if not block.rows:
        return []
    table = block.used()
    header = "| " + " | ".join(column.label for column in table.columns) + " |"
    rule = "|" + "|".join(" ---: " if column.align_right else " --- " for column in table.columns) + "|"
    return [header, rule, *("| " + " | ".join(_escaped(human(cell)) for cell in row) + " |" for row in table.rows)]


def _escaped(text: str) -> str:
    for mark in ("\\", "|", "*", "_", "<", "`", "~"):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "<br>")
