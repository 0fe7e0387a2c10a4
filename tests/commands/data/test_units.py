"""`bh units`: the list of concrete bodies, and adding to it from a table."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.commands.bodies import thanh_hoa  # noqa: F401 # a fixture
from tests.domain.making import case
from tests.test_docs import text

TABLE = """\
Tên đơn vị,Mã,Từ ngày,Đến hết ngày
UBND phường Hạc Thành,,01/07/2025,
UBND xã Cẩm Tú,,2025-07-01,31/12/2026
"UBND xã Số 1, cũ",xa-so-1-cu,,
"""
OF = ("--of", "UBND xã", "--province", "thanh hoa")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "xa.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def imported(office, path: Path):
    return office.run("units", "import", path, *OF)


def test_without_a_list_one_is_told_how_to_make_it(thanh_hoa):  # noqa: F811
    run = thanh_hoa.run("units")
    assert run.code == 0
    assert "bh units import" in run.out


def test_a_table_becomes_a_list(thanh_hoa, table):  # noqa: F811
    run = imported(thanh_hoa, table)
    assert (run.code, run.err) == (0, "")
    assert "Đã thêm 3 đơn vị" in run.out
    assert [(one["id"], one["name"], one["since"], one["until"]) for one in thanh_hoa.items("units")] == [
        ("thanh-hoa.phuong-hac-thanh", "UBND phường Hạc Thành", "2025-07-01", None),
        ("thanh-hoa.xa-cam-tu", "UBND xã Cẩm Tú", "2025-07-01", "2026-12-31"),
        ("thanh-hoa.xa-so-1-cu", "UBND xã Số 1, cũ", None, None),
    ]
    assert {(one["agency"], one["province"]) for one in thanh_hoa.items("units")} == {("ubnd-xa", "Thanh Hóa")}
    assert thanh_hoa.run("check", thanh_hoa.data).code == 0


@pytest.mark.parametrize("name", ["UBND phường Hạc Thành", "hạc thành", "thanh-hoa.phuong-hac-thanh"])
def test_one_is_found_by_its_name(thanh_hoa, table, name):  # noqa: F811
    imported(thanh_hoa, table)
    assert [one["name"] for one in thanh_hoa.items("units", name)] == ["UBND phường Hạc Thành"]


def test_a_name_that_is_not_listed_is_answered_with_the_nearest(thanh_hoa, table):  # noqa: F811
    imported(thanh_hoa, table)
    run = thanh_hoa.run("units", "UBND xã Cẩm Tứ Hai")
    assert run.code == 6
    assert "UBND xã Cẩm Tú" in run.err


def test_importing_twice_adds_nothing_and_comments_stay(thanh_hoa, table):  # noqa: F811
    path = thanh_hoa.data / "units.yaml"
    path.write_text("# của phòng ta\nunits:\n  # xã đã có\n  - id: thanh-hoa.xa-moi\n    agency: ubnd-xa\n"
                    "    name: UBND xã Mới\n    province: Thanh Hóa\n", encoding="utf-8")  # fmt: skip
    imported(thanh_hoa, table)
    once = path.read_text(encoding="utf-8")
    assert once.startswith("# của phòng ta\nunits:\n  # xã đã có\n")
    assert "3 dòng đã có" in imported(thanh_hoa, table).out
    assert path.read_text(encoding="utf-8") == once
    assert len(thanh_hoa.items("units")) == 4


def test_a_workbook_is_read_too(thanh_hoa, tmp_path):  # noqa: F811
    book = openpyxl.Workbook()
    book.active.append(["name", "since"])
    book.active.append(["UBND xã Cẩm Tú", date(2025, 7, 1)])
    book.save(tmp_path / "xa.xlsx")
    run = imported(thanh_hoa, tmp_path / "xa.xlsx")
    assert (run.code, run.err) == (0, "")
    assert [(one["id"], one["since"]) for one in thanh_hoa.items("units")] == [("thanh-hoa.xa-cam-tu", "2025-07-01")]


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        case("ngày không có", "01/07/2025", "31/06/2025", {2: "'31/06/2025' không phải ngày"}),
        case("hai lần", "UBND xã Cẩm Tú", "UBND phường Hạc Thành", {3: "trùng với dòng 2"}),
        case("mã có dấu", "xa-so-1-cu", "xã số 1", {4: "chữ thường không dấu"}),
        case("không tên", "UBND xã Cẩm Tú", "", {3: "không có tên đơn vị"}),
        case("ngược ngày", "31/12/2026", "30/06/2025", {3: "kết thúc (2025-06-30) trước khi bắt đầu (2025-07-01)"}),
    ],
)  # fmt: skip
def test_problems_are_told_by_row_and_nothing_is_written(thanh_hoa, table, old, new, problems):  # noqa: F811
    table.write_text(TABLE.replace(old, new), encoding="utf-8")
    run = thanh_hoa.run("units", "import", table, *OF, "--format", "json")
    assert run.code == 4
    told = {one["line"]: one["message"] for one in run.json["error"]["problems"]}
    assert told.keys() == problems.keys()
    assert all(words in told[line] for line, words in problems.items())
    assert not (thanh_hoa.data / "units.yaml").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        case("không có cột tên", "Địa chỉ,Mã\nsố 1,a\n", "không có cột 'name'"),
        case("Excel kiểu cũ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "không đọc được"),
        case("PDF", b"%PDF-1.4\n", "không phải bảng"),
        case("trống", "", "trống"),
        case("chỉ có dấu thứ tự byte", b"\xef\xbb\xbf", "trống"),
        case("hai cột tên", "Tên,Tên đơn vị\na,b\n", "hai cột cùng nghĩa: 'Tên' và 'Tên đơn vị'"),
    ],
)
def test_what_is_no_table_is_refused(thanh_hoa, table, text, words):  # noqa: F811
    table.write_bytes(text if isinstance(text, bytes) else text.encode())
    run = imported(thanh_hoa, table)
    assert run.code == 2
    assert words in run.err


@pytest.mark.parametrize("of", ["Sở Y tế", "các cơ quan liên quan"])
def test_a_class_without_such_bodies_is_refused(thanh_hoa, table, of):  # noqa: F811
    run = thanh_hoa.run("units", "import", table, "--of", of, "-p", "Thanh Hóa")
    assert run.code == 2
    assert "không có đơn vị để liệt kê" in run.err


def test_a_trial_writes_nothing(thanh_hoa, table):  # noqa: F811
    assert thanh_hoa.run("units", "import", table, *OF, "--dry-run").code == 0
    assert not (thanh_hoa.data / "units.yaml").exists()


def test_every_field_is_documented(thanh_hoa, table):  # noqa: F811
    page = text("docs/reference/json.md")
    answer = thanh_hoa.run("units", "import", table, *OF, "--format", "json").json
    assert answer["items"]
    assert [name for name in (*answer, *answer["items"][0]) if f"`{name}`" not in page] == []
    assert thanh_hoa.run("units", "--format", "json").json["items"] == answer["items"]


@pytest.mark.parametrize("words", [["import"], ["import", "xa.csv"], ["UBND xã", "Thanh Hóa"]])
def test_a_call_that_says_too_little_or_too_much_is_told_the_form(thanh_hoa, words):  # noqa: F811
    run = thanh_hoa.run("units", *words)
    assert run.code == 2
    assert "--province TỈNH" in run.err


ONE = [("thanh-hoa.xa-cam-tu", "UBND xã Cẩm Tú", "2025-07-01")]


@pytest.mark.parametrize(
    "raw",
    [
        case("UTF-8 có BOM", b"\xef\xbb\xbf" + "Tên đơn vị;Từ ngày\r\nUBND xã Cẩm Tú;1/7/2025\r\n".encode()),
        case("UTF-16 của Excel", "Tên đơn vị\tTừ ngày\nUBND xã Cẩm Tú\t01/07/2025\n".encode("utf-16")),
        case("có dòng sep=", "sep=;\nTÊN ĐƠN VỊ;TỪ NGÀY\nUBND xã Cẩm Tú;01/07/2025\n".encode()),
        case("NFD", unicodedata.normalize("NFD", "Tên đơn vị,Từ ngày\nUBND xã Cẩm Tú,01/07/2025\n").encode()),
        case("tiêu đề ở trên", "DANH SÁCH XÃ,\n,\nSTT,Tên đơn vị,Từ ngày\n1,UBND xã Cẩm Tú,01/07/2025\n".encode()),
        case("xuống dòng trong ô", '"Tên\nđơn vị",Từ ngày\n"UBND xã\nCẩm Tú",01/07/2025\n'.encode()),
    ],
)
def test_lists_as_programs_write_them(thanh_hoa, table, raw):  # noqa: F811
    table.write_bytes(raw)
    run = imported(thanh_hoa, table)
    assert (run.code, run.err) == (0, "")
    assert [(one["id"], one["name"], one["since"]) for one in thanh_hoa.items("units")] == ONE


def saved(path: Path, *rows, merged: str = "") -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    book.save(path)
    return path


def test_a_workbook_with_a_title_and_merged_cells(thanh_hoa, tmp_path):  # noqa: F811
    rows = (
        ("DANH SÁCH XÃ", None, None),
        ("STT", "Tên đơn vị", "Từ ngày"),
        (1, "UBND xã Cẩm Tú", date(2025, 7, 1)),
        (2, "UBND xã Số 2", None),
    )
    book = saved(tmp_path / "xa.xlsx", *rows, merged="C3:C4")
    assert imported(thanh_hoa, book).code == 0
    assert {(one["name"], one["since"]) for one in thanh_hoa.items("units")} == {
        ("UBND xã Cẩm Tú", "2025-07-01"), ("UBND xã Số 2", "2025-07-01"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "words"),
    [case("chưa tính", "=DATE(2025,7,1)", "ô B2"), case("bị lỗi", "#REF!", "công thức")],
)
def test_a_formula_without_a_result_is_told(thanh_hoa, tmp_path, formula, words):  # noqa: F811
    """It is no empty cell, by which `done --from-list` would take the body for one that has not sent."""
    book = saved(tmp_path / "xa.xlsx", ("Tên đơn vị", "Từ ngày"), ("UBND xã Cẩm Tú", formula))
    run = imported(thanh_hoa, book)
    assert run.code == 4
    assert words in run.err
    assert thanh_hoa.items("units") == []


def test_rows_that_say_the_same_twice_are_told(thanh_hoa, table):  # noqa: F811
    table.write_text("Tên đơn vị\nUBND P. Hạc Thành\nUBND phường Hạc Thành\n", encoding="utf-8")
    run = imported(thanh_hoa, table)
    assert run.code == 4
    assert "trùng với dòng 2" in run.err
