"""Ledgers edited by hand: a file is refused with its line and nothing of it taken, a database is found out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from baohiem_cli.domain.ledger.chain import digest, sealed
from baohiem_cli.domain.ledger.events import Entry, Event
from tests.conftest import Run
from tests.ledgers import events_of, made_up, put_in, write_ledger


@pytest.fixture
def some_events(register: Path) -> list[Event]:
    """Events in the register of the test."""
    return put_in(register, made_up(50, "phong-a"))


# Edited files


def line(number: int, /, **changes: object) -> Callable[[list[str]], list[str]]:
    """Change fields of one line."""

    def edit(rows: list[str]) -> list[str]:
        fields = {**json.loads(rows[number - 1]), **changes}
        return [*rows[: number - 1], json.dumps(fields, ensure_ascii=False), *rows[number:]]

    return edit


def forged(number: int, /, **changes: object) -> Callable[[list[str]], list[str]]:
    """Change fields of one line, and give it the hash that fits."""

    def edit(rows: list[str]) -> list[str]:
        (fields,) = map(json.loads, line(number, **changes)(rows)[number - 1 : number])
        return line(number, **changes, hash=digest(Entry(**fields)))(rows)

    return edit


EDITS = {
    "cut in a line": (lambda rows: [*rows[:30], rows[30][:40]], 31),
    "cut between lines": (lambda rows: rows[:30], 30),
    "cut in the header": (lambda rows: [rows[0][:5]], 1),
    "empty": (lambda rows: [], 1),
    "without its header": (lambda rows: rows[1:], 1),
    "another header": (lambda rows: ['{"ledger": 99, "events": 50}', *rows[1:]], 1),
    "a line removed": (lambda rows: [*rows[:20], *rows[21:]], 21),
    "the last line removed": (lambda rows: rows[:-1], 50),
    "a line removed, the header corrected": (lambda rows: ['{"ledger": 1, "events": 49}', *rows[1:20], *rows[21:]], 21),
    "a line twice": (lambda rows: [*rows[:21], *rows[20:]], 22),
    "an empty line": (lambda rows: [*rows[:20], "", *rows[20:]], 21),
    "a day changed": (line(21, on="2026-11-01"), 21),
    "a name changed": (line(21, actor="người khác"), 21),
    "a remark changed": (line(21, data={"text": "khác"}), 21),
    "a remark changed, its hash too": (forged(21, data={"text": "khác"}), 22),
    "no such day": (line(21, on="2026-02-30"), 21),
    "no such act": (line(21, act="delete"), 21),
    "a number as text": (line(21, number="20"), 21),
    "a field too many": (line(21, more=1), 21),
    "not JSON": (lambda rows: [*rows[:20], "ghi thêm bằng tay", *rows[21:]], 21),
    "not an object": (lambda rows: [*rows[:20], "[]", *rows[21:]], 21),
}


@pytest.mark.parametrize(("edit", "place"), EDITS.values(), ids=EDITS)
def test_an_edited_ledger_file_is_refused_whole(bh, register, tmp_path, edit, place):
    source = write_ledger(tmp_path / "so.jsonl", made_up(50, "phong-a"))
    rows = edit(source.read_text(encoding="utf-8").splitlines())
    source.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    run = bh("ledger", "import", source)
    assert run.code == 4
    assert run.out == ""
    assert f"{source}:{place}:" in run.err
    assert events_of(register) == []


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", bytes(range(256)), b"SQLite format 3\0"])
def test_a_file_that_is_no_ledger_is_refused(bh, register, tmp_path, content):
    source = tmp_path / "so.jsonl"
    source.write_bytes(content)
    run = bh("ledger", "import", source)
    assert run.code == 4
    assert f"{source}:1:" in run.err
    assert events_of(register) == []


def test_a_file_that_contradicts_the_ledger_is_refused_whole(bh, register, some_events, tmp_path):
    """Somebody changed the other office's ledger from event 20 on, and made its chain sound again."""
    rows, previous = some_events[:19], some_events[18].hash
    for event in made_up(60, "phong-a")[19:]:
        other = event._replace(actor="người khác", previous=previous)
        rows.append(sealed(other))
        previous = rows[-1].hash
    run = bh("ledger", "import", write_ledger(tmp_path / "so.jsonl", rows))
    assert run.code == 4
    assert "số 20" in run.err
    assert events_of(register) == some_events


def test_whatever_was_written_down_comes_back(bh, register, tmp_path):
    """Also characters that some programs take for the end of a line."""
    words = "một\nhai\r\nba\x85bốn\u2028năm\u2029sáu\x0bbảy\x1ctám \U0001f4dd"
    assert bh("note", "cao-nguyen/24.1@2026:so-y-te", words).code == 0
    before = events_of(register)
    exported = tmp_path / "so.jsonl"
    assert bh("ledger", "export", exported).code == 0
    assert bh("ledger", "import", exported, "--db", tmp_path / "other.db").code == 0
    assert events_of(tmp_path / "other.db") == before
    assert before[0].data == {"text": words}


# An edited database


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("""UPDATE event SET "on" = '2026-11-01' WHERE number = 20""", 20),
        ("UPDATE event SET actor = 'người khác' WHERE number = 50", 50),
        ("""UPDATE event SET data = '{"text": "khác"}' WHERE number = 1""", 1),
        ("UPDATE event SET hash = previous WHERE number = 20", 20),
        ("DELETE FROM event WHERE number = 20", 21),
        ("DELETE FROM event WHERE number <= 20", 21),
    ],
)
def test_the_doctor_finds_an_edited_or_removed_event(bh, register, some_events, statement, place):
    """Somebody takes the guards away with a database tool, changes the ledger, and puts them back."""
    assert bh("doctor").code == 0
    with closing(sqlite3.connect(register)) as database:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            database.execute(statement)
        guards = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        for name in guards:
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)
        database.commit()
        assert {f"phong-a/{place}", *guards} <= errors_of(bh("doctor", "--format", "json"))
        for guard in guards.values():
            database.execute(guard)
    found = errors_of(bh("doctor", "--format", "json"))
    assert f"phong-a/{place}" in found
    assert not found & set(guards)


def errors_of(examined: Run) -> set[str]:
    """Where the doctor found errors."""
    assert examined.code == 5
    return {item["place"] for item in examined.json["items"] if item["severity"] == "error"}
