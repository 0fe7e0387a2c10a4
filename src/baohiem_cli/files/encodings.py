"""Which encoding a file has that is no UTF-8, so that a clerk knows what to change when saving it."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_EVIDENCE = 3
"""So many letters of an encoding have to be there before it is named."""

_BYTES = {
    "TCVN3 (ABC)": frozenset(b"\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9"),
    "Windows-1258": frozenset(b"\xe2\xe3\xea\xf4\xf5\xfd\xf0\xcc\xd2\xde\xec"),
    "VNI": frozenset(b"\xf1\xf8\xf9\xfb\xef\xd1\xd8\xd9\xdb\xcf"),
}
"""The bytes of letters that every Vietnamese page has: ă â ê ô ơ ư đ and the tones on `a`."""

_OLD_FONTS = {
    "TCVN3 (ABC)": re.compile("[A-Za-z][©«¬®µ¶·¸¹](?=[A-Za-z ,.;:]|$)|[®][A-Za-z]", re.MULTILINE),
    "VNI": re.compile("[AEIOUYaeiouy][øûïåäëöü]|[ñÑ][A-Za-z]"),
}
"""What text of an old font looks like that was pasted without being converted."""


def name_of(raw: bytes) -> str | None:
    """The encoding of bytes that are no UTF-8, or not meant as such; None where there is nothing to tell it by."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    nothing = raw.count(0)
    if len(raw) > 1 and nothing * 5 > len(raw):  # of Vietnamese in UTF-16 every other byte but for letters with tones
        return "UTF-32" if nothing * 5 > len(raw) * 3 else "UTF-16"
    return None


def guess(raw: bytes) -> str | None:
    """The most likely encoding of one byte a letter; None without enough evidence."""
    counts = sorted(((sum(byte in own for byte in raw), name) for name, own in _BYTES.items()), reverse=True)
    (most, name), (second, __) = counts[0], counts[1]
    return name if most >= _EVIDENCE and most > second else None


def old_font(text: str) -> tuple[str, int] | None:
    """The old font that a text was typed for and the place where that shows first; None for Unicode."""
    for name, form in _OLD_FONTS.items():
        places = [match.start() for match in form.finditer(text)]
        if len(places) >= _EVIDENCE:
            return name, places[0]
    return None
