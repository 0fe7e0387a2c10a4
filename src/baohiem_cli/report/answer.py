"""The answer of a command, before its format is chosen.

`items` is the machine's answer (the JSON contract), `blocks` the reader's; a view fills both from the same records.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum, auto
from types import MappingProxyType
from typing import Any, Self

from baohiem_cli.named_tuple import NamedTuple

Item = Mapping[str, Any]
"""One item of the JSON contract, as `views/common/contract.py` and its neighbours define them."""


class Marked(NamedTuple):
    """A date with marks behind it (`19/12/2026~`); a spreadsheet gets the date alone."""

    day: date
    mark: str


class Names(NamedTuple):
    """Names that stand alike. All of them are written, but a table on a terminal has room for a few."""

    names: tuple[str, ...]
    more: str
    """What a terminal says of those without room: `… và {0} cơ quan khác`."""
    after: str = ""
    before: str = ""

    def __str__(self) -> str:
        """All names."""
        return self.before + "; ".join(self.names) + self.after

    def within(self, room: int) -> str:
        """As many names as a number of letters holds, one at least."""
        for shown in range(len(self.names), 1, -1):
            text = self.first(shown)
            if len(text) <= room:
                return text
        return self.first(1)

    def first(self, shown: int) -> str:
        """The first so many names, and how many are left."""
        left = len(self.names) - shown
        more = " " + self.more.format(left) if left else ""
        return self.before + "; ".join(self.names[:shown]) + more + self.after


class Tone(Enum):
    """How a reader should take a cell; a format without colours leaves it out."""

    BAD = auto()
    GOOD = auto()
    QUIET = auto()


class Piece(NamedTuple):
    """Words of a text; `marks` stand around them in every format but a page, where the tone alone tells."""

    text: str
    tone: Tone | None = None
    marks: tuple[str, str] = ("", "")

    def __str__(self) -> str:
        """The words between their marks."""
        return self.marks[0] + self.text + self.marks[1]


class Prose(NamedTuple):
    """A longer text, some words of which are to be seen first."""

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        """All of it."""
        return "".join(map(str, self.pieces))


Cell = str | date | int | Marked | Names | Prose | None


class Column(NamedTuple):
    """One column.

    `stretch` columns take what room is left, `wide_only` ones are left out of a table too narrow for them, and
    `no_wrap` ones are better not folded: a key that is copied. `tones` are beginnings of cells, each with its tone.
    """

    label: str
    stretch: bool = False
    wide_only: bool = False
    align_right: bool = False
    no_wrap: bool = False
    tones: tuple[tuple[str, Tone], ...] = ()


class Table(NamedTuple):
    """Rows under columns. A cell is never cut; a terminal folds it.

    A table `in_pieces` may be shown as several with the same first column, where a terminal has no room for all. The
    cells of one `side_by_side` are texts to be read against each other: its columns are equally wide.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    in_pieces: bool = False
    side_by_side: bool = False

    def used(self) -> Self:
        """The table without the columns that say nothing in any row: people read it, not programs."""
        kept = [i for i in range(len(self.columns)) if any(row[i] not in (None, "") for row in self.rows)]
        rows = tuple(tuple(row[i] for i in kept) for row in self.rows)
        return self._replace(columns=tuple(self.columns[i] for i in kept), rows=rows)


class Fields(NamedTuple):
    """Names with their values, one below the other."""

    pairs: tuple[tuple[str, str], ...]


class Lines(NamedTuple):
    """Free lines: a heading, a legend, a paragraph.

    A `footnote` only comments the answer, so that data formats leave it out.
    """

    lines: tuple[str, ...]
    heading: bool = False
    footnote: bool = False


class Source(NamedTuple):
    """Text in the language of another program, such as a diagram or a schema, to be handed on as it is."""

    text: str
    language: str


Block = Table | Fields | Lines | Source


class Sheet(NamedTuple):
    """A table with one row for each item, under the heading that it has in the answer."""

    title: str
    table: Table


class Mark(Enum):
    """What has become of an event in a calendar."""

    PLANNED = auto()
    DONE = auto()
    CANCELLED = auto()


class Event(NamedTuple):
    """A whole day in a calendar; under one `uid` a later `revision` takes the place of the earlier one."""

    uid: str
    day: date
    title: str
    lines: tuple[str, ...]
    revision: int = 0
    mark: Mark = Mark.PLANNED


class Document(NamedTuple):
    """A page for a browser: a template of `report/templates`, what it is filled with, and how its words are put."""

    template: str
    values: Mapping[str, Any]
    translate: Callable[[str], str] = str


class Words(NamedTuple):
    """The words that every such document has, and the blanks that are filled in by hand."""

    nation: str
    motto: str
    number: str
    about: str
    place: str
    to: str
    recipients: str
    post: str
    signer: str
    annex: str
    annexed: str


class Annex(NamedTuple):
    """A list behind the document."""

    title: str
    table: Table
    notes: tuple[str, ...] = ()


class Letter(NamedTuple):
    """A document of an office; one without a `kind` (BÁO CÁO) is a letter (công văn)."""

    words: Words
    office: str
    place: str
    about: str
    content: tuple[Block, ...]
    recipients: tuple[str, ...]
    to: tuple[str, ...] = ()
    superior: str = ""
    kind: str = ""
    annexes: tuple[Annex, ...] = ()


class Form(NamedTuple):
    """A template of the reader's own for a letter, the fields that it may name, and what to say where it is no good."""

    content: bytes
    fields: Mapping[str, Any]
    unknown: str
    """`{0}` are fields that nobody knows, `{1}` those that there are."""
    broken: str


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
    sheets: Callable[[], tuple[Sheet, ...]] | None = None
    """Tables for spreadsheets, where those of `blocks` put several items into one row or leave some out."""
    events: Callable[[], Iterable[Event]] | None = None
    """Days for a calendar, where the answer has some."""
    page: Callable[[], Document] | None = None
    """A page for a browser, where the answer has one."""
    letters: Callable[[], tuple[Letter, ...]] | None = None
    """Administrative documents for a word processor, where the answer has some."""
    form: Form | None = None
    """A template that takes the place of their layout."""
    remind: tuple[int, ...] = ()
    """How many days before each a calendar reminds of it."""
    exit_code: int = 0
    already: str = ""
    """Words on what has been done by now, for a reader whom the answer itself cannot reach."""
    once_told: Callable[[], None] | None = None
    """A step to take only after the answer has been written: an answer that nobody could read is given again."""
    hints: tuple[str, ...] = ()
    """What a person can do to be answered better; programs are not told."""
