"""Vietnamese letters: order of names, look-alikes, syllables."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.alphabet import composed, latin, order, syllables
from baohiem_cli.domain.names import fold
from tests.domain.making import case


@pytest.mark.parametrize(
    "in_order",
    [
        case("chữ cái", "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y"),
        case("thanh điệu", "ca cà cả cã cá cạ"),
        case("chữ trước, thanh sau", "ca cạ căn cân cha"),
        case("chữ hoa, chữ thường", "an Ăn ân Ba bà Đa em"),
        case("số", "Sở|sở 2|sở 10|sở 010 b|sở ba"),
        case("tiếng một", "Ban|Bàn|BQL|Ca Mau|Cà Mau|Cao Bằng|Hà Nội|Hải Phòng|Hồ|Huế|Lai Châu|Lạng Sơn|Lâm Đồng"),
        case("d trước đ", "Dương|Đà Nẵng|Đắk Lắk|Điện Biên|Đồng Nai|Gia Lai"),
        case("tiếng đầu trước", "Sờ A|Sở|Sơn La|Sơn Tây"),
        case("dấu câu không kể", "(Bắc) Ninh|Bắc-Ninh A|Bắc Ninh, B"),
    ],
)
def test_the_order_of_names(in_order):
    names = in_order.split("|") if "|" in in_order else in_order.split()
    for seed in range(5):
        mixed = random.Random(seed).sample(names, len(names))  # noqa: S311 - no secret
        assert sorted(mixed, key=order) == names


@given(st.lists(st.text()))
def test_every_text_has_a_place(texts):
    backwards = texts[::-1]
    assert sorted(backwards, key=order) == sorted(texts, key=order)


@given(st.text("aàảãáạăằâấbdđeêếoôơờuưứyỵ 0129-"))
def test_the_place_does_not_hang_on_the_form_of_letters(text):
    assert order(unicodedata.normalize("NFD", text))[0] == order(text)[0] == order(text.upper())[0]


@pytest.mark.parametrize("letter", ["Đ", "Ð", "Ɖ"])
def test_what_looks_like_the_letter_is_the_letter(letter):
    name = f"{letter}ắk Lắk"
    assert composed(name) == "Đắk Lắk"
    assert composed(name.lower()) == "đắk lắk"
    assert fold(name) == fold(name.lower()) == "dak lak"
    assert order(name)[0] == order("Đắk Lắk")[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        case("Kirin", "\u0421\u04d1 M\u0430u", "Că Mau"),
        case("Kirin, dấu rời", "S\u043e\u031b\u0309 Y t\u0435\u0302\u0301", "Sở Y tế"),
        case("Hy Lạp", "\u039aon T\u03c5m", "Kon Tum"),
    ],
)
def test_letters_of_other_scripts(typed, meant):
    assert latin(typed) == meant
    assert fold(typed) == fold(meant)


def test_a_quoted_text_keeps_its_greek():
    assert composed("α, β") == "α, β"


@pytest.mark.parametrize(
    "same", [("hoà", "hòa"), ("UỶ", "ủy"), ("thuý", "thúy"), ("nợ", unicodedata.normalize("NFD", "Nợ"))]
)
def test_a_syllable_however_it_is_written(same):
    one, other = map(syllables, same)
    assert one == other


def test_what_a_syllable_says_of_its_marks():
    assert [one.is_bare for one in syllables("nợ no đong dong 24.1")] == [False, True, False, True, True, True]
    assert [one.bare for one in syllables("Nợ đóng, BHXH (24.1)")] == ["no", "dong", "bhxh", "24", "1"]
