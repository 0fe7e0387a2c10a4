"""One renderer for every command: an answer in, text out. Libraries are imported by the format that needs them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

from baohiem_cli.report.answer import Answer, Block, Cell, Fields, Format, Lines, Marked, Table

CONTRACT_VERSION = 1
"""The `version` of the JSON envelope: fields are added without a new one, never removed or renamed."""

Renderer = Callable[[Answer, int, bool], str]


def render(answer: Answer, format: Format, width: int, colour: bool) -> str:
    """The answer as text, ending with a newline unless it is empty.

    `width` is that of the terminal and only a table heeds it; `colour` too.
    """
    renderers: dict[Format, Renderer] = {
        Format.TABLE: _table,
        Format.PLAIN: _plain,
        Format.JSON: _json,
        Format.CSV: _csv,
        Format.MD: _markdown,
    }
    shown = (
        answer if format is Format.CSV else answer._replace(blocks=tuple(map(_without_sheet_columns, answer.blocks)))
    )
    return renderers[format](shown, width, colour)


def human(cell: Cell) -> str:
    """A value as a Vietnamese reader writes it: dates day first."""
    if isinstance(cell, Marked):
        return f"{cell.day:%d/%m/%Y}{cell.mark}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else unicodedata.normalize("NFC", str(cell))


def envelope(answer: Answer) -> dict[str, object]:
    """The JSON envelope that all commands share."""
    return {
        "command": answer.command,
        "version": CONTRACT_VERSION,
        "as_of": answer.as_of.isoformat(),
        "warnings": list(answer.warnings),
        **answer.extra,
        "items": list(answer.items),
    }


def _without_sheet_columns(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    kept = [i for i, column in enumerate(block.columns) if not column.sheet]
    rows = tuple(tuple(row[i] for i in kept) for row in block.rows)
    return Table(tuple(block.columns[i] for i in kept), rows)


def _json(answer: Answer, width: int, colour: bool) -> str:
    import json

    return json.dumps(envelope(answer), ensure_ascii=False, indent=2, default=_iso) + "\n"


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _plain(answer: Answer, width: int, colour: bool) -> str:
    return _joined([_plain_block(block) for block in answer.blocks])


def _plain_block(block: Block) -> list[str]:
    if isinstance(block, Lines):
        return list(block.lines)
    if isinstance(block, Fields):
        labels = max((len(label) for label, __ in block.pairs), default=0)
        return [f"{label + ':':<{labels + 1}} {value}".rstrip() for label, value in block.pairs]
    block = block.used()
    rows = [[human(cell).replace("\n", "; ") for cell in row] for row in block.rows]
    if not rows:
        return []
    header = [column.label for column in block.columns]
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    return [
        "  ".join(
            cell.rjust(size) if column.right else cell.ljust(size)
            for cell, size, column in zip(row, widths, block.columns, strict=True)
        ).rstrip()
        for row in [header, *rows]
    ]


def _joined(blocks: list[list[str]]) -> str:
    """Blocks with an empty line between them."""
    text = "\n\n".join("\n".join(block) for block in blocks if block)
    return text + "\n" if text else ""


def _csv(answer: Answer, width: int, colour: bool) -> str:
    """The first table, for a spreadsheet: a BOM, ISO dates, and no cell that it would run as a formula."""
    import csv
    import io

    table = next((block for block in answer.blocks if isinstance(block, Table)), None)
    if table is None:
        pairs = [pair for block in answer.blocks if isinstance(block, Fields) for pair in block.pairs]
        rows = [[_for_sheet(text) for text in pair] for pair in pairs]
    else:
        rows = [[column.label for column in table.columns], *([_for_sheet(cell) for cell in row] for row in table.rows)]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + out.getvalue()


def _for_sheet(cell: Cell) -> str:
    if isinstance(cell, Marked):
        cell = cell.day
    if isinstance(cell, date):
        return cell.isoformat()
    text = human(cell)
    formula = isinstance(cell, str) and text != "-" and text.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{text}" if formula else text


def _markdown(answer: Answer, width: int, colour: bool) -> str:
    return _joined([_markdown_block(block) for block in answer.blocks])


def _markdown_block(block: Block) -> list[str]:
    if isinstance(block, Lines):
        return [f"## {_escaped(line)}" if block.heading else f"{_escaped(line)}  " for line in block.lines]
    if isinstance(block, Fields):
        return [f"- **{_escaped(label)}:** {_escaped(value)}" for label, value in block.pairs]
    if not block.rows:
        return []
    block = block.used()
    header = "| " + " | ".join(column.label for column in block.columns) + " |"
    rule = "|" + "|".join(" ---: " if column.right else " --- " for column in block.columns) + "|"
    return [header, rule, *("| " + " | ".join(_escaped(human(cell)) for cell in row) + " |" for row in block.rows)]


def _escaped(text: str) -> str:
    for mark in ("\\", "|", "*", "_", "<", "`", "~"):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "<br>")


def _table(answer: Answer, width: int, colour: bool) -> str:
    from baohiem_cli.report import terminal

    return terminal.draw(answer.blocks, width, colour)
