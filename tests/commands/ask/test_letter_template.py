"""`bh letter --template`: an office's own Word template."""

from __future__ import annotations

import docx
import pytest

from tests.domain.making import case

DAY = "2026-11-22"


@pytest.fixture
def filled(office, tmp_path):
    """Fill a template that has these paragraphs, and return the run with the paragraphs of the document."""
    assert office.run("init", "--province", "Thanh Hóa", "--name", "Sở <A> & {{ 7*7 }}", day=DAY).code == 0

    def fill(*lines, args=("mau/1.2", "--period", "2026-Q3")):
        template, file = tmp_path / "mau.docx", tmp_path / "a.docx"
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        made.save(template)
        run = office.run("letter", *args, "--template", template, "--docx", file, day=DAY)
        return run, [one.text for one in docx.Document(file).paragraphs] if file.exists() else None

    return fill


def test_the_fields_are_filled_and_their_text_stays_text(filled):
    run, found = filled(
        "{{ co_quan }}", "{%p for viec_nay in viec %}", "{{ viec_nay.ma }}: {{ viec_nay.han }}", "{%p endfor %}"
    )
    assert run.code == 0, run.err
    assert found == [
        "Sở <A> & {{ 7*7 }}",
        "mau/1.2@2026-Q3:so-y-te/thanh-hoa: 04/10/2026",
        "mau/1.2@2026-Q3:so-tai-chinh/thanh-hoa: 04/10/2026",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        case("trường lạ", "{{ la }}", "Mẫu có trường chưa biết: la. Các trường: co_quan"),
        case("viết sai", "{{ co_quan", "viết sai"),
        case("trường lạ của một việc", "{{ viec[0].la }}", "viết sai"),
        case("ra ngoài", "{{ co_quan.__class__.__mro__ }}", "viết sai"),
    ],
)
def test_a_template_that_is_no_good_is_refused_and_nothing_written(filled, line, said):
    run, found = filled(line)
    assert (run.code, found) == (2, None)
    assert said in run.err


def test_a_file_that_is_no_document_is_refused(office, tmp_path):
    template = tmp_path / "mau.docx"
    template.write_text("x", encoding="utf-8")
    run = office.run("letter", "--missing", "--template", template, "--docx", tmp_path / "a.docx", day=DAY)
    assert run.code == 2
    assert "không phải tệp .docx" in run.err


def test_one_template_is_for_one_letter(filled):
    run, found = filled("{{ co_quan }}", args=("--missing", "--apart"))
    assert (run.code, found) == (2, None)


def test_a_device_is_no_template(office, tmp_path):
    run = office.run("letter", "--missing", "--template", "/dev/zero", "--docx", tmp_path / "a.docx", day=DAY)
    assert run.code == 2
