"""A document before anything in it is understood: its lines and tables in reading order, whatever its format was."""

from __future__ import annotations

from baohiem_cli.named_tuple import NamedTuple


class Line(NamedTuple):
    """One line or paragraph; `number` is its place in the source from 1, `page` its page where the source has pages.

    The text is Unicode in NFC with single blanks; automatic numbering of a word processor is part of it.
    """

    text: str
    number: int
    page: int | None = None


class Table(NamedTuple):
    """A table whose cells the source tells apart; a cell that spans several places stands in each of them.

    The paragraphs of a cell stand on lines of their own.
    `places` are the numbers of the lines that its rows begin on, where the source is a text.
    """

    rows: tuple[tuple[str, ...], ...]
    number: int
    page: int | None = None
    places: tuple[int, ...] = ()


class Document(NamedTuple):
    """What was read; `doubtful` tells that a machine recognised the letters, so that slips are to be expected.

    `whole` tells that each line is a paragraph as the source has it, so that none was wrapped. A number left out
    between two lines stands for a blank line or a gap.
    """

    blocks: tuple[Line | Table, ...]
    doubtful: bool = False
    whole: bool = False
