"""What a command answers, before it is decided how it looks.

`items` is the machine's answer (the JSON contract), `blocks` the reader's; a command fills both from the same
records and prints nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

Item = dict[str, Any]


class Format(StrEnum):
    """How an answer is written out."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"
    MD = "md"


@dataclass(frozen=True, slots=True)
class Marked:
    """A date with marks behind it (`19/12/2026~`); a spreadsheet gets the date alone."""

    day: date
    mark: str


Cell = str | date | int | Marked | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column; an `extra` one is left out of a table too narrow for it, `wide` ones take what room is left.

    A `sheet` one is for spreadsheets only: it says in words what marks say elsewhere.
    """

    label: str
    wide: bool = False
    extra: bool = False
    right: bool = False
    sheet: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. A cell is never cut; a terminal folds it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def used(self) -> Table:
        """The table without the columns that say nothing in any row: people read it, not programs."""
        kept = [i for i in range(len(self.columns)) if any(row[i] not in (None, "") for row in self.rows)]
        return Table(tuple(self.columns[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Fields:
    """Names with their values, one below the other."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Free lines: a heading, a legend, a paragraph."""

    lines: tuple[str, ...]
    heading: bool = False
    aside: bool = False
    """Whether they only comment the answer, so that CSV leaves them out."""


Block = Table | Fields | Lines


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer of one command."""

    command: str
    as_of: date
    items: tuple[Item, ...]
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    extra: Item = field(default_factory=dict)
    """Fields of the JSON envelope that this command adds."""
