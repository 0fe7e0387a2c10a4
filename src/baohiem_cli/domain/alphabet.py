"""Vietnamese letters: which are the same letter, how a syllable is spelled, in which order names stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from baohiem_cli.named_tuple import NamedTuple

_D = str.maketrans("ÐƉðɖ", "ĐĐđđ")
"""The Icelandic and the African letters that look like `đ`: old keyboards and converted documents have them."""

_FOREIGN = str.maketrans(
    "АВЕКМНОРСТУХІЅЈаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ",
    "ABEKMHOPCTYXISJaeopcyxisjABEZHIKMNOPTYXaikvopux",
)
"""Cyrillic and Greek letters that look like Latin ones."""

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""The marks of the tones huyền, hỏi, ngã, sắc, nặng, in the order of dictionaries; ngang has none."""

_PLACES = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}

OrderKey = tuple[tuple[tuple[int, tuple[int, ...], int], ...], str]


class Syllable(NamedTuple):
    """One word of a text as it is written: its letters without the tone, and the tone.

    So the old and the new place of a tone, `hoà` and `hòa`, are the same.
    """

    letters: str
    tone: int

    @property
    def bare(self) -> str:
        """The letters without any mark."""
        return "".join(c for c in unicodedata.normalize("NFD", self.letters) if not unicodedata.combining(c)).replace(
            "đ", "d"
        )

    @property
    def is_bare(self) -> bool:
        """Whether it has no mark at all, as somebody types who leaves the tones out."""
        return not self.tone and self.bare == self.letters


def composed(text: str) -> str:
    """The text with its marks on their letters, and with every look-alike of `đ` as that letter."""
    return unicodedata.normalize("NFC", text.translate(_D))


def latin(text: str) -> str:
    """The text without look-alikes of other scripts; for names and questions, not for what is quoted."""
    return composed(unicodedata.normalize("NFD", text).translate(_FOREIGN))


def syllables(text: str) -> tuple[Syllable, ...]:
    """The words of a text, without case and punctuation."""
    return tuple(map(_syllable, _words(latin(text).casefold())))


def spans(text: str) -> Iterator[tuple[int, int, Syllable]]:
    """The words of a text, each with the place where it begins and the place after it."""
    start = None
    for place, c in enumerate(f"{text} "):
        if c.isalnum() or (start is not None and unicodedata.combining(c)):
            start = place if start is None else start
        elif start is not None:
            yield start, place, _syllable(latin(text[start:place]).casefold())
            start = None


def order(name: str) -> OrderKey:
    """The place of a name in a Vietnamese list: syllable by syllable, by letters, then by tone; numbers by value."""
    return tuple(part for word in _words(latin(name).casefold()) for part in _parts(word)), name


def _words(text: str) -> Iterator[str]:
    word = ""
    for c in f"{text} ":
        if c.isalnum() or (word and unicodedata.combining(c)):
            word += c
        elif word:
            yield word
            word = ""


def _syllable(word: str) -> Syllable:
    marks = unicodedata.normalize("NFD", word)
    letters = "".join(c for c in marks if c not in _TONES)
    return Syllable(unicodedata.normalize("NFC", letters), max((_TONES.get(c, 0) for c in marks), default=0))


def _parts(word: str) -> Iterator[tuple[int, tuple[int, ...], int]]:
    """The runs of digits and of letters in a word; a number stands before letters."""
    run = ""
    for i, c in enumerate(word):
        run += c
        if i + 1 == len(word) or word[i + 1].isdecimal() is not c.isdecimal():
            if c.isdecimal():
                digits = tuple(map(int, run))
                while len(digits) > 1 and digits[0] == 0:
                    digits = digits[1:]
                yield 0, (len(digits), *digits), 0
            else:
                one = _syllable(run)
                yield 1, tuple(_PLACES.get(letter, 1000 + ord(letter)) for letter in one.letters), one.tone
            run = ""
