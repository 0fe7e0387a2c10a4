"""Words that are looked for in a text as a machine has read it: tones apart, and with a slip here and there.

A number is never a slip for another one, `quý I` is not `quý II`; a letter that looks like a digit may stand for it
(`l5/6` is `15/6`).
"""

from __future__ import annotations

import re

from baohiem_cli.domain.plain import plain
from baohiem_cli.named_tuple import NamedTuple

LETTERS_A_SLIP = 8
"""Of so many letters one may be misread, left out or too much."""

_WORD = re.compile(r"[^\W_]+")
_LEFT_OUT = re.compile(r"…|\.{3,}")
_ROMAN = re.compile(r"[ivxl]{1,5}")
_NUMERALS = str.maketrans("ivxl", "IVXI")
_LOOKS_LIKE = {"0": "oq", "1": "li|t", "5": "s", "6": "b", "8": "b", "9": "g", "2": "z"}
_NEVER = 1_000
_MOST = 4_000_000
"""Steps of a comparison at most; a longer text is only searched for the very words."""


class _Letters(NamedTuple):
    """The bare words of a text with one blank between them, and where each letter stands in it."""

    letters: str
    places: tuple[int, ...]


def found(words: str, text: str) -> tuple[tuple[int, int], ...] | None:
    """Where a text has these words: one stretch for each piece between dots that leave something out; else None.

    The text has to be in NFC, or the places are those of its NFC form.
    """
    said, places, start = _letters(text), [], 0
    for piece in _LEFT_OUT.split(words):
        sought = _letters(piece).letters
        if not sought:
            continue
        stretch = _exactly(sought, said, start) or _nearly(sought, said, start)
        if stretch is None:
            return None
        first, start = stretch
        places.append((said.places[first], said.places[start - 1] + 1))
    return tuple(places) or None


def _letters(text: str) -> _Letters:
    bare = plain_of(text)
    letters: list[str] = []
    places: list[int] = []
    for word in _WORD.finditer(bare):
        first = word.start() + _zeros(word[0])
        if letters:
            letters.append(" ")
            places.append(first)
        whole = bare[first : word.end()]
        letters += whole.translate(_NUMERALS) if _ROMAN.fullmatch(whole) else whole
        places += range(first, word.end())
    return _Letters("".join(letters), tuple(places))


def plain_of(text: str) -> str:
    """The bare letters of a text, line by line, so that each stands where it stood."""
    return "\n".join(plain(line).bare for line in text.split("\n"))


def _zeros(word: str) -> int:
    """How many zeros before a number say nothing: `05` is `5`."""
    return len(word) - len(word.lstrip("0")) if word.isdecimal() and word.strip("0") else 0


def _exactly(sought: str, said: _Letters, start: int) -> tuple[int, int] | None:
    at = f" {said.letters} ".find(f" {sought} ", start)
    return (at, at + len(sought)) if at >= 0 else None


def _nearly(sought: str, said: _Letters, start: int) -> tuple[int, int] | None:
    """The stretch of whole words that differs least, where it differs no more than slips do."""
    most = len(sought) // LETTERS_A_SLIP
    if not most or len(sought) * (len(said.letters) - start) > _MOST:
        return None
    best: tuple[int, int, int] | None = None
    costs, begun = [_NEVER] * (len(sought) + 1), [0] * (len(sought) + 1)
    for i, letter in enumerate(said.letters[start:], start):
        before, since = costs, begun
        costs, begun = [_NEVER] * len(before), [0] * len(before)
        if i == 0 or said.letters[i - 1] == " ":
            before[0], since[0] = 0, i
        for j, wanted in enumerate(sought, 1):
            costs[j], begun[j] = min(
                (before[j - 1] + _cost(letter, wanted), since[j - 1]),
                (before[j] + _alone(letter), since[j]),
                (costs[j - 1] + _alone(wanted), begun[j - 1]),
            )
        ends = i + 1 == len(said.letters) or said.letters[i + 1] == " "
        if ends and costs[-1] <= most and (best is None or costs[-1] < best[0]):
            best = costs[-1], begun[-1], i + 1
    return best[1:] if best else None


def _cost(letter: str, wanted: str) -> int:
    if letter == wanted:
        return 0
    if _counts(letter) or _counts(wanted):
        alike = letter in _LOOKS_LIKE.get(wanted, "") or wanted in _LOOKS_LIKE.get(letter, "")
        return 1 if alike else _NEVER
    return 1


def _alone(letter: str) -> int:
    return _NEVER if _counts(letter) else 1


def _counts(letter: str) -> bool:
    """Whether it is part of a number."""
    return letter.isdecimal() or letter.isupper()
