"""One answer in five forms: what each of them promises to those who read or parse it."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.report.answer import Answer, Column, Fields, Lines, Marked, Sheet, Source, Table
from baohiem_cli.report.formats import Format, Page, render
from baohiem_cli.report.json import CONTRACT_VERSION
from tests.running import nfd

DAY = date(2026, 12, 19)
ANSI = re.compile(r"\x1b\[")
SHORT = "Báo cáo tình hình thực hiện Quy chế."
LONG = "Báo cáo tình hình thực hiện Quy chế và quy định pháp luật liên quan cho Bảo hiểm xã hội tỉnh."


def answer(*blocks, **rest):
    return Answer("due", date(2026, 11, 22), rest.pop("items", ()), blocks, **rest)


def table(*rows, columns=None):
    labels = columns or tuple(Column(f"Cột {i}") for i in range(len(rows[0])))
    return Table(labels, rows)


def plain(*blocks):
    return render(answer(*blocks), Format.PLAIN, Page(80, colour=False))


def markdown(*blocks):
    return render(answer(*blocks), Format.MD, Page(80, colour=False))


def sheet(*blocks):
    return render(answer(*blocks), Format.CSV, Page(80, colour=False))


def drawn(*blocks, width=80, colour=False):
    return render(answer(*blocks), Format.TABLE, Page(width, colour))


def rows_of(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


# JSON


def test_json_is_the_envelope_with_iso_dates_and_vietnamese_unescaped():
    text = render(
        answer(items=({"due": DAY, "name": "Sở Y tế"},), warnings=("chú ý",), extra={"from": DAY}),
        Format.JSON, Page(80, colour=True),
    )  # fmt: skip
    assert json.loads(text) == {
        "command": "due", "version": CONTRACT_VERSION, "as_of": "2026-11-22", "warnings": ["chú ý"],
        "from": "2026-12-19", "items": [{"due": "2026-12-19", "name": "Sở Y tế"}],
    }  # fmt: skip
    assert "Sở Y tế" in text
    assert text.endswith("}\n")
    assert not ANSI.search(text)


def test_json_refuses_what_it_has_no_form_for():
    with pytest.raises(TypeError, match="object"):
        render(answer(items=({"x": object()},)), Format.JSON, Page(80, colour=False))


# Plain text


def test_plain_text_stands_in_columns_and_is_never_cut_whatever_the_terminal():
    columns = (Column("Mã"), Column("Nhiệm vụ", stretch=True, wide_only=True), Column("Số", align_right=True))
    block = table(("cao-nguyen/24.1", SHORT, 7), ("x", "y", 12), columns=columns)
    text = render(answer(block), Format.PLAIN, Page(20, colour=True))
    assert text.splitlines() == [
        "Mã               " + "Nhiệm vụ".ljust(len(SHORT)) + "  Số",
        "cao-nguyen/24.1  " + SHORT + "   7",
        "x                " + "y".ljust(len(SHORT)) + "  12",
    ]
    assert not ANSI.search(text)


def test_plain_text_of_fields_and_lines():
    text = plain(
        Lines(("Đề mục",), heading=True), Fields((("Mã", "cao-nguyen"), ("Nơi ban hành", ""))), Lines(("a", "b"))
    )
    assert text == "Đề mục\n\nMã:           cao-nguyen\nNơi ban hành:\n\na\nb\n"


def test_a_row_of_plain_text_is_one_line():
    assert plain(table(("a\nb", "c"))).splitlines()[1] == "a; b   c"


def test_a_table_without_rows_is_left_out():
    empty = Table((Column("Mã"),), ())
    assert plain(Lines(("0 kỳ",)), empty) == "0 kỳ\n"
    assert markdown(Lines(("0 kỳ",)), empty) == "0 kỳ  \n"
    assert drawn(Lines(("0 kỳ",)), empty) == "0 kỳ\n"
    assert rows_of(sheet(empty)) == [["Mã"]]
    assert plain() == markdown() == drawn() == ""


def test_dates_are_written_as_each_reader_writes_them():
    block = table((DAY, Marked(DAY, "~?")))
    assert plain(block).splitlines()[1] == "19/12/2026  19/12/2026~?"
    assert "19/12/2026 | 19/12/2026\\~? |" in markdown(block)
    assert "19/12/2026~?" in drawn(block)
    assert rows_of(sheet(block))[1] == ["2026-12-19", "2026-12-19"]


@pytest.mark.parametrize("format", [Format.TABLE, Format.PLAIN])
def test_text_for_another_program_is_handed_on_as_it_is(format):
    text = 'flowchart LR\n  n0["' + "x" * 300 + '"]\n'
    assert render(answer(Source(text, "mermaid")), format, Page(80)) == text


def test_text_for_another_program_is_fenced_in_markdown():
    assert markdown(Source("a\n  b\n", "dot")) == "```dot\na\n  b\n```\n"


def test_a_table_in_pieces_repeats_its_first_column_on_a_narrow_terminal():
    wide = table(("Sở Y tế", *"123456789"), ("Sở Nội vụ", *"12345678", ""))._replace(in_pieces=True)
    drawn_wide = drawn(wide, width=200)
    assert drawn_wide.count("Sở Y tế") == 1
    narrow = drawn(wide, width=80)
    assert narrow.count("Sở Y tế") == 3  # four columns fit beside the name
    assert narrow.count("Sở Nội vụ") == 2  # its last piece is empty


def test_columns_that_say_nothing_are_for_programs_only():
    block = table(("a", None), ("b", ""), columns=(Column("Mã"), Column("Nên nộp")))
    assert rows_of(sheet(block))[0] == ["Mã", "Nên nộp"]
    for text in (plain(block), drawn(block)):
        assert "Nên nộp" not in text


def test_everything_is_composed():
    block = table((nfd("Sở Y tế"),))
    for text in (plain(block), markdown(block), sheet(block), drawn(block)):
        assert "Sở Y tế" in text


# CSV


def test_csv_has_a_mark_of_utf8_and_the_line_ends_of_its_standard():
    text = sheet(table(("a", "b;c"), ("d,e", 'f"g')))
    assert text == '\ufeffCột 0,Cột 1\r\na,b;c\r\n"d,e","f""g"\r\n'


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+84", "-cmd|'/C calc'!A0", "\uff1d1+1", "@SUM(1)", "\t=1", " =1", "\xa0+1", " \t@x", '=HYPERLINK("x")'],
)
def test_no_text_becomes_a_formula(cell):
    assert rows_of(sheet(table((cell,))))[1] == [f"'{cell}"]
    assert rows_of(sheet(Fields((("Mã", cell),)))) == [["Mã"], [f"'{cell}"]]


@pytest.mark.parametrize(("cell", "written"), [(-5, "-5"), (0, "0"), ("-", "-"), (None, ""), ("a=b", "a=b")])
def test_what_is_no_formula_stays_as_it_is(cell, written):
    assert rows_of(sheet(table((cell,))))[1] == [written]


def test_csv_has_every_table_and_every_field_under_its_heading():
    fields = Fields((("Mã", "cao-nguyen"), ("Số", "1")))
    read = rows_of(
        sheet(Lines(("Văn bản",), heading=True), fields, Lines(("Bảng",), heading=True), table(("a",), ("b",)))
    )
    assert read == [
        ["§", "Mã", "Số", "Cột 0"], ["Văn bản", "cao-nguyen", "1", ""], ["Bảng", "", "", "a"], ["Bảng", "", "", "b"],
    ]  # fmt: skip
    assert rows_of(sheet(Lines(("Lời dẫn",)), fields)) == [["Mã", "Số"], ["cao-nguyen", "1"]]
    assert sheet(Lines(("Lời dẫn",))) == ""


def test_csv_keeps_columns_of_one_name_apart():
    twice = table(("a", "b"), columns=(Column("Nay"), Column("Nay")))
    assert rows_of(sheet(twice)) == [["Nay", "Nay"], ["a", "b"]]


def test_csv_takes_the_sheets_of_a_view_where_it_has_them():
    each = Sheet("Từng cơ quan", table(("x",), ("y",)))
    text = render(answer(table(("2 cơ quan",)), sheets=lambda: (each,)), Format.CSV, Page(80))
    assert rows_of(text) == [["Cột 0"], ["x"], ["y"]]


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), include_characters="\n\t"))


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_csv_gives_back_every_text(rows):
    """What a spreadsheet reads is what was there, but for the sign that stops formulas."""
    from unicodedata import normalize

    read = rows_of(sheet(Table((Column("a"), Column("b")), tuple(rows))))[1:]
    assert [tuple(cell.removeprefix("'") for cell in row) for row in read] == [
        tuple(normalize("NFC", cell).removeprefix("'") for cell in row) for row in rows
    ]
    assert not any(cell.lstrip().startswith(("=", "+", "@")) or cell.startswith("\t") for row in read for cell in row)


# Markdown


def test_a_markdown_table():
    block = table(("a|b", 5), columns=(Column("Mã"), Column("Số", align_right=True)))
    assert markdown(block) == "| Mã | Số |\n| --- | ---: |\n| a\\|b | 5 |\n"


@pytest.mark.parametrize(
    ("cell", "written"),
    [("a|b", "a\\|b"), ("*a*", "\\*a\\*"), ("a_b", "a\\_b"), ("<b>", "\\<b>"), ("`x`", "\\`x\\`"), ("a\\", "a\\\\"),
     ("a\nb", "a<br>b")],
)  # fmt: skip
def test_markdown_means_what_the_text_says(cell, written):
    assert markdown(table((cell,))).splitlines()[2] == f"| {written} |"
    assert markdown(Lines((cell,))) == f"{written}  \n"
    assert markdown(Lines((cell,), heading=True), Lines((cell,), heading=True)) == f"# {written}\n\n## {written}\n"
    assert markdown(Fields(((cell, cell),))) == f"- **{written}:** {written}\n"


# Tables for a terminal

BROAD = table(
    ("19/12/2026~?", "lien-nganh/3.1.a.2@2026:bhxh-viet-nam", "Sở Lao động - Thương binh và Xã hội", LONG, 12),
    columns=(Column("Hạn"), Column("Mã"), Column("Cơ quan", stretch=True), Column("Nhiệm vụ", stretch=True),
             Column("Số", align_right=True)),
)  # fmt: skip
TEXT = (
    Lines((LONG,), heading=True), BROAD, Fields((("Người chịu trách nhiệm", LONG * 3), ("Mã", "x" * 300))),
    Lines((LONG * 2,), footnote=True),
)  # fmt: skip


WRITTEN = [LONG, *(c.label for c in BROAD.columns), *map(str, BROAD.rows[0]), *sum(TEXT[2].pairs, ()), LONG * 2]


def letters(text):
    return sorted(re.sub(r"[\s─]", "", text))


@pytest.mark.parametrize("width", [40, 59, 60, 80, 129, 130, 200])
def test_no_line_is_longer_than_the_terminal_and_no_letter_is_lost(width):
    text = drawn(*TEXT, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert letters(text) == letters("".join(WRITTEN))


@pytest.mark.parametrize("width", [0, 1, 20])
def test_a_terminal_too_narrow_for_anything_still_gets_the_text(width):
    assert drawn(*TEXT, width=width) == drawn(*TEXT, width=40)


def test_a_narrow_terminal_gets_names_with_values():
    block = table(("a", "b"), ("c", ""), columns=(Column("Mã"), Column("Tên", stretch=True)))
    assert drawn(block, width=50) == "Mã  a\nTên b\n\nMã c\n"


KEY = "lien-nganh/19.3.a.2@2026:bhxh-tinh/thanh-hoa"
KEYED = table(
    *[("19/12/2026~?", key, "Thanh Hóa: Điều 12 khoản 2", "2026-Q4", "Sở Lao động - Thương binh và Xã hội", "", LONG)
      for key in (KEY, "ven-bien/1@2026")],
    columns=(Column("Hạn"), Column("Mã", no_wrap=True), Column("Căn cứ", wide_only=True), Column("Kỳ", wide_only=True),
             Column("Cơ quan", stretch=True), Column("Tình trạng"), Column("Nhiệm vụ", stretch=True)),
)  # fmt: skip


@pytest.mark.parametrize("width", [*range(60, 240, 7), 400])
def test_a_key_is_whole_on_every_terminal(width):
    text = drawn(KEYED, width=width)
    assert text.count(KEY) == 1
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [*range(60, 240, 7), 400])
def test_a_column_that_is_left_out_is_named(width):
    """Where the others do not fit, each row is written as names with values, and nothing is left out."""
    text = render(answer(KEYED), Format.TABLE, Page(width, left_out="Không hiện: {0}."))
    named = text.splitlines()[-1].removeprefix("Không hiện: ").removesuffix(".").split(", ")
    for label in ("Căn cứ", "Kỳ"):
        assert (label in named) == (label not in text.replace("Không hiện: " + ", ".join(named), ""))
    assert "Hạn" in text
    assert "Tình trạng" not in text


def test_what_has_room_is_shown():
    block = table(("a", "b"), columns=(Column("Mã"), Column("Căn cứ", wide_only=True)))
    heads, rule, cells = drawn(block, width=60).splitlines()
    assert (heads.split(), set(rule.strip()), cells.split()) == (["Mã", "Căn", "cứ"], {"─"}, ["a", "b"])


def test_a_line_goes_on_below_its_text():
    text = drawn(Lines((f"  1. {LONG}", f"~  {LONG}", f"- {LONG}", LONG)), width=60)
    firsts = [line for line in text.splitlines() if not line.startswith(" ") or line.startswith("  1.")]
    assert [line.split()[0] for line in firsts][:3] == ["1.", "~", "-"]
    assert [len(line) - len(line.lstrip()) for line in text.splitlines()[:6]] == [2, 5, 0, 3, 0, 2]
    assert text.split() == f"1. {LONG} ~ {LONG} - {LONG} {LONG}".split()


def test_parts_of_a_table_are_numbered():
    wide = table(("Sở Y tế", *"123456789"))._replace(in_pieces=True)
    text = render(answer(wide), Format.TABLE, Page(80, piece="Phần {0}/{1}"))
    assert [line for line in text.splitlines() if "Phần" in line] == ["Phần 1/3", "Phần 2/3", "Phần 3/3"]
    assert "Phần" not in render(answer(wide), Format.TABLE, Page(200, piece="Phần {0}/{1}"))


def test_one_long_name_does_not_widen_a_whole_mail():
    columns = (Column("Hạn"), Column("Cơ quan", stretch=True), Column("Mã"))
    block = table(("19/12/2026", LONG, "a"), ("20/12/2026", "Sở Y tế", "b"), columns=columns)
    assert plain(block).splitlines() == [
        "Hạn         Cơ quan  Mã", f"19/12/2026  {LONG}  a", "20/12/2026  Sở Y tế  b",
    ]  # fmt: skip


def test_brackets_are_text_and_not_markup():
    assert "[red]a[/red] :smile:" in drawn(table(("[red]a[/red] :smile:",)))


def test_colour_only_where_it_is_welcome():
    assert not ANSI.search(drawn(*TEXT, width=80))
    coloured = drawn(*TEXT, width=80, colour=True)
    assert ANSI.search(coloured)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == drawn(*TEXT, width=80).split()


@given(
    st.integers(40, 200),
    st.lists(st.lists(st.text(st.sampled_from("ab Sở|[]/đ,.")), min_size=3, max_size=3), min_size=1, max_size=3),
)
def test_any_table_fits_any_terminal(width, rows):
    columns = (Column("Mã"), Column("Cơ quan", stretch=True), Column("Nhiệm vụ", stretch=True))
    block = Table(columns, tuple(map(tuple, rows)))
    assert all(len(line) <= width for line in drawn(block, width=width).splitlines())
