"""The names of a draft: found in the registry of agencies, or new entries for it."""

from __future__ import annotations

import re
from typing import Any

from baohiem_cli.domain.names import fold
from baohiem_cli.files import drafts
from baohiem_cli.files.registry import Registry
from baohiem_cli.reading.bodies import body

_SINGLE = re.compile(
    r"^(?:uy ban|hoi dong|so|ban|bao hiem|cong an|thanh tra|cuc|chi cuc|chu tich|giam doc|van phong|lien doan|hoi)\b"
)


_JOINTS = re.compile(r"\s*[,;.]\s+|\s+và\s+")
_BEGINS_A_NAME = re.compile(r"[A-ZĐÀ-Ỹ]|các\b|cơ quan\b|tổ chức\b|đơn vị\b")
_OFFICE = re.compile(
    r"^(?:lãnh đạo|thủ trưởng|giám đốc|chủ tịch (?=(?:Ủy ban nhân dân|UBND) (?:các|cấp)\b))\s*", re.IGNORECASE
)
"""The head of a body, who stands for it."""

_LONG_ENOUGH = 12
_SLIPS = 1
_LEVELS = frozenset({"tinh", "huyen", "xa", "cap", "cac", "tw"})


def _is_slip(one: str, other: str) -> bool:
    """Whether two syllables differ in one letter, as misread ones do, and none of them is a word of levels."""
    if {one, other} & _LEVELS or abs(len(one) - len(other)) > _SLIPS or min(len(one), len(other)) < 3:
        return False
    same = sum(a == b for a, b in zip(one, other, strict=False))
    return same >= max(len(one), len(other)) - 1


class Names:
    """Brings every name of a text to one that the registry has, and gathers those that it has not."""

    def __init__(self, registry: Registry, place: str) -> None:
        self.registry, self.place = registry, place
        self.new: dict[str, list[dict[str, Any]]] = {"agencies": [], "groups": []}
        self.unsure: set[str] = set()
        self.slips: dict[str, str] = {}
        """Names that the registry has not, and those that they were read as."""

    def known(self, name: str) -> str | None:
        """The name by which the registry has a body, nothing where it has none."""
        for wording in self._wordings(name):
            ids = self.registry.wordings.get(fold(wording), ())
            if len(ids) == 1:
                return wording
            if ids:
                self.unsure.add(name)
                return ids[0]
        return None

    def written(self, name: str) -> str:
        """A name that the registry has from now on."""
        name = " ".join(name.split()).strip(' ,;.:-–"“”')
        if found := self.known(name):
            return found
        if (wording := self._misread(name)) and len(ids := self.registry.wordings[wording]) == 1:
            self.slips[name] = self.registry.agencies[ids[0]].name
            return self.slips[name]
        guess = body(self._shortest(name), self._taken())
        key = "groups" if guess.members else "agencies"
        self.new[key].append(guess.entry())
        self.registry = drafts.with_entries(self.registry, {key: [guess.entry()]})
        return guess.name

    def pieces(self, name: str) -> list[str]:
        """One name, or those that it joins: "Hội A, Hội B và các đoàn thể", where the first of them is known."""
        if self.known(name):
            return [name]
        found = [one.strip() for one in _JOINTS.split(name) if one.strip()]
        joins = len(found) > 1 and self.known(found[0]) and all(_BEGINS_A_NAME.match(one) for one in found[1:])
        return found if joins else [name]

    def several(self, names: list[str], taken: set[str] | None = None) -> list[str]:
        """Names with each body once, without those that are taken already; from then on these are."""
        seen = set() if taken is None else taken
        found: list[str] = []
        for name in (piece for joined in names for piece in self.pieces(joined)):
            if not fold(name):
                continue
            written = self.written(name)
            agency = self.registry.find(written)
            id = agency.id if agency else written
            if id not in seen:
                seen.add(id)
                found.append(written)
        return found

    def used(self, names: set[str]) -> dict[str, list[dict[str, Any]]]:
        """The new entries that something names."""
        folded = set(map(fold, names))
        return {key: [one for one in entries if fold(one["name"]) in folded] for key, entries in self.new.items()}

    def _wordings(self, name: str) -> tuple[str, ...]:
        """The name, and how a text of one province shortens it: without the province's own name."""
        place = re.escape(self.place)
        plain = re.sub(rf"\s*\b(?:tỉnh|thành phố|TP\.?)\s+{place}\b", " tỉnh", name).strip()
        bare = re.sub(rf"\s*\b{place}\b", "", name).strip()
        office, short = _OFFICE.sub("", name), re.sub(r"\s*\([^)]*\)", "", name).strip()
        return tuple(dict.fromkeys((name, plain, bare, short, office, *self._of_the_province(name))))

    def _misread(self, name: str) -> str | None:
        """The one name of the registry that differs in a letter: machines that recognise letters slip so."""
        folded = fold(name)
        if len(folded) < _LONG_ENOUGH:
            return None
        words = folded.split()
        for wording in self.registry.wordings:
            others = wording.split()
            if len(others) != len(words) or abs(len(wording) - len(folded)) > _SLIPS:
                continue
            unlike = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
            if len(unlike) == 1 and _is_slip(*unlike[0]):
                return wording
        return None

    def _of_the_province(self, name: str) -> tuple[str, ...]:
        return (f"{name} tỉnh",) if _SINGLE.match(fold(name)) and not fold(name).endswith("tinh") else ()

    def _shortest(self, name: str) -> str:
        return re.sub(r"\s*\([^)]*\)", "", name).strip() or name

    def _taken(self) -> set[str]:
        return {*self.registry.agencies, *(folded.replace(" ", "-") for folded in self.registry.wordings)}
