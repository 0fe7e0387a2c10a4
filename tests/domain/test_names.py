from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.domain.names import fold, nearest

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
VIETNAMESE = st.text(LETTERS + LETTERS.upper() + " -,./0123456789")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Sở Y tế", "so y te"),
        ("SỞ Y TẾ", "so y te"),
        ("so y te", "so y te"),
        ("  Sở   Y tế ", "so y te"),
        ("Sở Lao động - Thương binh và Xã hội", "so lao dong thuong binh va xa hoi"),
        ("UBND các huyện, thành phố", "ubnd cac huyen thanh pho"),
        ("Đắk Lắk", "dak lak"),
        ("đ Đ", "d d"),
        ("24.1", "24 1"),
        ("88/QCPH-TLĐ-BHXH", "88 qcph tld bhxh"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_names_as_people_type_them(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("HOÀ BÌNH", "Hòa Bình"),
        ("thuý", "thúy"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("uỷ ban", "ủy ban"),
        ("toạ", "tọa"),
    ],
)
def test_the_old_and_the_new_place_of_a_tone_are_one(old, new):
    assert fold(old) == fold(new)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_letters_are_one(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(VIETNAMESE)
def test_case_and_space_do_not_matter(text):
    assert fold(text.upper()) == fold(text.lower()) == fold(f"  {text.title()}\t")


@given(VIETNAMESE)
def test_only_bare_letters_and_digits_are_left(text):
    assert fold(text).isascii()
    assert all(c.islower() or c.isdigit() or c == " " for c in fold(text))


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("so y te", "Sở Y tế"),
        ("Y tế", "Sở Y tế"),
        ("So Y Tee", "Sở Y tế"),
        ("sở tài chánh", "Sở Tài chính"),
        ("BHXH", "Bảo hiểm xã hội tỉnh"),
        ("bhxh tinnh", "Bảo hiểm xã hội tỉnh"),
    ],
)
def test_the_nearest_name_comes_first(typed, best):
    known = {"Sở Y tế": "Sở Y tế", "Sở Tài chính": "Sở Tài chính", "BHXH tỉnh": "Bảo hiểm xã hội tỉnh"}
    assert nearest(typed, known)[0] == best


def test_nearest_names_are_few_and_not_told_twice():
    names = [f"Sở số {n}" for n in range(20)]
    assert len(nearest("sở", names)) == 5
    assert nearest("sở số 1", names, limit=2) == ("Sở số 1", "Sở số 10")
    assert nearest("y te", {"Sở Y tế": "Sở Y tế", "SYT (y tế)": "Sở Y tế"}) == ("Sở Y tế",)


@pytest.mark.parametrize("typed", ["", "  ", "-", "zzzzzz"])
def test_nothing_is_near_to_nonsense(typed):
    assert nearest(typed, ["Sở Y tế", "Sở Tài chính"]) == ()
