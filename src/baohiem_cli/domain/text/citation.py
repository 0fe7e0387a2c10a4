"""Citations as people type them: `khoản 1 Điều 24`, `điểm a, b khoản 2a Điều 7`, `Điều 24 khoản 1 Kon Tum`.

Either order of levels is understood, tones or none. Several provisions can be named at one level. Whatever is not
understood is kept and told: a provision is never answered with another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baohiem_cli.domain.alphabet import latin
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.text.ref import LETTERS, UNNUMBERED, is_ref
from baohiem_cli.named_tuple import NamedTuple

_TOKEN = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*|[,;&–-]")
_UNITS = {"dieu": "article", "khoan": "clause", "diem": "point", "muc": "section", "phan": "section"}
_DASH_WORDS = ["gach", "dau", "dong"]
_VALUES = {
    "article": re.compile(r"[1-9]\d{0,3}[a-zđ]?(?:\.[a-zđ\d]+)*"),
    "clause": re.compile(r"[1-9]\d{0,3}[a-zđ]?"),
    "point": re.compile(r"[a-zđ](?:[1-9]\d?)?"),
    "section": re.compile(r"[ivx]{1,8}(?:\.[a-zđ\d]+)*"),
    "dash": re.compile(r"[1-9]\d{0,3}"),
}
_LEVELS = ("article", "section", "clause", "point", "dash")
_AND = frozenset({",", ";", "&", "va", "hoac", "cung"})
_TO = frozenset({"den", "toi", "-", "–"})
_LONGEST_RUN = 60
_PARTICLES = frozenset({
    "cua", "tai", "theo", "thuoc", "trong", "so", "ve", "giua", "cac", "nhung", "va", "hoac", "cung", "den", "toi",
    "ban", "hanh", "kem", "quy", "che", "dinh", "chuong", "trinh", "quyet", "van", "nghi", "tinh", "thanh", "pho", "tp",
    "phoi", "hop", "uy", "nhan", "dan", "ubnd", "hdnd",
})  # fmt: skip
"""Words between a provision and the name of its text."""


class Cited(NamedTuple):
    """The refs that a citation names, several only at one level, and its other words, folded."""

    refs: tuple[str, ...]
    rest: tuple[str, ...]


def read(text: str) -> Cited | None:
    """The provisions that a text cites; None where it names no article and no section."""
    tokens = _TOKEN.findall(latin(text).casefold())
    reader = _Reader(tokens)
    reader.read()
    found, rest = reader.found, tuple(word for token in reader.rest for word in fold(token).split())
    if not ("article" in found or "section" in found):
        return _unnumbered(fold(text))
    if "article" in found and _is_of_the_decision(tuple(fold(token) for token in tokens)):
        found["article"] = [f"QD.{number}" for number in found["article"]]
    refs = [""]
    for level in _LEVELS:
        if level in found:
            refs = [f"{above}.{part}".lstrip(".") for above in refs for part in found[level]]
    named = tuple(dict.fromkeys(refs))
    sound = all(map(is_ref, named)) and sum(len(parts) > 1 for parts in found.values()) <= 1
    return Cited(named, rest) if sound else Cited(named[:1], tuple(fold(text).split()))


def _unnumbered(folded: str) -> Cited | None:
    """The paragraph outside all articles that a text names."""
    for ref, called in UNNUMBERED.items():
        if (name := fold(called)) in folded:
            return Cited((ref,), tuple(folded.replace(name, " ").split()))
    return None


def not_particles(words: Sequence[str]) -> tuple[str, ...]:
    """The words that say something: not `của`, `tỉnh`, `Quy chế`."""
    return tuple(word for word in words if word not in _PARTICLES)


def _is_of_the_decision(words: tuple[str, ...]) -> bool:
    """Whether the decision's own article is meant, rather than one of what is issued with it."""
    said = f" {' '.join(words)} "
    return " quyet dinh " in said and " kem theo " not in said and " quy che " not in said


class _Reader:
    """Goes through the words once: units with their values are found, all other words kept."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.bare = [fold(token) or token for token in tokens]
        self.at = 0
        self.found: dict[str, list[str]] = {}
        self.rest: list[str] = []

    def read(self) -> None:
        while self.at < len(self.tokens):
            start = self.at
            unit = self._unit()
            values = list(self._values(unit)) if unit else []
            if unit and values and unit not in self.found:
                self.found[unit] = values
            elif unit == "article" and not values and (number := self._number_of_a_strange_article()):
                self.found.setdefault("article", [number])
            else:  # a second article with clauses of its own is another question
                self.at = max(self.at, start + 1) if values else start + 1
                self.rest += self.tokens[start : self.at]

    def _unit(self) -> str | None:
        if self.bare[self.at : self.at + 3] == _DASH_WORDS:
            self.at += 3
            return "dash"
        unit = _UNITS.get(self.bare[self.at])
        if unit:
            self.at += 1
        elif self.at and "section" in self.found and "clause" not in self.found and self.tokens[self.at].isdecimal():
            return "clause"  # "Mục V 3"
        return unit

    def _number_of_a_strange_article(self) -> str | None:
        """The digits that `24bis` begins with; the whole is kept as a word that was not understood."""
        strange = self.tokens[self.at] if self.at < len(self.tokens) else ""
        digits = re.match(r"[1-9]\d{0,3}", strange)
        if digits:
            self.rest.append(strange)
            self.at += 1
        return digits[0] if digits else None

    def _values(self, unit: str) -> Iterator[str]:
        last = self._value(unit, self.at)
        if not last:
            return
        yield from last
        self.at += 1
        while following := self._joined(unit):
            joint, at = following
            more = self._value(unit, at) or []
            yield from _run(last[-1], more[0])[1:-1] if joint in _TO else []
            yield from more
            last, self.at = more, at + 1

    def _joined(self, unit: str) -> tuple[str, int] | None:
        """The word that joins another value of this unit to the last one, and the place of that value."""
        at, joint = self.at, ""
        while at < len(self.tokens) and self.bare[at] in _AND | _TO:
            joint, at = self.bare[at], at + 1
        if not joint:
            return None
        if at < len(self.tokens) and _UNITS.get(self.bare[at]) == unit:
            at += 1
        return (joint, at) if self._value(unit, at) else None

    def _value(self, unit: str, at: int) -> list[str] | None:
        """The values that one word stands for: one, or a run (`1-3`)."""
        if at >= len(self.tokens):
            return None
        ends = self.tokens[at].split("-")
        if len(ends) > 2 or not all(_VALUES[unit].fullmatch(end) for end in ends):
            return None
        if unit == "section":
            ends = [end.partition(".")[0].upper() + end[len(end.partition(".")[0]) :] for end in ends]
        return ends if len(ends) == 1 else _run(*ends)


def _run(first: str, last: str) -> list[str]:
    """From one value to another, both included; only the ends where nothing is known to lie between."""
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) < _LONGEST_RUN:
        return [str(number) for number in range(int(first), int(last) + 1)]
    if first in LETTERS and last in LETTERS and LETTERS.index(first) < LETTERS.index(last):
        return [c for c in LETTERS[LETTERS.index(first) : LETTERS.index(last) + 1] if c != "f"]
    return [first, last]
