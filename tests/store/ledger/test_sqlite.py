"""The ledger in the database: it only grows, and its tables are brought up to date without losing a row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from uuid import UUID

import pytest
from sqlite_utils import Database, Migrations

from baohiem_cli.domain.ledger.chain import breaks
from baohiem_cli.domain.ledger.events import Draft, entry_of, event_of
from baohiem_cli.domain.ledger.payloads import Act, Done, Evidence, Extend, Note, Rekey, Trigger, Undo
from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.store import settings, sqlite
from baohiem_cli.store.ledger import guards, migrations
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.ledger.sqlite import SqliteLedger
from tests.domain.making import D, case
from tests.ledgers import query

DAY = D("2026-11-22")
SHA = "ab" * 32
KEYS = ("mau/1.1@2026:so-y-te", "mau/1.1@2026:so-tai-chinh", "mau/1.3@2026")
DRAFTS = [Draft(key, DAY, Done("Điều 5", (Evidence("bc.pdf", 15, SHA),))) for key in KEYS]


def opened(path, today="2026-11-22"):
    db = sqlite.connect(path)
    try:
        ledger.prepare(db, path, D(today))
    except BaseException:
        db.close()
        raise
    return db


def record(db, *drafts, at="2026-11-22T02:00:00.000Z"):
    return SqliteLedger(db).append(drafts, at=at, actor="Lan")


def events_in(db):
    return [event_of(entry) for entry in SqliteLedger(db).entries()]


def version(db):
    return db.execute("PRAGMA user_version").fetchone()[0]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bh.db"


@pytest.fixture
def db(path):
    with closing(opened(path)) as database:
        yield database


@pytest.mark.parametrize(
    "statement",
    [
        case("sửa", "UPDATE event SET actor = 'ai đó'"),
        case("sửa một dòng", "UPDATE event SET \"on\" = '2020-01-01' WHERE number = 1"),
        case("sửa mà không đổi gì", "UPDATE event SET actor = actor"),
        case("xóa", "DELETE FROM event"),
        case("xóa một dòng", "DELETE FROM event WHERE number = 3"),
        case("ghi trùng", "INSERT INTO event SELECT * FROM event"),
    ],
)
def test_the_database_refuses_changes(db, statement):
    events = record(db, *DRAFTS)
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(statement)
    assert events_in(db) == events


def test_missing_guards_are_noticed(db):
    assert guards.changed(db) == []
    db.execute("DROP TRIGGER event_no_update")
    assert guards.changed(db) == ["event_no_update"]


def test_what_is_appended_is_read_back_in_one_chain(db):
    first = record(db, *DRAFTS)
    second = record(db, Draft(KEYS[0], DAY, Done()))
    events = events_in(db)
    assert events == [*first, *second]
    assert [event.number for event in events] == [1, 2, 3, 4]
    assert list(breaks(map(entry_of, events))) == []
    assert {event.origin for event in events} == {settings.read(db, settings.ORIGIN)}
    assert events[0].data == {"doc": "Điều 5", "evidence": [{"path": "bc.pdf", "size": 15, "sha256": SHA}]}


def test_one_command_is_one_batch_with_ids_in_order_of_time(db):
    first, second = record(db, *DRAFTS), record(db, *DRAFTS)
    assert len({event.batch for event in first}) == len({event.batch for event in second}) == 1
    assert first[0].batch != second[0].batch
    ids = [event.id for event in (*first, *second)]
    assert ids == sorted(set(ids))
    assert {UUID(id).version for id in (*ids, first[0].origin, first[0].batch)} == {7}


def test_a_command_that_fails_leaves_nothing(db):
    record(db, *DRAFTS)

    class Unreadable(Done):
        """A payload that fails when the last of the drafts is written."""

        def _asdict(self):
            raise ZeroDivisionError

    with pytest.raises(KeyError):
        SqliteLedger(db).append([*DRAFTS, Draft(KEYS[0], DAY, Unreadable())], at="", actor="Lan")
    assert SqliteLedger(db).count() == 3
    record(db, *DRAFTS)
    assert list(breaks(SqliteLedger(db).entries())) == []


def test_two_databases_have_two_origins(db, tmp_path):
    record(db, *DRAFTS)
    with closing(opened(tmp_path / "other.db")) as other:
        record(other, *DRAFTS)
        assert settings.read(other, settings.ORIGIN) != settings.read(db, settings.ORIGIN)


def test_events_are_found_by_key_however_many_keys_are_asked_for(db):
    names = [f"mau/{number}@2026" for number in range(1200)]
    record(db, *(Draft(name, DAY, Note("…")) for name in names))
    found = SqliteLedger(db).of_keys([*names, "mau/none@2026"])
    assert {name: len(events) for name, events in found.items()} == dict.fromkeys(names, 1)
    assert SqliteLedger(db).of_keys([]) == {}


def test_events_are_found_by_act_with_what_takes_them_back(db):
    (trigger,) = record(db, Draft(KEYS[0], DAY, Trigger(D("2026-12-01"))))
    (done,) = record(db, Draft(KEYS[1], DAY, Done()))
    undos = record(db, *(Draft(one.key, DAY, Undo(one.id)) for one in (trigger, done)))
    assert {event.id for event in SqliteLedger(db).of_act(Act.TRIGGER)} == {trigger.id, undos[0].id}


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        case("ngày đầu", "2026-12-01", "2026-12-05", True),
        case("ngày cuối", "2026-11-01", "2026-12-01", True),
        case("trước đó", "2026-11-01", "2026-11-30", False),
        case("sau đó", "2026-12-02", "2026-12-31", False),
    ],
)
@pytest.mark.parametrize(("act", "payload"), [(Act.TRIGGER, Trigger), (Act.EXTEND, Extend)])
def test_events_are_found_by_their_day_with_what_takes_them_back(db, act, payload, first, last, found):
    (event,) = record(db, Draft(KEYS[0], DAY, payload(D("2026-12-01"))))
    record(db, Draft(KEYS[1], DAY, Rekey(KEYS[0])))
    (undo,) = record(db, Draft(KEYS[0], DAY, Undo(event.id)))
    assert SqliteLedger(db).dated(act, D(first), D(last)) == ([event, undo] if found else [])


@pytest.mark.parametrize(
    "ask",
    [
        case("theo mã", lambda db: SqliteLedger(db).of_keys(KEYS)),
        case("theo loại", lambda db: SqliteLedger(db).of_act(Act.REKEY)),
        case("theo ngày", lambda db: SqliteLedger(db).dated(Act.EXTEND, DAY, DAY)),
        case("lệnh cuối", lambda db: SqliteLedger(db).last_batch()),
        case("mới nhất", lambda db: SqliteLedger(db).history([], 20)),
        case("ghi thêm", lambda db: SqliteLedger(db).append(DRAFTS, at="", actor="Lan")),
    ],
)
def test_no_question_reads_the_whole_ledger(db, ask):
    record(db, *DRAFTS)
    asked = []
    db.set_trace_callback(asked.append)
    ask(db)
    db.set_trace_callback(None)
    queries = [one for one in asked if one.lstrip().startswith("SELECT") and "FROM event" in one]
    steps = [step for query in queries for *__, step in db.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert steps
    assert [step for step in steps if step.startswith("SCAN event") and "event_at" not in step] == []


def test_history_gives_the_latest_oldest_first(db):
    events = [event for second in range(5) for event in record(db, DRAFTS[0], at=f"2026-11-22T02:00:0{second}.000Z")]
    assert SqliteLedger(db).history([], 100) == events
    assert SqliteLedger(db).history([], 2) == events[-2:]
    assert SqliteLedger(db).history([KEYS[1]], 100) == []


def test_settings_are_kept_beside_the_events(db):
    settings.write(db, settings.FORMER, "ha")
    settings.write(db, settings.FORMER, "noi")
    assert settings.read(db, settings.FORMER) == "noi"
    assert settings.read(db, settings.TRACK_FROM) == "2026-01-01"


# Migrations


def steps():
    """The names of all migrations, in their order."""
    return [step.name for step in migrations.LEDGER.pending(Database(memory=True))]


@pytest.fixture
def first_version(path):
    """A database as the first version made it, with rows; its events."""
    db = sqlite.connect(path)
    with closing(db), sqlite.transaction(db):
        migrations.LEDGER.apply(Database(db), stop_before=steps()[1:])
        settings.write(db, settings.TRACK_FROM, "2025-07-01")
        db.execute("PRAGMA user_version = 1")
    with closing(sqlite.connect(path)) as db:
        return SqliteLedger(db).append(DRAFTS, at="2026-11-22T02:00:00.000Z", actor="Lan")


@pytest.fixture
def next_version(monkeypatch):
    """A program with one migration more; it can be told to fail."""
    following = Migrations("ledger")
    known = steps()
    following(name=known[0])(migrations.m001_events)
    following(name=known[1])(migrations.m002_arrivals)
    assert len(known) == 2, "add the later ones here"
    failing = []

    @following()
    def m999_remarks(db):
        db.conn.execute("ALTER TABLE event ADD COLUMN remark TEXT NOT NULL DEFAULT '-'")
        db.conn.execute("INSERT INTO setting VALUES ('remarks', 'yes')")
        if failing:
            raise failing[0]

    monkeypatch.setattr(migrations, "LEDGER", following)
    monkeypatch.setattr(ledger, "VERSION", len(known) + 1)
    return failing


def test_the_version_counts_the_migrations():
    assert len(steps()) == ledger.VERSION


def test_a_new_database_gets_every_table(db):
    assert version(db) == ledger.VERSION
    assert SqliteLedger(db).count() == 0
    assert guards.changed(db) == []
    assert sqlite.integrity(db) == []


def test_a_new_database_tracks_from_the_first_day_of_its_year_for_good(tmp_path):
    path = tmp_path / "new.db"
    for today in ("2027-08-15", "2031-02-01"):
        with closing(opened(path, today)) as db:
            assert settings.read(db, settings.TRACK_FROM) == "2027-01-01"


def test_preparing_again_changes_nothing(db, path):
    record(db, *DRAFTS)
    before = "\n".join(db.iterdump())
    ledger.prepare(db, path, D("2030-01-01"))
    assert "\n".join(db.iterdump()) == before
    assert list(path.parent.glob("*.bak")) == []


def test_each_step_from_the_first_schema_on_keeps_every_row(path, first_version):
    with closing(sqlite.connect(path)) as db:
        for following in [[name] for name in steps()[1:]] + [[]]:
            migrations.LEDGER.apply(Database(db), stop_before=following)
            rows = db.execute('SELECT id, origin, number, batch, at, actor, act, key, "on", hash FROM event')
            assert sorted(rows) == sorted(
                (e.id, e.origin, e.number, e.batch, e.at, e.actor, e.act.value, e.key, e.on.isoformat(), e.hash)
                for e in first_version
            )
        assert guards.changed(db) == []


def test_the_first_schema_is_brought_up_to_date(path, first_version):
    with closing(opened(path)) as db:
        assert version(db) == ledger.VERSION
        assert events_in(db) == first_version
        assert list(breaks(SqliteLedger(db).entries())) == []
        assert settings.read(db, settings.TRACK_FROM) == "2025-07-01"


def test_the_file_is_copied_before_a_migration(path, first_version, next_version):
    with closing(opened(path)) as db:
        assert version(db) == ledger.VERSION
        assert events_in(db) == first_version
        assert settings.read(db, "remarks") == "yes"
        assert db.execute("SELECT DISTINCT remark FROM event").fetchall() == [("-",)]
    with closing(sqlite.existing(path.with_name("bh.db.v1.bak"))) as copy:
        assert version(copy) == 1
        assert events_in(copy) == first_version
        assert settings.read(copy, "remarks") is None


def test_nothing_is_copied_where_there_was_nothing(path, next_version):
    with closing(opened(path)) as db:
        assert version(db) == ledger.VERSION
    assert list(path.parent.glob("*.bak")) == []


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(path, first_version, next_version):
    next_version.append(RuntimeError("mất điện"))
    with pytest.raises(RuntimeError, match="mất điện"):
        opened(path)
    with closing(sqlite.existing(path)) as db:
        assert version(db) == 1
        assert events_in(db) == first_version
        assert settings.read(db, "remarks") is None
    next_version.clear()
    with closing(opened(path)) as db:
        assert (version(db), events_in(db)) == (ledger.VERSION, first_version)


def test_a_ledger_of_a_newer_program_is_left_alone(path):
    with closing(opened(path)) as db:
        db.execute(f"PRAGMA user_version = {ledger.VERSION + 1}")
        before = "\n".join(db.iterdump())
        with pytest.raises(DatabaseUnusable, match="pip install --upgrade") as refused:
            ledger.prepare(db, path, DAY)
        assert refused.value.exit_code == 5
        assert str(path) in refused.value.message
        assert "\n".join(db.iterdump()) == before


@pytest.mark.parametrize(("condition", "index"), [("_RARE", "event_rare"), ("_DATED", "event_dated")])
def test_a_question_names_the_condition_of_its_index(corpus_register, condition, index):
    """SQLite takes a partial index only for a question that has the very condition of the index."""
    from baohiem_cli.store.ledger import sqlite as module

    ((sql,),) = query(corpus_register, f"SELECT sql FROM sqlite_master WHERE type = 'index' AND name = '{index}'")
    assert sql.endswith(f"WHERE {getattr(module, condition)}")
