"""What a role may not do is refused by the database itself, whatever program talks to it."""

from __future__ import annotations

import psycopg
import pytest

from baohiem_cli.domain.ledger.chain import digest
from baohiem_cli.domain.ledger.events import Entry, entry_of
from baohiem_cli.store.hub import events, offices
from tests.domain.making import case
from tests.hubs import Hub
from tests.ledgers import made_up

MINE, OTHERS, FAR = "nguon-cua-toi", "nguon-cua-ban", "nguon-tinh-khac"
INSERT = f"INSERT INTO hub.event ({events.COLUMNS}) VALUES ({', '.join(['%s'] * 12)})"


@pytest.fixture
def shared(hub: Hub) -> Hub:
    """Three offices, two of them of one province, each with three events."""
    for role, origin, province in (
        ("ke_tan_cong", MINE, "cao-nguyen"), ("nguoi_khac", OTHERS, "cao-nguyen"), ("tinh_khac", FAR, "ven-bien"),
    ):  # fmt: skip
        hub.enrol(role, origin, province)
        with hub.as_role(role) as office:
            events.send(office, list(map(entry_of, made_up(3, origin))))
    return hub


def resealed(entry: Entry, **changes) -> Entry:
    changed = entry._replace(**changes)
    return changed._replace(hash=digest(changed))


def row(entry: Entry) -> tuple:
    return (*entry[:9], events.canonical(entry.data), *entry[10:])


FOURTH, FIFTH = (entry_of(one) for one in made_up(5, MINE)[3:])

