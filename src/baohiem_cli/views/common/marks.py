"""Words in a text, marked for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from baohiem_cli.domain.words import places


def marked(text: str, words: Sequence[str], around: int | None = None) -> str:
    """A text with the words found between « and »; of a long one only what stands around the first of them."""
    found = places(text, words)
    first, last = 0, len(text)
    if around is not None and found:
        first = _at_blank(text, found[0][0] - around, -1)
        last = _at_blank(text, found[0][1] + around, 1)
    pieces, end = [], first
    for start, stop in found:
        if first <= start and stop <= last:
            pieces += [text[end:start], "«", text[start:stop], "»"]
            end = stop
    pieces.append(text[end:last])
    return ("… " if first > 0 else "") + "".join(pieces) + (" …" if last < len(text) else "")


def _at_blank(text: str, place: int, step: int) -> int:
    """The nearest place outward at which no word is cut."""
    while 0 < place < len(text) and not text[place if step > 0 else place - 1].isspace():
        place += step
    return max(0, min(place, len(text)))
