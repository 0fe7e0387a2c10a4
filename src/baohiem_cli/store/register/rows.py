"""Rows of the register as records."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from baohiem_cli.domain.records import (
    ALWAYS,
    Agency,
    Answerable,
    Bounds,
    Citation,
    Collective,
    Deadline,
    Duty,
    Heading,
    HistoryEvent,
    InCharge,
    Member,
    Party,
    Post,
    Regulation,
    RegulationSummary,
    Version,
)
from baohiem_cli.domain.vocabulary import Basis, Cadence, Change, Kind, Performed, Role, Scheme

_DISTINCT = 4096
"""So many texts of a column are kept with what they say: the parties of an article, its deadlines, recur."""

_ALWAYS = ("0001-01-01", "9999-12-31", None)


def duty(row: Sequence[Any]) -> Duty:
    """A duty; the columns are those of `duties.py`."""
    (
        id,
        regulation,
        number,
        jurisdiction,
        ref,
        citation,
        summary,
        kind,
        schemes,
        cadence,
        performed,
        trigger,
        undated,
        doubt,
        parties,
        deadlines,
        answerable,
        confirmed,
        first,
        last,
        repealed,
        *lasting,
        post,
        draft,
    ) = row
    return Duty(
        id=id,
        regulation=regulation,
        number=number,
        jurisdiction=jurisdiction,
        ref=ref,
        citation=citation,
        summary=summary,
        kind=Kind(kind),
        schemes=tuple(map(Scheme, schemes.split())),
        parties=_parties(parties),
        cadence=tuple(map(Cadence, cadence.split())),
        deadlines=_deadlines_of(deadlines),
        performed=Performed(performed),
        trigger=trigger,
        undated=undated,
        doubt=doubt,
        confirmed=bool(confirmed),
        answerable=_answerable(answerable),
        bounds=Bounds(*(date.fromisoformat(day) if day else None for day in (first, last, repealed))),
        version=version(*lasting),
        post=Post(*json.loads(post)) if post else None,
        draft=bool(draft),
    )


@lru_cache(_DISTINCT)
def _parties(text: str) -> tuple[Party, ...]:
    return tuple(Party(agency, name, Role(role), *rest) for agency, name, role, *rest in json.loads(text))


@lru_cache(_DISTINCT)
def _answerable(text: str) -> tuple[Answerable, ...]:
    return tuple(Answerable(*body) for body in json.loads(text))


@lru_cache(_DISTINCT)
def _deadlines_of(text: str) -> tuple[Deadline, ...]:
    return _deadlines(json.loads(text))


def _deadlines(rows: list[list[Any]]) -> tuple[Deadline, ...]:
    return tuple(
        Deadline(Cadence(c), quote, Basis(basis), period, rule, Cadence(other) if other else None, tuple(but), start)
        for c, quote, basis, period, rule, other, but, start in rows
    )


def version(first: str, last: str, rest: str | None) -> Version:
    """The time in which a provision reads as it does."""
    if (first, last, rest) == _ALWAYS:
        return ALWAYS
    by, before, after = json.loads(rest) if rest else (None, [], [])
    days = (date.fromisoformat(first), date.fromisoformat(last))
    return Version(*days, Citation(*by) if by else None, _deadlines(before), _deadlines(after))


def summary(row: Mapping[str, Any]) -> RegulationSummary:
    """A regulation as the catalogue has it, without its provisions."""
    head = json.loads(row["head"])
    regulation = Regulation(
        id=row["id"],
        number=row["number"],
        title=row["title"],
        document=row["document"],
        jurisdiction=row["jurisdiction"],
        issuer=tuple(head["issuer"]),
        issued=head["issued"],
        schemes=tuple(map(Scheme, head["schemes"])),
        effect_from=head["effect_from"],
        effect_until=head["effect_until"],
        confirmed=bool(row["confirmed"]),
        draft=bool(row["draft"]),
        effect_note=head["effect_note"],
        applies_from=head["applies_from"],
        applies_until=head["applies_until"],
        legal_basis=tuple(Citation(**one) for one in head["legal_basis"]),
        replaces=tuple(Citation(**one) for one in head["replaces"]),
        source=head["source"],
        doubts=tuple(head["doubts"]),
        headings=tuple(Heading(**one) for one in head["headings"]),
        provisions=(),
        history=tuple(map(_event, head["history"])),
        collectives=tuple(
            Collective(group, name, tuple(Member(*one) for one in members))
            for group, name, members in head["collectives"]
        ),
        posts=tuple(Post(*one) for one in head["posts"]),
        in_charge=_in_charge(head["in_charge"]),
        provenance=head["provenance"],
    )
    return RegulationSummary(regulation, row["provisions"], row["duties"], row["dated"])


def agency(record: str) -> Agency:
    """A body or a group of the registry."""
    fields = json.loads(record)
    for name in ("aliases", "types"):
        fields[name] = tuple(fields[name])
    if isinstance(fields["members"], list):
        fields["members"] = tuple(fields["members"])
    return Agency(**fields)


def _in_charge(row: list[Any] | None) -> InCharge | None:
    if row is None:
        return None
    agencies, names, ref = row
    return InCharge(tuple(agencies), tuple(names), ref)


def _event(row: dict[str, Any]) -> HistoryEvent:
    by = Citation(**row["by"]) if row["by"] else None
    return HistoryEvent(row["on"], Change(row["event"]), by, row["note"], row["confirmed"])
