"""Lines as they are handed on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.reading.formats.letters.cleaning import clean


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("  Điều\u00a0 1.\t", "Điều 1."),
        (unicodedata.normalize("NFD", "Điều 1. Quỹ"), "Điều 1. Quỹ"),
        ("Ðiều", "Điều"),
        ("Đi\u200bề\u00adu\x07", "Điều"),
        ("hằng năm \u0301 2025", "hằng năm 2025"),
        ("a\u0301", "á"),
        ("", ""),
    ],
)
def test_lines(given, said):
    assert clean(given) == said


@given(st.text(max_size=40))
def test_any_text_is_clean_and_stays_so(text):
    once = clean(text)
    assert once == " ".join(once.split())
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once) == once
