"""`bh import`: a list that the program wrote comes back filled in; all of it is right, or nothing is recorded."""

from __future__ import annotations

import csv
from datetime import date, datetime

import openpyxl
import pytest

from baohiem_cli.domain.ledger.payloads import LONGEST
from tests.commands.office import OTHER, PLAN, quarter
from tests.domain.making import case

LATE, LATER = quarter("2026-Q1"), quarter("2026-Q2")
DONE, DOC = "Ngày thực hiện", "Số văn bản"


@pytest.fixture
def fill(office, tmp_path):
    """Write the year's list, fill its rows in by key, and give the file."""

    def filled(rows, name="viec.csv", by=(DONE, DOC)):
        file = tmp_path / name
        assert office.run("due", "-r", "mau", "--year", 2026, "--output", file, "--force").code == 0
        (_fill_workbook if name.endswith("x") else _fill_text)(file, rows, by)
        return file

    return filled


def _fill_text(file, rows, by):
    head, *lines = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
    for line in lines:
        for column, value in zip(by, rows.get(line[head.index("Mã")], ()), strict=False):
            line[head.index(column)] = str(value)
    with file.open("w", encoding="utf-8-sig", newline="") as written:
        csv.writer(written).writerows([head, *lines])


def _fill_workbook(file, rows, by):
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        for column, value in zip(by, rows.get(line[head.index("Mã")].value, ()), strict=False):
            line[head.index(column)].value = value
    book.save(file)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        case("CSV, ngày Việt", "viec.csv", "03/04/2026"),
        case("CSV, ngày ISO", "viec.csv", "2026-04-03"),
        case("Excel", "viec.xlsx", datetime(2026, 4, 3)),  # noqa: DTZ001 # as Excel keeps a day
        case("Excel, ngày là chữ", "viec.xlsx", "3/4/2026"),
    ],
)
def test_what_was_filled_in_is_recorded_and_nothing_else(office, fill, name, day):
    file = fill({LATE: (day, "12/BC-SYT")}, name)
    assert office.run("import", file, "--yes", "--by", "Lan").code == 0
    (event,) = office.log()
    assert (event["key"], event["on"], event["data"]["doc"], event["actor"]) == (LATE, "2026-04-03", "12/BC-SYT", "Lan")
    assert office.state(LATE) == "done"


def test_a_sheet_can_come_back_again_and_again(office, fill):
    assert office.run("import", fill({LATE: ("2026-04-03", "12/BC")}), "--yes").code == 0
    again = fill({LATER: ("2026-07-03",)})
    assert office.run("import", again, "--yes").code == 0
    assert [event["key"] for event in office.log()] == [LATE, LATER]
    run = office.run("import", again, "--yes")
    assert (run.code, run.out) == (0, "Không có gì mới để ghi; 2 dòng đã có trong sổ.\n")


def test_a_dry_run_and_a_call_that_nobody_confirms_record_nothing(office, fill):
    file = fill({LATE: ("2026-04-03",), PLAN: ("2026-11-01",)})
    tried = office.run("import", file, "--dry-run")
    assert tried.code == 0
    assert LATE in tried.out
    unasked = office.run("import", file)
    assert unasked.code == 2
    assert LATE in unasked.err
    assert PLAN in unasked.err
    assert office.log() == []


def test_every_problem_is_told_by_row_and_column_and_nothing_is_recorded(office, fill):
    office.run("done", LATER, "--on", "2026-07-01")
    wrong = {
        LATE: ("31/04/2026",),
        OTHER: ("2027-01-05",),
        PLAN: ("2026-11-01", "x" * (LONGEST + 1)),
        LATER: ("2026-07-02",),
    }
    file = fill(wrong)
    head, *rows = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
    with file.open("a", encoding="utf-8", newline="") as written:
        unknown = dict.fromkeys(head, "") | {"Mã": "mau/9.9@2026", DONE: "2026-03-01"}
        csv.writer(written).writerow(unknown.values())
    lines = {row[head.index("Mã")]: number for number, row in enumerate(rows, 2)} | {"mau/9.9@2026": len(rows) + 2}
    run = office.run("import", file, "--yes", "--format", "json")
    told = {(one["line"], one["column"]) for one in run.json["error"]["problems"]}
    columns = {LATE: DONE, OTHER: DONE, PLAN: DOC, LATER: DONE, "mau/9.9@2026": "Mã"}
    assert (run.code, told) == (4, {(lines[key], head.index(name) + 1) for key, name in columns.items()})
    assert len(office.log()) == 1


@pytest.mark.parametrize(
    ("key", "row", "column"),
    [
        case("ngày chưa đến", OTHER, ("2027-01-05",), DONE),
        case("khác ngày đã ghi", LATER, ("2026-07-02",), DONE),
        case("khác số văn bản đã ghi", LATER, ("2026-07-01", "khác"), DOC),
    ],
)
def test_a_row_that_cannot_be_true_is_told(office, fill, key, row, column):
    assert office.run("done", LATER, "--on", "2026-07-01", "--doc", "1/BC").code == 0
    file = fill({key: row})
    run = office.run("import", file, "--yes", "--format", "json")
    (problem,) = run.json["error"]["problems"]
    head = next(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert (run.code, problem["column"]) == (4, head.index(column) + 1)
    assert len(office.log()) == 1


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "Mã,Nhiệm vụ\nx,y\n"])
def test_another_table_is_refused(office, tmp_path, content):
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    assert office.run("import", tmp_path / "a.csv", "--yes").code == 2


def test_a_day_that_the_list_shows_is_a_day_that_it_takes(office, fill):
    office.run("done", LATE, "--on", "2026-04-03")
    with fill({}).open(encoding="utf-8-sig") as file:
        days = {row["Mã"]: row[DONE] for row in csv.DictReader(file)}
    assert date.fromisoformat(days[LATE]) == date(2026, 4, 3)
