"""References to provisions: `24.1`, `27.1.a`, `9.3.a.1`, `V.3.e`, `QD.2.1`, `DK`.

A level follows the one above it: điều, khoản, điểm, then a dash item. Letters follow the Vietnamese
alphabet of official texts (a b c d đ e g h i k l m n o p q r s t u v x y); `f` is optional, for some texts use it.
A paragraph without a number that lays a duty has a fixed ref: `DM` before all articles, `DK` after them.
"""

from __future__ import annotations

import re
from collections.abc import Container

LETTERS = "abcdđefghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_SECTION = re.compile(r"[IVX]+")
UNNUMBERED = {"DM": "Đoạn mở đầu", "DK": "Đoạn kết"}
"""Paragraphs outside all articles, and how a lawyer calls them."""

_PARTS = ("QD", "DM", "", "DK")
"""The order of a document's parts; the articles or sections have no mark of their own."""

_FORM = re.compile(r"DM|DK|(QD\.\d+|\d+|[IVX]+)(\.\d+)?(\.[a-zđ])?(\.\d+)?")
_CITED = {
    "article": re.compile(r"\bdieu\s+(\d+)"),
    "section": re.compile(r"\b(?:muc|phan)\s+([ivx]+)(?:\s+(\d+))?"),
    "clause": re.compile(r"\bkhoan\s+(\d+)"),
    "point": re.compile(r"\bdiem\s+([a-zđ])\b"),
    "dash": re.compile(r"\bgach dau dong\s+(\d+)"),
}

_CALLED = {"DM": "doan mo dau", "DK": "doan ket"}

SortKey = tuple[int, ...]


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
    return _FORM.fullmatch(text) is not None


def heading_of(ref: str, headings: Container[str]) -> str | None:
    """The heading under which a provision stands: the longest beginning of its ref that is one."""
    parts = levels(ref)
    beginnings = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in beginnings if name in headings), None)


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
    common = 0
    while common < min(len(here), len(before)) and here[common] == before[common]:
        common += 1
    if common in (len(here), len(before)):
        return False
    step = here[common] - before[common]
    skipped_f = _is_letter(levels(ref), here, common) and before[common] == _number("e") and step == 2
    return (step == 1 or skipped_f) and all(number == 1 for number in here[common + 1 :])


def citation(ref: str) -> str:
    """How a lawyer writes it: `Điều 27 khoản 1 điểm a`. It is law text, and so Vietnamese in every language."""
    parts = levels(ref)
    words: list[str] = []
    if ref in UNNUMBERED:
        return UNNUMBERED[ref]
    if parts == ("QD",):
        return "Quyết định ban hành"
    if parts[0] == "QD":
        words.append("Quyết định ban hành,")
        parts = parts[1:]
    words.append(("Mục" if _SECTION.fullmatch(parts[0]) else "Điều") + f" {parts[0]}")
    seen_letter = False
    for part in parts[1:]:
        if not part.isdigit():
            words.append(f"điểm {part}")
            seen_letter = True
        elif seen_letter:
            words.append(f"gạch đầu dòng {part}")
        else:
            words.append(f"khoản {part}")
    return " ".join(words)


def from_citation(folded: str) -> str | None:
    """The ref of a citation whose tones are folded away, in either order of its words.

    `dieu 24 khoan 1` and `diem a khoan 1 dieu 27` are understood; None where it is no citation. The caller
    leaves a point `đ` as it is: it is another than `d`.
    """
    found = {name: pattern.search(folded) for name, pattern in _CITED.items()}
    article, section = found["article"], found["section"]
    if article:
        parts = [article[1]]
        if "quyet dinh" in folded:
            parts.insert(0, "QD")
    elif section:
        parts = [section[1].upper(), *([section[2]] if section[2] else [])]
    else:
        return next((ref for ref, called in _CALLED.items() if called in folded), None)
    return ".".join([*parts, *(match[1] for name in ("clause", "point", "dash") if (match := found[name]))])


def _number(part: str) -> int:
    if part.isdigit():
        return int(part)
    return roman(part) if _SECTION.fullmatch(part) else LETTERS.index(part) + 1


def _is_letter(parts: tuple[str, ...], key: SortKey, index: int) -> bool:
    part = parts[len(parts) - len(key) + index]
    return part in LETTERS and len(part) == 1
