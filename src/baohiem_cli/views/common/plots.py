"""Plots of a few letters, for a look: they need no colour, and stand beside the figures that they show."""

from __future__ import annotations


def bar(part: float, whole: float, cells: int) -> str:
    """How much of the whole a part is, the rest shaded; more than all of it fills the bar."""
    return length(part, whole, cells).ljust(cells, "░") if whole > 0 else ""


def length(part: float, most: float, cells: int) -> str:
    """A figure beside others, of which the biggest fills the cells; anything at all shows."""
    filled = min(round(cells * part / most), cells) if most > 0 else 0
    return "█" * max(filled, 1 if part > 0 else 0)
