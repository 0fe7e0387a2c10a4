"""The words of a text that somebody has attached: in `show`, in `show --text` and in `search`."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.files import texts

SAID = "Trước ngày 20 tháng 12 hằng năm, Sở Y tế có văn bản thống kê lưu trữ gửi Bảo hiểm xã hội tỉnh."
pytestmark = pytest.mark.usefixtures("november")


def attach(own, *passages):
    texts.write(own / "texts" / "cao-nguyen.json", texts.Attached("cao-nguyen", "a.txt", passages))


@pytest.fixture
def attached(bh, register, tmp_path):
    """A directory of one's own that has the words of one provision."""
    own = tmp_path / "own"
    attach(own, Passage("24.1", SAID, 3, 71))
    return lambda *args: bh(*args, "--data", own)


def test_show_has_them_with_their_place(attached):
    run = attached("show", "cao-nguyen/24.1")
    assert "trang 3, dòng 71" in run.out
    assert "thống kê lưu trữ" in " ".join(run.out.split())
    (first, *_others) = attached("show", "cao-nguyen/24.1", "-f", "json").json["items"]
    assert first["text"] == SAID


def test_only_the_words(attached):
    run = attached("show", "cao-nguyen/24.1", "--text")
    assert "Cơ quan chịu trách nhiệm" not in run.out
    assert attached("show", "cao-nguyen/24.1", "--text", "-f", "json").json["items"] == [
        {"ref": "24.1", "citation": "Điều 24 khoản 1", "text": SAID, "page": 3, "line": 71}
    ]


def test_what_is_not_attached_is_told(attached):
    assert "bh attach cao-nguyen" in attached("show", "cao-nguyen/1.1", "--text").out


def test_search_finds_them(attached, bh):
    (hit,) = attached("search", '"thống kê lưu trữ"', "-f", "json").json["items"]
    assert (hit["id"], [one["field"] for one in hit["context"]]) == ("cao-nguyen/24.1", ["words"])


def test_without_them_search_does_not(bh, register):
    assert bh("search", '"thống kê lưu trữ"', "-f", "json").json["items"] == []


def test_a_text_that_changes_is_read_anew(attached, tmp_path):
    assert attached("search", "lưu trữ", "-f", "json").json["items"]
    attach(tmp_path / "own", Passage("24.1", "Chữ khác hẳn", None, 7))
    assert attached("search", "lưu trữ", "-f", "json").json["items"] == []
    assert "dòng 7" in attached("show", "cao-nguyen/24.1").out


def test_a_broken_text_leaves_the_old_data_and_is_told(attached, tmp_path):
    assert attached("show", "cao-nguyen/24.1").code == 0
    (tmp_path / "own" / "texts" / "cao-nguyen.json").write_text("x", encoding="utf-8")
    run = attached("show", "cao-nguyen/24.1")
    assert (run.code, "thống kê" in run.out) == (0, True)
    assert "bh attach cao-nguyen" in attached("load").err
