"""A document before anything in it is understood: its lines and tables in reading order, whatever its format was."""

from __future__ import annotations

import re
from itertools import pairwise

from baohiem_cli.named_tuple import NamedTuple

_ENDED = re.compile(r"[.;:!?…/][\"”’)»\]]*$")
_GOING_ON = 0.15
"""The share of lines that go on in the next one where lines were broken for their length."""


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

    @property
    def runs_on(self) -> bool:
        """Whether so many lines go on in the next one that these are no paragraphs, whatever the source calls them.

        Files that were made of pages, or pasted from them, have each line as a paragraph.
        """
        texts = [block.text.strip() for block in self.blocks if isinstance(block, Line)]
        pairs = [(one, other) for one, other in pairwise(texts) if one and other]
        goes_on = sum(not _ENDED.search(one) and other[0].islower() and other[1:2] not in ".)" for one, other in pairs)
        return goes_on > _GOING_ON * len(pairs)


def closed_up(document: Document) -> Document:
    """A document that runs on, with numbers one after the other where the source tells all its lines apart."""
    blocks = document.blocks
    steps = [other.number - one.number for one, other in pairwise(blocks) if isinstance(one, Line)]
    apart = min((step for step in steps if step > 0), default=1) - 1
    if not apart or not document.runs_on:
        return document
    closed, taken = [], 0
    for one, step in zip(blocks, [0, *(other.number - one.number for one, other in pairwise(blocks))], strict=True):
        taken += min(apart, max(step - 1, 0))
        closed.append(one._replace(number=one.number - taken))
    return document._replace(blocks=tuple(closed))
