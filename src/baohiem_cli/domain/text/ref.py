"""References to provisions: `24.1`, `27.1.a`, `9.3.a.1`, `V.3.e`, `QD.2.1`, `DK`, and inserted ones: `5a`, `7.2a`.

A level follows the one above it: điều, khoản, điểm, then a dash item. Letters follow the Vietnamese
alphabet of official texts (a b c d đ e g h i k l m n o p q r s t u v x y); `f` is optional, for some texts use it.
A paragraph without a number that lays a duty has a fixed ref: `DM` before all articles, `DK` after them.

A number that a text gives twice has its place behind it the second time: after section V comes section `V(2)`. A dash
item right below a khoản or an article has a mark, `III.2.-1`, for without it would be a number of the level above. What
stands in an appendix begins with `PL`, in the second one with `PL2`: `PL.4` is row 4 of its table. Decimal numbers are
levels: item 1.2 below II.1 is `II.1.2`. Where sections stand in lettered parts the letter goes first: `B.II.3`.

What an amendment inserts takes the number of the one before it and a letter, a point its letter and a number: Điều 5a
stands between Điều 5 and Điều 6, điểm a1 between điểm a and điểm b.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import pairwise

LETTERS = "abcdđefghiklmnopqrstuvxy"
UNNUMBERED = {"DM": "Đoạn mở đầu", "DK": "Đoạn kết"}
"""Paragraphs outside all articles, and how a lawyer calls them."""

_APPENDICES = ("PL", *(f"PL{n}" for n in range(2, 10)))

_PARTS = ("QD", "DM", "", "DK", *_APPENDICES)
"""The order of a document's parts; the articles or sections have no mark of their own."""

_AGAIN = r"(?:\([1-9][0-9]{0,2}\))?"
_NUMBER = rf"[1-9][0-9]{{0,3}}[{LETTERS}]?{_AGAIN}"
_POINT = rf"[{LETTERS}](?:[1-9][0-9]?)?{_AGAIN}"
_DASH = r"-?[1-9][0-9]{0,3}"
_SECTIONS = rf"[IVX]{{1,8}}{_AGAIN}"
_LETTERED = "[A-HĐ]"
_BELOW = rf"(\.{_NUMBER}){{0,3}}(\.{_POINT})?(\.{_DASH})?"
_ARTICLE = rf"(QD\.{_NUMBER}|(PL[2-9]?\.)?({_NUMBER}|({_LETTERED}\.)?{_SECTIONS}|{_LETTERED}))"
FORM = rf"(DM|DK|{_ARTICLE}{_BELOW})"
"""The form of a ref, as a regular expression without its ends."""

HEADING_FORM = (
    rf"(DM|DK|QD\.{_NUMBER}|(PL[2-9]?\.)?({_NUMBER}|(({_LETTERED}\.)?{_SECTIONS}|{_LETTERED})(\.{_NUMBER})?))"
)
"""The form of the ref of an article or a section."""

_ROMAN = {"I": 1, "V": 5, "X": 10}
_PART = r"(\d+)(\D?)|(\D)(\d*)"

SortKey = tuple[float, ...]
"""A number for each level; what was inserted stands between two whole ones."""


def roman(text: str) -> int:
    """The value of a roman number up to XXXIX."""
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def levels(ref: str) -> tuple[str, ...]:
    """The parts of a ref, the issuing decision's mark as its own part."""
    return tuple(ref.split("."))


def is_in_decision(ref: str) -> bool:
    """Whether it is a provision of the issuing decision rather than of what it issues."""
    return levels(ref)[0] == "QD"


def is_ref(text: str) -> bool:
    """Whether a text has the form of a ref."""
    return re.fullmatch(FORM, text) is not None


def is_within(ref: str, above: str) -> bool:
    """Whether a provision is this one or stands below it: `24.1` within `24`, `240` not."""
    return ref == above or ref.startswith(f"{above}.")


def heading_of(ref: str, headings: Container[str]) -> str | None:
    """The heading under which a provision stands: the longest beginning of its ref that is one."""
    return next((name for name in upward(ref) if name in headings), None)


def upward(ref: str) -> Iterator[str]:
    """A ref and those that it stands within, from the inside."""
    parts = levels(ref)
    yield from (".".join(parts[:length]) for length in range(len(parts), 0, -1))


@lru_cache(maxsize=8192)
def sort_key(ref: str) -> SortKey:
    """Where a ref stands in its document: the decision first, then articles or sections."""
    parts = levels(ref)
    marked = parts[0] in _PARTS
    part = _PARTS.index(parts[0] if marked else "")
    return (part, *(_number(one) for one in (parts[1:] if marked else parts)))


