"""`bh proof` and what `bh check` tells of an attached text: a text and its register side by side."""

from __future__ import annotations

import re

import pytest

from tests.running import place, regulation

TEXT = """QUY CHẾ
Điều 1. Báo cáo
1. Sở Y tế báo cáo Bảo hiểm xã hội tỉnh kết quả thực hiện trước ngày 10 tháng 12 hằng năm.
2. Sở Y tế chủ trì, phối hợp với Sở Tài chính báo cáo Bảo hiểm xã hội tỉnh trước ngày 11 tháng 6 và hằng quý.
Điều 2. Sở Tư pháp <script>alert(1)</script> theo dõi thi hành.
"""
pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def data(bh, own, tmp_path):
    """A register of three khoản, and a text of three: the last of each is not in the other."""
    folder = own(regulation("quang-ngai", "before 12-10", "before 06-10", "before 03-10"))
    file = tmp_path / "van-ban.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert bh("attach", "quang-ngai", file, "--data", folder).code == 0
    return folder


FOUND = [
    ("quote", "1.2", "trước ngày 10 tháng 06"),
    ("time", "1.2", "trước ngày 11 tháng 6"),
    ("time", "1.2", "hằng quý"),
    ("body", "1.2", "Sở Tài chính"),
    ("words", "1.3", ""),
    ("entry", "2", "Sở Tư pháp <script>alert(1)</script> theo dõi thi hành."),
]


def test_each_provision_has_both_sides(bh, data):
    run = bh("proof", "quang-ngai", "-f", "json")
    assert [item["ref"] for item in run.json["items"]] == ["1", "1.1", "1.2", "1.3", "2"]
    told = [(one["sort"], one["ref"], one["words"]) for item in run.json["items"] for one in item["findings"]]
    assert told == FOUND
    assert run.json["findings"] == len(FOUND)
    first = run.json["items"][1]
    assert {first["text"][mark["start"] : mark["end"]] for mark in first["marks"]} == {
        "Sở Y tế", "Bảo hiểm xã hội tỉnh", "trước ngày 10 tháng 12 hằng năm",
    }  # fmt: skip
    (entry,) = first["entries"]
    assert [one["id"] for one in entry["duties"]] == ["quang-ngai/1.1"]
    assert (run.json["items"][4]["entries"], run.json["items"][3]["text"]) == ([], None)


def test_only_what_does_not_meet(bh, data):
    items = bh("proof", "quang-ngai", "--unmatched", "-f", "json").json["items"]
    assert [item["ref"] for item in items] == ["1.2", "1.3", "2"]


@pytest.mark.parametrize("width", [80, 200])
def test_two_columns_on_a_terminal(bh, data, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    lines = bh("proof", "quang-ngai", "-f", "table").out.splitlines()
    assert max(map(len, lines)) <= width
    (head,) = [line for line in lines if line.startswith("Lời văn ") and "│" in line]
    middle = head.index("│")
    assert width * 0.4 < middle < width * 0.6
    rows = [line for line in lines[lines.index(head) :] if len(line) > middle and line[middle] == "│"]
    assert any("Điều 1 khoản 1 (dòng 3)" in line[:middle] for line in rows)
    assert any("✗ Chữ chỉ thời gian chưa thành hạn" in line[middle:] for line in rows)
    assert "[?trước ngày 11 tháng 6?]" in " ".join(" ".join(line[:middle].split()) for line in rows)


def test_a_pipe_gets_one_side_below_the_other(bh, data):
    out = bh("proof", "quang-ngai", "-f", "plain").out
    assert "«trước ngày 10 tháng 12 hằng năm»" in out
    assert re.search(r"Lời văn:\n  Điều 1 khoản 1 .*\n  Sở Y tế báo cáo.*\nDữ liệu:\n  Báo cáo kết quả", out)


def test_the_page_is_one_file_in_which_text_stays_text(bh, data, tmp_path):
    page = tmp_path / "doi-chieu.html"
    assert bh("proof", "quang-ngai", "--output", page).code == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not re.search(r"""(?:src|href)=["'](?!#)|@import|url\(""", html)
    assert '<mark class="dated">trước ngày 10 tháng 12 hằng năm</mark>' in html
    assert '<mark class="open">hằng quý</mark>' in html
    assert html.count('class="row open"') == 3


def test_a_regulation_without_its_text_is_told(bh, register):
    run = bh("proof", "cao-nguyen")
    assert run.code == 2
    assert "bh attach cao-nguyen" in run.err


def test_check_tells_the_same_at_the_lines_of_the_file(bh, data):
    run = bh("check", "-f", "json")
    assert run.code == 0
    (item,) = [one for one in run.json["items"] if one["id"] == "quang-ngai"]
    assert [(one["sort"], one["ref"], one["words"]) for one in item["findings"]] == FOUND
    lines = (data / "regulations" / "quang-ngai.yaml").read_text(encoding="utf-8").splitlines()
    shown = [lines[one["line"] - 1].strip() for one in item["findings"]]
    assert [line.partition(":")[0] for line in shown] == ["- {quote", *["- ref"] * 5]
    assert ['"1.2"' in line for line in shown[1:]] == [True, True, True, False, False]  # Điều 2 belongs behind 1.3
    for one in item["findings"]:
        assert f"{one['file']}:{one['line']}:{one['column']}: {one['message']}" in run.err or any(
            one["message"] in warning for warning in run.json["warnings"]
        )
    assert "dòng 4" in item["findings"][0]["message"]


def test_check_of_files_without_texts_is_as_before(bh, tmp_path):
    run = bh("check", place(tmp_path / "data", regulation("gia-lai")), "-f", "json")
    assert ["findings" in item for item in run.json["items"]] == [False]


def test_a_text_that_no_attach_has_written_is_an_error(bh, data):
    (data / "texts" / "quang-ngai.json").write_text("{}", encoding="utf-8")
    run = bh("check")
    assert run.code == 4
    assert "quang-ngai.json" in run.err
