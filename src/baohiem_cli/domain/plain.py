"""A text beside itself without tones and case, letter for letter, so that what is found in one stands in the other."""

from __future__ import annotations

import unicodedata

from baohiem_cli.domain.alphabet import composed
from baohiem_cli.named_tuple import NamedTuple

UPPER = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(code).isupper())
"""The capitals of the language, for a class of letters in a pattern: a range such as `À-Ỹ` has the small ones too."""


class _Bare(dict[int, str]):
    """The bare letter of each letter, made when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()
        bare = {"đ": "d", "–": "-", "—": "-", "−": "-"}.get(letter, letter)
        self[code] = bare if len(bare) == 1 else chr(code)
        return self[code]


_BARE = _Bare()


class Plain(NamedTuple):
    """`text` and `bare` have the same length: the same place in both is the same letter."""

    text: str
    bare: str

    def cut(self, start: int, end: int) -> str:
        """The words of the text between two places, without the blanks and marks around them."""
        return self.text[start:end].strip(" ,;:.")


def plain(text: str) -> Plain:
    """The text in NFC with single blanks, and its bare letters."""
    whole = " ".join(composed(text).split())
    return Plain(whole, whole.translate(_BARE))
