"""Values and blocks as text: what the formats share, and how marks that nobody sees are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from baohiem_cli.report.answer import Cell, Marked

_UNSEEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""Control and format characters, line separators and halves of pairs: all that a terminal obeys and nobody sees.

A line break and a tab stay: blocks of several lines have them.
"""


def visible(text: str) -> str:
    r"""The text with `\x1b`, `\u202e` and the like in place of characters that a terminal would obey."""
    return text if _is_plain(text) else re.sub(_UNSEEN, _named, text)


def escaped(json: str) -> str:
    """JSON with the same characters as its own escapes, so that it means what it meant."""
    return json if _is_plain(json) else re.sub(_UNSEEN, _as_json, json)


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


def _is_plain(text: str) -> bool:
    """Whether there is nothing but letters, blanks and line breaks: to look is quicker than to compile the pattern."""
    return all(map(str.isprintable, text.split("\n")))


def _named(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _as_json(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
