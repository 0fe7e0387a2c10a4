"""Workbooks, as another program reads them: every text is a text, days are days, a sheet for each table."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl
import pytest

from baohiem_cli.report.answer import Answer, Column, Lines, Marked, Names, Sheet, Table, Tone
from baohiem_cli.report.formats import Format, Page, render
from tests.domain.making import case

DAY = date(2026, 11, 22)


def written(*sheets: Sheet) -> bytes:
    made = render(Answer("due", DAY, (), (), sheets=lambda: sheets), Format.XLSX, Page(80))
    assert isinstance(made, bytes)
    return made


def opened(*sheets: Sheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(*sheets)))


def table(*cells: object) -> Table:
    return Table(tuple(Column(f"Cột {i}") for i in range(len(cells))), (cells,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "value", "kind"),
    [
        case("chữ", "Sở Y tế", "Sở Y tế", "s"),
        case("ngày", DAY, datetime.combine(DAY, time()), "d"),
        case("ngày có dấu", Marked(DAY, "~"), datetime.combine(DAY, time()), "d"),
        case("ngày trước lịch của Excel", date(1899, 12, 31), "31/12/1899", "s"),
        case("số", 12, 12, "n"),
        case("tên", Names(("A", "B"), "và {0} nữa"), "A; B", "s"),
        case("công thức", "=1+1", "=1+1", "s"),
        case("công thức sau dấu cách", "  @SUM(A1)", "  @SUM(A1)", "s"),
        case("địa chỉ", "http://a.vn", "http://a.vn", "s"),
        case("chữ số", "0123", "0123", "s"),
    ],
)
def test_a_cell_is_what_it_was(cell, value, kind):
    found = opened(Sheet("Tờ", table(cell)))["Tờ"]["A2"]
    assert (found.value, found.data_type, found.hyperlink) == (value, kind, None)


def test_a_sheet_can_be_filtered_and_printed():
    page = opened(Sheet("Quá hạn & còn hạn", table("a", "b")))["Quá hạn & còn hạn"]
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("A2", "A1:B2", "$1:$1")
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0), "one page wide"
    assert page.oddHeader.left.text == "Quá hạn && còn hạn"


def test_names_of_sheets_are_what_excel_allows():
    titles = ["a/b: [c]?", "A B C", "a b c", "x" * 40, "x" * 40, "", "History"]
    names = opened(*(Sheet(title, table("1")) for title in titles)).sheetnames
    assert names == ["a b c", "A B C (2)", "a b c (3)", "x" * 31, "x" * 27 + " (2)", "due", "History (2)"]


def test_a_tone_is_a_rule_on_its_column():
    columns = (Column("Tình trạng", tones=(("quá hạn", Tone.BAD),)),)
    page = opened(Sheet("Tờ", Table(columns, (("quá hạn",), ("trong hạn",)))))["Tờ"]
    ((ranges, rules),) = ((str(rule.sqref), rule.rules) for rule in page.conditional_formatting)
    assert (ranges, rules[0].operator, rules[0].text) == ("A2:A3", "beginsWith", "quá hạn")


def test_columns_have_room_beside_each_other():
    columns = (Column("Nhiệm vụ"), Column("Mã"), Column("z"))
    page = opened(Sheet("Tờ", Table(columns, (("x" * 300, "y" * 60, "z"),))))["Tờ"]
    text, key, short = (page.column_dimensions[letter].width for letter in "ABC")
    assert 60 < key < 64
    assert text + key + short < 200
    assert page.row_dimensions[2].height >= 3 * 15, "the folded text is seen whole"


def test_what_no_cell_can_hold_ends_in_a_mark():
    value = opened(Sheet("Tờ", table("á" * 40_000)))["Tờ"]["A2"].value
    assert (len(value), value[-2:]) == (32_767, "á…")


def test_one_answer_makes_one_file():
    sheet = Sheet("Tờ", table("a", DAY))
    assert written(sheet) == written(sheet)


def test_an_answer_without_a_table_is_its_lines():
    made = render(Answer("init", DAY, (), (Lines(("Một", "Hai")),)), Format.XLSX, Page(80))
    page = openpyxl.load_workbook(io.BytesIO(made)).active
    assert [row[0].value for row in page.iter_rows()] == ["init", "Một", "Hai"]
