"""A drawing of flows: names on two sides, ribbons between them as wide as what flows; numbers for an SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from baohiem_cli.named_tuple import NamedTuple

WIDTH = 960
_SIDE = 310
"""Room for the names on each side."""

_NODE = 8
_GAP = 12
_LINE = 16
_LETTERS = 42
"""Letters of a name in one line."""

_THICKEST, _THINNEST = 18.0, 2.0


class Node(NamedTuple):
    """A name with its mark: the corner and height of the mark, and where the lines of the name stand."""

    x: float
    y: float
    height: float
    text_x: float
    lines: tuple[tuple[float, str], ...]


class Ribbon(NamedTuple):
    """A flow: its path and its width."""

    path: str
    width: float


class Drawing(NamedTuple):
    """All of it; ribbons in the order of the flows that were given."""

    height: float
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]


def flows(edges: Sequence[tuple[str, str, int]]) -> Drawing:
    """The flows from names to names, each with how much it is."""
    most = max((weight for *__, weight in edges), default=1)
    widths = [_THINNEST + (_THICKEST - _THINNEST) * weight / most for *__, weight in edges]
    left = _column([edge[0] for edge in edges], widths, _SIDE, _SIDE - _NODE)
    right = _column([edge[1] for edge in edges], widths, WIDTH - _SIDE - _NODE, WIDTH - _SIDE + _NODE)
    height = max((node.y + node.height + _GAP for node in (*left.values(), *right.values())), default=0)
    used = {(side, name): 0.0 for side, names in enumerate((left, right)) for name in names}
    ribbons = []
    for (sender, receiver, __), width in zip(edges, widths, strict=True):
        ends = []
        for side, (name, node) in enumerate(((sender, left[sender]), (receiver, right[receiver]))):
            total = sum(w for edge, w in zip(edges, widths, strict=True) if edge[side] == name)
            ends.append(node.y + (node.height - total) / 2 + used[side, name] + width / 2)
            used[side, name] += width
        ribbons.append(Ribbon(_curve(_SIDE + _NODE, ends[0], WIDTH - _SIDE - _NODE, ends[1]), round(width, 1)))
    return Drawing(round(height, 1), tuple(left.values()), tuple(right.values()), tuple(ribbons))


def _column(names: Sequence[str], widths: Sequence[float], x: float, text_x: float) -> dict[str, Node]:
    """The names of one side below each other, each as high as its ribbons and its words need."""
    y = float(_GAP)
    nodes: dict[str, Node] = {}
    for name in dict.fromkeys(names):
        lines = textwrap.wrap(name, _LETTERS) or [""]
        thick = sum(width for other, width in zip(names, widths, strict=True) if other == name)
        height = max(thick, len(lines) * _LINE)
        first = y + height / 2 - (len(lines) - 1) * _LINE / 2
        placed = tuple((round(first + i * _LINE, 1), line) for i, line in enumerate(lines))
        nodes[name] = Node(x, round(y, 1), round(height, 1), text_x, placed)
        y += height + _GAP
    return nodes


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (x1 + x2) / 2
    return f"M{x1:g} {y1:.1f}C{middle:g} {y1:.1f} {middle:g} {y2:.1f} {x2:g} {y2:.1f}"
