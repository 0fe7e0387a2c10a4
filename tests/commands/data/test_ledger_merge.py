"""`bh ledger export` and `import`: offices that worked apart hold the same afterwards, in whatever order they merge."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baohiem_cli.domain.ledger.chain import sealed
from baohiem_cli.domain.ledger.payloads import Act
from tests.commands.office import ANNUAL, OTHER, PLAN
from tests.domain.making import case
from tests.ledgers import made_up, write_ledger


@pytest.fixture
def pair(offices):
    return offices("ha"), offices("noi")


AFTERWARDS = "2027-02-01"
"""When files are read: after all that they tell."""


def send(giver, taker, times=1):
    """One office exports, the other imports; the item of the last import."""
    file = giver.db.with_suffix(".jsonl")
    assert giver.run("ledger", "export", "--force", file).code == 0
    for __ in range(times):
        (item,) = taker.items("ledger", "import", file, day=AFTERWARDS)
    return item


def sorted_log(office):
    return sorted(office.log(), key=lambda event: event["id"])


def picture(office, day="2027-01-15"):
    """Everything that follows from a ledger."""
    commands = (
        ("due", "-r", "mau", "--from", "2026-01-01", "--to", "2027-12-31"),
        ("overdue", "-r", "mau"),
        ("targets", "-r", "mau"),
    )
    return [*(office.items(*command, day=day) for command in commands), office.examined(day=day)]


def test_an_export_is_a_header_and_one_line_for_each_event(office, tmp_path):
    office.run("done", ANNUAL, OTHER, "--note", "đã gửi")
    file = tmp_path / "so.jsonl"
    answer = office.answer("ledger", "export", file)
    assert answer["command"] == "ledger export"
    last = office.log()[-1]
    receipt = f"{last['origin'][-6:]}-2-{last['hash'][:8]}"
    assert answer["items"] == [{"file": str(file), "events": 2, "receipt": receipt}]
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    assert json.loads(header) == {"ledger": 1, "events": 2}
    assert [json.loads(line)["key"] for line in lines] == [ANNUAL, OTHER]
    assert "đã gửi" in lines[0]
    printed = office.run("ledger", "export")
    assert printed.out == file.read_text(encoding="utf-8")


def test_an_empty_ledger_can_be_sent(pair):
    ha, noi = pair
    item = send(ha, noi)
    assert (item["events"], item["new"]) == (0, 0)
    assert set(item) == {"file", "events", "new", "origins", "touched", "contradictions"}


def test_a_place_that_cannot_be_written_is_wrong_usage(office, tmp_path):
    run = office.run("ledger", "export", "--force", tmp_path / "none" / "so.jsonl")
    assert run.code == 2
    assert "so.jsonl" in run.err


def test_what_one_office_recorded_the_other_knows_after_an_import(pair):
    ha, noi = pair
    ha.run("done", ANNUAL, "--doc", "123/BC", "--by", "Minh")
    item = send(ha, noi)
    assert (item["events"], item["new"]) == (1, 1)
    assert noi.log() == ha.log()
    assert noi.state(ANNUAL) == "done"
    assert noi.run("done", ANNUAL).code == 2
    assert "Ghi nhận mới:" in noi.run("ledger", "import", ha.db.with_suffix(".jsonl")).out


def test_importing_twice_is_importing_once(pair):
    ha, noi = pair
    ha.run("done", ANNUAL, OTHER)
    assert send(ha, noi)["new"] == 2
    before = noi.log()
    assert send(ha, noi, times=2)["new"] == 0
    assert noi.log() == before
    assert send(noi, ha)["new"] == 0


def test_an_older_export_does_no_harm(pair, tmp_path):
    ha, noi = pair
    ha.run("done", ANNUAL)
    ha.run("ledger", "export", "--force", tmp_path / "old.jsonl")
    ha.run("done", OTHER)
    send(ha, noi)
    assert noi.items("ledger", "import", tmp_path / "old.jsonl")[0]["new"] == 0
    assert [event["key"] for event in noi.log()] == [ANNUAL, OTHER]


def test_what_came_from_elsewhere_is_not_taken_back_here(pair):
    ha, noi = pair
    ha.run("done", ANNUAL)
    send(ha, noi)
    assert noi.undo() == []
    ha.undo()
    send(ha, noi)
    assert noi.state(ANNUAL) == "open"


@pytest.mark.parametrize("number", [1, 99])
def test_who_claims_to_continue_an_office_has_to_know_its_chain(office, tmp_path, number):
    """Otherwise anybody could take back what it recorded, by a file of two lines."""
    assert office.run("done", ANNUAL).code == 0
    (mine,) = office.log()
    first, *__ = made_up(1, "phong-b")
    claim = {"origin": mine["origin"], "number": number, "hash": "0" * 64}
    claiming = sealed(first._replace(act=Act.CONTINUE, key="ledger", data=claim))
    undo = first._replace(
        id="b-2", number=2, act=Act.UNDO, key=ANNUAL, data={"event": mine["id"]}, previous=claiming.hash
    )
    file = write_ledger(tmp_path / "so.jsonl", [claiming, sealed(undo)])
    assert office.run("ledger", "import", file).code == 0
    assert office.state(ANNUAL) == "done"


@pytest.mark.parametrize(
    ("here", "there", "state", "conflict"),
    [
        case("xong hai ngày", ["done", ANNUAL, "--on", "2026-12-18"], ["done", ANNUAL, "--on", "2026-12-20"],
             "done_late", "ghi hoàn thành với nhiều ngày khác nhau"),
        case("xong và được miễn", ["done", ANNUAL, "--on", "2026-12-18"], ["waive", ANNUAL, "--reason", "…"],
             "done", "vừa ghi hoàn thành vừa ghi được miễn"),
        case("hai ngày gia hạn", ["extend", ANNUAL, "--to", "2026-12-25"], ["extend", ANNUAL, "--to", "2027-01-31"],
             "overdue", "gia hạn đến nhiều ngày khác nhau"),
    ],
)  # fmt: skip
def test_contradictions_stay_both_and_are_flagged(pair, here, there, state, conflict):
    ha, noi = pair
    ha.run(*here, day="2026-12-20" if "done" in here else "2026-12-19")
    noi.run(*there, day="2026-12-20" if "done" in there else "2026-12-19")
    send(ha, noi)
    send(noi, ha)
    for office in pair:
        item = office.standing(ANNUAL, day="2026-12-31")
        assert (item["state"], item["conflicts"]) == (state, [conflict])
        assert len(office.log(ANNUAL)) == 2
        code, findings = office.examined(day="2026-12-31")
        assert code == 4
        assert [(found["severity"], found["place"]) for found in findings] == [("warning", ANNUAL)]
    out = ha.run("due", "-r", "mau", "--year", 2026, "--kind", "report", day="2026-12-31").out
    marked = [line for line in out.splitlines() if "mau/1.1@2026" in line and "!" in line.split(ANNUAL)[0]]
    assert len(marked) == 1
    assert "!  ghi nhận mâu thuẫn nhau" in out


def test_a_contradiction_marks_its_own_row_alone(pair):
    ha, noi = pair
    ha.run("done", ANNUAL, OTHER, "--on", "2026-11-20")
    noi.run("done", OTHER, "--on", "2026-11-21")
    send(noi, ha)
    rows = [
        line for line in ha.run("due", "-r", "mau", "--year", 2026, "--month", 12).out.splitlines() if "1.1@" in line
    ]
    assert {("!" in row.split("mau/")[0], "so-tai-chinh" in row) for row in rows} == {(False, False), (True, True)}


def test_letters_of_the_same_day_in_two_offices_are_two_occurrences(pair):
    for office in pair:
        office.run("trigger", "mau/2.2", "--due", "2026-11-30")
    send(*pair)
    assert len(pair[1].overdue("2026-12-01", "--kind", "meeting")) == 2


def test_two_offices_that_move_a_record_differently_agree(pair):
    """Each moves what it recorded itself: that it is done was recorded by the one, a remark by the other."""
    ha, noi = pair
    noi.run("note", ANNUAL, "đã nhận")  # its origin is the older one, its move the later
    ha.run("done", ANNUAL)
    send(ha, noi)
    assert ha.run("rekey", ANNUAL, OTHER).code == 0
    assert noi.run("rekey", ANNUAL, PLAN).code == 0
    send(ha, noi)
    send(noi, ha)
    for office in pair:
        assert [office.state(key) for key in (ANNUAL, OTHER, PLAN)] == ["open", "done", "open"]
        assert [[event["act"] for event in office.log(key)] for key in (OTHER, PLAN)] == [
            ["done", "rekey"], ["note", "rekey"]
        ]  # fmt: skip
        assert office.examined() == (0, [])


def test_an_office_moves_no_records_of_others(pair):
    ha, noi = pair
    ha.run("done", ANNUAL)
    noi.run("note", ANNUAL, "đã nhận")
    noi.run("rekey", ANNUAL, PLAN)
    send(noi, ha)
    assert [ha.state(key) for key in (ANNUAL, PLAN)] == ["done", "open"]
    assert ha.run("extend", ANNUAL, "--to", "2027-01-05").code == 0, "the move of another office binds nobody here"
    assert ha.standing(ANNUAL)["extended_to"] == "2027-01-05"


def test_where_others_alone_recorded_there_is_nothing_to_move(pair):
    ha, noi = pair
    ha.run("done", ANNUAL)
    send(ha, noi)
    run = noi.run("rekey", ANNUAL, PLAN)
    assert run.code == 2
    assert "do nơi khác ghi" in run.err
    assert noi.state(ANNUAL) == "done"


# A copied database


def without_its_place(office):
    """As version 0.1.0 left it: nothing tells the file from its copy."""
    with closing(sqlite3.connect(office.db)) as db:
        db.execute("DELETE FROM setting WHERE key = 'place'")
        db.commit()


@pytest.fixture
def twins(office, tmp_path):
    """A database and its copy."""
    office.run("done", ANNUAL)
    twin = replace(office, db=tmp_path / "twin.db")
    shutil.copy(office.db, twin.db)
    return office, twin


def test_a_copied_database_records_under_an_origin_of_its_own(twins):
    one, two = twins
    one.run("done", OTHER)
    two.run("done", PLAN)
    assert send(one, two)["new"] == 1
    file = two.db.with_suffix(".jsonl")
    two.run("ledger", "export", "--force", file)
    run = one.run("ledger", "import", file, "--format", "json", day=AFTERWARDS)
    (origin,) = run.json["items"][0]["origins"]
    assert (run.code, origin["new"], origin["heir"]) == (0, 2, True)
    assert f"Nguồn {origin['origin'][-6:]} ghi là tiếp theo sổ của đơn vị này" in run.err
    assert sorted_log(one) == sorted_log(two)
    assert picture(one) == picture(two)
    assert [item["key"] for item in two.undo()] == [PLAN]
    assert [item["key"] for item in two.undo()] == [ANNUAL], "what was recorded before the copy is its own too"


def test_two_that_recorded_under_one_origin_are_told_how_to_join(twins, tmp_path):
    one, two = twins
    without_its_place(two)
    one.run("done", OTHER)
    two.run("done", PLAN)
    file = tmp_path / "twin.jsonl"
    two.run("ledger", "export", file)
    before = one.log()
    run = one.run("ledger", "import", file, "--format", "json")
    assert run.code == 4
    error = run.json["error"]
    assert error["code"] == "data"
    assert f"số 2 của nguồn {before[0]['origin']}" in error["message"]
    assert "--join" in error["message"]
    assert [(problem["file"], problem["line"]) for problem in error["problems"]] == [(str(file), 3)]
    assert one.log() == before


def join(giver, taker):
    file = giver.db.with_suffix(".jsonl")
    assert giver.run("ledger", "export", "--force", file).code == 0
    (item,) = taker.items("ledger", "import", "--join", file)
    return item["new"]


def test_they_are_joined_and_agree_from_then_on(twins):
    one, two = twins
    without_its_place(two)
    one.run("done", OTHER)
    two.run("done", PLAN)
    assert join(two, one) == 2  # its record, behind the one that says what it continues
    assert join(two, one) == 0
    assert join(one, two) == 2
    assert join(two, one) == 0
    for office in twins:
        assert [office.state(key) for key in (ANNUAL, OTHER, PLAN)] == ["done", "done", "done"]
        assert office.examined() == (0, [])
    two.run("undo", "--yes")
    one.run("note", PLAN, "đã nhận")
    join(two, one)
    join(one, two)
    assert picture(one) == picture(two)
    assert one.state(PLAN) == "open"


def test_a_third_office_gets_the_same_from_either(twins, offices):
    one, two = twins
    without_its_place(two)
    one.run("done", OTHER)
    two.run("done", PLAN)
    join(two, one)
    third, fourth = offices("third"), offices("fourth")
    join(one, third)
    join(two, third)
    join(two, fourth)
    join(one, fourth)
    assert picture(third) == picture(fourth) == picture(one)
    assert third.examined() == fourth.examined() == (0, [])


def test_a_file_with_a_wrong_line_is_refused_as_a_whole(pair):
    ha, noi = pair
    ha.run("done", ANNUAL)
    ha.run("done", OTHER)
    file = ha.db.with_suffix(".jsonl")
    ha.run("ledger", "export", "--force", file)
    file.write_text(file.read_text(encoding="utf-8").replace(OTHER, PLAN), encoding="utf-8")
    run = noi.run("ledger", "import", file, "--format", "json")
    assert run.code == 4
    assert [(problem["file"], problem["line"]) for problem in run.json["error"]["problems"]] == [(str(file), 3)]
    assert f"{file}:3:1:" in run.err
    assert noi.log() == []


DAYS = st.sampled_from(["2026-12-01", "2026-12-18", "2026-12-19", "2026-12-20", "2027-01-10"])
KEYS = st.sampled_from([ANNUAL, OTHER, PLAN])
COMMANDS = st.one_of(
    st.tuples(st.just("done"), KEYS),
    st.tuples(st.just("extend"), KEYS, st.just("--to"), st.sampled_from(["2027-01-05", "2027-02-15"])),
    st.tuples(st.just("waive"), KEYS, st.just("--reason"), st.just("…")),
    st.tuples(st.just("assign"), KEYS, st.sampled_from(["Lan", "Minh"])),
    st.tuples(st.just("measure"), st.just("mau/bhyt-2026"), st.just("--value"), st.integers(80, 95)),
    st.tuples(st.just("trigger"), st.just("mau/2.2"), st.just("--due"), st.just("2027-01-12")),
    st.just(("undo", "--yes")),
)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.booleans(), COMMANDS, DAYS), max_size=6),
    st.lists(st.booleans(), max_size=2),
)
def test_offices_that_worked_apart_end_alike_in_whatever_order_they_merge(pair, offices, model, done, exchanges):
    ha, noi = pair
    for office in pair:
        shutil.copy(model[0], office.db)
    for first, command, day in sorted(done, key=lambda one: one[2]):
        (ha if first else noi).run(*command, day=day)
    late, early = offices("late"), offices("early")
    for taker, givers in ((early, (ha, noi)), (late, (noi, ha, noi))):
        for giver in givers:
            send(giver, taker)
    for first in [*exchanges, True, False]:
        send(*(pair if first else pair[::-1]))
    merged = sorted_log(ha)
    assert all(sorted_log(office) == merged for office in (noi, late, early))
    assert picture(late) == picture(early)


def test_an_import_tells_the_offices_and_the_persons_of_each(pair):
    ha, noi = pair
    assert ha.run("init", "--agency", "BHXH Sơn La", "--name", "BHXH tỉnh Sơn La, phòng Thu").code == 0
    ha.run("done", ANNUAL, "--by", "Lan, văn thư")
    ha.run("done", OTHER, "--by", "Hà")
    (origin,) = send(ha, noi)["origins"]
    assert set(origin["actors"]) >= {"Lan, văn thư", "Hà"}
    assert origin["offices"] == ["BHXH tỉnh Sơn La, phòng Thu"]
    ha.run("done", PLAN)
    shown = noi.run("ledger", "import", _export(ha), day=AFTERWARDS).out
    assert "BHXH tỉnh Sơn La, phòng Thu" in " ".join(shown.split())


def _export(office):
    file = office.db.with_suffix(".jsonl")
    assert office.run("ledger", "export", "--force", file).code == 0
    return file
