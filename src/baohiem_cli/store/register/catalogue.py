"""Asking the register. Nothing here is imported that a query does not need."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from baohiem_cli.domain.agencies.succession import Province, Succession, Successions, by_former
from baohiem_cli.domain.question import NATIONAL, Question, concerns
from baohiem_cli.domain.records import (
    ALWAYS,
    Answerable,
    Bounds,
    Citation,
    Deadline,
    Duty,
    HistoryEvent,
    Party,
    Provision,
    Version,
)
from baohiem_cli.domain.text.effect import holding
from baohiem_cli.domain.text.legal_basis import NewLaw
from baohiem_cli.domain.vocabulary import Basis, Cadence, Change, Kind, Performed, Reason, Role, Scheme

Condition = tuple[str, Sequence[str]]
"""A condition of a query, and the values for its question marks."""

_DUTY = """
    duty.id, duty.regulation, regulation.number, regulation.jurisdiction, duty.ref, duty.citation, duty.summary,
    duty.kind, duty.schemes, duty.cadence, duty.performed, duty."trigger", duty.undated, duty.doubt, duty.parties,
    duty.deadlines, duty.answerable, regulation.confirmed, regulation.bound_first, regulation.bound_last,
    regulation.bound_repealed, duty.valid_from, duty.valid_until, duty.version
