"""Which format a file has, and files that nobody should have to read."""

import os
import re
import struct
import zipfile
from pathlib import Path

import pytest

from baohiem_cli.errors import BhError, DataInvalid, WrongUsage
from baohiem_cli.reading.formats import reader
from baohiem_cli.reading.formats.reader import read

from .making import archive, document, docx, paragraph, pdf, png, saved, texts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def wide(text):
    return text.encode("utf-16-le")


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.txt", "a", "a.pdf"])
def test_the_content_goes_before_the_name(tmp_path, name):
    assert texts(document(tmp_path, name, docx(paragraph("Điều 1")))) == ["Điều 1"]
    assert texts(document(tmp_path, name, pdf([[(50, 700, "Điều 2")]]))) == ["Điều 2"]


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.doc", OLE + wide("WordDocument"), "Word kiểu cũ.*lưu thành .docx"),
        ("a.xls", OLE, "Excel kiểu cũ.*lưu thành .xlsx"),
        ("a.doc", b"{\\rtf1 x}", ".rtf.*lưu thành .docx"),
        ("a.odt", archive({"mimetype": "x", "content.xml": "<a/>"}), "OpenDocument.*lưu thành .docx"),
        ("a.zip", archive({"a.txt": "x"}), "giải nén"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic" + bytes(40), "HEIC.*png"),
        ("a.mht", b"From: x\r\nMIME-Version: 1.0\r\n\r\n<html>", ".mht.*.html"),
    ],
)
def test_formats_that_are_not_read_are_named_with_what_to_do(tmp_path, name, raw, said):
    with pytest.raises(WrongUsage, match=said) as raised:
        document(tmp_path, name, raw)
    assert name in raised.value.message


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.docx", OLE + wide("EncryptedPackage"), "mật khẩu"),
        ("a.docx", b"PK\x03\x04 nothing", "hỏng.*docx"),
        ("a.docx", docx("")[:-30], "hỏng"),
        ("a.docx", archive({"word/document.xml": "<a"}), "hỏng"),
        ("a.docx", archive({"word/other.xml": "<a/>"}), "hỏng"),
        ("a.docx", archive({"word/document.xml": "<a>" * 5000}), "hỏng"),
        ("a.docx", docx(""), "không có chữ nào"),
        ("a.txt", b"", "trống"),
        ("a.txt", b"\xff\xfe", "không có chữ nào"),
        ("a.txt", b" \n\n", "trống"),
        ("a.txt", bytes(range(256)) * 9, "không phải văn bản"),
        ("a.gz", b"\x1f\x8b\x08" + bytes(range(7)) * 50, "không phải văn bản"),
    ],
)
def test_faults_of_files_are_told(tmp_path, name, raw, said):
    with pytest.raises(DataInvalid, match=said):
        document(tmp_path, name, raw)


ENTITIES = """<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"""
OUTSIDE = ENTITIES.replace('"&a;&a;&a;&a;"', 'SYSTEM "file:///etc/passwd"')


@pytest.mark.parametrize(
    "xml", [ENTITIES, OUTSIDE, ENTITIES.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")]
)
def test_entities_are_refused(tmp_path, xml):
    with pytest.raises(DataInvalid, match="hỏng"):
        document(tmp_path, "a.docx", archive({"word/document.xml": xml}))
    with pytest.raises(DataInvalid, match="hỏng"):
        document(tmp_path, "a.xlsx", archive({"xl/workbook.xml": xml}))


@pytest.mark.parametrize("name", ["word/document.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_what_swells_when_unpacked_is_refused(tmp_path, name):
    parts = {"word/document.xml": "<a/>"} if name.startswith("word") else {"xl/workbook.xml": "<a/>"}
    with pytest.raises(DataInvalid, match="quá lớn sau khi giải nén"):
        document(tmp_path, "a.docx", archive({**parts, name: b" " * (60 << 20)}))


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path):
    raw = archive({"word/document.xml": b"<a>" + b" " * (60 << 20)})
    small = raw.replace(struct.pack("<L", (60 << 20) + 3), struct.pack("<L", 100))
    assert small != raw
    with pytest.raises(DataInvalid):
        document(tmp_path, "a.docx", small)


def test_a_password_of_an_archive_is_told(tmp_path):
    raw = bytearray(archive({"word/document.xml": "<a/>"}))
    with zipfile.ZipFile(saved(tmp_path, "x.zip", bytes(raw))) as file:
        assert not file.infolist()[0].flag_bits & 1
    raw[6] |= 1
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DataInvalid, match="mật khẩu"):
        document(tmp_path, "a.docx", bytes(raw))


def test_a_picture_too_large_is_refused_before_it_is_unpacked(tmp_path):
    raw = bytearray(png([b"\x00"]))
    raw[16:24] = struct.pack(">II", 100_000, 100_000)
    with pytest.raises(DataInvalid, match="quá lớn"):
        document(tmp_path, "a.png", bytes(raw))


def test_a_file_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "SIZE_LIMIT", 10)
    with pytest.raises(DataInvalid, match="quá lớn"):
        document(tmp_path, "a.txt", "Điều 1. Phạm vi")
    monkeypatch.undo()
    monkeypatch.setattr(reader, "_TEXT_LIMIT", 10)
    with pytest.raises(DataInvalid, match="quá lớn"):
        document(tmp_path, "a.txt", "Điều 1. Phạm vi")


def test_what_is_no_file_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(WrongUsage, match="Không đọc được tệp"):
            read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize("what", ["pipe", "device", "loop"])
def test_what_may_never_end_is_not_opened(tmp_path, what):
    path = tmp_path / "a.txt"
    if what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path.symlink_to("/dev/zero")
    else:
        path.symlink_to(path)
    with pytest.raises(WrongUsage, match="Không đọc được tệp"):
        read(path)


@pytest.mark.parametrize(
    "raw",
    [
        "<html>" + "<div>" * 20_000 + "Điều 1",
        "<html>" + "<b>" * 20_000 + "Điều 1",
        "<html><table>" + "<tr><td><table>" * 3000 + "Điều 1",
        "<html><table><tr>" + "<td rowspan=99999 colspan=99999>a" * 200,
        "|\n" * 50_000,
        "*a " * 50_000 + "**b",
        "|---" * 20_000,
        "a" * 1_000_000,
        "\\" * 500_000 + "**b",
        "à́" * 100_000,
        "<!--" * 100_000,
    ],
    ids=range(11),
)
@pytest.mark.parametrize("name", ["a.html", "a.md", "a.csv"])
def test_text_made_to_take_long_does_not(tmp_path, name, raw):
    try:
        document(tmp_path, name, raw)
    except BhError as failure:
        assert failure.exit_code in {2, 4}


def test_a_library_is_known_to_one_format_alone():
    form = re.compile(r"^\s*(?:import|from) (pypdfium2|selectolax|openpyxl)\b", re.MULTILINE)
    package = Path(reader.__file__).parents[2]
    found = {
        (name, file.stem) for file in package.rglob("*.py") for name in form.findall(file.read_text(encoding="utf-8"))
    }
    assert found == {("pypdfium2", "pdf"), ("selectolax", "html"), ("openpyxl", "xlsx")}
