"""`bh letter`: the draft of a reminder, as an independent reader of Word documents takes it."""

from __future__ import annotations

import re
import shutil

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Pt

from baohiem_cli.files import libreoffice
from tests.domain.making import case
from tests.running import needs_true_clock

DAY = "2026-11-22"
TWIP = 635
A4_WIDTH, A4_HEIGHT = 11906 * TWIP, 16838 * TWIP
"""210 and 297 mm, in the twentieths of a point that Word counts in."""


@pytest.fixture
def written(office, tmp_path):
    """Write a letter of an office, and open it."""

    assert office.run("init", "--province", "Thanh Hóa", day=DAY).code == 0

    def write(*args, code=0):
        file = tmp_path / "a.docx"
        run = office.run("letter", *args, "--docx", file, "--force", day=DAY)
        assert run.code == code, run.err
        return docx.Document(file)

    return write


def texts(document):
    """All that is written, the head and the foot too, in order."""
    found = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            found += [cell.text for row in block.rows for cell in row.cells]
        else:
            found.append(block.text)
    return "\n".join(found)


def annex(document):
    """The rows of the last table, its head first."""
    return [[cell.text for cell in row.cells] for row in document.tables[-1].rows]


def test_the_paper_is_that_of_the_decree(written):
    first, behind = written("--agency", "Sở Y tế").sections
    assert (first.page_width, first.page_height) == (A4_WIDTH, A4_HEIGHT)
    assert behind.orientation == WD_ORIENT.LANDSCAPE
    for section in (first, behind):
        assert all(20 <= round(side.mm) <= 25 for side in (section.top_margin, section.bottom_margin))
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml


def test_all_is_times_new_roman_in_the_sizes_of_the_decree(written):
    document = written("--agency", "Sở Y tế")
    assert document.styles["Normal"].font.name == "Times New Roman"
    runs = [run for one in document.paragraphs for run in one.runs if run.text.strip()]
    assert all(run.font.name is None for run in runs)
    said = next(run for run in runs if run.text.startswith("Thực hiện"))
    assert Pt(13) <= said.font.size <= Pt(14)


def test_the_parts_stand_in_the_order_of_the_decree_and_what_a_hand_fills_in_is_blank(written):
    whole = texts(written("--agency", "Sở Y tế", "--superior", "Bộ Mẫu"))
    parts = ["BỘ MẪU", "[TÊN CƠ QUAN BAN HÀNH]", "Số:", "V/v đôn đốc", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
             "Độc lập - Tự do - Hạnh phúc",
             "Thanh Hóa, ngày      tháng      năm", "Kính gửi: Sở Y tế Thanh Hóa", "Thực hiện",
             "./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "[CHỨC VỤ CỦA NGƯỜI KÝ]", "[Họ và tên]",
             "PHỤ LỤC"]  # fmt: skip
    places = [whole.index(part) for part in parts]
    assert places == sorted(places)
    assert not re.search(r"Số: *\d", whole)


def test_the_list_has_each_thing_owed_with_article_day_and_key(written):
    rows = annex(written("mau/1.2", "--period", "2026-Q3"))
    assert rows[0] == ["TT", "Cơ quan thực hiện", "Nhiệm vụ", "Căn cứ", "Kỳ", "Hạn", "Tình trạng"]
    places = [("Sở Y tế Thanh Hóa", "so-y-te"), ("Sở Tài chính Thanh Hóa", "so-tai-chinh")]
    article = "Điều 1 khoản 2 Quyết định số 01/2020/QĐ-UBND"
    assert rows[1:] == [
        [str(i), name, f"Báo cáo quý.\nmau/1.2@2026-Q3:{id}/thanh-hoa", article, "2026-Q3",
         "04/10/2026", "Quá hạn 49 ngày"]
        for i, (name, id) in enumerate(places, 1)
    ]  # fmt: skip


def test_who_has_done_it_gets_no_letter(office, written):
    assert office.run("done", "mau/1.2@2026-Q3:so-y-te", "--on", "2026-10-03", day=DAY).code == 0
    document = written("mau/1.2", "--period", "2026-Q3")
    assert "Kính gửi: Sở Tài chính Thanh Hóa\n" in texts(document)
    assert len(annex(document)) == 2


