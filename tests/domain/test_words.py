from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.words import has_marks, phrases, says


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
