"""The notes at the end of a list: what its marks mean, and what became of the bodies in it."""

from __future__ import annotations

from collections.abc import Sequence

from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Lines

_LINES = 4
"""Lines of notes below a list that nobody asked to see in full."""


def noted(marks: Sequence[str], others: Sequence[str], *, whole: bool) -> tuple[Lines, ...]:
    """Every line on a mark that the list uses; of the other ones a few, and how many more there are."""
    room = max(_LINES - len(marks), 0)
    shown = list(others)
    if not whole and len(shown) > room + 1:
        shown[room:] = [_("… và {0} ghi chú khác; xem bằng --notes").format(len(shown) - room)]
    lines = (*marks, *shown)
    return (Lines(lines, footnote=True),) if lines else ()
