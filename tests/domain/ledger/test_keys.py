"""Keys of occurrences: what is recorded hangs on them, so they are read and written alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.ledger.keys import Key, parse
from tests.domain.making import case

_PART = st.text("abcxyz0123456789.#-đ", min_size=1, max_size=12)
_DUTY = st.text("abcxyz0123456789/.#-đ", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        case("từng cơ quan", "cao-nguyen/24.1@2026-H1:so-y-te", Key("cao-nguyen/24.1", "2026-H1", "so-y-te")),
        case("việc chung", "cao-nguyen/7.4@2026", Key("cao-nguyen/7.4", "2026")),
        case("nhiệm vụ thứ hai", "cao-nguyen/16.1#2@2026-Q4:stc", Key("cao-nguyen/16.1#2", "2026-Q4", "stc")),
        case("một lần", "ven-bien/20.1@once:so-y-te", Key("ven-bien/20.1", "once", "so-y-te")),
        case("phát sinh", "cao-nguyen/24.2@2026-11-20.4f2a1c", Key("cao-nguyen/24.2", "2026-11-20.4f2a1c")),
        case(
            "một xã",
            "vi-du/3.1@2026-Q3:ubnd-xa/thanh-hoa.phuong-hac-thanh",
            Key("vi-du/3.1", "2026-Q3", "ubnd-xa", "thanh-hoa.phuong-hac-thanh"),
        ),
        case("của một tỉnh", "lien-nganh/19.3@2026:bhxh-tinh/thanh-hoa",
             Key("lien-nganh/19.3", "2026", "bhxh-tinh", "thanh-hoa")),
        case("việc chung của một tỉnh", "lien-nganh/7.4@2026/thanh-hoa",
             Key("lien-nganh/7.4", "2026", None, "thanh-hoa")),
        case("điểm đ", "cao-nguyen/6.1.đ@2026", Key("cao-nguyen/6.1.đ", "2026")),
    ],
)  # fmt: skip
def test_a_key_has_parts(text, key):
    assert parse(text) == key
    assert str(key) == text


@pytest.mark.parametrize(
    "text",
    ["", "cao-nguyen/24.1", "cao-nguyen/24.1@", "@2026", "@", "cao-nguyen/24.1@:so-y-te", "chuong-trinh/bhyt-2015"],
)
def test_other_texts_are_no_keys(text):
    assert parse(text) is None


@given(_DUTY, _PART, st.none() | _PART, st.none() | _PART)
def test_what_is_written_is_read_back(duty, period, agency, unit):
    key = Key(duty, period, agency, unit)
    assert parse(str(key)) == key
