"""What a command answers, before it is decided how it looks.

`items` is the machine's answer (the JSON contract), `blocks` the reader's; a command fills both from the same
records and prints nothing itself.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple, Self

Item = dict[str, Any]


class Format(StrEnum):
    """How an answer is written out."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class Marked(NamedTuple):
    """A date with marks behind it (`19/12/2026~`); a spreadsheet gets the date alone."""

    day: date
    mark: str


Cell = str | date | int | Marked | None


class Column(NamedTuple):
    """One column; an `extra` one is left out of a table too narrow for it, `wide` ones take what room is left.

    A `sheet` one is for spreadsheets only: it says in words what marks say elsewhere.
    """

    label: str
    wide: bool = False
    extra: bool = False
    right: bool = False
    sheet: bool = False
    whole: bool = False
    """Better not folded: a key that is copied."""


class Table(NamedTuple):
    """Rows under columns. A cell is never cut; a terminal folds it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def used(self) -> Self:
        """The table without the columns that say nothing in any row: people read it, not programs."""
        kept = [i for i in range(len(self.columns)) if any(row[i] not in (None, "") for row in self.rows)]
        rows = tuple(tuple(row[i] for i in kept) for row in self.rows)
        return self._replace(columns=tuple(self.columns[i] for i in kept), rows=rows)


class Fields(NamedTuple):
    """Names with their values, one below the other."""

    pairs: tuple[tuple[str, str], ...]


class Lines(NamedTuple):
    """Free lines: a heading, a legend, a paragraph."""

    lines: tuple[str, ...]
    heading: bool = False
    aside: bool = False
    """Whether they only comment the answer, so that CSV leaves them out."""


Block = Table | Fields | Lines


class Answer(NamedTuple):
    """The whole answer of one command."""

    command: str
    as_of: date
    items: Iterable[Item]
    """Made only where the answer is written as JSON."""
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    extra: Mapping[str, Any] = MappingProxyType({})
    """Fields of the JSON envelope that this command adds."""
