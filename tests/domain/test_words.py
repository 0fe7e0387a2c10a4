from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.words import has_marks, phrases, places, says


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["nợ", "đóng"], ["nợ", "đóng"]),
        (["nợ đóng"], ["nợ đóng"]),
        (['"nợ đóng" thu', "«a b»"], ["nợ đóng", "thu", "a b"]),
        (["nợ", "nợ"], ["nợ"]),
        (["%", '"', '""', " "], []),
        (['6" ống'], ['6" ống']),
    ],
)
def test_what_is_looked_for(arguments, found):
    assert phrases(arguments) == tuple(found)


def test_words_with_marks_have_to_be_looked_at():
    assert [has_marks(one) for one in ("no dong", "nợ dong", "no đong", "24.1", "BHXH")] == [
        False, True, True, False, False,
    ]  # fmt: skip


@given(st.text(), st.text())
def test_every_text_says_itself(text, other):
    for phrase in phrases([text]):
        assert phrase != text or says([other, f"{other} {text} {other}"], phrase)


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Gửi danh sách nợ, đóng.", ["danh", "sach"], ["danh sách"]),
        ("Gửi danh sách nợ, đóng.", ["nợ", "đóng"], ["nợ", "đóng"]),
        ("hoà, hòa và hoa", ["hòa"], ["hoà", "hòa"]),
        ("Danh mục, danh sách", ["DANH SÁCH"], ["danh sách"]),
        ("danhsách", ["danh"], []),
        ("", ["a"], []),
    ],
)
def test_where_words_stand(text, wanted, found):
    assert [text[first:last] for first, last in places(text, wanted)] == found


@given(st.text(), st.text())
def test_what_a_text_says_has_a_place(text, other):
    for phrase in phrases([text]):
        for whole in (other, f"{other} {text} {other}"):
            assert bool(places(whole, [phrase])) == says([whole], phrase)
