"""Ledgers of others that were made to do harm: sound chains with hostile events in them, and files that are damaged.

Each is imported into an office with records of its own. What is refused changes nothing; after what is taken every
command still answers, the chain holds, and what the office recorded itself still counts.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from scripts.fuzz import checks, values
from scripts.fuzz.checks import Failed, envelope, sane
from scripts.fuzz.records import Office
from scripts.fuzz.stage import bh

from baohiem_cli.domain.ledger.chain import digest
from baohiem_cli.domain.ledger.events import Entry, Event
from baohiem_cli.domain.ledger.payloads import ABOUT_THE_LEDGER, Act
from baohiem_cli.domain.ledger.standing import effective
from baohiem_cli.store import sqlite
from baohiem_cli.store.ledger.rows import COLUMNS, events_in
from baohiem_cli.store.ledger.sqlite import SqliteLedger

KEYS = (
    "ven-bien/12.1@2025-Q4:so-y-te", "ven-bien/12.1@2025-Q4:so-gddt", "ven-bien/12.1@2026-Q1:so-y-te",
    "cao-nguyen/14@2026",
    "cao-nguyen/24.2@2026-11-20:so-y-te", "cao-nguyen/24.1@2026:so-y-te", "khong-co/1@2026:x",
    "ven-bien/8.1@2025-Q4:so-tai-chinh",
)  # fmt: skip
_PLAUSIBLE: dict[Act, tuple[dict[str, Any], ...]] = {
    Act.DONE: ({}, {"doc": "1/BC", "note": "xong"}, {"evidence": [{"path": "/x/y", "size": 3, "sha256": "a" * 64}]}),
    Act.EXTEND: ({"to": "2026-12-31"}, {"to": "1999-01-01", "reason": "x"}, {"to": "2999-12-31", "doc": "7"}),
    Act.WAIVE: ({}, {"reason": "x"}),
    Act.REFUSE: ({}, {"reason": "x", "doc": "y"}),
    Act.NOTE: ({"text": "x"}, {"text": ""}),
    Act.ASSIGN: ({"who": "x"}, {"who": ""}),
    Act.TRIGGER: ({"due": "2026-12-31"}, {"due": "1900-01-01", "note": "x"}),
    Act.UNDO: (),
    Act.MEASURE: ({"value": 1}, {"value": 1e308}, {"value": -0.0, "source": "x"}),
    Act.REKEY: tuple({"to": key} for key in KEYS),
    Act.SETTING: ({"name": "track_from", "value": "2026-01-01"}, {"name": "x", "value": "y", "before": "z"}),
    Act.CONTINUE: (),
}
_ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 2**63 - 1, 2**63, 10**30, 10**400, 1e308, float("nan"), float("inf"), "",
    " ", [], {}, [[]], {"x": {}},
    [None], "\ud800", "\x00", "x\x00y", "\x1b[2J", "\u202e", "a" * 30_000,
    "x" * 19_999, 12, ["a", {"b": [1, {"c": None}]}],
)  # fmt: skip
_EVIDENCE: tuple[Any, ...] = (
    {"path": "/dev/zero", "size": 0, "sha256": "0" * 64}, {"path": "ong-dan", "size": 0, "sha256": "0" * 64},
    {"path": "x\x00y", "size": 0, "sha256": "0" * 64}, {"path": "\x1b[2J", "size": 2**62, "sha256": "f" * 64},
    {"path": "/x"}, "/x",
    {"path": "/proc/self/mem", "size": 0, "sha256": "0" * 64}, {"path": "đ" * 4000, "size": 1, "sha256": "0" * 64},
    {"path": "."},
    {"path": "lien-ket", "size": True, "sha256": "0" * 64}, {"path": "vong", "size": 1, "sha256": "0" * 64}, None,
)  # fmt: skip
_AFTERWARDS = (
    ("due", "--from", "2025-12-20", "--to", "2026-01-31"),
    ("due", "--known-at", "2026-11-21", "-a", "Sở Y tế"),
    ("overdue", "-a", "Sở Y tế"),
    ("status", "-r", "ven-bien"),
    ("agenda", "-a", "Sở GDĐT"),
    ("log", "--limit", "100"),
    ("targets",),
    ("show", "ven-bien/12.1"),
    ("show", "cao-nguyen/24.2"),
)
_FORMS = ("json", "json", "json", "table", "plain", "csv", "md")


class Case(NamedTuple):
    """A file, how it is imported, the forms of answers afterwards."""

    content: bytes
    join: bool
    forms: tuple[str, ...]
    continues: bool
    """Whether the file goes on under the origin of this office, or continues it: then its records may change."""


class Ledger:
    """The fuzzer of ledgers."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder)
        with closing(sqlite.connect(self.office.db)) as database:
            self.own = list(SqliteLedger(database).entries())
        self.origin = self.own[0].origin

    def make(self, random: Random) -> Case:
        """A chain of one to six events, most of them plausible, and what is then done to the file."""
        chain = self._chain(random)
        rows = [json.dumps(entry._asdict(), ensure_ascii=random.random() < 0.5) for entry in chain]
        if random.random() < 0.1:
            rows[-1] = _odd_row(random, rows[-1])
        count: Any = len(rows) if random.random() < 0.95 else random.choice((0, -1, 99, "x", None, 1e400, True))
        header = json.dumps({"ledger": random.choices((1, 2, "1", True), (97, 1, 1, 1))[0], "events": count})
        lines = [header, *rows]
        if random.random() < 0.15:
            lines = random.choice(_LINES)(random, lines)
        content = ("\n".join(lines) + "\n").encode(errors="surrogatepass")
        if random.random() < 0.15:
            content = random.choice(_BYTES)(random, content)
        ours = any((entry.origin == self.origin and entry not in self.own) or self._continues(entry) for entry in chain)
        return Case(content, random.random() < 0.3, tuple(random.choices(_FORMS, k=len(_AFTERWARDS) + 2)), ours)

    def run(self, case: Case) -> str:
        """Import it; ask and record."""
        self.office.fresh()
        source, db = Path("cua-noi-khac.jsonl"), self.office.db
        source.write_bytes(case.content)
        before, counted = checks.events(db), self._counted()
        imported = bh("ledger", "import", str(source), *(["--join"] if case.join else []), "-f", "json")
        sane(imported, frozenset({0, 4}))
        envelope(imported)
        if imported.code:
            if checks.events(db) != before:
                raise Failed("a refused ledger changed the events", imported.err)
            return "refused"
        now = checks.kept(before, db)
        if not case.continues and (lost := counted - self._counted()):
            raise Failed("another office took back what this one recorded", str(lost))
        self._answers(case.forms)
        self._again(source, case, now)
        self._elsewhere()
        self._records(now)
        return "accepted"

    def smaller(self, case: Case) -> Iterator[Case]:
        """Without one of the lines."""
        lines = case.content.split(b"\n")
        for i in range(1, len(lines)):
            rest = lines[:i] + lines[i + 1 :]
            header = b'{"ledger": 1, "events": %d}' % sum(1 for line in rest[1:] if line)
            yield case._replace(content=b"\n".join([header, *rest[1:]]))

    def show(self, case: Case) -> str:
        """The file."""
        text = case.content[:6000].decode(errors="backslashreplace")
        return f"bh ledger import{' --join' if case.join else ''}, then -f {' '.join(case.forms)}\n{text}"

    def size(self, __: Case) -> int:
        """One file."""
        return 1

    def _chain(self, random: Random) -> list[Entry]:
        own: list[Entry] = []
        origin, at = random.choices(("phong-b", self.origin, "ph\x1bong", "p q", "\u202e"), (70, 20, 2, 4, 2))[0], 0
        way = random.random()
        if origin == self.origin or way < 0.15:  # our own chain, whole or up to where it went apart
            own = self.own[: random.randrange(len(self.own) + 1)] if random.random() < 0.5 else list(self.own)
            at = len(own) if origin == self.origin else 0
        events: list[Entry] = []
        previous = own[-1].hash if at else ""
        length = random.choice((1, 1, 2, 3, 6))
        hostile = random.randrange(2 * length)  # in half of the chains one event, at the most
        for number in range(at + 1, at + 1 + length):
            entry = self._event(random, origin, number, events)._replace(previous=previous)
            if number - at - 1 == hostile:
                for __ in range(random.choice((1, 1, 1, 2))):
                    entry = _hostile(random, entry)
            entry = _sealed(entry)
            if random.random() < 0.01:
                entry = _hostile(random, entry)
            previous = entry.hash if isinstance(entry.hash, str) else ""
            events.append(entry)
        return [*own, *events]

    def _event(self, random: Random, origin: str, number: int, earlier: Sequence[Entry]) -> Entry:
        act = random.choice([act for act in Act if act is not Act.CONTINUE or number == 1 or random.random() < 0.05])
        key = random.choice(KEYS) if act not in ABOUT_THE_LEDGER else "ledger"
        data: dict[str, Any] = {}
        if act is Act.UNDO:
            one = random.choice([*self.own, *earlier])
            key, data = one.key, {"event": one.id}
        elif act is Act.CONTINUE:
            one = random.choice(self.own)
            data = {
                "origin": one.origin,
                "number": random.choice((0, one.number)),
                "hash": random.choice((one.hash, "", "0" * 64)),
            }
        else:
            data = json.loads(json.dumps(random.choice(_PLAUSIBLE[act])))
        when = random.choice(
            ("2026-11-22T01:00:00.000Z", "2026-11-22T05:00:00.000Z", "2020-01-01T00:00:00Z", "2999-01-01T00:00:00.000Z")
        )
        on = random.choices((when[:10], "2020-01-01", "1900-01-01", "2026-11-30"), (60, 25, 10, 5))[0]
        return Entry(f"b-{number:04}", origin, number, f"l-{number // 3}", when, "phòng B", act.value, key, on, data)

    def _continues(self, entry: Entry) -> bool:
        """Whether an entry truly continues the chain of this office: then who wrote it had that chain."""
        data = entry.data if isinstance(entry.data, dict) else {}
        return any((one.origin, one.hash) == (data.get("origin"), data.get("hash")) for one in self.own)

    def _counted(self) -> set[str]:
        """Which of the records that this office has made count."""
        with closing(sqlite.connect(self.office.db)) as database:
            rows = database.execute(f"SELECT {COLUMNS} FROM event").fetchall()
            lineage = SqliteLedger(database).lineage()
        events: list[Event] = list(events_in(rows))
        own = {entry.id for entry in self.own}
        return {event.id for event in effective(events, date(2999, 12, 31), lineage)} & own

    def _answers(self, forms: Sequence[str]) -> None:
        for question, form in zip((*_AFTERWARDS, ("verify",), ("doctor",)), forms, strict=True):
            codes = {0, 4} if question[0] in ("verify", "doctor") else {0}
            _asked(*question, "-f", form, codes=frozenset(codes))

    def _again(self, source: Path, case: Case, now: dict[str, Any]) -> None:
        """Twice is once."""
        again = bh("ledger", "import", str(source), *(["--join"] if case.join else []))
        sane(again, frozenset({0}))
        if checks.events(self.office.db) != now:
            raise Failed("importing twice adds something", again.out)

    def _elsewhere(self) -> None:
        """What is exported here is taken elsewhere, and is the same there."""
        _asked("ledger", "export", "ra.jsonl")
        other = self.office.place / "noi-khac.db"
        shutil.copy(self.office.kept / "bh.db", other)
        _asked("ledger", "import", "ra.jsonl", "--db", str(other))
        if checks.events(other) != checks.events(self.office.db):
            raise Failed("an exported ledger is another one elsewhere")

    def _records(self, now: dict[str, Any]) -> None:
        """The office can still record, and take back."""
        key = "ven-bien/12.1@2026-Q2:cuc-thue-tinh"
        _asked("done", key, "--yes")
        more = checks.kept(now, self.office.db)
        _asked("undo", "--yes")
        if len(checks.kept(more, self.office.db)) != len(more) + 1 or len(more) - len(now) not in (1, 2):
            raise Failed("records of this office are not those that it asked for", f"{len(now)} {len(more)}")
        _asked("undo", "--yes")
        _asked("doctor", codes=frozenset({0, 4}))


