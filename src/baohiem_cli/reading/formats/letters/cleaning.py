"""Text as documents have it, made into lines: composed letters, single blanks, nothing that cannot be seen.

A number that is left out between two lines says that the source has a blank line or a gap there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from baohiem_cli.domain.alphabet import composed
from baohiem_cli.reading.document import Line

LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")
_LOOSE = re.compile(r"(?<![^\W\d_])[\u0300\u0301\u0303\u0309\u0323]+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffc\U000e0000-\U000e0fff\ud800-\udfff]"
)
"""Controls, joiners and marks of direction, soft hyphens, halves of pairs."""


def clean(text: str) -> str:
    """One line of text."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    seen = _loose_tones(composed(_UNSEEN.sub("", text)))
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", seen)).strip()


def lines(texts: Iterable[str], page: int | None = None, first: int = 1) -> Iterator[Line]:
    """Those that are not blank, numbered in their source; their letters are cleaned when the whole is known."""
    for number, text in enumerate(texts, first):
        if text.strip():
            yield Line(text, number, page)


def _loose_tones(text: str) -> str:
    """Tones typed behind a blank or a sign, as some exports have them, go to no letter: they are left out."""
    return text if text.isascii() else _LOOSE.sub("", text)
