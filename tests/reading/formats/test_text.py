"""Plain text and Markdown."""

import unicodedata

import pytest

from baohiem_cli.reading.document import Line, Table

from .making import document, tables, texts

PLAIN = """\
Điều 1. Phạm vi điều chỉnh

1. Quy chế này  quy định việc phối hợp\u00a0giữa các cơ quan
trong tỉnh.
* Ghi chú (*)
"""


def test_lines_have_their_numbers_and_wrapped_ones_stay(tmp_path):
    assert document(tmp_path, "a.txt", PLAIN).blocks == (
        Line("Điều 1. Phạm vi điều chỉnh", 1),
        Line("1. Quy chế này quy định việc phối hợp giữa các cơ quan", 3),
        Line("trong tỉnh.", 4),
        Line("* Ghi chú (*)", 5),
    )


@pytest.mark.parametrize("form", ["NFD", "NFC"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_text_however_it_is_stored(tmp_path, form, encoding, end):
    raw = unicodedata.normalize(form, PLAIN).replace("\n", end).encode(encoding)
    assert texts(document(tmp_path, "a.txt", raw))[0] == "Điều 1. Phạm vi điều chỉnh"
    assert document(tmp_path, "a.txt", raw).blocks == document(tmp_path, "b.txt", PLAIN).blocks


def test_what_cannot_be_seen_is_taken_out(tmp_path):
    assert texts(document(tmp_path, "a.txt", "Đi\u200bều\u00ad 1.\u2028\u202eSở\ufeff Y tế\x07\f2.")) == [
        "Điều 1.",
        "Sở Y tế",
        "2.",
    ]


def test_old_text_is_converted(tmp_path):
    said = document(
        tmp_path, "a.txt", "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§iÒu 1. Ph¹m vi\nCh\xad¬ng I".encode("cp1252")
    )
    assert texts(said) == ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Điều 1. Phạm vi", "Chương I"]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_signs_of_markdown_are_taken_out(tmp_path, name):
    text = (
        "# QUYẾT ĐỊNH\n**Điều 1.** *Phạm vi\nđiều chỉnh* (*DNNVV*), (*)\n\n1\\. Sở Y tế\n* việc\n- việc __khác__\n***\n"
    )
    assert texts(document(tmp_path, name, text)) == [
        "QUYẾT ĐỊNH",
        "Điều 1. Phạm vi",
        "điều chỉnh (DNNVV), (*)",
        "1. Sở Y tế",
        "* việc",
        "- việc khác",
    ]


def test_a_table_of_markdown(tmp_path):
    rows = "| 1 | Việc **A** | Sở Y tế<br>Sở Nội vụ |\n| 2 | Việc B | |"
    text = f"Phụ lục\n\n| TT | Nhiệm vụ | Chủ trì |\n|---|:--|--|\n{rows}\nHết"
    assert document(tmp_path, "a.md", text).blocks == (
        Line("Phụ lục", 1),
        Table((("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Việc A", "Sở Y tế\nSở Nội vụ"), ("2", "Việc B", "")), 3),
        Line("Hết", 7),
    )


def barred(*rows):
    """A table as a web page saved as text has it."""
    return "\n".join(
        line for row in rows for line in ("|", *(part for cell in row for part in (*filter(None, [cell]), "|")))
    )


def test_a_table_with_a_cell_a_line(tmp_path):
    rows = [
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("I. NHÓM VIỆC THỨ NHẤT",),
        ("1", "Việc A,\nviệc phụ", "Sở Y tế", "Quý IV/2025"),
        ("2", "Việc B:\n- một\n- hai", "", "Hằng năm"),
        ("", "Việc C", "Sở Nội vụ", ""),
    ]
    found = document(tmp_path, "a.txt", f"PHỤ LỤC\n\n{barred(*rows)}\n\nGhi chú")
    assert tables(found) == [
        (
            ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
            ("I. NHÓM VIỆC THỨ NHẤT",) * 4,
            ("1", "Việc A, việc phụ", "Sở Y tế", "Quý IV/2025"),
            ("2", "Việc B:\n- một\n- hai", "", "Hằng năm"),
            ("", "Việc C", "Sở Nội vụ", ""),
        )
    ]
    assert texts(found) == ["PHỤ LỤC", "Ghi chú"]


def test_a_head_in_two_columns_stays_lines_in_their_places(tmp_path):
    head = barred(
        ("UBND TỈNH X\n-------", "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM"),
        ("Số: 1/QĐ-UBND", "X, ngày 01 tháng 12 năm 2025"),
    )
    assert document(tmp_path, "a.txt", head).blocks == (
        Line("UBND TỈNH X", 2),
        Line("-------", 3),
        Line("CỘNG HÒA XÃ HỘI", 5),
        Line("CHỦ NGHĨA VIỆT NAM", 6),
        Line("Số: 1/QĐ-UBND", 9),
        Line("X, ngày 01 tháng 12 năm 2025", 11),
    )


def test_bars_that_make_no_table_lose_nothing(tmp_path):
    ragged = barred(("một", "hai", "ba"), ("bốn", "năm"), ("sáu",))
    (table,) = tables(document(tmp_path, "a.txt", ragged))
    assert list(dict.fromkeys(cell for row in table for cell in row if cell)) == [
        "một",
        "hai",
        "ba",
        "bốn",
        "năm",
        "sáu",
    ]
    assert texts(document(tmp_path, "a.txt", "|\nmột\n|\nhai")) == ["|", "một", "|", "hai"]
