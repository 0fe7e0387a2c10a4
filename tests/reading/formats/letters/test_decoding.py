"""Files of bytes in the encodings that offices have."""

import codecs
import unicodedata

import pytest

from baohiem_cli.errors import DataInvalid
from baohiem_cli.reading.formats.letters.decoding import decoded

from .test_old_letters import TEXT, to_tcvn3, to_vni


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (TEXT.encode("utf-16-le"), TEXT),
        (TEXT.encode("utf-16-be"), TEXT),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT),
        (to_tcvn3(TEXT.replace("Ủ", "ủ")).encode("cp1252"), TEXT.replace("Ủ", "ủ")),
        (to_vni(TEXT).encode("cp1252"), TEXT),
        (TEXT.encode()[:-1] + b"\xe1\xbb", TEXT[:-1] + "\ufffd"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "tcvn3", "vni", "cut"],
)
def test_encodings(raw, said):
    assert decoded(raw, "x.txt").rstrip("\ufffd") == said.rstrip("\ufffd")


def test_windows_1258():
    """It writes most tones behind the letter, which keeps its hat or horn."""
    apart = unicodedata.normalize("NFD", TEXT)
    for hat, letters in {"\u0302": "aeoAEO", "\u0306": "aA", "\u031b": "ouOU"}.items():
        for letter in letters:  # the dot below stands before the hat in this form
            whole = unicodedata.normalize("NFC", letter + hat)
            apart = apart.replace(f"{letter}\u0323{hat}", f"{whole}\u0323").replace(letter + hat, whole)
    assert decoded(apart.encode("cp1258"), "x.txt") == TEXT


@pytest.mark.parametrize(
    "raw", ["Le café est à côté de la forêt où l'été".encode("latin-1"), bytes(range(0x80, 0x100)) * 3]
)
def test_other_encodings_are_refused_by_name(raw):
    with pytest.raises(DataInvalid, match=r"không phải Unicode.*(?:TCVN3|VNI|1258)"):
        decoded(raw, "x.txt")


def test_what_is_no_text_is_refused():
    with pytest.raises(DataInvalid, match="không phải văn bản"):
        decoded(bytes(range(32)) * 50, "x.txt")
