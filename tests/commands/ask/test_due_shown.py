"""`bh due` as people and programs read it: rows, marks, headings, formats."""

from __future__ import annotations

import csv
import json
import re

import pytest

from tests.commands.ask.due import DECEMBER, bodies, items, keys
from tests.running import regulation


def test_rows_of_many_agencies_are_merged_and_name_all_of_them(bh, register):
    found = [item for item in items(bh(*DECEMBER, "-r", "cao-nguyen", "--format", "json")) if item["ref"] == "24.1"]
    (row,) = [line for line in bh(*DECEMBER, "-r", "cao-nguyen").out.splitlines() if " cao-nguyen/24.1@" in line]
    assert len(found) > 3
    assert row.count("; ") == len(found) - 1
    assert "(qua các cơ quan, đơn vị)" in row
    assert "cao-nguyen/24.1@2026 " in row
    cells = bh(*DECEMBER, "-r", "cao-nguyen", "--format", "md").out
    assert "Tỉnh đoàn" in cells
    assert "cơ quan khác" not in row + cells


@pytest.mark.parametrize("width", [60, 120, 200])
def test_a_terminal_names_as_many_as_it_has_room_for(bh, register, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    out = bh(*DECEMBER, "-r", "cao-nguyen", "--basis", "explicit", "--format", "table").out
    assert out.count("…") == 1
    assert "Sở Nội vụ" in out
    assert "Tỉnh đoàn" not in out


def test_what_the_text_dates_stands_apart_from_what_is_inferred(bh, register):
    lines = bh(*DECEMBER).out.splitlines()
    heads = [line.partition(": ")[0] for line in lines if line.startswith("Theo ngày")]
    assert heads == ["Theo ngày văn bản ấn định", "Theo ngày suy ra từ định kỳ"]
    inferred = lines.index(next(line for line in lines if line.startswith("Theo ngày suy ra")))
    assert not any(re.match(r"\S+~", line) for line in lines[:inferred])
    assert not any(re.match(r"\d\d/\d\d/\d{4}[^~]", line) for line in lines[inferred:])
    assert "Theo ngày" not in bh(*DECEMBER, "--basis", "explicit").out


def test_a_month_that_is_past_is_next_years_and_says_so(bh, november):
    assert bh("due", "--month", 10).out.startswith("Đến hạn trong tháng 10/2027 (năm sau): ")
    assert bh("due", "--month", 11).out.startswith("Đến hạn trong tháng 11/2026: ")
    assert "tháng ấy sắp tới" in " ".join(bh("due", "--help").out.split())


def test_few_agencies_are_named(bh, register):
    lines = bh(*DECEMBER, "-r", "cao-nguyen", "-a", "syt", "-a", "Công an tỉnh", "--basis", "explicit").out.splitlines()
    assert "Sở Y tế; Công an tỉnh (qua các cơ quan, đơn vị)" in lines[3]
    (row,) = [line for line in bh(*DECEMBER, "-a", "SYT", "--basis", "explicit", "-r", "cao-nguyen").out.splitlines()
              if "@" in line]  # fmt: skip
    assert "cao-nguyen/24.1@2026:so-y-te " in row


def test_one_joint_act_is_one_occurrence_however_many_take_part(bh, register):
    (joint,) = [i for i in items(bh(*DECEMBER, "-r", "lien-nganh", "--format", "json")) if i["ref"] == "2.2"]
    assert joint["key"] == "lien-nganh/2.2@2026"
    assert bodies(joint) == {"bhxh-viet-nam", "tong-ldld-viet-nam"}


def test_marks_are_explained_where_they_are_used_and_only_there(bh, own):
    own(regulation("quang-ngai", "by 12-10"))
    both = bh(*DECEMBER, "-r", "cao-nguyen", "-r", "quang-ngai").out
    explicit = bh(*DECEMBER, "-r", "cao-nguyen", "-r", "quang-ngai", "--basis", "explicit").out
    unsure = bh(*DECEMBER, "-r", "cao-nguyen").out
    confirmed = bh(*DECEMBER, "-r", "quang-ngai").out
    assert "31/12/2026~?" in both
    assert re.findall("^[~?]  ", both, re.MULTILINE) == ["~  ", "?  "]
    assert "19/12/2026? " in explicit
    assert re.findall("^[~?]  ", explicit, re.MULTILINE) == ["?  "]
    assert "31/12/2026~ " in unsure
    assert re.findall("^[~?]  ", unsure, re.MULTILINE) == ["~  "]
    assert "Hiệu lực của mọi văn bản ở đây chưa xác minh; xem bằng bh regulations." in unsure
    assert "10/12/2026 " in confirmed
    assert re.findall("[~?]", confirmed) == []


def test_the_heading_says_what_was_asked_and_how_much_was_found(bh, register):
    def heading(*options):
        return bh("due", "--as-of", "2026-11-22", *options).out.splitlines()[0]

    number = len(keys(bh(*DECEMBER, "--format", "json")))
    rows = len([line for line in bh(*DECEMBER).out.splitlines() if "@" in line])
    assert number > rows
    assert heading("--month", 12) == f"Đến hạn trong tháng 12/2026: {number} việc trong {rows} dòng"
    assert heading("--within", 1).startswith("Đến hạn trong 1 ngày, từ 22/11/2026 đến 23/11/2026: ")
    ranged = heading("--from", "2026-12-01", "--to", "2026-12-31")
    assert ranged == f"Đến hạn từ 01/12/2026 đến 31/12/2026: {number} việc trong {rows} dòng"


def test_a_spreadsheet_gets_dates_that_it_reads_and_words_for_the_marks(bh, register):
    run = bh(*DECEMBER, "--format", "csv")
    rows = list(csv.DictReader(run.out.removeprefix("\ufeff").splitlines()))
    basis = {"explicit": "văn bản ấn định", "inferred": "suy ra từ định kỳ"}
    wanted = {(i["due"], basis[i["basis"]]) for i in items(bh(*DECEMBER, "--format", "json"))}
    assert {(row["Hạn"], row["Loại hạn"]) for row in rows} == wanted
    assert {row["Hiệu lực"] for row in rows} == {"chưa xác minh"}
    assert {"2026-12-18"} == {row["Ngày nên gửi"] for row in rows if row["Hạn"] == "2026-12-19"}


def test_json_is_one_document_and_talk_is_elsewhere(bh, register):
    run = bh("due", "--year", 2030, "--format", "json")
    assert json.loads(run.out)["warnings"]
    assert run.err.startswith("Lưu ý: ")


def test_what_an_extension_moves_to_a_day_stands_in_the_order_of_the_text_too(bh, own):
    points = "abcdđe"
    text = regulation("thu", *("by 12-10" if point in "ađ" else "by 12-20" for point in points))
    for number, point in enumerate(points, 1):
        text = text.replace(f'ref: "1.{number}"', f'ref: "1.1.{point}"')
    own(text)
    for point in "ađ":
        run = bh("extend", f"thu/1.1.{point}@2026:so-y-te", "--to", "2026-12-20", "--on", "2026-11-20")
        assert run.code == 0, run.err
    items = bh("due", "-r", "thu", "--from", "2026-12-20", "--to", "2026-12-20", "--format", "json").json["items"]
    assert [item["ref"][-1] for item in items] == list(points)