"""
_ALWAYS = ("0001-01-01", "9999-12-31", None)
_HOLDS = "? BETWEEN duty.valid_from AND duty.valid_until"
_BINDS = "? BETWEEN regulation.begins AND coalesce(regulation.bound_repealed, '9999-12-31')"


def duties(
    db: sqlite3.Connection, question: Question, ids: Sequence[str] = (), *, on: date | None = None, owed: bool = False
) -> Iterator[Duty]:
    """The duties that fit, of all or of these ids, in the order of regulations and of their texts.

    `on` gives those in force on a day, otherwise every version of each. `owed` leaves out those that the agencies
    asked about only take part in, where no role is asked for.
    """
    conditions = [f"duty.id IN ({_marks(ids)})"] if ids else []
    days = [_HOLDS, _BINDS] if on else []
    yield from _select(db, question, conditions + days, [*ids, *(on.isoformat() for __ in days if on)], owed=owed)


def due_duties(db: sqlite3.Connection, question: Question, first: date, last: date) -> Iterator[Duty]:
    """The duties that can have an occurrence from `first` to `last`; the core decides which do."""
    months = _months(first, last)
    if question.agencies or question.regulations or question.places:  # these are the more selective then
        condition = (
            f"(EXISTS (SELECT 1 FROM due_month WHERE month IN ({_marks(months)}) AND due_month.duty = duty.rowid) "
            "OR EXISTS (SELECT 1 FROM due_fixed WHERE due_fixed.duty = duty.rowid AND day BETWEEN ? AND ?))"
        )
    else:
        condition = (
            f"duty.rowid IN (SELECT duty FROM due_month WHERE month IN ({_marks(months)}) "
            "UNION SELECT duty FROM due_fixed WHERE day BETWEEN ? AND ?)"
        )
    yield from _select(db, question, [condition], [*months, first.isoformat(), last.isoformat()], owed=True)


def versions(db: sqlite3.Connection, id: str) -> list[Duty]:
    """The duty of this id in all its versions, the oldest first; empty where there is none."""
    sql = f"SELECT {_DUTY} FROM duty JOIN regulation ON regulation.id = duty.regulation WHERE duty.id = ?"
    return [_record(row) for row in db.execute(f"{sql} ORDER BY duty.valid_from", (id,))]


def duty(db: sqlite3.Connection, id: str, on: date) -> Duty | None:
    """The duty of this id as it reads on a day, or in the version nearest to it."""
    found = versions(db, id)
    return holding(found, on, lambda one: one.version) if found else None


def reached(db: sqlite3.Connection, question: Question, on: date) -> dict[str, list[tuple[str, Role, str | None]]]:
    """For each duty id: by which of the agencies it is reached, in which role, and through which group, if any."""
    found: dict[str, list[tuple[str, Role, str | None]]] = {}
    sql = f"""SELECT duty.id, party.agency, party.role, party.via FROM party JOIN duty ON duty.rowid = party.duty
              WHERE party.agency IN ({_marks(question.agencies)}) AND {_HOLDS}"""
    for id, agency, role, via in db.execute(sql, (*question.agencies, on.isoformat())):
        found.setdefault(id, []).append((agency, Role(role), via))
    return found


def wordings(db: sqlite3.Connection, folded: str) -> list[tuple[str, str]]:
    """The agencies of a folded wording: (id, name)."""
    return db.execute(
        "SELECT agency.id, agency.name FROM wording JOIN agency ON agency.id = wording.agency WHERE folded = ?",
        (folded,),
    ).fetchall()


def all_wordings(db: sqlite3.Connection) -> dict[str, str]:
    """Every wording, and the name of the agency that it leads to."""
    return dict(db.execute("SELECT shown, agency.name FROM wording JOIN agency ON agency.id = wording.agency"))


def agency_names(db: sqlite3.Connection) -> dict[str, str]:
    """The official name of each agency."""
    return dict(db.execute("SELECT id, name FROM agency"))


def agency_short_names(db: sqlite3.Connection) -> dict[str, str]:
    """The usual short name of each agency, or its name."""
    return {id: short or name for id, name, short in db.execute("SELECT id, name, record ->> 'short' FROM agency")}


def agencies(db: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    """Every agency and group, as the registry has it."""
    return {id: json.loads(record) for id, record in db.execute("SELECT id, record FROM agency ORDER BY id")}


def role_counts(db: sqlite3.Connection, on: date) -> dict[str, dict[str, int]]:
    """For each agency, the number of duties in force on a day that it has in each role, by name or through a group."""
    found: dict[str, dict[str, int]] = {}
    sql = f"""SELECT party.agency, party.role, count(*) FROM party JOIN duty ON duty.rowid = party.duty
              JOIN regulation ON regulation.id = duty.regulation
              WHERE {_HOLDS} AND {_BINDS} GROUP BY party.agency, party.role"""
    for agency, role, number in db.execute(sql, (on.isoformat(), on.isoformat())):
        found.setdefault(agency, {})[role] = number
    return found


def place_counts(db: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """For each jurisdiction, folded: how many regulations and duties it has."""
    rows = db.execute("SELECT place, count(*), sum(duties) FROM regulation GROUP BY place")
    return {place: (regulations, duties) for place, regulations, duties in rows}


def places(db: sqlite3.Connection) -> dict[str, str]:
    """The jurisdictions of all regulations, folded and as written."""
    return dict(db.execute("SELECT DISTINCT place, jurisdiction FROM regulation"))


def regulation_ids(db: sqlite3.Connection) -> dict[str, str]:
    """The wordings by which a regulation can be asked for: its slug and its number, each with the slug."""
    found: dict[str, str] = {}
    for id, number in db.execute("SELECT id, number FROM regulation ORDER BY id"):
        found[id] = id
        if number:
            found[number] = id
    return found


def regulations(db: sqlite3.Connection, question: Question) -> list[dict[str, Any]]:
    """The heads of the regulations that fit, with their counts."""
    where, values = _regulation_filter(question)
    cursor = db.execute(
        f"""SELECT id, number, title, document, jurisdiction, confirmed, duties, dated, provisions,
                   bound_first, bound_last, bound_repealed, head
            FROM regulation {"WHERE id IN (" + where + ")" if where else ""} ORDER BY id""",
        values,
    )
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    heads = [{**row, **json.loads(row.pop("head")), "confirmed": bool(row["confirmed"])} for row in rows]
    return [{**head, "history": tuple(map(_event, head["history"]))} for head in heads]


def provisions(db: sqlite3.Connection, regulation: str) -> dict[str, list[Provision]]:
    """Each ref of a regulation in order, with its versions, the oldest first; without their duties and targets."""
    sql = """SELECT ref, no_duty, note, valid_from, valid_until, version FROM provision
             WHERE regulation = ? ORDER BY position"""
    found: dict[str, list[Provision]] = {}
    for ref, no_duty, note, *version in db.execute(sql, (regulation,)):
        reason = Reason(no_duty) if no_duty else None
        found.setdefault(ref, []).append(Provision(ref, reason, note, (), (), _version(*version)))
    return found


def targets(db: sqlite3.Connection, regulation: str) -> list[dict[str, Any]]:
    """The figures that a regulation sets, in order."""
    cursor = db.execute(
        'SELECT id, ref, indicator, "group", unit, value, year FROM target WHERE regulation = ? ORDER BY position',
        (regulation,),
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def target_ids(db: sqlite3.Connection) -> list[str]:
    """Every indicator, as `son-la/bhyt-dan-so-2015`."""
    return [
        f"{regulation}/{id}" for regulation, id in db.execute("SELECT regulation, id FROM target ORDER BY 1, position")
    ]


def successions(db: sqlite3.Connection) -> Successions:
    """What became of agencies."""
    found = []
    for (record,) in db.execute("SELECT record FROM succession ORDER BY rowid"):
        fields = json.loads(record)
        for key in ("since", "until"):
            fields[key] = date.fromisoformat(fields[key]) if fields[key] else None
        for key in ("schemes", "words"):
            fields[key] = tuple(fields[key])
        found.append(Succession(**fields))
    return by_former(found)


def provinces(db: sqlite3.Connection) -> dict[str, Province]:
    """Every province by its folded name."""
    rows = db.execute("SELECT folded, name, now, since, instrument, type, note FROM province ORDER BY now, name")
    return {row[0]: Province(row[1], row[2], date.fromisoformat(row[3]), *row[4:]) for row in rows}


def laws(db: sqlite3.Connection) -> list[NewLaw]:
    """Laws that have replaced or amended others."""
    rows = db.execute("SELECT title, number, since, replaces, confirmed FROM law ORDER BY rowid")
    return [NewLaw(row[0], row[1], date.fromisoformat(row[2]), bool(row[3]), bool(row[4])) for row in rows]


def days_off(db: sqlite3.Connection, first: date, last: date) -> frozenset[date]:
    """The stored exceptions of the working calendar within a stretch of time."""
    rows = db.execute("SELECT day FROM day_off WHERE day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))
    return frozenset(date.fromisoformat(day) for (day,) in rows)


def meta(db: sqlite3.Connection) -> dict[str, str]:
    """What is noted about the register; empty where there is none yet."""
    exists = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    return dict(db.execute("SELECT key, value FROM meta")) if exists else {}


def counts(db: sqlite3.Connection) -> tuple[int, int]:
    """How many regulations and duties there are."""
    regulations, duties = db.execute("SELECT count(*), coalesce(sum(duties), 0) FROM regulation").fetchone()
    return regulations, duties


def files(db: sqlite3.Connection) -> list[tuple[str, int, str, str | None, int]]:
    """The files of the register: path, source, sha256, regulation, whether it is the one in use."""
    return db.execute("SELECT path, source, sha256, regulation, used FROM file").fetchall()


def _select(
    db: sqlite3.Connection, question: Question, conditions: list[str], values: list[Any], *, owed: bool = False
) -> Iterator[Duty]:
    where, bound = list(conditions), list(values)
    source = "duty JOIN regulation ON regulation.id = duty.regulation"
    if question.agencies:
        source = (
            "party CROSS JOIN duty ON duty.rowid = party.duty CROSS JOIN regulation ON regulation.id = duty.regulation"
        )
    for condition, given in (*_party_filters(question, owed=owed), *_duty_filters(question)):
        where.append(condition)
        bound += given
    reached = "group_concat(party.agency)" if question.agencies else "''"
    sql = f"SELECT {_DUTY}, {reached} FROM {source} {'WHERE ' + ' AND '.join(where) if where else ''}"
    group = "GROUP BY duty.rowid" if question.agencies else ""
    for *row, by in db.execute(f"{sql} {group} ORDER BY duty.regulation, duty.position", bound):
        found = _record(row)
        if not question.agencies or any(concerns(question, agency, found) for agency in by.split(",")):
            yield found


def _party_filters(question: Question, *, owed: bool) -> Iterator[Condition]:
    """Who has the duty in which role; without a role, an agency's own are those that it answers for (`owed`)."""
    regulations, values = _regulation_filter(question)
    table = "party" if question.agencies else "duty"
    if question.agencies:
        yield f"party.agency IN ({_marks(question.agencies)})", question.agencies
    if question.roles and question.agencies:
        yield f"party.role IN ({_marks(question.roles)})", question.roles
    elif question.roles:
        roles = f"party.role IN ({_marks(question.roles)})"
        yield f"EXISTS (SELECT 1 FROM party WHERE party.duty = duty.rowid AND {roles})", question.roles
    elif owed and question.agencies:
        yield "party.answers = 1", ()
    if regulations:
        yield f"{table}.regulation IN ({regulations})", values