def _asked(*args: str, codes: frozenset[int] = frozenset({0})) -> None:
    run = bh(*args)
    try:
        sane(run, codes)
        if args[-1] == "json":
            envelope(run)
    except Failed as failed:
        raise Failed(f"{args[0]}: {failed.kind}", f"{' '.join(args)}\n{failed.detail}") from failed


def _hostile(random: Random, entry: Entry) -> Entry:
    if random.random() < 0.5 and isinstance(entry.data, dict):
        name = random.choice(
            (*entry.data, "text", "to", "evidence", "due", "event", "value", "who", "x", "origin", "number")
        )
        data = dict(entry.data)
        if random.random() < 0.2:
            data.pop(name, None)
        elif name == "evidence":
            data[name] = [random.choice(_EVIDENCE) for __ in range(random.choice((0, 1, 1, 2)))]
        else:
            data[name] = random.choice((random.choice(_ODD), random.choice(values.DAYS), values.text(random)))
        return entry._replace(data=data)
    field = random.choice(Entry._fields[:-2])
    old = getattr(entry, field)
    odd = random.choice(_ODD)
    slip = values.nearly(random, old) if isinstance(old, str) else odd
    return entry._replace(**{field: random.choice((odd, slip, values.text(random), random.choice(values.DAYS)))})


