from __future__ import annotations

import re
import unicodedata

from baohiem_cli.domain.plain import UPPER, plain


def test_a_text_and_its_bare_letters_have_the_same_places():
    words = plain("Trước  ngày\n15/12, Đảng uỷ — Sở Y tế")
    assert len(words.text) == len(words.bare)
    assert words.bare == "truoc ngay 15/12, dang uy - so y te"
    assert words.cut(words.bare.index("ngay"), words.bare.index("dang")) == "ngày 15/12"


def test_letters_that_are_written_in_pieces_are_put_together():
    assert plain(unicodedata.normalize("NFD", "quý III")).text == "quý III"


def test_capitals_are_no_small_letters():
    capital = re.compile(f"[{UPPER}]")
    assert all(capital.fullmatch(letter) for letter in "AĐẤỘƯỸÝ")
    assert not any(capital.fullmatch(letter) for letter in "ađấộưỹý")
