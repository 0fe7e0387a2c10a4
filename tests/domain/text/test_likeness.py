"""Words found again in a text that a machine has read: slips are allowed for, another number is not."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.text.likeness import found


@pytest.mark.parametrize(
    ("words", "text", "shown"),
    [
        ("Hằng quý", "Hảng quỹ báo cáo", "Hảng quỹ"),
        ("trước ngày 05 tháng 7", "gửi trước ngày 5 tháng 7.", "trước ngày 5 tháng 7"),
        ("trước ngày 15/6", "trước ngày l5/6 hằng năm", "trước ngày l5/6"),
        ("chậm nhất ngày 10 hằng tháng", "chậrn nhất ngày 10 hằng tháng", "chậrn nhất ngày 10 hằng tháng"),
        ("các cơ quan liên quan", "với các cơ quan liên cuan để", "các cơ quan liên cuan"),
        ("trong 05 ngày làm việc", "trong 05\nngày làm việc", "trong 05\nngày làm việc"),
    ],
)
def test_words_are_found_through_slips(words, text, shown):
    ((start, end),) = found(words, text)
    assert text[start:end] == shown


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("trước ngày 15/6 hằng năm", "trước ngày 16/6 hằng năm"),
        ("trước ngày 15/6 hằng năm", "trước ngày 15/16 hằng năm"),
        ("6 tháng đầu năm", "6 tháng cuối năm"),
        ("trong quý I", "trong quý II"),
        ("hằng quý", "hằng năm"),
        ("trong 10 ngày", "trong 10 tháng"),
        ("trước ngày 10", ""),
    ],
)
def test_other_words_are_not_taken_for_them(words, text):
    assert found(words, text) is None


def test_what_dots_leave_out_may_stand_between():
    text = "Hằng năm, cơ quan lập dự toán cùng với kế hoạch phát triển"
    places = found("Hằng năm … cùng với kế hoạch", text)
    assert [text[start:end] for start, end in places] == ["Hằng năm", "cùng với kế hoạch"]
    assert found("cùng với kế hoạch … Hằng năm", text) is None
