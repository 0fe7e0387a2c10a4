"""Tables of a page, from the rules drawn around their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.formats.pages import layout
from baohiem_cli.reading.formats.pages.layout import Word

_NEAR = 3.0
"""Rules so near to each other are one."""
_SHORTEST = 6.0
_MOST_RULES = 4000
_ITEM = re.compile(r"[-–+•*]\s|[0-9]{1,2}[.)]\s|[a-zđ]\)\s")


class Rule(NamedTuple):
    """A straight line along one axis: where it stands on the other one, and from where to where it goes."""

    at: float
    begin: float
    end: float


class Grid(NamedTuple):
    """A table on a page: its box, and the text of its cells; a cell over several places is in each of them."""

    left: float
    bottom: float
    right: float
    top: float
    rows: tuple[tuple[str, ...], ...]


def rules(boxes: Sequence[tuple[float, float, float, float]]) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical rules among boxes of what is drawn (left, bottom, right, top)."""
    flat, upright = [], []
    for left, bottom, right, top in boxes[:_MOST_RULES]:
        if top - bottom <= _NEAR and right - left >= _SHORTEST:
            flat.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _NEAR and top - bottom >= _SHORTEST:
            upright.append(Rule((left + right) / 2, bottom, top))
    return flat, upright


def grids(flat: Sequence[Rule], upright: Sequence[Rule], words: Sequence[Word]) -> Iterator[Grid]:
    """The tables with two or more rows and columns, from the top of the page down."""
    for own_flat, own_upright in _groups(flat, upright):
        ys = sorted(_places(own_flat), reverse=True)
        xs = sorted(_places(own_upright))
        if len(ys) >= 3 and len(xs) >= 3:
            yield _grid(xs, ys, own_flat, own_upright, words)


def _groups(flat: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that reach over common heights: tables stand one above the other."""
    spans: list[list[float]] = []
    for rule in sorted(upright, key=lambda one: one.begin):
        if spans and rule.begin <= spans[-1][1] + _NEAR:
            spans[-1][1] = max(spans[-1][1], rule.end)
        else:
            spans.append([rule.begin, rule.end])
    found = []
    for bottom, top in reversed(spans):
        own = [one for one in flat if bottom - _NEAR <= one.at <= top + _NEAR]
        found.append((own, [one for one in upright if bottom - _NEAR <= one.begin and one.end <= top + _NEAR]))
    return found


def _places(found: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(one.at for one in found):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _grid(
    xs: Sequence[float], ys: Sequence[float], flat: Sequence[Rule], upright: Sequence[Rule], words: Sequence[Word]
) -> Grid:
    owner = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            middle = (ys[row] + ys[row + 1]) / 2
            if column and not _drawn(upright, xs[column], middle):
                owner[row, column] = owner[row, column - 1]
            elif row and not _drawn(flat, ys[row], (xs[column] + xs[column + 1]) / 2):
                owner[row, column] = owner[row - 1, column]
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        place = _between([-y for y in ys], -(word.top + word.bottom) / 2), _between(xs, (word.left + word.right) / 2)
        if place in owner:
            inside.setdefault(owner[place], []).append(word)
    texts = {place: _text(held) for place, held in inside.items()}
    grid = tuple(
        tuple(texts.get(owner[row, column], "") for column in range(len(xs) - 1)) for row in range(len(ys) - 1)
    )
    return Grid(xs[0], ys[-1], xs[-1], ys[0], grid)


def _drawn(found: Sequence[Rule], at: float, across: float) -> bool:
    return any(abs(one.at - at) <= _NEAR and one.begin - _NEAR <= across <= one.end + _NEAR for one in found)


def _between(places: Sequence[float], at: float) -> int:
    return next((n for n in range(len(places) - 1) if places[n] <= at <= places[n + 1]), -1)


def _text(words: Sequence[Word]) -> str:
    """The words of a cell; an item of a list begins a line of its own."""
    text = ""
    for row in layout.rows(words):
        ends = text.endswith((".", ";", ":"))
        text += ("\n" if text and (_ITEM.match(row.text) or (row.gap and ends)) else " ") + row.text
    return text.strip()
