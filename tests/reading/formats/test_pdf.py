"""PDF files with text, and those of scanned pages."""

import shutil
import subprocess

import pytest

from baohiem_cli.errors import DataInvalid, WrongUsage
from baohiem_cli.reading.formats.pages import recognition
from tests.running import needs_true_clock

from .making import FIXTURES, document, pdf, saved, tables, texts


def page(*lines, left=60.0, top=780.0):
    return [(left, top - 15 * at, text) for at, text in enumerate(lines) if text]


def test_lines_with_pages_and_paragraphs(tmp_path):
    found = document(
        tmp_path, "a.pdf", pdf([page("Điều 1. Phạm vi", "", "1. Sở Y tế chủ trì", "việc này."), page("2. Hai")])
    )
    assert [(line.text, line.number, line.page) for line in found.blocks] == [
        ("Điều 1. Phạm vi", 1, 1),
        ("1. Sở Y tế chủ trì", 3, 1),
        ("việc này.", 4, 1),
        ("2. Hai", 5, 2),
    ]
    assert not found.doubtful


def test_page_numbers_are_left_out(tmp_path):
    lines = [
        [f"dòng {word} {number}" for word in ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy"]] for number in (1, 2)
    ]
    pages = [[*page(*own), (290, 40, str(number))] for number, own in enumerate(lines, 1)]
    assert "1" not in texts(document(tmp_path, "a.pdf", pdf(pages)))
    assert len(texts(document(tmp_path, "a.pdf", pdf(pages)))) == 14


def test_the_head_is_read_column_by_column(tmp_path):
    left = page("UBND TỈNH X", "-------", "Số: 1/QĐ-UBND")
    right = page("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "X, ngày 1 tháng 2", left=320)
    both = [place for pair in zip(left, right, strict=True) for place in pair]
    found = document(tmp_path, "a.pdf", pdf([[*both, *page("QUYẾT ĐỊNH", top=700)]]))
    assert texts(found) == [
        "UBND TỈNH X", "-------", "Số: 1/QĐ-UBND", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "X, ngày 1 tháng 2",
        "QUYẾT ĐỊNH",
    ]  # fmt: skip


def ruled(xs, ys, without=()):
    """Rules around all cells of a grid, but for some, which are named by the cell that they are left or above of."""
    drawn = ""
    for row in range(len(ys)):
        for column in range(len(xs) - 1):
            if ("above", row, column) not in without:
                drawn += f"{xs[column]} {ys[row]} m {xs[column + 1]} {ys[row]} l S\n"
    for column in range(len(xs)):
        for row in range(len(ys) - 1):
            if ("left", row, column) not in without:
                drawn += f"{xs[column]} {ys[row]} m {xs[column]} {ys[row + 1]} l S\n"
    return drawn


XS, YS = (50, 100, 300, 500), (700, 670, 640, 610, 580)


def test_a_ruled_table(tmp_path):
    drawn = ruled(XS, YS, {("left", 1, 1), ("left", 1, 2), ("above", 3, 0)})
    places = [
        (60, 750, "PHỤ LỤC"),
        (55, 680, "TT"), (110, 680, "Nhiệm vụ"), (310, 680, "Chủ trì"),
        (55, 650, "I. NHÓM VIỆC"),
        (55, 622, "1"), (105, 626, "Việc A dài"), (105, 613, "hai dòng"), (310, 620, "Sở Y tế"),
        (110, 590, "Việc B"), (310, 590, "Sở Nội vụ"),
        (60, 550, "Ghi chú"),
    ]  # fmt: skip
    found = document(tmp_path, "a.pdf", pdf([places], [drawn]))
    assert tables(found) == [
        (
            ("TT", "Nhiệm vụ", "Chủ trì"),
            ("I. NHÓM VIỆC",) * 3,
            ("1", "Việc A dài hai dòng", "Sở Y tế"),
            ("1", "Việc B", "Sở Nội vụ"),
        )
    ]
    assert texts(found) == ["PHỤ LỤC", "Ghi chú"]


def test_a_table_over_two_pages_is_one(tmp_path):
    drawn = ruled(XS, YS[:3])
    first = [
        (55, 680, "TT"),
        (110, 680, "Nhiệm vụ"),
        (310, 680, "Chủ trì"),
        (55, 650, "1"),
        (110, 650, "A"),
        (310, 650, "Sở Y tế"),
    ]
    second = [*first[:3], (55, 650, "2"), (110, 650, "B"), (310, 650, "Sở Nội vụ")]
    found = document(tmp_path, "a.pdf", pdf([first, second], [drawn, drawn]))
    assert tables(found) == [(("TT", "Nhiệm vụ", "Chủ trì"), ("1", "A", "Sở Y tế"), ("2", "B", "Sở Nội vụ"))]


def test_old_fonts_are_converted(tmp_path):
    found = document(tmp_path, "a.pdf", pdf([page("Céng hßa x· héi chñ nghÜa ViÖt Nam", "§iÒu 1. Ph¹m vi ®iÒu chØnh")]))
    assert texts(found) == ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Điều 1. Phạm vi điều chỉnh"]


def test_an_encrypted_file_is_told(tmp_path):
    with pytest.raises(DataInvalid, match="đặt mật khẩu"):
        document(tmp_path, "a.pdf", (FIXTURES / "locked.pdf").read_bytes())


@pytest.mark.parametrize("raw", [b"%PDF-1.7\nhm", b"%PDF-1.4", pdf([page("Điều 1")])[:200]])
def test_a_damaged_file_is_told(tmp_path, raw):
    with pytest.raises(DataInvalid, match="hỏng"):
        document(tmp_path, "a.pdf", raw)


def test_a_file_without_text_is_told(tmp_path):
    with pytest.raises(DataInvalid, match="không có chữ nào"):
        document(tmp_path, "a.pdf", pdf([[]]))


# Recognition

SCAN = FIXTURES / "scan.png"
SAID = [
    "Điều 1. Phạm vi điều chỉnh",
    "1. Sở Y tế chủ trì, phối hợp với Bảo hiểm xã hội tỉnh",
    "trước ngày 15 tháng 12 hằng năm.",
]


def languages():
    program = shutil.which("tesseract")
    if program is None:
        return []
    return subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout.split()


needs_tesseract = pytest.mark.skipif("vie" not in languages(), reason="needs tesseract-ocr and tesseract-ocr-vie")


@needs_true_clock
@needs_tesseract
def test_a_picture_is_recognised(tmp_path):
    found = document(tmp_path, "a.jpg", SCAN.read_bytes())
    assert texts(found) == SAID
    assert found.doubtful


@needs_true_clock
@needs_tesseract
def test_scanned_pages_are_recognised_and_the_others_read(tmp_path):
    scan = SCAN.read_bytes()
    raw = pdf([[], page("Điều 2. Hiệu lực"), []], pictures={0: scan, 2: scan})
    found = document(tmp_path, "a.pdf", raw)
    assert [(line.text, line.page) for line in found.blocks] == [
        *((text, 1) for text in SAID),
        ("Điều 2. Hiệu lực", 2),
        *((text, 3) for text in SAID),
    ]
    assert found.doubtful


@needs_true_clock
@needs_tesseract
def test_letters_that_a_scanner_recognised_badly_are_recognised_again(tmp_path):
    bad = page(
        "Diêu l. Phạrn vì đĩếư chình ầáè ữíồ",
        "ơễềp hơôc vơiứ Báòo hiêểrn xãã hộôii",
        "trưươcs ngàyả thángẹ hămg nẵmf",
        left=10,
        top=80,
    )
    assert texts(document(tmp_path, "a.pdf", pdf([bad], pictures={0: SCAN.read_bytes()}))) == SAID


def test_good_letters_under_a_scan_are_taken_and_doubtful(tmp_path):
    good = page("Điều 1. Phạm vi điều chỉnh của quy chế này", "1. Sở Y tế chủ trì, phối hợp", left=10, top=80)
    found = document(tmp_path, "a.pdf", pdf([good], pictures={0: SCAN.read_bytes()}))
    assert texts(found) == ["Điều 1. Phạm vi điều chỉnh của quy chế này", "1. Sở Y tế chủ trì, phối hợp"]
    assert found.doubtful


@pytest.mark.parametrize("raw", [SCAN.read_bytes(), pdf([[]], pictures={0: SCAN.read_bytes()})], ids=["png", "pdf"])
def test_where_tesseract_is_missing_it_is_said_how_to_get_it(tmp_path, monkeypatch, raw):
    monkeypatch.setattr(recognition.shutil, "which", lambda name: None)
    with pytest.raises(WrongUsage, match=r"apt install tesseract-ocr tesseract-ocr-vie.*Windows") as raised:
        document(tmp_path, "a.pdf", raw)
    assert "a.pdf" in raised.value.message


def stand_in(folder, words):
    """A program that stands for Tesseract."""
    program = saved(folder, "tesseract", "#!/bin/sh\n" + words)
    program.chmod(0o755)
    return program


@needs_true_clock
@pytest.mark.parametrize(
    ("words", "failure", "said"),
    [
        ("echo eng", WrongUsage, "tesseract-ocr-vie"),
        ("case $1 in --list-langs) echo vie;; *) exit 1;; esac", DataInvalid, "không đọc được ảnh"),
        ("case $1 in --list-langs) echo vie;; *) exec sleep 60;; esac", DataInvalid, "quá 0.2 giây"),
    ],
)
def test_what_tesseract_cannot_do_is_told(tmp_path, monkeypatch, words, failure, said):
    monkeypatch.setattr(recognition.shutil, "which", lambda name: str(stand_in(tmp_path, words)))
    monkeypatch.setattr(recognition, "_SECONDS", 0.2)
    with pytest.raises(failure, match=said):
        document(tmp_path, "a.png", SCAN.read_bytes())
