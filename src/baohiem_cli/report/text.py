"""Values and blocks as text: what the formats for people share."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date

from baohiem_cli.report.answer import Cell, Marked


def human(cell: Cell) -> str:
    """A value as a Vietnamese reader writes it: dates day first."""
    if isinstance(cell, Marked):
        return f"{cell.day:%d/%m/%Y}{cell.mark}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else unicodedata.normalize("NFC", str(cell))


def joined(blocks: Iterable[list[str]]) -> str:
    """Blocks of lines with an empty line between them."""
    text = "\n\n".join("\n".join(block) for block in blocks if block)
    return text + "\n" if text else ""
