"""The lines of a document in one flow, with what their shape tells: where paragraphs break, and what is noise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baohiem_cli.domain.names import fold
from baohiem_cli.reading.document import Document, Line, Table
from baohiem_cli.reading.structure.marks import is_article_alone

_LAYOUT = 2
"""Columns that a table for layout has at most: the head and the foot of a letter stand in such."""

_COLUMNS = re.compile(
    r"\b(?:noi dung|nhiem vu|cong viec|chu tri|phoi hop|thuc hien|thoi gian|thoi han|hoan thanh|tien do)\b"
)
_ENDED = re.compile(r"[.;:!?…/][\"”’)»\]]*$")
_UPPER = re.compile(r"[\"“(]?[A-ZĐÀ-ỸĂÂÊÔƠƯ]")
_FULL = 0.82
"""The share of the usual width that a line fills which was broken for its length: letters are not equally wide."""
_NARROWEST = 50
_LONG_PARAGRAPH = 160
"""Characters of a line that no page holds: the source has a paragraph a line."""


@dataclass(slots=True)
class Row:
    """One line in the flow; `gap` tells that a blank line stands before it, `full` that its words fill the line."""

    text: str
    number: int
    page: int | None
    gap: bool
    full: bool
    table: Table | None = None

    @property
    def ended(self) -> bool:
        """Whether it ends like a sentence or a lead-in."""
        return bool(_ENDED.search(self.text))

    @property
    def begins_upper(self) -> bool:
        """Whether it begins like a sentence."""
        return bool(_UPPER.match(self.text))


@dataclass(frozen=True, slots=True)
class Flow:
    """All rows, and how the source breaks its lines."""

    rows: tuple[Row, ...]
    wrapped: bool
    """Lines are broken where the page ended, not where a paragraph did."""
    stray: bool
    """Blank lines stand inside sentences too, so that they tell little."""


def flow(document: Document) -> Flow:
    """The rows of a document: tables for layout become lines again, tables with columns of their own stay."""
    lines = list(_with_their_numbers(list(_lines(document))))
    lengths = sorted(len(one.text) for one in lines if isinstance(one, Line)) or [0]
    wrapped = lengths[-1] < _LONG_PARAGRAPH or lengths[int(len(lengths) * 0.97)] < _LONG_PARAGRAPH * 0.75
    wrapped = wrapped and (not document.whole or document.runs_on)
    width = max(lengths[int(len(lengths) * 0.9)], _NARROWEST) if wrapped else lengths[-1] + 1
    rows = list(_rows(lines, width))
    gaps = [row for row in rows if row.gap]
    inside = sum(not row.begins_upper and row.text[:1].isalpha() and row.text[1:2] not in (")", ".") for row in gaps)
    return Flow(tuple(rows), wrapped, bool(gaps) and inside / len(gaps) > 0.04)


def has_columns(table: Table) -> bool:
    """Whether its first rows name what its columns hold, as tables of tasks do."""
    return any(len(_COLUMNS.findall(fold(" ".join(row)))) >= 2 for row in table.rows[:2])


def _lines(document: Document) -> Iterator[Line | Table]:
    for block in document.blocks:
        if isinstance(block, Line) or max(map(len, block.rows), default=0) > _LAYOUT or has_columns(block):
            yield block
        else:
            yield from _unrolled(block)


def _with_their_numbers(lines: Sequence[Line | Table]) -> Iterator[Line | Table]:
    """The word "Điều" and its number on the next line become one line."""
    held: Line | None = None
    for one in lines:
        if held and isinstance(one, Line) and one.text[:1].isdecimal():
            yield held._replace(text=f"{held.text} {one.text}")
            held = None
            continue
        if held:
            yield held
        held = one if isinstance(one, Line) and is_article_alone(one.text) else None
        if not held:
            yield one
    if held:
        yield held


def _unrolled(table: Table) -> Iterator[Line]:
    """The lines of the cells of a table for layout, column by column within each row."""
    places = table.places or (table.number,) * len(table.rows)
    for row, place in zip(table.rows, places, strict=True):
        number = place
        for cell in dict.fromkeys(row):
            for words in cell.split("\n"):
                if words.strip():
                    yield Line(words.strip(), number, table.page)
                    number += 1 if table.places else 0
            number += 1 if table.places else 0


def _rows(lines: Sequence[Line | Table], width: int) -> Iterator[Row]:
    previous: Line | Table | None = None
    for one, following in zip(lines, [*lines[1:], None], strict=False):
        gap = previous is None or isinstance(previous, Table) or one.number - previous.number > 1
        if isinstance(one, Table):
            yield Row("", one.number, one.page, gap=True, full=False, table=one)
        else:
            word = following.text.split(" ", 1)[0] if isinstance(following, Line) else ""
            yield Row(one.text, one.number, one.page, gap, full=len(one.text) + 1 + len(word) > width * _FULL)
        previous = one