def test_each_gets_a_letter_of_its_own(written):
    document = written("mau/1.2", "--period", "2026-Q3", "--apart")
    whole = texts(document)
    assert [whole.count(f"Kính gửi: {name} Thanh Hóa\n") for name in ("Sở Y tế", "Sở Tài chính")] == [1, 1]
    assert len(document.sections) == 4


def test_what_the_writing_office_owes_itself_is_left_out(office, written):
    assert office.run("init", "--agency", "Sở Y tế", "--name", "Sở Y tế tỉnh Mẫu", day=DAY).code == 0
    document = written("--missing", "-r", "mau")
    assert "SỞ Y TẾ TỈNH MẪU" in texts(document)
    assert not any(":so-y-te" in row[-5] for row in annex(document))
    assert any(":so-tai-chinh" in row[-5] for row in annex(document))


def test_the_same_occurrences_as_bh_overdue(office, written):
    keys = {item["key"] for item in office.run("overdue", "-a", "Sở Y tế", "-f", "json", day=DAY).json["items"]}
    assert {row[-5].rpartition("\n")[2] for row in annex(written("-a", "Sở Y tế"))[1:]} == keys


@pytest.mark.parametrize(
    ("args", "said"),
    [
        case("không nêu gì", [], "Chọn một cách"),
        case("hai cách", ["mau/1.2", "--missing"], "Chọn một cách"),
        case("kỳ mà không có mã", ["--missing", "--period", "2026-Q3"], "--period"),
        case("mã và số ngày", ["mau/1.2", "--within", 5], "--within"),
        case("không còn gì", ["--agency", "Sở Y tế", "--grace", 4000], "Không có việc nào"),
    ],
)
def test_what_leads_to_no_letter_is_refused(office, tmp_path, args, said):
    file = tmp_path / "a.docx"
    run = office.run("letter", *args, "--docx", file, day=DAY)
    assert (run.code, file.exists()) == (2, False)
    assert said in run.err


def test_other_commands_make_no_letters(office, tmp_path):
    run = office.run("due", "--output", tmp_path / "a.docx", day=DAY)
    assert run.code == 2
    assert "letter" in run.err


def test_without_libreoffice_a_pdf_is_refused_with_a_word_on_how_to_get_it(office, tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice.shutil, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())
    run = office.run("letter", "--missing", "--pdf", tmp_path / "a.pdf", day=DAY)
    assert run.code == 2
    assert "libreoffice.org" in run.err


@needs_true_clock
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_with_libreoffice_it_is_a_pdf(office, tmp_path):
    file = tmp_path / "a.pdf"
    run = office.run("letter", "--agency", "Sở Y tế", "--pdf", file, day=DAY)
    assert run.code == 0, run.err
    assert file.read_bytes().startswith(b"%PDF-")


def test_what_is_not_sure_is_told_to_who_signs_and_to_no_addressee(bh, register, tmp_path):
    file = tmp_path / "a.docx"
    run = bh("letter", "--missing", "--docx", file, "--as-of", DAY)
    assert run.code == 0
    assert "kiểm tra trước khi ký" in run.err
    assert "kiểm tra trước khi ký" not in texts(docx.Document(file))


def test_hostile_text_stays_text(office, written):
    hostile = "<w:br/> {{ 7*7 }} ]]> &"
    assert office.run("init", "--name", hostile, day=DAY).code == 0
    assert texts(written("--agency", "Sở Y tế", "--superior", hostile)).count("<W:BR/> {{ 7*7 }} ]]> &") == 2


@pytest.mark.parametrize(
    ("options", "about"),
    [
        ((), "V/v đôn đốc thực hiện nhiệm vụ quá hạn"),
        (("--within", 120), "V/v đôn đốc thực hiện nhiệm vụ quá hạn, đến hạn"),
    ],
    ids=["late", "late and to come"],
)
def test_the_subject_says_whether_some_are_still_in_time(written, options, about):
    states = [row[-1] for row in annex(written("--agency", "Sở Y tế", *options))[1:]]
    assert any(state.startswith("Quá hạn") for state in states)
    assert all(state.startswith("Quá hạn") for state in states) is not bool(options)
    assert about in texts(written("--agency", "Sở Y tế", *options)).split("\n")