def _sealed(entry: Entry) -> Entry:
    try:
        return entry._replace(hash=digest(entry))
    except (ValueError, TypeError):
        return entry._replace(hash="0" * 64)


def _odd_row(random: Random, row: str) -> str:
    return random.choice(
        (
            row.replace('{"id"', '{"id": "z", "id"'),
            row.replace('"data": {', '"data": {"x": 1, "x": 2, '),
            row.replace('"data": {', '"data": {"x": ' + "[" * 100_000 + "]" * 100_000 + ", "),
            row[:-1] + ', "them": 1}',
            row.replace(": ", ":" + " " * random.choice((0, 5, 300))),
            json.dumps(dict(reversed(json.loads(row).items()))),
            row[: random.randrange(len(row))],
        )
    )


_LINES: tuple[Callable[[Random, list[str]], list[str]], ...] = (
    lambda random, lines: random.sample(lines, len(lines)),
    lambda _, lines: [lines[0], *reversed(lines[1:])],
    lambda _, lines: lines[1:],
    lambda _, lines: lines[:-1],
    lambda _, lines: [*lines, lines[-1]],
    lambda random, lines: [
        *lines[:1],
        random.choice(("", " ", "\t", "null", "[]", "\u2028", "x" * (2 << 20))),
        *lines[1:],
    ],
    lambda _, lines: [*lines, "", ""],
    lambda _, lines: [],
)
_BYTES: tuple[Callable[[Random, bytes], bytes], ...] = (
    lambda random, raw: raw[: random.randrange(len(raw) + 1)],
    lambda _, raw: raw.replace(b"\n", b"\r\n"),
    lambda _, raw: b"\xef\xbb\xbf" + raw,
    lambda _, raw: raw.decode(errors="replace").encode("utf-16"),
    lambda _, raw: b"\xff\xfe" + raw,
    lambda _, raw: raw.decode(errors="replace").encode("utf-16-be"),
    lambda random, raw: raw[: (at := random.randrange(len(raw) + 1))] + bytes([random.randrange(256)]) + raw[at + 1 :],
    lambda _, raw: raw.rstrip(b"\n"),
    lambda _, raw: raw.replace(b"\n", b"\r"),
    lambda _, raw: raw.replace("ò".encode(), b"\xf2"),
)
