"""`bh sync` and `bh hub`: offices with databases of their own that share one ledger."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from baohiem_cli.domain.ledger.chain import breaks
from baohiem_cli.domain.ledger.events import entry_of
from baohiem_cli.store.hub.events import send
from tests.conftest import Run
from tests.hubs import Hub
from tests.ledgers import events_of, made_up, put_in, query
from tests.running import here

KEY = "cao-nguyen/24.1@2026-H1:so-y-te"
OTHER_KEY = "cao-nguyen/24.1@2026-H1:so-tai-chinh"


class Desk:
    """An office with its database and its role."""

    def __init__(self, hub: Hub, db: Path, role: str) -> None:
        self.hub, self.db, self.role = hub, db, role

    def bh(self, *words: object) -> Run:
        return here(*words, "--db", self.db, "--as-of", "2026-11-22")

    def note(self, text: str, key: str = KEY) -> None:
        assert self.bh("note", key, text).code == 0

    def done(self, on: str, key: str = KEY) -> None:
        run = self.bh("done", key, "--on", on, "--yes")
        assert run.code == 0, run.err

    @property
    def origin(self) -> str:
        return query(self.db, "SELECT value FROM setting WHERE key = 'origin'")[0][0]

    def enrol(self, **more) -> None:
        self.hub.enrol(self.role, self.origin, **more)

    def sync(self, *words: object, code: int = 0) -> dict:
        run = self.bh("sync", self.hub.address(self.role), *words, "--format", "json")
        assert run.code == code, run.err + run.out
        return run.json["items"][0] if code in (0, 4) else run.json["error"]

    @property
    def events(self):
        return events_of(self.db)


@pytest.fixture
def desks(hub: Hub, register: Path, tmp_path: Path):
    """Make so many offices of one province, each with one remark and enrolled."""

    def make(*roles: str) -> list[Desk]:
        found = []
        for role in roles:
            db = tmp_path / f"{role}.db"
            shutil.copy(register, db)
            desk = Desk(hub, db, role)
            desk.note(f"của {role}")
            desk.enrol()
            found.append(desk)
        return found

    return make


def same(*desks: Desk) -> bool:
    return len({tuple(sorted(one.hash for one in desk.events)) for desk in desks}) == 1


def test_two_offices_see_each_others_records(desks):
    one, two = desks("mot", "hai")
    assert (one.sync()["sent"], one.sync()["sent"]) == (1, 0)
    brought = two.sync()
    assert (brought["sent"], brought["new"]) == (1, 1)
    assert [(of["origin"], of["own"]) for of in brought["origins"]] == [(one.origin, False)]
    assert one.sync()["new"] == 1
    assert same(one, two)


def test_what_contradicts_is_told_as_by_an_import(desks):
    one, two = desks("mot", "hai")
    one.done("2026-07-01")
    two.done("2026-07-03")
    one.sync()
    brought = two.sync()
    assert brought["touched"] == [KEY]
    assert [of["key"] for of in brought["contradictions"]] == [KEY]


def test_an_office_that_is_not_enrolled_is_told_the_line_for_the_keeper(desks, hub: Hub):
    (one,) = desks("mot")
    hub.rows("DELETE FROM hub.origin RETURNING 1")
    refused = one.sync(code=4)["refused"]
    run = one.bh("sync", hub.address("mot"))
    assert [of["number"] for of in refused] == [1]
    assert f"bh hub grant mot --name TÊN --province TỈNH --origin {one.origin}" in " ".join(run.err.split())
    hub.rows("DELETE FROM hub.office RETURNING 1")
    assert f"--origin {one.origin}" in one.sync(code=5)["message"]


def test_a_copy_that_recorded_too_is_joined_and_nothing_is_lost(desks, tmp_path: Path):
    one, other = desks("mot", "hai")
    one.sync()
    copy = Desk(one.hub, tmp_path / "copy.db", "mot")
    shutil.copy(one.db, copy.db)
    one.note("ở bản gốc")
    _recorded_under_the_same_origin(copy, "ở bản sao")
    one.sync()
    refused = copy.sync(code=4)["refused"]
    assert [(of["origin"], of["number"], of["sending"]) for of in refused] == [(one.origin, 2, True)]
    joined = copy.sync("--join")
    assert joined["sent"] == 2  # its own record behind the one that tells what it continues
    assert copy.sync()["sent"] == 0
    one.sync()
    other.sync()
    one.sync()
    copy.sync()
    texts = {"của mot", "của hai", "ở bản gốc", "ở bản sao"}
    for desk in (one, other, copy):
        assert {of.data.get("text") for of in desk.events} - {None} == texts
        assert list(breaks(map(entry_of, desk.events))) == []


def _recorded_under_the_same_origin(desk: Desk, text: str) -> None:
    """What a copy records whose file has the number of the first one: by a snapshot of the machine, say."""
    number = str(desk.db.stat().st_ino)
    with sqlite3.connect(desk.db) as database:
        database.execute("UPDATE setting SET value = ? WHERE key = 'place'", (number,))
    desk.note(text)


def test_a_ledger_that_was_put_back_gets_its_records_again(desks, tmp_path: Path):
    (one,) = desks("mot")
    shutil.copy(one.db, tmp_path / "before.db")
    one.note("sau đó")
    one.sync()
    shutil.copy(tmp_path / "before.db", one.db)
    brought = one.sync()
    assert (brought["sent"], brought["new"]) == (0, 1)
    one.note("lại ghi")
    assert one.sync()["sent"] == 2  # under a new origin that continues the one before, enrolled by itself
    assert len(one.events) == 4


def test_a_restored_database_sends_under_its_new_origin(desks, tmp_path: Path):
    one, two = desks("mot", "hai")
    one.sync()
    assert one.bh("backup", tmp_path / "b.db").code == 0
    assert one.bh("restore", tmp_path / "b.db").code == 0
    one.note("sau khi phục hồi")
    assert one.sync()["sent"] == 2
    two.sync()
    one.sync()
    assert same(one, two)


def test_a_month_without_a_network_then_many_at_once(desks):
    one, two = desks("mot", "hai")
    events = put_in(one.db, made_up(700, "nguon-cu"))
    one.hub.enrol("mot", "nguon-cu")
    put_in(two.db, events[:10])
    with one.hub.as_role("mot") as office:
        send(office, list(map(entry_of, events)))
    assert two.sync()["new"] == 690
    one.sync()
    two.sync()
    assert same(one, two)


def test_a_chain_that_cannot_be_taken_stops_no_other(desks, hub: Hub):
    one, two, three = desks("mot", "hai", "ba")
    one.sync()
    two.sync()
    with hub.as_role() as keeper:
        keeper.execute("SET session_replication_role = replica")
        keeper.execute("UPDATE hub.event SET actor = 'ai đó' WHERE origin = %s", (one.origin,))
    brought = three.sync(code=4)
    assert [of["origin"] for of in brought["origins"]] == [two.origin]
    assert [(of["origin"], of["number"], of["sending"]) for of in brought["refused"]] == [(one.origin, 1, False)]
    assert here("hub", "verify", "--hub", hub.address()).code == 4


def test_an_event_that_was_edited_here_is_not_sent_and_those_before_it_are(desks):
    (one,) = desks("mot")
    one.note("hai")
    one.note("ba")
    with sqlite3.connect(one.db) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE event SET actor = 'ai đó' WHERE number = 2")
    done = one.sync(code=4)
    assert (done["sent"], [of["number"] for of in done["refused"]]) == (1, [2])


def test_an_office_reads_its_own_province_alone(desks):
    one, two = desks("mot", "hai")
    two.hub.rows("UPDATE hub.office SET province = 'ven-bien' WHERE role = 'hai' RETURNING 1")
    two.hub.rows("UPDATE hub.origin SET province = 'ven-bien' WHERE role = 'hai' RETURNING 1")
    one.sync()
    assert two.sync()["new"] == 0
    two.hub.enrol("hai", two.origin, reach="nation", province="ven-bien")
    assert two.sync()["new"] == 1


ADDRESSES = [
    ("postgresql://nobody@127.0.0.1:1/kho", 5, "Không nối được tới kho"),
    ("postgresql://ai:bi-mat@127.0.0.1:1/kho", 2, "Không ghi mật khẩu"),
    ("host=127.0.0.1 port=1 password=bi-mat", 2, "Không ghi mật khẩu"),
    ("khong-co-service", 5, "service"),
    ("postgresql://[", 5, "Địa chỉ kho sai"),
]


@pytest.mark.parametrize(("address", "code", "told"), ADDRESSES)
def test_what_is_wrong_with_an_address(register, bh, address, code, told):
    run = bh("sync", address)
    assert run.code == code, run.err
    assert told in " ".join(run.err.split())
    assert "bi-mat" not in run.err + run.out


def test_a_role_and_a_database_that_are_not_there(desks, cluster, bh):
    (one,) = desks("mot")
    for address in (one.hub.address("khong_co"), cluster.address("khong_co", "mot")):
        assert "không nhận vai trò hay cơ sở dữ liệu" in " ".join(bh("sync", address).err.split())
    assert "chưa phải kho dùng chung" in " ".join(bh("sync", cluster.address(cluster.empty(), "mot")).err.split())


@pytest.mark.parametrize(("sql", "told"), [
    ("INSERT INTO hub.migration (number) VALUES (999)", "mới hơn"),
    ("DELETE FROM hub.migration WHERE number > 0; INSERT INTO hub.migration (number) VALUES (0)", "chưa phải kho"),
])  # fmt: skip
def test_a_hub_of_another_version(desks, sql, told):
    (one,) = desks("mot")
    with one.hub.as_role() as keeper:
        keeper.execute(sql)
    assert told in one.sync(code=5)["message"]


def test_without_a_hub_or_without_the_extra(register, bh, monkeypatch):
    assert "BH_HUB" in bh("sync").err
    monkeypatch.setitem(sys.modules, "psycopg", None)
    run = bh("sync", "kho")
    assert run.code == 5
    assert "pip install '.[hub]'" in " ".join(run.err.split())


def test_whoever_keeps_the_hub(cluster, register, bh):
    address = cluster.address(cluster.empty())
    assert bh("hub", "init", "--hub", address, "--format", "json").json["items"][0]["before"] == 0
    again = bh("hub", "init", "--hub", address, "--format", "json").json["items"][0]
    assert again["before"] == again["version"] > 0
    grant = ("hub", "grant", "so_y_te", "--name", "Sở Y tế", "--hub", address)
    assert bh(*grant).code == 2  # without a province
    assert bh(*grant, "-p", "Không có").code == 6
    assert bh(*grant, "-p", "Thanh Hóa", "--origin", "nguon").code == 0
    assert (
        bh("hub", "grant", "khac", "--name", "x", "-p", "Quảng Ngãi", "--origin", "nguon", "--hub", address).code == 2
    )
    (office,) = bh("hub", "offices", "--hub", address, "--format", "json").json["items"]
    assert (office["role"], office["province"], office["reach"], office["origin"]) == (
        "so_y_te", "thanh-hoa", "province", "nguon",
    )  # fmt: skip
    mine = cluster.address(address.split("dbname=")[1].split()[0], "so_y_te")
    status = bh("hub", "status", "--hub", mine, "--format", "json").json["items"][0]
    assert (status["role"], status["name"], status["writes"]) == ("so_y_te", "Sở Y tế", True)
    assert bh("hub", "init", "--hub", mine).code == 0  # nothing to do
    assert bh("hub", "grant", "x", "--name", "x", "-p", "Quảng Ngãi", "--hub", mine).code == 5
    assert bh("hub", "verify", "--hub", address).code == 0
    assert bh("hub", "revoke", "so_y_te", "--hub", address).code == 0
    assert bh("hub", "revoke", "so_y_te", "--hub", address).code == 6
    for form in ("table", "csv", "md", "json", "plain"):
        assert bh("hub", "offices", "--hub", address, "--format", form).code == 0


def test_a_record_can_be_followed_by_a_sync(desks, monkeypatch):
    one, two = desks("mot", "hai")
    monkeypatch.setenv("BH_HUB", one.hub.address("mot"))
    record = ("note", KEY, "và gửi luôn", "--format", "json")
    assert one.bh(*record, "--sync").json["sync"] == {"sent": 2, "new": 0}
    assert "sync" not in one.bh(*record).json
    monkeypatch.setenv("BH_SYNC", "1")
    assert one.bh(*record).json["sync"] == {"sent": 2, "new": 0}
    assert "sync" not in one.bh(*record, "--dry-run").json
    assert "gửi 1, nhận 0" in one.bh("undo", "--yes").out
    monkeypatch.setenv("BH_HUB", "postgresql://mot@127.0.0.1:1/kho")
    run = one.bh(*record)
    assert (run.code, run.json["sync"]) == (0, None)
    assert "Đã ghi ở đây, chưa đồng bộ được" in run.json["warnings"][0]
    assert two.sync()["new"] == 5
