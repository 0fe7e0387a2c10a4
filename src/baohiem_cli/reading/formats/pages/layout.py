"""Words with their places on a page, made into lines in reading order: columns one after the other.

Lengths are points, with y growing upward as in PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from baohiem_cli.named_tuple import NamedTuple

_WIDE = 2.2
"""A gap of so many heights of a letter parts two columns; justified text has narrower ones."""
_VERY_WIDE = 4.0
_FAR = 1.5
"""A line of one column so many heights below the others belongs to what follows."""
_MARKER = re.compile(r"[-–—+*•]|(?:\(?[0-9IVXivx]{1,5}|[a-zđA-ZĐ]|[0-9]+(?:\.[0-9]+){1,4})[.)/:]{0,2}")
_PARAGRAPH = 0.35
"""So many heights more than between the usual lines is the beginning of a paragraph."""


class Word(NamedTuple):
    """A word and its box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(self.top - self.bottom, 1.0)


class Row(NamedTuple):
    """A line as it is read; `gap` tells that more room than usual is above it."""

    text: str
    bottom: float
    top: float
    gap: bool = False


def rows(words: Sequence[Word]) -> list[Row]:
    """The words as lines."""
    lines = _paired([_segments(line) for line in _lines(words)])
    found: list[Row] = []
    at = 0
    while at < len(lines):
        end = _columns_end(lines, at)
        if end - at > 1:
            found.extend(_column_by_column([one for line in lines[at:end] for one in line], lines[at:end]))
        else:
            found.extend(_alone(lines[at]))
            end = at + 1
        at = end
    return _with_gaps(found)


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words on one height together, from the top of the page down and from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: -(one.top + one.bottom)):
        middle = (word.top + word.bottom) / 2
        if (lines and lines[-1][0].bottom < middle < lines[-1][0].top) or (
            lines and word.bottom < (lines[-1][0].top + lines[-1][0].bottom) / 2 < word.top
        ):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def _segments(line: Sequence[Word]) -> list[Word]:
    """A line cut where a gap parts columns."""
    parts: list[list[Word]] = []
    for word in line:
        last = parts[-1][-1] if parts else None
        if last is None:
            parts.append([word])
        elif word.left - last.right < _WIDE * min(word.height, last.height) or _is_marker(parts[-1]):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [_joined(part) for part in parts]


def _paired(lines: Sequence[list[Word]]) -> list[list[Word]]:
    """Lines with those that stand beside each other, at heights that are not quite the same, as one."""
    found: list[list[Word]] = []
    for line in lines:
        above = found[-1] if found else []
        if len(line) == len(above) == 1 and line[0].top > above[0].bottom + line[0].height / 5:
            left, right = sorted((above[0], line[0]), key=lambda one: one.left)
            if right.left - left.right > line[0].height:
                found[-1] = [left, right]
                continue
        found.append(line)
    return found


def _is_marker(words: Sequence[Word]) -> bool:
    """Whether it is the number or dash of an item, which words far to the right follow."""
    return len(words) == 1 and bool(_MARKER.fullmatch(words[0].text))


def _joined(words: Sequence[Word]) -> Word:
    if len(words) == 1:
        return words[0]
    return Word(
        " ".join(one.text for one in words),
        min(one.left for one in words),
        min(one.bottom for one in words),
        max(one.right for one in words),
        max(one.top for one in words),
    )


def _columns_end(lines: Sequence[Sequence[Word]], at: int) -> int:
    """The end of the lines from here on that stand in two columns with a free strip between them.

    A line in one of the columns alone belongs to them where another one with both follows, or under a long left one.
    """
    first = next((line for line in lines[at : at + 2] if len(line) == 2), None)
    if first is None or (len(lines[at]) == 1 and not _is_above_right(lines[at][0], first)):
        return at
    strip_left, strip_right = first[0].right, min(first[1].left, lines[at][-1].left)
    end = at
    for place in range(at, len(lines)):
        line = lines[place]
        if len(line) > 2:
            break
        left = [one for one in line if one.right <= strip_right and one.left < strip_left]
        right = [one for one in line if one.left >= strip_left and one.right > strip_right]
        if len(left) + len(right) != len(line) or len(left) > 1 or len(right) > 1:
            break
        above = min(one.bottom for one in lines[place - 1]) if place > at else line[0].top
        if len(line) == 1 and above - line[0].top > _FAR * line[0].height:
            break
        new_left = max([strip_left, *(one.right for one in left)])
        new_right = min([strip_right, *(one.left for one in right)])
        if new_right - new_left < line[0].height:
            break
        strip_left, strip_right = new_left, new_right
        end = place + 1
    return end


def _is_above_right(line: Word, columns: Sequence[Word]) -> bool:
    """Whether a line right above two columns begins the right one, as a signature does that is higher than the left."""
    near = line.bottom - max(one.top for one in columns) < _FAR * line.height
    return near and line.left - columns[0].right > line.height


def _column_by_column(segments: Sequence[Word], lines: Sequence[Sequence[Word]]) -> Iterator[Row]:
    edge = max(line[0].right for line in lines if len(line) == 2)
    for side in (True, False):
        first = True
        for one in segments:
            if (one.left < edge) is side:
                yield Row(one.text, one.bottom, one.top, gap=first)
                first = False


def _alone(line: Sequence[Word]) -> Iterator[Row]:
    """A line by itself: one, but for parts that stand very far from each other."""
    parts: list[list[Word]] = []
    for word in line:
        if parts and word.left - parts[-1][-1].right < _VERY_WIDE * word.height:
            parts[-1].append(word)
        else:
            parts.append([word])
    for part in map(_joined, parts):
        yield Row(part.text, part.bottom, part.top)


def _with_gaps(found: list[Row]) -> list[Row]:
    between = [above.bottom - below.top for above, below in pairwise(found) if above.top > below.top]
    usual = median(between) if between else 0.0
    marked = found[:1]
    for above, below in pairwise(found):
        height = max(below.top - below.bottom, 1.0)
        wide = above.bottom - below.top > max(usual, 0.0) + _PARAGRAPH * height
        marked.append(below._replace(gap=below.gap or wide or above.top < below.top))
    return marked
