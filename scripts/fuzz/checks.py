"""What must hold for every call of the program, whatever it was given."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from scripts.fuzz.stage import Run

from baohiem_cli import clock
from baohiem_cli.domain.ledger.chain import breaks
from baohiem_cli.domain.ledger.events import Entry
from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import ledger_file
from baohiem_cli.store.ledger.rows import COLUMNS
from baohiem_cli.store.ledger.sqlite import SqliteLedger

CODES = frozenset({0, 2, 3, 4, 5, 6})
LONGEST_MESSAGE = 1500
"""Characters of a problem; longer ones are not read."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Failed(Exception):
    """Something that must hold does not; `kind` is the same for the same fault, `detail` tells more."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind)
        self.kind, self.detail = kind, detail


def forbidden(text: str) -> re.Match[str] | None:
    """The first character that a terminal would obey."""
    return _FORBIDDEN.search(text)


def sane(run: Run, codes: frozenset[int] = CODES) -> None:
    """A documented exit code, no traceback, nothing that a terminal would obey."""
    if run.bug:
        raise Failed(f"bug: {run.bug}", run.err)
    if run.code not in codes:
        raise Failed(f"exit code {run.code}", run.err[-2000:])
    if "Traceback (most recent call last)" in run.out + run.err:
        raise Failed("traceback", run.err)
    for name, text in (("stdout", run.out), ("stderr", run.err)):
        if found := forbidden(text):
            around = text[max(0, found.start() - 60) : found.end() + 60]
            line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            which = f": {line[:20]!r}" if name == "stderr" else ""
            raise Failed(f"control character on {name}{which}", f"{found[0]!r} in {around!r}")


def envelope(run: Run) -> Any:
    """The JSON of an answer."""
    try:
        return json.loads(run.out)
    except ValueError as error:
        raise Failed("stdout is no JSON", f"{error}: {run.out[:500]!r} {run.err[:500]!r}") from error


def events(db: Path) -> dict[str, tuple[Any, ...]]:
    """The rows of the ledger by id, as they are kept."""
    if not db.is_file():
        raise Failed("the database is gone", str(db))
    try:
        with closing(sqlite3.connect(db)) as database:
            return {row[0]: row for row in database.execute(f"SELECT {COLUMNS} FROM event")}
    except sqlite3.Error as error:
        raise Failed("the database cannot be read", str(error)) from error


def kept(before: dict[str, tuple[Any, ...]], db: Path) -> dict[str, tuple[Any, ...]]:
    """The rows now; nothing of before is missing or changed, and the chains hold."""
    now = events(db)
    if lost := [id for id, row in before.items() if now.get(id) != row]:
        raise Failed("events lost or changed", ", ".join(lost[:5]))
    with closing(sqlite3.connect(db)) as database:
        entries = list(SqliteLedger(database).entries())
    if broken := list(breaks(entries)):
        raise Failed("the chain is broken", str(broken[:3]))
    if now.keys() != before.keys():
        _acceptable(entries, db.with_name(".so.jsonl"))
    return now


def _acceptable(entries: Sequence[Entry], file: Path) -> None:
    """Whatever was recorded or taken in, another office can take it in."""
    file.write_text("".join(ledger_file.lines(entries, len(entries))), encoding="utf-8", newline="\n")
    try:
        read = list(ledger_file.read(file, clock.moment()))
    except DataInvalid as error:
        raise Failed("what is recorded would be refused elsewhere", "\n".join(map(str, error.problems))) from error
    finally:
        file.unlink()
    if read != list(entries):
        raise Failed("what is recorded is another thing elsewhere")


def tables(db: Path) -> dict[str, Sequence[tuple[Any, ...]]]:
    """The content of every table of a database."""
    with closing(sqlite3.connect(db)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}
