"""Conditions of SQL for the filters of a question; values are always bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.vocabulary import NATIONAL

Condition = tuple[str, Sequence[str]]
"""A condition of a query, and the values for its question marks."""


def of_parties(question: Question, *, owed: bool) -> Iterator[Condition]:
    """The condition on agencies and roles; without a role, its own are those it answers for (`owed`)."""
    regulations, values = of_regulations(question)
    table = "party" if question.agencies else "duty"
    if question.agencies:
        yield f"party.agency IN ({marks(question.agencies)})", question.agencies
    if question.roles and question.agencies:
        yield f"party.role IN ({marks(question.roles)})", question.roles
    elif question.roles:
        roles = f"party.role IN ({marks(question.roles)})"
        yield f"EXISTS (SELECT 1 FROM party WHERE party.duty = duty.rowid AND {roles})", question.roles
    elif owed and question.agencies:
        yield "party.answers = 1", ()
    if regulations:
        yield f"{table}.regulation IN ({regulations})", values


def of_duties(question: Question) -> Iterator[Condition]:
    """The condition on the sort of duty and on its words."""
    if question.kinds:
        yield f"duty.kind IN ({marks(question.kinds)})", question.kinds
    for column, wanted in (("schemes", question.schemes), ("cadence", question.cadences), ("bases", question.bases)):
        if wanted:
            either = " OR ".join(f"' ' || duty.{column} || ' ' LIKE ?" for __ in wanted)
            yield f"({either})", [f"% {value} %" for value in wanted]
    for phrase in question.words:
        yield "' ' || duty.folded || ' ' LIKE ?", [f"% {fold(phrase)} %"]


def of_regulations(question: Question) -> tuple[str, list[str]]:
    """A subquery of regulation ids; a province is bound by the national texts too."""
    parts: list[str] = []
    values: list[str] = []
    if question.regulations:
        parts.append(f"id IN ({marks(question.regulations)})")
        values += question.regulations
    if question.places:
        parts.append(f"place IN ({marks(question.places)}, ?)")
        values += [*question.places, NATIONAL]
    return (f"SELECT id FROM regulation WHERE {' AND '.join(parts)}", values) if parts else ("", [])


def marks(values: Sequence[object]) -> str:
    """A question mark for each value."""
    return ", ".join("?" * len(values))
