"""The rest of the register besides duties: regulations, provisions, agencies, provinces, laws, days off, files."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any

from baohiem_cli.domain.agencies.succession import Province, Succession, Successions, by_former
from baohiem_cli.domain.alphabet import order
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Agency, Provision, RegulationSummary, Target, Unit
from baohiem_cli.domain.text.legal_basis import NewLaw
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.domain.vocabulary import Reason
from baohiem_cli.store.register import filters, rows
from baohiem_cli.store.register.duties import BINDS, HOLDS


def wordings(db: sqlite3.Connection, folded: str) -> list[tuple[str, str]]:
    """The agencies of a folded wording: (id, name), in the order of names."""
    found = db.execute(
        "SELECT agency.id, agency.name FROM wording JOIN agency ON agency.id = wording.agency WHERE folded = ?",
        (folded,),
    )
    return sorted(found, key=lambda row: order(row[1]))


def all_wordings(db: sqlite3.Connection) -> dict[str, str]:
    """Every wording, and the name of the agency that it leads to."""
    return dict(db.execute("SELECT shown, agency.name FROM wording JOIN agency ON agency.id = wording.agency"))


def wordings_by_name(db: sqlite3.Connection) -> dict[str, list[str]]:
    """For each folded wording, all wordings of the agency that it leads to."""
    found: dict[str, list[str]] = {}
    sql = """SELECT asked.folded, other.shown FROM wording AS asked JOIN wording AS other USING (agency)"""
    for folded, shown in db.execute(sql):
        found.setdefault(folded, []).append(shown)
    return found


def agency_names(db: sqlite3.Connection) -> dict[str, str]:
    """The official name of each agency."""
    return dict(db.execute("SELECT id, name FROM agency"))


def agency_short_names(db: sqlite3.Connection) -> dict[str, str]:
    """The usual short name of each agency, or its name."""
    return {id: short or name for id, name, short in db.execute("SELECT id, name, record ->> 'short' FROM agency")}


def level_of(db: sqlite3.Connection, agency: str) -> str | None:
    """Where an agency stands: nation, province, district, commune, or a single establishment."""
    found = db.execute("SELECT record ->> 'level' FROM agency WHERE id = ?", (agency,)).fetchone()
    return found[0] if found else None


def agencies(db: sqlite3.Connection) -> dict[str, Agency]:
    """Every agency and group, as the registry has it, in the order of names."""
    found = [rows.agency(record) for (record,) in db.execute("SELECT record FROM agency ORDER BY id")]
    return {one.id: one for one in sorted(found, key=lambda one: order(one.name))}


def role_counts(db: sqlite3.Connection, on: date, question: Question) -> dict[str, dict[str, int]]:
    """For each agency, the number of duties that bind on a day that it has in each role, by name or through a group.

    Of the regulations and provinces of a question.
    """
    found: dict[str, dict[str, int]] = {}
    where, values = filters.of_regulations(question)
    among = f"AND regulation.id IN ({where})" if where else ""
    sql = f"""SELECT party.agency, party.role, count(*) FROM party JOIN duty ON duty.rowid = party.duty
              JOIN regulation ON regulation.id = duty.regulation
              WHERE {HOLDS} AND {BINDS} AND coalesce(regulation.bound_last, '9999-12-31') >= ? {among}
              GROUP BY party.agency, party.role"""
    for agency, role, number in db.execute(sql, (*3 * (on.isoformat(),), *values)):
        found.setdefault(agency, {})[role] = number
    return found


def place_counts(db: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """For each jurisdiction, folded: how many regulations and duties it has."""
    found = db.execute("SELECT place, count(*), sum(duties) FROM regulation GROUP BY place")
    return {place: (regulations, duties) for place, regulations, duties in found}


def places(db: sqlite3.Connection) -> dict[str, str]:
    """The jurisdictions of all regulations, folded and as written, in the order of names."""
    found = db.execute("SELECT DISTINCT place, jurisdiction FROM regulation")
    return dict(sorted(found, key=lambda row: order(row[1])))


def regulation_ids(db: sqlite3.Connection) -> dict[str, str]:
    """The wordings by which a regulation can be asked for: its slug and its number, each with the slug."""
    found: dict[str, str] = {}
    for id, number in db.execute("SELECT id, number FROM regulation ORDER BY id"):
        found[id] = id
        if number:
            found[number] = id
    return found


def regulations(db: sqlite3.Connection, question: Question) -> list[RegulationSummary]:
    """The regulations that fit, with their counts."""
    where, values = filters.of_regulations(question)
    cursor = db.execute(
        f"""SELECT id, number, title, document, jurisdiction, confirmed, draft, duties, dated, provisions, head
            FROM regulation {"WHERE id IN (" + where + ")" if where else ""} ORDER BY id""",
        values,
    )
    names = [column[0] for column in cursor.description]
    return [rows.summary(dict(zip(names, row, strict=True))) for row in cursor]


def provisions(db: sqlite3.Connection, regulation: str) -> dict[str, list[Provision]]:
    """Each ref of a regulation in order, with its versions, the oldest first; without their duties and targets."""
    sql = """SELECT ref, no_duty, note, valid_from, valid_until, version FROM provision
             WHERE regulation = ? ORDER BY position"""
    found: dict[str, list[Provision]] = {}
    for ref, no_duty, note, *version in db.execute(sql, (regulation,)):
        reason = Reason(no_duty) if no_duty else None
        found.setdefault(ref, []).append(Provision(ref, reason, note, (), (), rows.version(*version)))
    return found


def passages(db: sqlite3.Connection, regulation: str) -> list[Passage]:
    """The words of a regulation's text in order; empty where nobody has attached it."""
    sql = "SELECT ref, text, page, line FROM passage WHERE regulation = ? ORDER BY position"
    return [Passage(*row) for row in db.execute(sql, (regulation,))]