STATEMENTS = [
    "UPDATE hub.event SET actor = 'ai đó'",
    "UPDATE hub.event SET actor = 'ai đó' WHERE origin = 'nguon-cua-toi'",
    "DELETE FROM hub.event",
    "TRUNCATE hub.event",
    "TRUNCATE hub.event_2026",
    "DELETE FROM hub.event_2026",
    "INSERT INTO hub.event_2026 SELECT * FROM hub.event",
    "SELECT * FROM hub.event_2026",
    "ALTER TABLE hub.event DISABLE TRIGGER ALL",
    "ALTER TABLE hub.event DISABLE ROW LEVEL SECURITY",
    "DROP TRIGGER accept ON hub.event",
    "DROP TABLE hub.event",
    "SET session_replication_role = replica",
    "SET ROLE postgres",
    "SET ROLE nguoi_khac",
    "SET SESSION AUTHORIZATION nguoi_khac",
    "UPDATE hub.origin SET role = 'ke_tan_cong'",
    "INSERT INTO hub.origin VALUES ('moi', 'ke_tan_cong', 'x', 'ven-bien')",
    "UPDATE hub.office SET reach = 'nation'",
    "INSERT INTO hub.office (role, name, province, reach, writes) VALUES ('x', 'x', 'x', 'nation', true)",
    "GRANT bh_hub_office TO nguoi_khac",
    "CREATE TABLE hub.mine (x int)",
    "CREATE FUNCTION hub.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "SELECT hub.make_partition(2050)",
    "SELECT hub.enrol_heir(e) FROM hub.event AS e",
    "SELECT hub.accept()",
    "INSERT INTO hub.event (province) VALUES ('ven-bien')",
    "COPY hub.event (id) FROM STDIN",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_role_cannot(shared: Hub, statement: str):
    before = shared.rows("SELECT e FROM hub.event AS e ORDER BY origin, number")
    with shared.as_role("ke_tan_cong") as office, pytest.raises(psycopg.Error) as refused:
        office.execute(statement)
    assert refused.value.sqlstate in ("42501", "BH006", "0A000"), refused.value
    assert shared.rows("SELECT e FROM hub.event AS e ORDER BY origin, number") == before


@pytest.mark.parametrize(
    "statement",
    ["UPDATE hub.event SET actor = 'ai đó'", "DELETE FROM hub.event", "TRUNCATE hub.event", "TRUNCATE hub.event_2026",
     "DELETE FROM hub.event_2026", "UPDATE hub.event_2026 SET hash = ''"],
)  # fmt: skip
def test_even_the_keeper_changes_nothing_by_mistake(shared: Hub, statement: str):
    with shared.as_role() as keeper, pytest.raises(psycopg.Error) as refused:
        keeper.execute(statement)
    assert refused.value.sqlstate == "BH006"


ENTRIES = [
    case("another office's origin", resealed(entry_of(made_up(4, OTHERS)[3])), "BH001"),
    case("an origin that nobody has", resealed(FOURTH, origin="moi", number=1, previous=""), "BH001"),
    case("continues what is another's", resealed(
        FOURTH, origin="moi", number=1, previous="", act="continue", key="ledger",
        data={"origin": OTHERS, "number": 3, "hash": made_up(3, OTHERS)[2].hash}), "BH001"),
    case("continues its own with a wrong hash", resealed(
        FOURTH, origin="moi", number=1, previous="", act="continue", key="ledger",
        data={"origin": MINE, "number": 3, "hash": "0" * 64}), "BH001"),
    case("a number left out", FIFTH, "BH002"),
    case("the same again", entry_of(made_up(3, MINE)[2]), "BH002"),
    case("another past", resealed(FOURTH, previous="0" * 64), "BH002"),
    case("no past", resealed(FOURTH, previous=""), "BH002"),
    case("changed after sealing", FOURTH._replace(actor="ai đó"), "BH003"),
    case("a hash that is none", FOURTH._replace(hash="'; DROP TABLE hub.event; --"), "BH003"),
    case("an act that no command has", resealed(FOURTH, act="delete"), "BH004"),
    case("a day that is none", resealed(FOURTH, on="2026-02-30"), "BH004"),
    case("a day out of range", resealed(FOURTH, on="1066-10-14"), "BH004"),
    case("a moment that is none", resealed(FOURTH, at="now"), "BH004"),
    case("a moment to come", resealed(FOURTH, at="2999-01-01T00:00:00Z"), "BH004"),
    case("no object", resealed(FOURTH, data=["x"]), "BH004"),
    case("an id that is another event's", resealed(FOURTH, id=f"{OTHERS}-{1:09}", key="x@y"), "BH005"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "state"), ENTRIES)
def test_an_event_that_the_hub_refuses(shared: Hub, entry: Entry, state: str):
    with shared.as_role("ke_tan_cong") as office, pytest.raises(psycopg.Error) as refused:
        office.execute(INSERT, row(entry))
    assert refused.value.sqlstate == state
    assert shared.rows("SELECT count(*) FROM hub.event") == [(9,)]


@pytest.mark.parametrize(
    "data",
    ['{"text": "cách"}', '{"text":"a","text":"b"}', '{"b":1,"a":2}', '{"text":"\\u00e0"}', '{"value":1.50}',
     '{"value":01}', '{"text":"\\u0000"}', '{"text":"\\ud800"}', "{", "", "[" * 5000, '{"value":1e999}',
     '{"value":-0}'],
)  # fmt: skip
def test_data_in_another_form_than_the_one_that_is_hashed(shared: Hub, data: str):
    with shared.as_role("ke_tan_cong") as office, pytest.raises(psycopg.Error) as refused:
        office.execute(INSERT, (*FOURTH[:9], data, *FOURTH[10:]))
    assert refused.value.sqlstate == "BH004"


TEXTS = ["'; DROP SCHEMA hub CASCADE; --", "\\", '"', "\x01\x1f\x7f", "a\tb\nc\rd\be\ff", "%s %(x)s", "$$",
         "\u2028 \ufeff", "Nguyễn Văn Ổ 🏛", "nguyễn", "</script>"]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_strange_texts_come_back_as_they_were(shared: Hub, text: str):
    entry = resealed(
        FOURTH, actor=text, key=f"x@{text}", batch=text, data={"text": text, text: [1, 2.5, 1e-7, None, True]}
    )
    with shared.as_role("ke_tan_cong") as office:
        events.send(office, [entry])
        assert events.brought(office, {MINE: 3}, 10) == [entry]
    assert shared.rows("SELECT * FROM hub.verify()") == []


def test_a_new_origin_that_goes_on_where_its_own_stood(shared: Hub):
    third = made_up(3, MINE)[2]
    step = {"origin": MINE, "number": 3, "hash": third.hash}
    heir = resealed(FOURTH, origin="moi", number=1, previous="", act="continue", key="ledger", data=step)
    with shared.as_role("ke_tan_cong") as office:
        events.send(office, [heir])
    assert shared.rows("SELECT role, province FROM hub.origin WHERE origin = 'moi'") == [("ke_tan_cong", "cao-nguyen")]


@pytest.mark.parametrize(
    ("reach", "seen"), [("own", {MINE}), ("province", {MINE, OTHERS}), ("nation", {MINE, OTHERS, FAR})]
)
def test_a_role_reads_what_its_grant_says(shared: Hub, reach: str, seen: set[str]):
    shared.enrol("ke_tan_cong", MINE, reach=reach)
    for table in ("event", "origin"):
        assert {one for (one,) in shared.rows(f"SELECT origin FROM hub.{table}", role="ke_tan_cong")} == seen
    assert shared.rows("SELECT role FROM hub.office", role="ke_tan_cong") == [("ke_tan_cong",)]


def test_a_reader_writes_nothing(shared: Hub):
    shared.enrol("nguoi_doc", None, reach="nation", writes=False)
    with shared.as_role("nguoi_doc") as reader:
        assert reader.execute("SELECT count(*) FROM hub.event").fetchone() == (9,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reader.execute(INSERT, row(FOURTH))


def test_a_revoked_role_may_nothing(shared: Hub):
    with shared.as_role() as keeper, shared.as_role("ke_tan_cong") as still_connected:
        assert offices.revoke(keeper, "ke_tan_cong")
        for statement in ("SELECT * FROM hub.event", "SELECT hub.my_reach()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                still_connected.execute(statement)
        with pytest.raises(psycopg.Error):
            still_connected.execute(INSERT, row(FOURTH))


def test_verify_finds_what_a_superuser_has_changed_behind_the_triggers(shared: Hub):
    with shared.as_role() as keeper:
        keeper.execute("SET session_replication_role = replica")
        keeper.execute("UPDATE hub.event SET actor = 'ai đó' WHERE origin = %s AND number = 2", (MINE,))
        keeper.execute("DELETE FROM hub.event WHERE origin = %s AND number = 3", (OTHERS,))
        keeper.execute("DELETE FROM hub.event WHERE origin = %s AND number = 1", (FAR,))
    assert shared.rows("SELECT * FROM hub.verify()") == [
        (OTHERS, 3, "missing"), (MINE, 2, "changed"), (FAR, 2, "missing"),
    ]  # fmt: skip