def follows(ref: str, previous: str | None) -> bool:
    """Whether nothing can stand between two neighbouring provisions.

    True where `ref` is the first of its kind below the next number: after 5.3.c come 5.3.d, 5.4, 5.4.a or 6,
    6.1, 6.1.a. False for a gap, a repetition or a step back.
    """
    here = sort_key(ref)
    before = sort_key(previous) if previous else (here[0], 0)
    if here[0] != before[0]:
        return here[0] > before[0] and set(here[1:]) <= {1}
    if ref in UNNUMBERED:
        return previous is None
    if "(" in ref:
        return True  # a number that stands twice stands where the text has it
    common = 0
    while common < min(len(here), len(before)) and here[common] == before[common]:
        common += 1
    if common in (len(here), len(before)):
        return False
    own = levels(ref)[common - len(here) :]
    its = levels(previous)[common - len(before)] if previous else "0"
    return _is_next(own[0], its) and all(number == 1 for number in here[common + 1 :])


def citation(ref: str) -> str:
    """How a lawyer writes it: `Điều 27 khoản 1 điểm a`. It is law text, and so Vietnamese in every language."""
    return " ".join(_cited_levels(ref))


def citation_upward(ref: str) -> str:
    """The same from below, as texts cite each other: `điểm a khoản 1 Điều 27`."""
    return " ".join(reversed(_cited_levels(ref)))


def _cited_levels(ref: str) -> list[str]:
    parts = levels(ref)
    words: list[str] = []
    if ref in UNNUMBERED:
        return [UNNUMBERED[ref]]
    if parts == ("QD",):
        return ["Quyết định ban hành"]
    if parts[0] == "QD":
        words.append("Quyết định ban hành,")
        parts = parts[1:]
    if parts[0] in _APPENDICES:
        words.append(f"Phụ lục {parts[0][2:]}".strip())
        parts = parts[1:]
        if re.fullmatch(_NUMBER, parts[0]):
            return [*words, *_below(("", *parts), words_of_a_number="mục")]
    if re.fullmatch(_LETTERED, parts[0]):
        words.append(f"Phần {parts[0]}")
        if len(parts) == 1 or not re.fullmatch(_SECTIONS, parts[1]):
            return words + _below(parts)
        parts = parts[1:]
    words.append(("Mục" if re.fullmatch(_SECTIONS, parts[0]) else "Điều") + f" {parts[0]}")
    return words + _below(parts)


def _below(parts: tuple[str, ...], words_of_a_number: str = "khoản") -> list[str]:
    """The levels below an article; numbers that follow each other are a decimal one: `khoản 1.2`."""
    words: list[str] = []
    for above, part in pairwise(parts):
        if part[0] == "-" or (above[:1].isalpha() and above[:1].islower() and part[0].isdigit()):
            words.append(f"gạch đầu dòng {part.lstrip('-')}")
        elif not part[0].isdigit():
            words.append(f"điểm {part}")
        elif words and words[-1].startswith(words_of_a_number):
            words[-1] += f".{part}"
        else:
            words.append(f"{words_of_a_number} {part}")
    return words


def _number(part: str) -> float:
    whole, inserted = _place(part)
    again = int(part[:-1].rpartition("(")[2]) / 1_000_000 if part.endswith(")") else 0
    return whole + inserted / 100 + again if inserted or again else whole


def _place(part: str) -> tuple[int, int]:
    """The number of a part, and which of those inserted behind it it is; 0 for the number itself."""
    part = re.sub(r"\(\d+\)$", "", part).lstrip("-")
    if re.fullmatch(_SECTIONS, part):
        return roman(part), 0
    if re.fullmatch(_LETTERED, part):
        return _in_alphabet(part.lower()), 0
    match = re.fullmatch(_PART, part)
    if not match:
        raise ValueError(part)
    number, letter, point, inserted = match.groups()
    if number:
        return int(number), _in_alphabet(letter) if letter else 0
    return _in_alphabet(point), int(inserted or 0)


def _in_alphabet(letter: str) -> int:
    return LETTERS.index(letter) + 1


def _is_next(part: str, before: str) -> bool:
    """Whether nothing can stand between two parts of one level; some texts go from e to g."""
    (number, inserted), (last, last_inserted) = _place(part), _place(before)
    if number == last:
        step, after = inserted - last_inserted, last_inserted
        counts_letters = part[0].isdigit()
    else:
        step, after = (number - last if not inserted else 0), last
        counts_letters = not part[0].isdigit() and not re.fullmatch(_SECTIONS, part)
    return step == 1 or (counts_letters and step == 2 and after == _in_alphabet("e"))
