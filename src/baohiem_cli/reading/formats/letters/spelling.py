"""Whether words can be Vietnamese: a measure of whether bytes or letters were understood rightly."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = "ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx]"
_OPEN = (
    "iêu|yêu|ươi|ươu|uôi|oai|oay|oao|oeo|uây|uya|uyu|uêu|ia|iu|ua|ui|ưa|ưi|ưu|uơ|uy|uê|oa|oe|oi|ôi|ơi|ai|ao|au|ay"
    "|âu|ây|eo|êu"
)
_CLOSED = "uyê|iê|yê|ươ|uô|oa|oă|oe|oo|uâ|uê|uy|[aăâeêioôơuưy]"
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_OPEN}|[aeêioôơuưy]|(?:{_CLOSED})(?P<end>ch|nh|ng|[cmnpt]))")
_STOPPED = {"c", "ch", "p", "t"}
_LETTERS = re.compile("[^\\W\\d_]+(?:[\u0300-\u0323]+[^\\W\\d_]*)*")


@lru_cache(20_000)
def is_syllable(word: str) -> bool:
    """Whether it has the build of a Vietnamese syllable: one that ends in c, ch, p or t has the tone sắc or nặng.

    No capital stands behind a small letter.
    """
    if not (word.isupper() or word[1:].islower() or len(word) == 1):
        return False
    parts = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in parts if mark in _TONES]
    if len(tones) > 1:
        return False
    letters = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    found = _SYLLABLE.fullmatch(letters)
    if not found:
        return False
    return found["end"] not in _STOPPED or tones in (["\u0301"], ["\u0323"])


def share(text: str) -> float:
    """How many of the words that have marks can be Vietnamese, from 0 to 1; 0 where there is none."""
    words = [word for word in _LETTERS.findall(text) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