def targets(db: sqlite3.Connection, regulation: str) -> list[Target]:
    """The figures that a regulation sets, in order."""
    sql = """SELECT id, ref, indicator, "group", unit, value, year, also, formerly FROM target
             WHERE regulation = ? ORDER BY position"""
    found = []
    for row in db.execute(sql, (regulation,)):
        id, ref, indicator, group, unit, value, year, also, formerly = row
        lists = (tuple(also.split()), tuple(formerly.split()))
        found.append(Target(id, ref, indicator, group, unit, value, year, *lists))
    return found


def target_ids(db: sqlite3.Connection) -> dict[str, str]:
    """Every indicator, as `son-la/bhyt-dan-so-2015`, by its id and by those that it had before."""
    found: dict[str, str] = {}
    before: dict[str, str] = {}
    for regulation, id, formerly in db.execute("SELECT regulation, id, formerly FROM target ORDER BY 1, position"):
        found[f"{regulation}/{id}"] = f"{regulation}/{id}"
        before |= {f"{regulation}/{old}": f"{regulation}/{id}" for old in formerly.split()}
    return before | found


def successions(db: sqlite3.Connection) -> Successions:
    """The successions of agencies."""
    return by_former(_succession(record) for (record,) in db.execute("SELECT record FROM succession ORDER BY rowid"))


@lru_cache(1024)  # an answer asks several times who holds what
def _succession(record: str) -> Succession:
    fields = json.loads(record)
    for key in ("since", "until"):
        fields[key] = date.fromisoformat(fields[key]) if fields[key] else None
    for key in ("schemes", "words"):
        fields[key] = tuple(fields[key])
    return Succession(**fields)


_UNIT = "SELECT id, province, agency, name, since, until FROM unit"


def units(db: sqlite3.Connection) -> list[Unit]:
    """Every listed body, in the order of the files."""
    return list(map(_unit, db.execute(f"{_UNIT} ORDER BY position")))


def units_named(db: sqlite3.Connection, folded: str) -> list[Unit]:
    """The listed bodies of a folded name."""
    return list(map(_unit, db.execute(f"{_UNIT} WHERE folded = ? ORDER BY position", (folded,))))


def unit_names(db: sqlite3.Connection) -> list[str]:
    """The name of every listed body."""
    return [name for (name,) in db.execute("SELECT DISTINCT name FROM unit")]


def unit_name(db: sqlite3.Connection, agency: str, id: str) -> str | None:
    """The name of a listed body by its class and id."""
    found = db.execute("SELECT name FROM unit WHERE agency = ? AND id = ?", (agency, id)).fetchone()
    return found[0] if found else None


def is_collective(db: sqlite3.Connection, agency: str) -> bool:
    """Whether an agency is a group of others, and no definite class of bodies either."""
    found = db.execute("SELECT record ->> 'members' FROM agency WHERE id = ?", (agency,)).fetchone()
    return bool(found and found[0] not in (None, "unlisted"))


def levels(db: sqlite3.Connection, ids: Collection[str]) -> dict[str, str]:
    """The level of each of these that is a single body or a definite class of bodies."""
    sql = f"""SELECT id, record ->> 'level' FROM agency WHERE id IN ({filters.marks(list(ids))})
              AND coalesce(record ->> 'members', 'unlisted') = 'unlisted'"""
    return dict(db.execute(sql, tuple(ids)))


def _unit(row: tuple[Any, ...]) -> Unit:
    return Unit(*row[:4], *(date.fromisoformat(day) if day else None for day in row[4:]))


def provinces(db: sqlite3.Connection) -> dict[str, Province]:
    """Every province by its folded name, in the order of its name of today and its own."""
    found = db.execute("SELECT folded, name, now, since, instrument, type, note FROM province")
    ordered = sorted(found, key=lambda row: (order(row[2]), order(row[1])))
    return {row[0]: Province(row[1], row[2], date.fromisoformat(row[3]), *row[4:]) for row in ordered}


def laws(db: sqlite3.Connection) -> list[NewLaw]:
    """Laws that have replaced or amended others."""
    found = db.execute("SELECT title, number, since, replaces, confirmed FROM law ORDER BY rowid")
    return [NewLaw(row[0], row[1], date.fromisoformat(row[2]), bool(row[3]), bool(row[4])) for row in found]


def days_off(db: sqlite3.Connection, first: date, last: date) -> frozenset[date]:
    """The stored exceptions of the working calendar within a stretch of time."""
    found = db.execute("SELECT day FROM day_off WHERE day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))
    return frozenset(date.fromisoformat(day) for (day,) in found)


def counts(db: sqlite3.Connection) -> tuple[int, int]:
    """How many regulations and duties there are."""
    regulations, duties = db.execute("SELECT count(*), coalesce(sum(duties), 0) FROM regulation").fetchone()
    return regulations, duties
