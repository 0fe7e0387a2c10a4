"""`bh attach`: the words of a text beside the duties that were read from it."""

from __future__ import annotations

import pytest

TEXT = """QUY CHẾ
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi, đối tượng
1. Quy chế này quy định việc thống kê lưu trữ của các cơ quan trong tỉnh.
2. Quy chế này áp dụng cho các cơ quan trong tỉnh.
Điều 2. Nguyên tắc
1. Phối hợp đúng chức năng, nhiệm vụ.
"""
pytestmark = pytest.mark.usefixtures("november")


def test_the_words_are_cut_into_provisions_and_shown(bh, register, tmp_path):
    file, own = tmp_path / "van-ban.txt", tmp_path / "own"
    own.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    (told,) = bh("attach", "cao-nguyen", file, "--data", own, "-f", "json").json["items"]
    assert told["id"] == "cao-nguyen"
    assert "1.1" not in told["missing"]
    assert "24.1" in told["missing"]
    assert told["unknown"] == []
    assert "thống kê lưu trữ" in bh("show", "cao-nguyen/1.1", "--text", "--data", own).out


@pytest.mark.parametrize(("name", "content", "code"), [("khong-co", TEXT, 6), ("cao-nguyen", "không có điều nào", 2)])
def test_what_cannot_be_attached_leaves_nothing(bh, register, tmp_path, name, content, code):
    file, own = tmp_path / "van-ban.txt", tmp_path / "own"
    own.mkdir()
    file.write_text(content, encoding="utf-8")
    assert bh("attach", name, file, "--data", own).code == code
    assert list(own.iterdir()) == []
