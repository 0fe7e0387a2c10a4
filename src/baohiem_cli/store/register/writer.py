"""Writing the register: the projection of the data files into tables, within the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from baohiem_cli.domain.agencies.responsibility import charged, expand, within
from baohiem_cli.domain.agencies.succession import Province, Succession
from baohiem_cli.domain.deadlines.occurrences import due_months, fixed_due
from baohiem_cli.domain.entries import Entry, entries
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import searched
from baohiem_cli.domain.records import Agency, Deadline, Duty, Party, Regulation, Unit, Version
from baohiem_cli.domain.text import effect
from baohiem_cli.domain.text.legal_basis import NewLaw
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.store.register import schema

Row = dict[str, Any]


class RegisterWriter:
    """Replaces parts of the register in an open transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def prepare(self) -> None:
        """Make the tables anew where they are missing or of another version."""
        for table in schema.TABLES:
            self.db.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in schema.DDL:
            self.db.execute(statement)

    def remove(self, regulation: str) -> None:
        """Take a regulation out."""
        duties = "SELECT rowid FROM duty WHERE regulation = ?"
        for table in ("due_month", "due_fixed", "party"):
            self.db.execute(f"DELETE FROM {table} WHERE duty IN ({duties})", (regulation,))
        entries = "SELECT rowid FROM entry WHERE regulation = ?"
        self.db.execute(f"DELETE FROM entry_words WHERE rowid IN ({entries})", (regulation,))
        for table in ("duty", "target", "provision", "entry", "passage"):
            self.db.execute(f"DELETE FROM {table} WHERE regulation = ?", (regulation,))
        self.db.execute("DELETE FROM regulation WHERE id = ?", (regulation,))

    def add(self, regulation: Regulation, agencies: dict[str, Agency], passages: Sequence[Passage] = ()) -> None:
        """Put a regulation in, with the words of its text where somebody has attached it."""
        duties = [duty for provision in regulation.provisions for duty in provision.duties]
        (first,) = self.db.execute("SELECT coalesce(max(rowid), 0) + 1 FROM duty").fetchone()
        numbered = list(enumerate(duties, first))
        self._insert("regulation", [_regulation(regulation, duties)])
        self._insert("provision", _provisions(regulation))
        self._insert("target", _targets(regulation))
        self._insert("duty", [_duty(rowid, position, duty) for position, (rowid, duty) in enumerate(numbered)])
        reach = _Reach(regulation, agencies)
        self._insert("party", [row for rowid, duty in numbered for row in reach.rows(rowid, duty)])
        months = {
            (month, rowid)
            for rowid, duty in numbered
            for d in duty.deadlines
            if not fixed_due(d)
            for month in due_months(d)
        }
        self._insert("due_month", [{"month": month, "duty": rowid} for month, rowid in sorted(months)])
        self._insert_entries(entries(regulation, agencies, passages))
        self._insert(
            "passage",
            [{"regulation": regulation.id, "position": i, **one._asdict()} for i, one in enumerate(passages)],
        )
        fixed = {(day.isoformat(), rowid) for rowid, duty in numbered for d in duty.deadlines if (day := fixed_due(d))}
        self._insert("due_fixed", [{"day": day, "duty": rowid} for day, rowid in sorted(fixed)])

    def replace_agencies(self, agencies: Iterable[Agency], wordings: Iterable[tuple[str, str, str]]) -> None:
        """Put the registry in: the agencies, and (folded wording, agency id, wording) for each of their names."""
        self.db.execute("DELETE FROM agency")
        self.db.execute("DELETE FROM wording")
        self._insert("agency", [{"id": a.id, "name": a.name, "record": _json(a._asdict())} for a in agencies])
        unique = {(folded, agency): shown for folded, agency, shown in wordings}
        self._insert("wording", [{"folded": f, "agency": a, "shown": shown} for (f, a), shown in unique.items()])

    def replace_successions(self, successions: Iterable[Succession], provinces: Iterable[Province]) -> None:
        """Put in what became of agencies and provinces."""
        self.db.execute("DELETE FROM succession")
        self.db.execute("DELETE FROM province")
        self._insert("succession", [{"former": one.former, "record": _record(one)} for one in successions])
        rows = {}
        for one in provinces:
            folded, fields = fold(one.called or one.name), one._asdict()
            del fields["called"]
            rows[folded] = {"folded": folded, **fields, "since": one.since.isoformat()}
        self._insert("province", list(rows.values()))

    def replace_units(self, units: Iterable[Unit]) -> None:
        """Put in the concrete bodies of classes of agencies."""
        self.db.execute("DELETE FROM unit")
        dates = ("since", "until")
        self._insert(
            "unit",
            [
                {**one._asdict(), **{key: _day(getattr(one, key)) for key in dates}}
                | {"folded": fold(one.name), "position": position}
                for position, one in enumerate(units)
            ],
        )

    def replace_laws(self, laws: Iterable[NewLaw]) -> None:
        """Put in which laws have replaced or amended others."""
        self.db.execute("DELETE FROM law")
        self._insert("law", [{**law._asdict(), "since": law.since.isoformat()} for law in laws])

    def replace_days_off(self, days: Iterable[date]) -> None:
        """Put the exceptions of the working calendar in."""
        self.db.execute("DELETE FROM day_off")
        self._insert("day_off", [{"day": day.isoformat()} for day in sorted(days)])

    def _insert_entries(self, found: Iterable[Entry]) -> None:
        (first,) = self.db.execute("SELECT coalesce(max(rowid), 0) + 1 FROM entry").fetchone()
        rows, words = [], []
        for number, one in enumerate(found, first):
            rows.append((number, one.regulation, one.ref, one.duty, _json(one.texts), one.version.first.isoformat(),
                         one.version.last.isoformat()))  # fmt: skip
            words.append((number, *map(fold, one.texts)))
        entry = "rowid, regulation, ref, duty, texts, valid_from, valid_until"
        self.db.executemany(f"INSERT INTO entry ({entry}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        indexed = "rowid, own, titles, bodies, remarks, words"
        self.db.executemany(f"INSERT INTO entry_words ({indexed}) VALUES (?, ?, ?, ?, ?, ?)", words)

    def _insert(self, table: str, rows: list[Row]) -> None:
        if not rows:
            return
        names = ", ".join(f'"{name}"' for name in rows[0])
        marks = ", ".join(f":{name}" for name in rows[0])
        self.db.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


def _regulation(regulation: Regulation, duties: list[Duty]) -> Row:
    bounds = duties[0].bounds if duties else None
    begins = effect.begins(regulation.history)
    head = regulation._asdict()
    for key in ("provisions", "id", "number", "title", "document", "jurisdiction", "confirmed", "draft"):
        head.pop(key)
    for key in ("legal_basis", "replaces", "headings"):
        head[key] = [entry._asdict() for entry in head[key]]
    head["history"] = [{**one._asdict(), "by": one.by and one.by._asdict()} for one in regulation.history]
    head["provenance"] = dict(regulation.provenance)
    head["collectives"] = [[one.group, one.name, one.members] for one in regulation.collectives]
    return {
        "id": regulation.id,
        "number": regulation.number,
        "title": regulation.title,
        "document": regulation.document,
        "jurisdiction": regulation.jurisdiction,
        "place": fold(regulation.jurisdiction),
        "confirmed": int(regulation.confirmed),
        "draft": int(regulation.draft),
        "bound_first": _day(bounds.first) if bounds else None,
        "bound_last": _day(bounds.last) if bounds else None,
        "bound_repealed": _day(bounds.repealed) if bounds else None,
        "begins": (begins or date.min).isoformat(),
        "duties": len({duty.id for duty in duties}),
        "dated": len({duty.id for duty in duties if duty.deadlines}),
        "provisions": len({provision.ref for provision in regulation.provisions}),
        "head": _json(head),
    }


def _provisions(regulation: Regulation) -> list[Row]:
    return [
        {"regulation": regulation.id, "ref": p.ref, "position": i, "no_duty": p.no_duty, "note": p.note}
        | _version(p.version)
        for i, p in enumerate(regulation.provisions)
    ]


def _targets(regulation: Regulation) -> list[Row]:
    last = {target.id: target for provision in regulation.provisions for target in provision.targets}
    lists = ("also", "formerly")
    return [
        {"regulation": regulation.id, "position": i, **one._asdict()}
        | {key: " ".join(getattr(one, key)) for key in lists}
        for i, one in enumerate(last.values())
    ]


def _duty(rowid: int, position: int, duty: Duty) -> Row:
    return {
        "rowid": rowid,
        "id": duty.id,
        "regulation": duty.regulation,
        "position": position,
        "ref": duty.ref,
        "citation": duty.citation,
        "summary": duty.summary,
        "folded": " | ".join(map(fold, searched(duty))),
        "kind": duty.kind,
        "schemes": " ".join(duty.schemes),
        "cadence": " ".join(duty.cadence),
        "bases": " ".join(sorted({deadline.basis for deadline in duty.deadlines})),
        "performed": duty.performed,
        "trigger": duty.trigger,
        "undated": duty.undated,
        "doubt": duty.doubt,
        "parties": _json(duty.parties),
        "deadlines": _json(_deadlines(duty.deadlines)),
        "answerable": _json(duty.answerable),
        "post": _json(duty.post) if duty.post else None,
        **_version(duty.version),
    }


def _deadlines(deadlines: Iterable[Deadline]) -> list[list[Any]]:
    return [[d.cadence, d.quote, d.basis, d.period, d.rule, d.alternative, d.but, d.start] for d in deadlines]


def _version(version: Version) -> Row:
    """When a version holds, and the rest of it where there is more to say."""
    rest = version.by or version.before or version.after
    return {
        "valid_from": version.first.isoformat(),
        "valid_until": version.last.isoformat(),
        "version": _json([version.by, _deadlines(version.before), _deadlines(version.after)]) if rest else None,
    }


class _Reach:
    """Whom the duties of one regulation reach."""

    def __init__(self, regulation: Regulation, agencies: dict[str, Agency]) -> None:
        self.agencies = within(agencies, regulation.collectives)
        duties = [duty for provision in regulation.provisions for duty in provision.duties]
        named = set(map(fold, regulation.issuer))
        issuers = {id for id, one in agencies.items() if named & {fold(w) for w in (one.name, *one.aliases)}}
        self.charged = charged(duties, self.agencies, issuers)
        self.holders = {post.agency: post.held_by for post in regulation.posts if post.held_by}

    def rows(self, rowid: int, duty: Duty) -> Iterator[Row]:
        """One row for each body that a duty reaches in a role: by name, through a group or a post; and for groups."""
        answering = {id for body in duty.answerable for id in (body.agency, body.held_by) if id}
        seen: set[tuple[str, str]] = set()
        for party in sorted(duty.parties, key=lambda party: party.group):
            for agency, via in self._of(party, duty):
                if (agency, party.role) in seen:
                    continue
                seen.add((agency, party.role))
                yield {
                    "agency": agency,
                    "regulation": duty.regulation,
                    "duty": rowid,
                    "role": party.role,
                    "via": via,
                    "answers": int(agency in answering or _stands_for(party, duty)),
                }

    def _of(self, party: Party, duty: Duty) -> Iterator[tuple[str, str | None]]:
        yield party.agency, None
        bodies = expand(party, duty, self.charged, self.agencies, self.holders)
        yield from ((body.agency, body.via) for body in bodies)
        yield from ((body.held_by, body.name) for body in bodies if body.held_by)


def _stands_for(party: Party, duty: Duty) -> bool:
    """A group whose members answer is found by its own name too."""
    return party.group and any(body.via == party.name for body in duty.answerable)


def _record(one: Succession) -> str:
    dates = {"since": one.since.isoformat(), "until": _day(one.until)}
    return _json({**one._asdict(), **dates})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
