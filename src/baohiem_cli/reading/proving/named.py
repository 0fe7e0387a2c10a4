"""The bodies that have a part in the words of a provision, and those of them that its entries leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.plain import plain
from baohiem_cli.domain.text import likeness
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.duty import Known
from baohiem_cli.reading.duty import Party as Read
from baohiem_cli.reading.meaning import understand
from baohiem_cli.reading.part import Part
from baohiem_cli.reading.proving.passages import Unit
from baohiem_cli.reading.sense.names import Bodies, bodies, names_in
from baohiem_cli.reading.sense.sorts import CHIEF

_OF_NO_BODY = frozenset({
    "cac", "moi", "tung", "nhung", "mot", "so", "co", "quan", "don", "vi", "to", "chuc", "nganh", "ban", "ben", "hai",
    "lien", "khac", "noi", "tren", "va", "cap", "tham", "quyen", "nang", "chuyen", "mon", "bo", "phan", "ca", "nhan",
    "cung", "dia", "phuong", "trong", "ngoai",
})  # fmt: skip
"""Words that name nobody: where a text has no others, it means bodies that it has named before."""

_ACTING = frozenset({"lead", "advise", "coordinate", "with"})
_LISTS = re.compile(r" ?:")
_ORDERS = re.compile(r",? (?:yeu cau|giao|de nghi|phan cong|chi dao)\b")
_EXPLAINED = re.compile(r"[^(.;]{0,40}\(")
_LEVELS = frozenset(("tinh", "huyen", "thon"))
_SHORTEST = 4
"""Letters of a word in which one may be misread."""


class Named(NamedTuple):
    """The names that are left out of the entries of a unit, as the text has them."""

    missing: tuple[str, ...] = ()


class Reading:
    """Reads provisions as a draft would, with what the registry knows."""

    def __init__(self, known: tuple[Known, ...], issuers: Sequence[str], issued: date | None) -> None:
        self.known, self.issued = known, issued
        self.book = bodies(known)
        self.issuers = {self._id(one) for one in issuers}

    def of(self, parts: Sequence[Part], units: Sequence[Unit]) -> dict[str, Named]:
        """For each unit what its entries leave out; nothing for one of which an entry gives a reason."""
        charged = {one.ref: one for one in units if any(entry.provision.duties for entry in one.entries)}
        found: dict[str, dict[str, None]] = {}
        for part, above in _every(parts, ()):
            ref = next((one for one in refs.upward(part.ref) if one in charged), None)
            if ref and self.book.index:
                missing = self._missing(part, above, charged[ref])
                found.setdefault(ref, {}).update(dict.fromkeys(missing))
        return {ref: Named(tuple(names)) for ref, names in found.items()}

    def parties_in(self, unit: Unit) -> Iterator[tuple[int, int]]:
        """Where the words of a unit name a party of its entries."""
        ids, place = _ids(unit), 0
        for line in unit.text.split("\n"):
            for one in names_in(plain(line), self.book) if ids else ():
                if one.known in ids:
                    yield place + one.start, place + one.end
            place += len(line) + 1

    def _missing(self, part: Part, above: tuple[Part, ...], unit: Unit) -> Iterator[str]:
        read = understand(part._replace(below=()), above, self.known, issued=self.issued)
        listed = _Listed(unit, self.book)
        for duty in read.duties:
            for one in duty.parties:
                id = one.known or self._id(one.name)
                looked_for = id or _acts_or_is_proper(one)
                if looked_for and not listed.says(one.name, id) and not self._only_told(one.name, id, listed):
                    yield one.name

    def _only_told(self, name: str, id: str, listed: _Listed) -> bool:
        """Whether a name only opens a list of names, is explained by one, or is that of the issuer who orders."""
        text = plain(listed.unit.text)
        every = list(names_in(text, self.book))
        ends = [one.end for one in every if id and one.known == id]
        ends = ends or [end for __, end in likeness.found(name, text.text) or ()]
        if id in self.issuers and any(_ORDERS.match(text.bare, end) for end in ends):
            return True
        parties = {one.start for one in every if one.known in listed.ids}
        return bool(ends) and all(
            _LISTS.match(text.bare, end) or ((found := _EXPLAINED.match(text.bare, end)) and found.end() in parties)
            for end in ends
        )

    def _id(self, name: str) -> str:
        found = self.book.index.get(fold(name))
        return found[0] if found else ""


class _Listed:
    """What the entries of a unit have: the parties, and what a person wrote of the provision."""

    def __init__(self, unit: Unit, known: Bodies) -> None:
        self.unit, self.known = unit, known
        self.ids = _ids(unit)
        self.names = [one.name for duty in unit.duties() for one in duty.parties]
        self.written = list(_written(unit))
        self.told = {one.known for text in self.written for one in names_in(plain(text), known)}
        self.texts = [set(fold(text).split()) for text in (*self.names, *self.written)]
        self.texts.append({word for name in self.names if name[:1].islower() for word in fold(name).split()})

    def says(self, name: str, id: str) -> bool:
        """Whether a person has listed or told of a body, under this name, with more or with misread words."""
        if id and (id in self.ids or id in self.told):
            return True
        words = fold(name).split()
        runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
        if any((found := self.known.index.get(run)) and found[0] in self.ids for run in runs):
            return True
        if any(_alike(name, one) for one in self.names):
            return True
        chief = CHIEF.match(plain(name).bare)
        own = name[chief.end() :] if chief else name
        every = [word for word in fold(own).split() if not word.isdecimal()]
        spoken = [word for word in every if word not in _OF_NO_BODY]
        if own[:1].isupper() and len(spoken) == len(every):
            return any(likeness.found(own, text) for text in self.written)
        return any(all(_has(text, word) for word in spoken) for text in self.texts)


def _has(text: set[str], word: str) -> bool:
    """Whether a word is there, as it is or with a letter misread."""
    if word in text or word in _LEVELS or len(word) < _SHORTEST:
        return word in text
    alike = (one for one in text if len(one) == len(word))
    return any(sum(a != b for a, b in zip(one, word, strict=True)) == 1 for one in alike)


def _alike(name: str, party: str) -> bool:
    """Whether a name is a party's with slips of a machine in it; a sort of body is never one for another."""
    place = likeness.found(name, party)
    first, other = fold(name).partition(" ")[0], fold(party[place[0][0] :]).partition(" ")[0] if place else ""
    return first == other or (bool(other) and min(len(first), len(other)) > len("bo"))


def _acts_or_is_proper(party: Read) -> bool:
    """Whether to look for a body that the registry has not: not everybody whom an act is for has a part in it."""
    return party.key in _ACTING or party.name[:1].isupper()


def _ids(unit: Unit) -> set[str]:
    """The bodies that are parties of a unit, those behind posts included."""
    return {id for duty in unit.duties() for one in duty.parties for id in (one.agency, one.held_by) if id}


def _written(unit: Unit) -> Iterator[str]:
    """What a person wrote of a provision; the summary of a draft is the text's own words."""
    for entry in (*unit.entries, *unit.below):
        yield entry.provision.note or ""
    for duty in unit.duties():
        own = () if duty.draft else (duty.summary, duty.doubt)
        yield from filter(None, (*own, duty.trigger, duty.undated))


def _every(parts: Sequence[Part], above: tuple[Part, ...]) -> Iterator[tuple[Part, tuple[Part, ...]]]:
    for part in parts:
        yield part, above
        yield from _every(part.below, (*above, part))
