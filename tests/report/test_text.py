"""Marks that nobody sees: written so that they are seen, in every format."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from datetime import date
from email import message_from_bytes
from email.policy import default

import openpyxl
import pytest

from baohiem_cli.report import graphs
from baohiem_cli.report.answer import Answer, Column, Event, Fields, Lines, Marked, Sheet, Source, Table
from baohiem_cli.report.formats import Format, Page, render
from baohiem_cli.report.text import escaped, visible
from tests.domain.making import case

HOSTILE = "\x1b]0;T\x07 \x7f \x85 \x9b2J \u202e \u2066 \u200f \u061c \u2028 \u200d \ufeff \udcff \U000e0041 \x00 \r"
OBEYED = [chr(i) for i in range(sys.maxunicode + 1) if unicodedata.category(chr(i)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
"""What Unicode counts as a control or format character, half a pair, or a separator of lines."""


def unseen(text):
    return [mark for mark in text if mark in OBEYED and mark not in "\n\t"]


def test_every_mark_that_a_terminal_obeys_is_written_out():
    assert unseen(visible("".join(OBEYED))) == []
    assert unseen(escaped("".join(OBEYED))) == []


@pytest.mark.parametrize(
    ("mark", "written"),
    [("\x1b", r"\x1b"), ("\x9b", r"\x9b"), ("\u202e", r"\u202e"), ("\udcff", r"\udcff"), ("\U000e0041", r"\U000e0041")],
)
def test_a_mark_is_named_by_its_number(mark, written):
    assert visible(f"a{mark}b") == f"a{written}b"


ON_PAPER = (Format.DOCX, Format.PDF)
"""What only administrative documents are written as, whose text `test_docx.py` looks at."""


@pytest.mark.parametrize("text", ["Sở Y tế", "một\nhai\tba", "Đắk\xa0Lắk", "50 % – “x” …", "e\u0309", "😀"])
def test_text_stays_text(text):
    assert visible(text) == escaped(text) == text


def test_json_means_what_it_meant():
    assert json.loads(escaped(json.dumps([HOSTILE], ensure_ascii=False))) == [HOSTILE]


@pytest.mark.parametrize(
    "block",
    [
        case("bảng", Table((Column(HOSTILE), Column("b")), ((HOSTILE, Marked(date(2026, 12, 19), HOSTILE)),))),
        case("bảng chia", Table((Column("a"), Column(HOSTILE)), ((HOSTILE, HOSTILE),), in_pieces=True)),
        case("tên và giá trị", Fields(((HOSTILE, HOSTILE),))),
        case("dòng", Lines((HOSTILE,))),
        case("đề mục", Lines((HOSTILE,), heading=True)),
        case("nguồn", Source(HOSTILE, "text")),
        case("sơ đồ", Source(graphs.mermaid({"a": HOSTILE}, [("a", "a", [HOSTILE])]), "mermaid")),
        case("sơ đồ dot", Source(graphs.dot({HOSTILE: HOSTILE}, [(HOSTILE, HOSTILE, [HOSTILE])]), "dot")),
        case("JSON", Source(json.dumps(HOSTILE, ensure_ascii=False), "json")),
    ],
)
@pytest.mark.parametrize("format", [one for one in Format if one not in ON_PAPER])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_format_hands_a_hidden_mark_on(block, format, width):
    sheets = (lambda: (Sheet(HOSTILE, block),)) if isinstance(block, Table) else None
    days = (Event("a/1@2026", date(2026, 11, 22), HOSTILE, (HOSTILE,)),)
    answer = Answer(
        "due", date(2026, 11, 22), ({"x": HOSTILE},), (block,), (HOSTILE,), sheets=sheets, events=lambda: days
    )
    written = render(answer, format, Page(width))
    if format is Format.EML:
        written = message_from_bytes(written, policy=default).get_content().replace("\r\n", "\n")
    elif isinstance(written, bytes) and written:  # documents have letters alone, which have tests of their own
        book = openpyxl.load_workbook(io.BytesIO(written))
        written = "\n".join(str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row)
    if format in (Format.CSV, Format.ICS):
        written = written.removeprefix("\ufeff").replace("\r\n", "\n")
    assert not written or unseen(written) == []


def test_a_document_for_a_program_means_what_it_meant():
    ledger = Source(json.dumps({"note": HOSTILE}, ensure_ascii=False) + "\n", "json")
    written = render(Answer("ledger export", date(2026, 11, 22), (), (ledger,)), Format.PLAIN, Page(80))
    assert (unseen(written), json.loads(written)) == ([], {"note": HOSTILE})
