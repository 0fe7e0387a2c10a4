"""`bh report --docx`: the report of an office, as an independent reader of Word documents takes it."""

from __future__ import annotations

import docx
import pytest

from tests.commands.ask.test_letter import texts

LAST_DAY = "2026-12-31"
Y2026 = ("report", "-r", "mau", "--year", 2026)


@pytest.fixture
def document(busy, tmp_path):
    """The report of the busy office on 2026."""
    run = busy.run(*Y2026, "--docx", tmp_path / "a.docx", day=LAST_DAY)
    assert run.code == 0, run.err
    return docx.Document(tmp_path / "a.docx")


def test_it_is_a_report_and_no_letter(document):
    whole = texts(document)
    parts = ["Số:          /BC-", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO", "trong năm 2026", "Kính gửi:",
             "1. Kết quả chung", "Nơi nhận:", "PHỤ LỤC I"]  # fmt: skip
    places = [whole.index(part) for part in parts]
    assert places == sorted(places)
    assert "V/v" not in whole


def test_the_four_cells_are_those_of_the_status(busy, document):
    (status,) = [
        item
        for item in busy.items("status", "-r", "mau", "--year", 2026, "--by", "regulation", day=LAST_DAY)
        if item["name"] == "mau"
    ]
    said = (
        f"Tổng số {status['total']} nhiệm vụ đến hạn: hoàn thành đúng hạn 3; hoàn thành quá hạn 2; chưa hoàn thành, còn"
        " trong hạn 2; chưa hoàn thành, đã quá hạn 5."
    )
    assert said in texts(document)
    row = [cell.text for cell in document.tables[1].rows[1].cells]
    assert row[0].endswith("01/2020/QĐ-UBND")
    assert row[2:] == ["3", "2", "2", "5"]


def test_the_lists_have_the_same_occurrences_as_every_other_format(busy, document):
    listed = [
        row.cells[2].text.rpartition("\n")[2]
        for table in document.tables
        for row in list(table.rows)[1:]
        if table.rows[0].cells[0].text == "TT"
    ]
    assert sorted(listed) == sorted(item["key"] for item in busy.items(*Y2026, day=LAST_DAY))
