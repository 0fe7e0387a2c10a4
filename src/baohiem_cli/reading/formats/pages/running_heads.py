"""What stands on every page and is no text of the document: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_EDGE = 3
"""So many lines at the top and at the bottom of a page are looked at."""
_SEVERAL = 3
_NUMBER = re.compile(r"(?:trang|page)?\s*[-–—|]?\s*(\d{1,4})\s*(?:[/|]\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,4}")
_LONGEST = 150

_Key = tuple[str, int, int]


def without(pages: Sequence[Sequence[str]]) -> list[list[bool]]:
    """For each line of each page whether it is kept.

    A number is a page number where it is that of the page, or counts with the pages. Any other line goes where it
    stands at the edge of three pages and of half of all pages, letter for letter but for one number that counts with
    the pages: items of a list that differ in a number are text.
    """
    kept = [[True] * len(page) for page in pages]
    shifts = Counter(shift for page, lines in enumerate(pages) for shift in _shifts(page, lines))
    usual = {shift for shift, times in shifts.items() if times >= 2 or shift == 1}
    seen = Counter(
        key
        for page, lines in enumerate(pages)
        for key in {key for at in _edges(lines) for key in _keys(page, lines[at])}
    )
    for page, lines in enumerate(pages):
        for at in _edges(lines):
            number = _numbered(lines[at])
            if number is not None:
                kept[page][at] = (number - page) not in usual or not _outermost(kept[page], at)
                continue
            repeated = max((seen[key] for key in _keys(page, lines[at])), default=0)
            if repeated >= _SEVERAL and repeated * 2 > len(pages):
                kept[page][at] = False
    return kept


def _edges(lines: Sequence[str]) -> list[int]:
    """The places of the lines at the edges, from the outside inward."""
    top, bottom = range(min(_EDGE, len(lines))), range(len(lines) - 1, max(len(lines) - 1 - _EDGE, -1), -1)
    return list(dict.fromkeys([*top, *bottom]))


def _outermost(kept: Sequence[bool], at: int) -> bool:
    """Whether nothing that is kept stands between a line and the edge of the page."""
    return not any(kept[:at]) or not any(kept[at + 1 :])


def _shifts(page: int, lines: Sequence[str]) -> set[int]:
    numbers = (_numbered(lines[at]) for at in _edges(lines))
    return {number - page for number in numbers if number is not None}


def _numbered(text: str) -> int | None:
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


def _keys(page: int, text: str) -> Iterator[_Key]:
    """What makes a line the same on another page: its text, or its text around a number and how far that is ahead."""
    said = " ".join(text.casefold().split())
    if len(said) > _LONGEST:
        return
    yield said, -1, 0
    for found in _DIGITS.finditer(said):
        yield said[: found.start()] + "#" + said[found.end() :], found.start(), int(found[0]) - page