def _duty_filters(question: Question) -> Iterator[Condition]:
    if question.kinds:
        yield f"duty.kind IN ({_marks(question.kinds)})", question.kinds
    for column, wanted in (("schemes", question.schemes), ("cadence", question.cadences), ("bases", question.bases)):
        if wanted:
            either = " OR ".join(f"' ' || duty.{column} || ' ' LIKE ?" for __ in wanted)
            yield f"({either})", [f"% {value} %" for value in wanted]
    for word in question.words:
        yield "duty.folded LIKE ?", [f"%{word}%"]


def _regulation_filter(question: Question) -> tuple[str, list[str]]:
    """A subquery of regulation ids; a province is bound by the national texts too."""
    parts: list[str] = []
    values: list[str] = []
    if question.regulations:
        parts.append(f"id IN ({_marks(question.regulations)})")
        values += question.regulations
    if question.places:
        parts.append(f"place IN ({_marks(question.places)}, ?)")
        values += [*question.places, NATIONAL]
    return (f"SELECT id FROM regulation WHERE {' AND '.join(parts)}", values) if parts else ("", [])


def _record(row: Sequence[Any]) -> Duty:
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
        *version,
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
        parties=tuple(
            Party(agency, name, Role(role), group, partner)
            for agency, name, role, group, partner in json.loads(parties)
        ),
        cadence=tuple(map(Cadence, cadence.split())),
        deadlines=_deadlines(json.loads(deadlines)),
        performed=Performed(performed),
        trigger=trigger,
        undated=undated,
        doubt=doubt,
        confirmed=bool(confirmed),
        answerable=tuple(Answerable(*body) for body in json.loads(answerable)),
        bounds=Bounds(*(date.fromisoformat(day) if day else None for day in (first, last, repealed))),
        version=_version(*version),
    )


def _deadlines(rows: list[list[Any]]) -> tuple[Deadline, ...]:
    return tuple(
        Deadline(Cadence(c), quote, Basis(basis), period, rule, Cadence(other) if other else None)
        for c, quote, basis, period, rule, other in rows
    )


def _version(first: str, last: str, rest: str | None) -> Version:
    if (first, last, rest) == _ALWAYS:
        return ALWAYS
    by, before, after = json.loads(rest) if rest else (None, [], [])
    days = (date.fromisoformat(first), date.fromisoformat(last))
    return Version(*days, Citation(*by) if by else None, _deadlines(before), _deadlines(after))


def _event(row: dict[str, Any]) -> HistoryEvent:
    by = Citation(**row["by"]) if row["by"] else None
    return HistoryEvent(row["on"], Change(row["event"]), by, row["note"], row["confirmed"])


def _months(first: date, last: date) -> list[int]:
    """The calendar months that a stretch of time touches."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [(first.month - 1 + i) % 12 + 1 for i in range(min(count, 12))]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
