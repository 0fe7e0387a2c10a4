"""Keys of occurrences: what is recorded hangs on them, so they are read and written alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.ledger.keys import Key, parse
from tests.domain.making import case

_PART = st.text("abcxyz0123456789/.#-đ", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        case("từng cơ quan", "kon-tum/24.1@2026-H1:so-y-te", Key("kon-tum/24.1", "2026-H1", "so-y-te")),
        case("việc chung", "kon-tum/7.4@2026", Key("kon-tum/7.4", "2026")),
        case("nhiệm vụ thứ hai", "kon-tum/16.1#2@2026-Q4:stc", Key("kon-tum/16.1#2", "2026-Q4", "stc")),
        case("một lần", "thanh-hoa/20.1@once:so-y-te", Key("thanh-hoa/20.1", "once", "so-y-te")),
        case("phát sinh", "kon-tum/24.2@2026-11-20.4f2a1c", Key("kon-tum/24.2", "2026-11-20.4f2a1c")),
        case("điểm đ", "kon-tum/6.1.đ@2026", Key("kon-tum/6.1.đ", "2026")),
    ],
)  # fmt: skip
def test_a_key_has_parts(text, key):
    assert parse(text) == key
    assert str(key) == text


@pytest.mark.parametrize(
    "text", ["", "kon-tum/24.1", "kon-tum/24.1@", "@2026", "@", "kon-tum/24.1@:so-y-te", "son-la/bhyt-2015"]
)
def test_other_texts_are_no_keys(text):
    assert parse(text) is None


@given(_PART, _PART, st.none() | _PART)
def test_what_is_written_is_read_back(duty, period, agency):
    key = Key(duty, period, agency)
    assert parse(str(key)) == key
