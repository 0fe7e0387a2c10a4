"""TCVN3 and VNI against texts as they were printed, and their tables both ways."""

import unicodedata

import pytest

from baohiem_cli.reading.formats.letters.old_letters import TCVN3, VNI, Doubtful, by_font, from_tcvn3, from_vni, mended

LOWER = {
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
} - set("aeiouy") | {"đ"}
"""Every small letter with a mark."""

MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc"
OLD_MOTTO = "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc"
VNI_MOTTO = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp - Töï do - Haïnh phuùc"
TEXT = (
    "Sở Y tế chủ trì, phối hợp với Bảo hiểm xã hội tỉnh trình Ủy ban nhân dân tỉnh quyết định trước ngày 15 tháng 12 "
    "hằng năm; "
    "kỹ sư, ẩm thực, ỷ lại, nghỉ, bữa, cẵng, ẵm, đặt, sẫm, kẻ, vẽ, ẹ, nghễ, ễnh, ĩ, ọp, mỗi, lỡ, lũy, vữa, quý, quỵ"
)


def to_tcvn3(text: str) -> str:
    back = {letter: old for old, letter in TCVN3.items()}
    return "".join(back.get(mark, mark) for mark in text)


def to_vni(text: str) -> str:
    back = {letter: old for old, letter in VNI.items() if len({one.isupper() for one in old}) == 1}
    return "".join(back.get(mark, mark) for mark in text)


def test_texts_as_they_were_printed():
    assert from_tcvn3(OLD_MOTTO) == MOTTO
    assert from_vni(VNI_MOTTO) == MOTTO
    assert from_vni("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM - Uûy ban nhaân daân tænh Kieân Giang") == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM - Ủy ban nhân dân tỉnh Kiên Giang"
    )
    assert from_tcvn3("Ch\u00ad¬ng I. B¶o hiÓm x· héi, ¡n Giang, ¢u L¹c, £a H'leo, ¤ng, ¥n, ¦u tiªn, §iÒu") == (
        "Chương I. Bảo hiểm xã hội, Ăn Giang, Âu Lạc, Êa H'leo, Ông, Ơn, Ưu tiên, Điều"
    )


def test_the_tables_have_every_letter_once():
    assert len(set(TCVN3.values())) == len(TCVN3)
    assert set(TCVN3.values()) == LOWER | set("ĂÂĐÊÔƠƯ")
    assert set(VNI.values()) == LOWER | {letter.upper() for letter in LOWER}


@pytest.mark.parametrize("letter", sorted(LOWER))
def test_there_and_back(letter):
    assert from_tcvn3(to_tcvn3(letter)) == letter
    assert from_vni(to_vni(letter)) == letter
    assert from_vni(to_vni(letter.upper())) == letter.upper()


@pytest.mark.parametrize("old", [to_tcvn3, to_vni])
def test_pasted_text_is_told_apart_and_converted(old):
    lines = TEXT.split("; ")
    assert mended([old(line) for line in lines]) == lines  # "Ủ", which TCVN3 has no place for, was typed later


@pytest.mark.parametrize("old", [to_tcvn3, to_vni])
def test_unicode_lines_in_between_stay(old):
    lines = ["Điều 1. Phạm vi điều chỉnh", "à há, là ô tô", *map(old, TEXT.split("; "))]
    assert mended(lines) == [*lines[:2], *TEXT.split("; ")]


@pytest.mark.parametrize("text", [TEXT, "Café à la carte, Übung, naïve", "m² × 5 °C ± ½ · «abc»", "plain", "", MOTTO])
def test_unicode_stays_as_it_is(text):
    assert mended([text]) == [text]


def test_what_is_neither_is_doubtful():
    with pytest.raises(Doubtful) as raised:
        mended(["§éc lËp Tù do H¹nh phóc öùù ôïï çðà ßßé ×÷ø àåæç èéê ëìí îïð ñòó ôõö ÷øù úûü ýþÿ"])
    assert set(raised.value.args) == {"TCVN3 (ABC)", "VNI"}


@pytest.mark.parametrize(
    ("font", "given", "said"),
    [
        (".VnTime", "QuyÕt ®Þnh", "Quyết định"),
        (".VnTimeH", "QuyÕt ®Þnh", "QUYẾT ĐỊNH"),
        (".VnArial NarrowH", "sè", "SỐ"),
        ("VNI-Times", "Quyeát ñònh", "Quyết định"),
        (".VnTime", "\uf0ae\uf0ce", "đẻ"),
        (".VnTime", "Quyết định", "Quyết định"),
    ],
)
def test_fonts(font, given, said):
    convert = by_font(font)
    assert convert is not None
    assert convert(given) == said


def test_fonts_of_unicode():
    assert by_font("Times New Roman") is None
