"""The same matter in two regulations: which duty of the one answers to which of the other, and how sure that is.

The measure is a weighted mean of five likenesses, each from 0 to 1 (see docs/explanation/comparing.md):

- words (0.45): the syllables of both folded summaries and each two side by side, without stop words, weighted by
  inverse document frequency; what is shared is divided by the mean of both sides (Dice).
- agencies (0.25): for three quarters who acts: of those named on the smaller side, how many are named on the other
  too, or, if that is more, the single bodies shared among all (Jaccard); for the rest all who have any role (Jaccard).
- kind (0.10): 1 if equal. Schemes (0.10) and cadence (0.10): those shared among all named (Jaccard).

Where nobody acts in both, the result counts for three quarters: the same words are then mostly another matter. Without
a shared word there is no match. Pairs are taken from the most alike down, each duty once; equal scores go by the order
of the texts, so that the answer is always the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise, product
from math import log

from baohiem_cli.domain.agencies.responsibility import acting
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Deadline, Duty
from baohiem_cli.domain.vocabulary import Basis, Role
from baohiem_cli.named_tuple import NamedTuple

THRESHOLD = 0.45
"""Pairs less alike than this are not shown unless asked for."""

_CERTAIN, _FAIR = 0.75, 0.6
_WORDS, _AGENCIES, _KIND, _SCHEMES, _CADENCE = 0.45, 0.25, 0.1, 0.1, 0.1
_NO_COMMON_AGENCY = 0.75
_COMMON = re.compile(
    r"\b(bao hiem (xa hoi|y te|that nghiep)|bh(xh|yt|tn)|chinh sach|phap luat|quy dinh|che do|cong tac|thuc hien"
    r"|to chuc|dia ban|hang nam|cua nam|cac|va|ve|cua|cho|theo|trong|tren|tai|den|toi|voi|de|la|viec|nhat|cung|tinh)\b"
)
"""Stop words here: the insurances, what every summary is about, particles."""


class Sure(StrEnum):
    """How sure a match is, in steps that a reader can use."""

    CERTAIN = "certain"
    FAIR = "fair"
    WEAK = "weak"


class Aspect(StrEnum):
    """In what two duties on the same matter can differ."""

    ROLE = "role"
    KIND = "kind"
    CADENCE = "cadence"
    DATE = "date"
    SCHEMES = "schemes"


class Contrast(NamedTuple):
    """The words of each side, empty where it has none; for a role, `agency` is the one that has it."""

    aspect: Aspect
    first: tuple[str, ...]
    second: tuple[str, ...]
    agency: str | None = None


class Match(NamedTuple):
    """Two duties on the same matter."""

    first: Duty
    second: Duty
    score: float

    @property
    def sure(self) -> Sure:
        """The step of its score."""
        if self.score >= _CERTAIN:
            return Sure.CERTAIN
        return Sure.FAIR if self.score >= _FAIR else Sure.WEAK

    @property
    def contrasts(self) -> tuple[Contrast, ...]:
        """In what the two differ: who has which role, kind, cadence, date, insurances."""
        return tuple(_contrasts(self.first, self.second))


class Comparison(NamedTuple):
    """The matches of two regulations, in the order of the first, and what only one of them has."""

    matches: tuple[Match, ...]
    only_first: tuple[Duty, ...]
    only_second: tuple[Duty, ...]


def compare(first: Sequence[Duty], second: Sequence[Duty], threshold: float = THRESHOLD) -> Comparison:
    """Match the duties of two regulations one to one, the most alike first."""
    idf = weights([*first, *second])
    scored = [
        (-value, i, j)
        for (i, one), (j, other) in product(enumerate(first), enumerate(second))
        if (value := score(one, other, idf)) and round(value, 2) >= threshold
    ]
    partner: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for negative, i, j in sorted(scored):
        if i not in partner and j not in taken:
            partner[i] = (j, -negative)
            taken.add(j)
    return Comparison(
        tuple(Match(first[i], second[j], round(value, 2)) for i, (j, value) in sorted(partner.items())),
        tuple(duty for i, duty in enumerate(first) if i not in partner),
        tuple(duty for j, duty in enumerate(second) if j not in taken),
    )


def score(one: Duty, other: Duty, idf: Mapping[str, float]) -> float:
    """How alike two duties are, from 0 to 1; `idf` has the weight of each word."""
    worded = likeness(one.summary, other.summary, idf)
    if not worded:
        return 0.0
    bodies = _same_bodies(one, other)
    alike = (
        _WORDS * worded
        + _AGENCIES * (bodies if bodies is not None else 0)
        + _KIND * (one.kind is other.kind)
        + _SCHEMES * _jaccard(set(one.schemes), set(other.schemes))
        + _CADENCE * _jaccard(set(one.cadence), set(other.cadence))
    )
    return alike if bodies is not None else _NO_COMMON_AGENCY * alike


def likeness(one: str, other: str, idf: Mapping[str, float] | None = None) -> float:
    """How alike the words of two summaries are, from 0 to 1; without weights every word counts the same."""
    words, others = keywords(one), keywords(other)
    known = idf or {}

    def weight(found: Collection[str]) -> float:
        return sum(known.get(word, 1.0) for word in found)

    both = weight(words) + weight(others)
    return 2 * weight(words & others) / both if both else 0.0


def weights(duties: Iterable[Duty]) -> dict[str, float]:
    """Inverse document frequency of each word, scaled to 0-1."""
    listed = list(duties)
    counts = Counter(word for duty in listed for word in keywords(duty.summary))
    whole = log(len(listed) + 1) or 1.0
    return {word: log((len(listed) + 1) / count) / whole for word, count in counts.items()}


@lru_cache(maxsize=4096)  # each summary is compared with all of the other text
def keywords(summary: str) -> frozenset[str]:
    """The folded words of a summary that tell what it is about, and each two that stand side by side.

    A Vietnamese word is often two syllables: `vi phạm` and `tội phạm` share one of them and not the matter.
    """
    found: set[str] = set()
    for piece in _COMMON.sub("|", fold(summary)).split("|"):
        syllables = piece.split()
        found.update(syllables, map(" ".join, pairwise(syllables)))
    return frozenset(found)


def _same_bodies(one: Duty, other: Duty) -> float | None:
    """How far the same bodies are at work; None where nobody acts in both."""
    named = _overlap(*({party.agency for party in acting(duty.parties)} for duty in (one, other)))
    single = _jaccard(*({body.agency for body in duty.answerable} for duty in (one, other)))
    if not named and not single:
        return None
    everyone = _jaccard(*({party.agency for party in duty.parties} for duty in (one, other)))
    return 0.75 * max(named, single) + 0.25 * everyone


def _overlap(one: set[str], other: set[str]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _contrasts(one: Duty, other: Duty) -> Iterable[Contrast]:
    roles, others = _roles(one), _roles(other)
    for agency in dict.fromkeys([*roles, *others]):
        mine, theirs = roles.get(agency), others.get(agency)
        if mine is not theirs:
            yield Contrast(Aspect.ROLE, _said(mine), _said(theirs), agency)
    asked: tuple[tuple[Aspect, Callable[[Duty], tuple[str, ...]]], ...] = (
        (Aspect.KIND, lambda duty: (duty.kind,)),
        (Aspect.CADENCE, lambda duty: tuple(duty.cadence)),
        (Aspect.DATE, lambda duty: tuple(_date(deadline) for deadline in _explicit(duty))),
        (Aspect.SCHEMES, lambda duty: tuple(duty.schemes)),
    )
    for aspect, says in asked:
        if set(says(one)) != set(says(other)):
            yield Contrast(aspect, says(one), says(other))


def _roles(duty: Duty) -> dict[str, Role]:
    return {party.agency: party.role for party in duty.parties}


def _said(role: Role | None) -> tuple[str, ...]:
    return (role,) if role else ()


def _explicit(duty: Duty) -> list[Deadline]:
    return [deadline for deadline in duty.deadlines if deadline.basis is Basis.EXPLICIT]


def _date(deadline: Deadline) -> str:
    """A date by what it means, not by its words: `annual before 12-20`."""
    return " ".join(part for part in (deadline.cadence, deadline.period, deadline.rule) if part)
