"""Duties that fit a question. Nothing is imported here that a query does not need."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from baohiem_cli.domain.question import Question, Reach, concerns, has_words
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.text.effect import version_on
from baohiem_cli.domain.vocabulary import Role
from baohiem_cli.store.register import filters, rows
from baohiem_cli.store.register.filters import marks

_DUTY = """
    duty.id, duty.regulation, regulation.number, regulation.jurisdiction, duty.ref, duty.citation, duty.summary,
    duty.kind, duty.schemes, duty.cadence, duty.performed, duty."trigger", duty.undated, duty.doubt, duty.parties,
    duty.deadlines, duty.answerable, regulation.confirmed, regulation.bound_first, regulation.bound_last,
    regulation.bound_repealed, duty.valid_from, duty.valid_until, duty.version, duty.post, regulation.draft
"""
HOLDS = "? BETWEEN duty.valid_from AND duty.valid_until"
BINDS = "? BETWEEN regulation.begins AND coalesce(regulation.bound_repealed, '9999-12-31')"


def duties(
    db: sqlite3.Connection, question: Question, ids: Sequence[str] = (), *, on: date | None = None, owed: bool = False
) -> Iterator[Duty]:
    """The duties that fit, of all or of these ids, in the order of regulations and of their texts.

    `on` gives those in force on a day, otherwise every version of each. `owed` leaves out those that the agencies
    asked about only take part in, where no role is asked for.
    """
    conditions = [f"duty.id IN ({marks(ids)})"] if ids else []
    days = [HOLDS, BINDS] if on else []
    yield from _select(db, question, conditions + days, [*ids, *(on.isoformat() for __ in days if on)], owed=owed)


def due_duties(db: sqlite3.Connection, question: Question, first: date, last: date) -> Iterator[Duty]:
    """The duties that can have an occurrence from `first` to `last`; the core decides which do."""
    months = _months(first, last)
    if question.agencies or question.regulations or question.places:  # these are the more selective then
        condition = (
            f"(EXISTS (SELECT 1 FROM due_month WHERE month IN ({marks(months)}) AND due_month.duty = duty.rowid) "
            "OR EXISTS (SELECT 1 FROM due_fixed WHERE due_fixed.duty = duty.rowid AND day BETWEEN ? AND ?))"
        )
    else:
        condition = (
            f"duty.rowid IN (SELECT duty FROM due_month WHERE month IN ({marks(months)}) "
            "UNION SELECT duty FROM due_fixed WHERE day BETWEEN ? AND ?)"
        )
    yield from _select(db, question, [condition], [*months, first.isoformat(), last.isoformat()], owed=True)


def versions(db: sqlite3.Connection, id: str) -> list[Duty]:
    """The duty of this id in all its versions, the oldest first; empty where there is none."""
    sql = f"SELECT {_DUTY} FROM duty JOIN regulation ON regulation.id = duty.regulation WHERE duty.id = ?"
    return [rows.duty(row) for row in db.execute(f"{sql} ORDER BY duty.valid_from", (id,))]


def duty(db: sqlite3.Connection, id: str, on: date) -> Duty | None:
    """The duty of this id as it reads on a day, or in the version nearest to it."""
    found = versions(db, id)
    return version_on(found, on, lambda one: one.version) if found else None


def reached(db: sqlite3.Connection, question: Question, on: date) -> dict[str, list[Reach]]:
    """For each duty id that fits: how it reaches the agencies asked about, in any role."""
    found: dict[str, list[Reach]] = {}
    given = [*filters.of_parties(question._replace(roles=()), owed=False), *filters.of_duties(question)]
    where = " AND ".join([*(condition for condition, __ in given), HOLDS])
    bound = [value for __, values in given for value in values]
    sql = f"""SELECT duty.id, party.agency, party.role, party.via
              FROM party CROSS JOIN duty ON duty.rowid = party.duty WHERE {where}"""
    for id, agency, role, via in db.execute(sql, (*bound, on.isoformat())):
        found.setdefault(id, []).append(Reach(agency, Role(role), via))
    return found


def number_by_regulation(db: sqlite3.Connection, question: Question, on: date) -> dict[str, tuple[int, int]]:
    """For each regulation with a duty that fits on a day: how many of them there are, and how many have dates."""
    if question.agencies or question.words:  # which a record alone can tell
        found: dict[str, tuple[int, int]] = {}
        for one in duties(db, question, on=on):
            number, dated = found.get(one.regulation, (0, 0))
            found[one.regulation] = (number + 1, dated + bool(one.deadlines))
        return found
    given = [*filters.of_parties(question, owed=False), *filters.of_duties(question)]
    where = " AND ".join([*(condition for condition, __ in given), HOLDS, BINDS])
    bound = [*(value for __, values in given for value in values), on.isoformat(), on.isoformat()]
    sql = f"""SELECT duty.regulation, count(*), sum(duty.deadlines <> '[]')
              FROM duty JOIN regulation ON regulation.id = duty.regulation WHERE {where} GROUP BY duty.regulation"""
    return {id: (number, dated) for id, number, dated in db.execute(sql, bound)}


def _select(
    db: sqlite3.Connection, question: Question, conditions: list[str], values: list[Any], *, owed: bool = False
) -> Iterator[Duty]:
    where, bound = list(conditions), list(values)
    source = "duty JOIN regulation ON regulation.id = duty.regulation"
    if question.agencies:
        source = (
            "party CROSS JOIN duty ON duty.rowid = party.duty CROSS JOIN regulation ON regulation.id = duty.regulation"
        )
    for condition, given in (*filters.of_parties(question, owed=owed), *filters.of_duties(question)):
        where.append(condition)
        bound += given
    reached = "group_concat(party.agency)" if question.agencies else "''"
    sql = f"SELECT {_DUTY}, {reached} FROM {source} {'WHERE ' + ' AND '.join(where) if where else ''}"
    group = "GROUP BY duty.rowid" if question.agencies else ""
    for *row, by in db.execute(f"{sql} {group} ORDER BY duty.regulation, duty.position", bound):
        found = rows.duty(row)
        if not has_words(found, question):
            continue
        if not question.agencies or any(concerns(question, agency, found) for agency in by.split(",")):
            yield found


def _months(first: date, last: date) -> list[int]:
    """The calendar months that a stretch of time touches."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [(first.month - 1 + i) % 12 + 1 for i in range(min(count, 12))]
