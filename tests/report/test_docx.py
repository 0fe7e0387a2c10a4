"""Documents for Word as an independent reader takes them: hostile text, long lists, no letter at all."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from baohiem_cli.report.answer import Annex, Answer, Column, Letter, Lines, Piece, Prose, Table, Tone, Words
from baohiem_cli.report.formats import Format, Page, render
from baohiem_cli.report.text import visible

DAY = date(2026, 11, 22)
WORDS = Words("NƯỚC", "Tiêu ngữ", "Số:", "V/v {0}", "{0}, ngày", "Kính gửi:", "Nơi nhận:", "P", "N", "PHỤ LỤC", "{0}")


def opened(*letters):
    answer = Answer("letter", DAY, (), (Lines(("x",)),), letters=lambda: letters)
    made = render(answer, Format.DOCX, Page(80))
    return docx.Document(io.BytesIO(made)) if made else None


def letter(text="x", rows=((1, "a"),), **changes):
    table = Table((Column("TT", align_right=True), Column("Việc", stretch=True)), rows)
    return Letter(WORDS, text, text, text, (Lines((text,)),), (text,), (text,), annexes=(Annex(text, table),))._replace(
        **changes
    )


HOSTILE = ["<b>&amp;</b>", "{{ 7 * 7 }}{% if %}", "a\x00b\x1b[31m", "\u202eabc", "]]>", "\ud800"]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_that_text(text):
    made = opened(letter(text, ((1, text),)))
    assert visible(text) in [one.text for one in made.paragraphs]
    assert made.tables[-1].rows[1].cells[1].text == visible(text)


def test_a_quiet_piece_stands_small():
    cell = Prose((Piece("Việc"), Piece("\nma", Tone.QUIET)))
    first, second = opened(letter(rows=((1, cell),))).tables[-1].rows[1].cells[1].paragraphs[0].runs
    assert (first.font.size.pt, second.font.size.pt) == (12, 8)


def test_a_report_has_its_kind_and_no_subject_under_its_number():
    made = opened(letter(kind="BÁO CÁO", to=()))
    assert "BÁO CÁO" in [one.text for one in made.paragraphs]
    assert "V/v" not in made.tables[0].rows[0].cells[0].text


def test_several_addressees_stand_each_on_a_line_and_end_with_a_full_stop():
    made = opened(letter(to=("A", "B", "C")))
    assert [one.text for one in made.paragraphs if one.text.startswith("- ")] == ["- A;", "- B;", "- C."]


def test_the_head_of_a_long_list_is_repeated_and_no_row_broken():
    table = opened(letter(rows=tuple((i, "việc") for i in range(300)))).tables[-1]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_no_letter_is_no_document():
    assert opened() is None


def test_the_parts_of_paragraphs_and_sections_stand_in_the_order_that_word_minds():
    made = opened(letter(), letter())
    for section in made.sections:
        names = [child.tag.partition("}")[2] for child in section._sectPr]
        wanted = [
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "pgNumType",
            "cols",
            "titlePg",
            "docGrid",
        ]
        assert names == sorted(names, key=wanted.index)
        assert names.count("pgNumType") == 1
    for place in made.element.body.iter("{*}pPr"):
        names = [child.tag.partition("}")[2] for child in place]
        assert names == sorted(names, key=["pStyle", "keepNext", "pBdr", "spacing", "ind", "jc", "rPr", "sectPr"].index)
