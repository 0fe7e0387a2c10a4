"""Text in the encodings of before Unicode, whose letters stand in the places of Western ones.

TCVN3 (ABC), which the fonts `.VnTime` show, has one place for each small letter; its capital fonts (`.VnTimeH`) show
the same places as capitals. VNI writes a vowel and then a mark. The tables are those of the published charts (TCVN
5712:1993, VN3; VNI-Windows). Both are found in files of bytes, and in Unicode files into which such text was pasted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.formats.letters.spelling import is_syllable

_TCVN3_FROM = "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_TO = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
TCVN3 = dict(zip(_TCVN3_FROM, _TCVN3_TO, strict=True))

_VNI_MARKS = {
    "a": ("øùûõï", "àáảãạ", "âàáåãä", "âầấẩẫậ", "êèéúüë", "ăằắẳẵặ"),
    "e": ("øùûõï", "èéẻẽẹ", "âàáåãä", "êềếểễệ"),
    "o": ("øùûõï", "òóỏõọ", "âàáåãä", "ôồốổỗộ"),
    "ô": ("øùûõï", "ờớởỡợ"),
    "u": ("øùûõï", "ùúủũụ"),
    "ö": ("øùûõï", "ừứửữự"),
    "y": ("øùûõ", "ỳýỷỹ"),
}
_VNI_ALONE = dict(zip("ìíæóòôöîñ", "ìíỉĩịơưỵđ", strict=True))


def _vni() -> dict[str, str]:
    """Each way of writing a letter in VNI; the mark of a capital may be small, as after the first letter of a name."""
    table = {}
    for base, (*pairs,) in _VNI_MARKS.items():
        for marks, letters in zip(pairs[::2], pairs[1::2], strict=True):
            for mark, letter in zip(marks, letters, strict=True):
                table[base + mark] = letter
                table[base.upper() + mark] = table[base.upper() + mark.upper()] = letter.upper()
    for old, letter in _VNI_ALONE.items():
        table[old], table[old.upper()] = letter, letter.upper()
    return table


VNI = _vni()
_TCVN3_TABLE = str.maketrans(TCVN3)
_VNI_FORM = re.compile("|".join(sorted(VNI, key=len, reverse=True)))

_PRIVATE = {0xF000 + place: place for place in range(0x20, 0x100)}
"""Where word processors keep the letters of a font that they take for a font of symbols."""

_WORDS = re.compile("[^\\s\x00-@\\[-`{-~\u2010-\u203a]+")
_BETWEEN_BLANKS = re.compile("[^ \t\n\xa0]+")
_LATIN = re.compile("[\xa1-\xffA-Za-z]+")
_ENOUGH = 3
_SURE = 0.8
_CLEARLY = 0.15


class Doubtful(Exception):
    """Text of an old encoding that cannot be told for certain; its argument has the names that it may be."""


class Old(NamedTuple):
    """An encoding of before Unicode."""

    name: str
    convert: Callable[[str], str]


def from_tcvn3(text: str) -> str:
    """Text of TCVN3 as Unicode."""
    return text.translate(_PRIVATE).translate(_TCVN3_TABLE)


def from_vni(text: str) -> str:
    """Text of VNI as Unicode."""
    return _VNI_FORM.sub(lambda found: VNI[found[0]], text.translate(_PRIVATE))


ALL = (Old("TCVN3 (ABC)", from_tcvn3), Old("VNI", from_vni))


def by_font(font: str) -> Callable[[str], str] | None:
    """The conversion for text that is set in a font; None for a font of Unicode.

    Text in such a font that has letters of Unicode all the same was typed as Unicode and is left as it is.
    """
    name = font.strip().casefold()
    if name.startswith((".vn", "vni-")):
        capital = name.startswith(".vn") and name.endswith("h")
        convert = from_tcvn3 if name.startswith(".vn") else from_vni
        return lambda text: text if _is_unicode(text) else convert(text).upper() if capital else convert(text)
    return None


def mended(texts: list[str]) -> list[str]:
    """Texts of one document, with those of an old encoding converted. Raises Doubtful."""
    words = [word for text in texts if not text.isascii() for word in _old_words(text)]
    if not words:
        return texts
    plain = sum(map(is_syllable, words))
    counts = sorted(((_valid(words, old), old) for old in ALL), key=lambda one: -one[0])
    (best, old), (second, other) = counts
    if best <= plain or best - plain < _ENOUGH:
        return texts
    sure = any(_is_unicode(text) for text in texts)
    if best < second + _CLEARLY * len(words) or (best < _SURE * len(words) and not sure):
        raise Doubtful(old.name, other.name)
    return [_converted(text, old) for text in texts]


def _converted(text: str, old: Old) -> str:
    """A line in Unicode; one that has letters of Unicode already word by word, for somebody typed into it."""
    if text.isascii():
        return text
    if _is_unicode(text):
        return _BETWEEN_BLANKS.sub(
            lambda word: old.convert(word[0]) if _gains(word[0], old, clearly=True) else word[0], text
        )
    return old.convert(text) if _gains(text, old) else text


def _gains(text: str, old: Old, *, clearly: bool = False) -> bool:
    """Whether it says more as text of the old encoding."""
    words = _old_words(text)
    plain = sum(map(is_syllable, words))
    return _valid(words, old) > plain or not (plain or clearly)


def _old_words(text: str) -> list[str]:
    return [word for word in _WORDS.findall(text) if not word.isascii() and _LATIN.fullmatch(word.translate(_PRIVATE))]


def _valid(words: list[str], old: Old) -> int:
    counted = Counter(words)
    return sum(times for word, times in counted.items() if is_syllable(old.convert(word)))


def _is_unicode(text: str) -> bool:
    """Whether it has a Vietnamese letter that the old encodings have no place for."""
    return any("\u0102" <= mark <= "\u01b0" or "\u1ea0" <= mark <= "\u1ef9" for mark in text)
