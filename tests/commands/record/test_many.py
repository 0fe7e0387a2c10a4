"""Recording for many bodies at once: all but some, from a list, by the numbers of the list last shown."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from baohiem_cli import paths
from tests.commands.bodies import DEPARTMENTS, thanh_hoa  # noqa: F401 # a fixture
from tests.domain.making import case

YEARLY, Q3 = "xa-phuong/1.2@2026", "xa-phuong/1.1@2026-Q3"


@pytest.fixture
def listed(thanh_hoa):  # noqa: F811
    thanh_hoa.lists()
    return thanh_hoa


def states(office, duty="xa-phuong/1.2", period="2026"):
    """The bodies that are done, each with its day and document."""
    found = office.items("missing", f"{duty}@{period}")
    done = [one for one in found if one["state"] in ("done", "done_late")]
    return {one["unit_name"] or one["agency"]: (one["done_on"], one["document"]) for one in done}


def test_all_but_some(listed):
    listed.done(YEARLY, "--all", "--except", "Công an tỉnh", "--except", "Thanh tra tỉnh", "--on", "2026-11-10")
    assert set(states(listed)) == set(DEPARTMENTS) - {"cong-an-tinh", "thanh-tra-tinh"}


def test_all_communes_but_one(listed):
    listed.done(Q3, "--all", "--except", "UBND xã Số 3", "--on", "2026-10-01")
    done = states(listed, "xa-phuong/1.1", "2026-Q3")
    assert len(done) == 165
    assert "UBND xã Số 3" not in done


@pytest.mark.parametrize(
    ("options", "code"),
    [
        case("không có --all", ["--except", "Công an tỉnh"], 2),
        case("cơ quan không có việc này", ["--all", "--except", "BHXH tỉnh"], 6),
        case("cơ quan không có", ["--all", "--except", "Sở Tự Nghĩ"], 6),
    ],
)
def test_an_exception_has_to_be_one(listed, options, code):
    assert listed.run("done", YEARLY, *options, "--on", "2026-11-10").code == code
    assert states(listed) == {}


LIST = """\
Cơ quan;Ngày gửi;Số văn bản
UBND xã Số 1;01/10/2026;12/BC-UBND
UBND xã Số 2;;
ubnd xa so 3;2026-10-09;
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "da-gui.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_is_recorded_row_by_row(listed, table):
    listed.done(Q3, "--from-list", table)
    assert states(listed, "xa-phuong/1.1", "2026-Q3") == {
        "UBND xã Số 1": ("2026-10-01", "12/BC-UBND"),
        "UBND xã Số 3": ("2026-10-09", None),
    }


def test_a_list_that_the_program_wrote_can_be_filled_in(listed, tmp_path):
    out = tmp_path / "nhac.csv"
    assert listed.run("missing", YEARLY, "--output", out).code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    rows[0][head.index("Ngày thực hiện")] = "2026-11-10"
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    listed.done("--from-list", out)
    assert states(listed) == {DEPARTMENTS[0]: ("2026-11-10", None)}


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        case("cơ quan không có", "UBND xã Số 1", "UBND xã Số 999", {2}),
        case("ngày không có", "2026-10-09", "2026-13-09", {4}),
        case("hai lần", "ubnd xa so 3", "UBND xã Số 1", {4}),
        case("không tên", "UBND xã Số 1", "", {2}),
        case("cơ quan không có việc này", "UBND xã Số 1", "Sở Y tế", {2}),
    ],
)
def test_problems_are_told_by_row_and_nothing_is_recorded(listed, table, old, new, problems):
    table.write_text(LIST.replace(old, new), encoding="utf-8")
    run = listed.run("done", Q3, "--from-list", table, "--format", "json")
    assert run.code == 4
    assert {one["line"] for one in run.json["error"]["problems"]} == problems
    assert states(listed, "xa-phuong/1.1", "2026-Q3") == {}


def test_a_day_to_come_in_a_list_is_refused(listed, table):
    table.write_text(LIST.replace("2026-10-09", "2026-12-31"), encoding="utf-8")
    assert listed.run("done", Q3, "--from-list", table).code == 2
    assert states(listed, "xa-phuong/1.1", "2026-Q3") == {}


@pytest.mark.parametrize("words", [[], ["--from-list", "{table}"]])
def test_something_has_to_be_named(listed, table, words):
    assert listed.run("done", *(word.format(table=table) for word in words)).code == 2


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr(paths, "stdout_is_terminal", lambda: True)


def test_rows_on_a_terminal_are_named_by_their_numbers(listed, terminal):
    shown = listed.run("missing", YEARLY)
    assert "#" in shown.out
    listed.done("2", "4-5", "--on", "2026-11-10")
    assert set(states(listed)) == {DEPARTMENTS[1], DEPARTMENTS[3], DEPARTMENTS[4]}


def test_numbers_go_on_from_part_to_part(listed, terminal):
    listed.run("due", "-r", "xa-phuong", "--from", "2026-10-01", "--to", "2026-12-31")
    listed.done("3", "--all", "--on", "2026-11-10")  # after 1.1 and 1.2 with days of their own: 2.1
    assert set(states(listed, "xa-phuong/2.1", "2026-H2")) == {"ubnd-huyen"}


def test_what_numbers_stand_for_is_shown_before_it_is_recorded(listed, terminal):
    listed.run("missing", YEARLY)
    run = listed.run("done", "1", "--on", "2026-11-10")
    assert run.code == 2
    assert f"{YEARLY}:{DEPARTMENTS[0]}" in run.err
    assert states(listed) == {}


@pytest.mark.parametrize("pick", ["99", "5-3", "1-99"])
def test_a_number_that_was_not_shown_is_refused(listed, terminal, pick):
    listed.run("missing", YEARLY)
    run = listed.run("done", pick, "--on", "2026-11-10")
    assert run.code == 6
    assert "13 dòng" in run.err


def test_without_a_list_there_is_nothing_to_number(listed):
    listed.run("missing", YEARLY)  # into a pipe
    run = listed.run("done", "1", "--on", "2026-11-10")
    assert run.code == 6
    assert "bh due" in run.err


def test_a_row_of_several_bodies_asks_for_which(listed, terminal):
    listed.run("due", "-r", "xa-phuong", "--from", "2026-10-01", "--to", "2026-10-31")
    run = listed.run("done", "1", "--on", "2026-10-03", "--yes")
    assert run.code == 6
    assert "--all" in run.err


@pytest.mark.parametrize(
    ("picks", "rows"),
    [
        case("dấu phẩy", ["1,3-4"], [0, 2, 3]),
        case("gạch dài", ["2–3"], [1, 2]),
        case("cách trong số", ["1, 3"], [0, 2]),
        case("trùng nhau", ["3", "2-4"], [2, 1, 3]),
    ],
)
def test_numbers_as_people_write_them(listed, terminal, picks, rows):
    listed.run("missing", YEARLY)
    listed.done(*picks, "--on", "2026-11-10")
    done = [event["key"] for event in listed.items("log") if event["act"] == "done"]
    assert done == [f"{YEARLY}:{DEPARTMENTS[i]}" for i in rows]


@pytest.mark.parametrize("pick", ["0", "0-3", "1,99"])
def test_there_is_no_row_nought(listed, terminal, pick):
    listed.run("missing", YEARLY)
    run = listed.run("done", pick, "--on", "2026-11-10")
    assert run.code == 6
    assert "13 dòng" in run.err
    assert states(listed) == {}
