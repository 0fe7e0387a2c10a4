"""Whether a number or a letter can stand where it stands: the next of its list, the first of a new one, or none."""

from __future__ import annotations

import re

from baohiem_cli.domain.text.ref import roman

_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
_SELDOM = "fjwz"
"""Letters that most lists leave out."""

NEXT, GAP, AGAIN = "next", "gap", "again"
_LONGEST_GAP = 4


def of_number(label: str, last: str | None) -> str | None:
    """How a number follows the last one of its list; None where it does not."""
    number, inserted = _split(label)
    before, before_inserted = _split(last) if last else (0, "")
    if number == before and inserted > before_inserted:
        return NEXT
    if inserted:
        return None
    return _of(number, before)


def of_roman(label: str, last: str | None) -> str | None:
    """The same for a roman number."""
    if not re.fullmatch("[IVX]+", label):
        return None
    return _of(roman(label), roman(last) if last else 0, back=True)


def of_letter(label: str, last: str | None) -> str | None:
    """The same for a letter; most lists have no f and no j, some no đ."""
    letter, inserted = label[0], label[1:]
    if inserted:
        return NEXT if last and last[0] == letter and inserted > last[1:] else None
    if last is None:
        return NEXT if letter == "a" else None
    between = _ALPHABET[_ALPHABET.index(last[0]) + 1 : _ALPHABET.index(letter)]
    if _ALPHABET.index(letter) > _ALPHABET.index(last[0]):
        return NEXT if all(c in _SELDOM + "đ" for c in between) else GAP if len(between) < _LONGEST_GAP else None
    return AGAIN if letter in ("a", last[0]) else None


def following_letter(label: str) -> str:
    """The letters that can follow one, as the inside of a character class."""
    at = _ALPHABET.index(label[0])
    return _ALPHABET[at + 1 : at + 3] or label


def _of(number: int, before: int, *, back: bool = False) -> str | None:
    if number == before + 1:
        return NEXT
    if before < number <= before + _LONGEST_GAP:
        return GAP
    return AGAIN if before and (number in (1, before) or (back and number < before)) else None


def _split(label: str) -> tuple[int, str]:
    digits = re.match(r"\d+", label)
    return (int(digits[0]), label[digits.end() :]) if digits else (0, "")
