"""Lists of tasks in workbooks and in text with separators."""

import datetime
import io
import re

import openpyxl
import pytest

from baohiem_cli.errors import DataInvalid, WrongUsage
from baohiem_cli.reading.formats.reader import read

from .making import archive, document, saved, tables, texts

OURS = ("Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Sản phẩm")


def workbook(*sheets, merged=(), hidden=()):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Bảng {number}")
        for row in rows:
            sheet.append(row)
        for area in merged if number == 0 else ():
            sheet.merge_cells(area)
        if number in hidden:
            sheet.sheet_state = "hidden"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


ROWS = [
    ["THEO DÕI NHIỆM VỤ NĂM 2026"],
    [],
    ["STT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn hoàn thành", "Kết quả"],
    [1, "Việc A", "Sở Y tế", "Sở Nội vụ", "Quý I/2026", "Báo cáo"],
    [2, "Việc B", "Sở Nội vụ", None, datetime.date(2026, 3, 15), "Kế hoạch"],
    [3, "Việc C", "UBND cấp xã", None, datetime.datetime.fromisoformat("2026-03-15T08:30"), 1.5],
]
TABLE = (
    ("STT", *OURS),
    ("1", "Việc A", "Sở Y tế", "Sở Nội vụ", "Quý I/2026", "Báo cáo"),
    ("2", "Việc B", "Sở Nội vụ", "", "15/03/2026", "Kế hoạch"),
    ("3", "Việc C", "UBND cấp xã", "", "15/03/2026 08:30", "1.5"),
)


def test_a_workbook_with_its_columns_by_their_headings(tmp_path):
    found = document(tmp_path, "a.xlsx", workbook(ROWS))
    assert tables(found) == [TABLE]
    assert texts(found) == ["THEO DÕI NHIỆM VỤ NĂM 2026"]


def test_each_sheet_that_is_shown(tmp_path):
    found = document(tmp_path, "a.xlsx", workbook(ROWS, ROWS, ROWS, hidden={1}))
    assert tables(found) == [TABLE, TABLE]
    numbers = [block.number for block in found.blocks]
    assert numbers == sorted(set(numbers))


def test_merged_cells_are_in_each_place(tmp_path):
    rows = [["Nhiệm vụ", "Chủ trì"], ["Nhóm 1", None], ["Việc A", "Sở Y tế"], ["Việc B", None]]
    found = document(tmp_path, "a.xlsx", workbook(rows, merged=("A2:B2", "B3:B4")))
    assert tables(found)[0][1:] == (("Nhóm 1", "Nhóm 1"), ("Việc A", "Sở Y tế"), ("Việc B", "Sở Y tế"))


def test_a_cell_far_away_costs_nothing(tmp_path):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["XFD1048576"] = "lạc"
    held = io.BytesIO()
    book.save(held)
    assert tables(document(tmp_path, "a.xlsx", held.getvalue())) == [TABLE]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_with_separators(tmp_path, separator, encoding):
    rows = "\r\n".join(
        separator.join(f'"{cell}"' if re.search(r"[,;\t]", cell) else cell for cell in row)
        for row in [("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Việc A, B; C\tD", "Sở Y tế"), ("2", "", "")]
    )
    found = document(tmp_path, "a.csv", rows.encode(encoding))
    assert tables(found) == [(("TT", *OURS[:2]), ("1", "Việc A, B; C D", "Sở Y tế"), ("2", "", ""))]


@pytest.mark.parametrize(
    ("heading", "ours"),
    [
        ("Nội dung công việc", 0),
        ("NHIỆM VỤ, GIẢI PHÁP", 0),
        ("Cơ quan thực hiện", 1),
        ("Cơ quan, đơn vị chủ trì", 1),
        ("Cơ quan, đơn vị phối hợp", 2),
        ("Thời gian", 3),
        ("Tiến độ thực hiện", 3),
        ("Sản phẩm đầu ra", 4),
        ("Ghi chú", None),
    ],
)
def test_headings_that_offices_use(tmp_path, heading, ours):
    rows = [["TT", "Đầu việc" if ours else "Hạn", heading], ["1", "a", "b"]]
    found = tables(document(tmp_path, "a.xlsx", workbook([*rows[:1], *rows[1:], ["2", "c", "d"]])))
    assert found[0][0][2] == (heading if ours is None else OURS[ours])


def test_columns_named_by_options(tmp_path):
    path = saved(tmp_path, "a.xlsx", workbook([["Mã", "Mô tả", "Ai", "Ghi"], ["1", "Việc A", "Sở Y tế", "x"]]))
    found = read(path, {"task": "mô tả", "body": "Ai"})
    assert tables(found) == [(("Mã", OURS[0], OURS[1], "Ghi"), ("1", "Việc A", "Sở Y tế", "x"))]


def test_a_column_that_is_not_there_is_told_with_the_nearest(tmp_path):
    path = saved(tmp_path, "a.csv", "Mã,Mô tả,Ai\n1,Việc A,Sở\n")
    with pytest.raises(WrongUsage, match="không có cột 'Mô tảa'") as raised:
        read(path, {"task": "Mô tảa"})
    assert raised.value.nearest[0] == "Mô tả"


def test_columns_are_of_lists_alone(tmp_path):
    with pytest.raises(WrongUsage, match=r"\.xlsx hoặc \.csv"):
        read(saved(tmp_path, "a.txt", "Điều 1"), {"task": "Việc"})


def test_a_list_without_known_headings_is_a_table(tmp_path):
    assert tables(document(tmp_path, "a.csv", "a;b\nc;d\n")) == [(("a", "b"), ("c", "d"))]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_workbook_is_told(tmp_path, part):
    import zipfile

    whole = zipfile.ZipFile(io.BytesIO(workbook(ROWS)))
    parts = {name: whole.read(name) if name != part else whole.read(name)[:40] for name in whole.namelist()}
    with pytest.raises(DataInvalid, match="hỏng"):
        document(tmp_path, "a.xlsx", archive(parts))
