"""Evidence: a file's name, size and digest are kept, and what becomes of it is noticed."""

from __future__ import annotations

import hashlib

import pytest

from baohiem_cli.errors import WrongUsage
from baohiem_cli.files import evidence
from tests.domain.making import case

CONTENT = "Báo cáo số 123/BC-SYT".encode()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "bao-cao.pdf"
    path.write_bytes(CONTENT)
    return path


def test_path_size_and_digest_are_kept(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    kept = evidence.describe(file.relative_to(file.parent))
    assert kept == (str(file.resolve()), len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
    assert file.read_bytes() == CONTENT


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_files_of_any_size_are_read_whole(tmp_path, size):
    path = tmp_path / "to.bin"
    path.write_bytes(b"x" * size)
    assert evidence.digest(path) == hashlib.sha256(b"x" * size).hexdigest()
    assert evidence.changed(evidence.describe(path)) is None


@pytest.mark.parametrize(
    ("happens", "found"),
    [
        case("không gì cả", lambda path: None, None),
        case("ghi lại y nguyên", lambda path: path.write_bytes(CONTENT), None),
        case("sửa, cùng cỡ", lambda path: path.write_bytes(CONTENT.replace(b"123", b"124")), "changed"),
        case("sửa, khác cỡ", lambda path: path.write_bytes(CONTENT + b"."), "changed"),
        case("thành rỗng", lambda path: path.write_bytes(b""), "changed"),
        case("bị xóa", lambda path: path.unlink(), "gone"),
        case("đổi tên", lambda path: path.rename(path.with_name("khac.pdf")), "gone"),
        case("thư mục thế chỗ", lambda path: (path.unlink(), path.mkdir()), "gone"),
    ],
)
def test_what_becomes_of_a_file_is_noticed(file, happens, found):
    kept = evidence.describe(file)
    happens(file)
    assert evidence.changed(kept) == found


def test_a_file_that_is_not_there_is_no_evidence(tmp_path):
    with pytest.raises(WrongUsage):
        evidence.describe(tmp_path / "chua-co.pdf")
