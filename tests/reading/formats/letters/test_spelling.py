"""The build of Vietnamese syllables, as school books give it."""

import re

import pytest

from baohiem_cli.reading.formats.letters.spelling import is_syllable, share


@pytest.mark.parametrize(
    "word",
    re.findall(
        r"\w+",
        "bảo hiểm xã hội nghĩa vụ được hưởng quyền Nguyễn khuỷu thuở giữa gì quốc yêu ứng ượt ỷ xoèn uỷ hoà hòa ĐIỀU Ở",
    ),
)
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    ["tØnh", "tænh", "Ch\u00ad¬ng", "tÕ", "naêm", "đế́n", "bbc", "hoằc", "tắnǵ", "cácc", "wữ", "được1", "phãt", ""],
)
def test_no_syllables(word):
    assert not is_syllable(word)


def test_the_share_is_of_words_with_marks():
    assert share("a bc d 12") == 0.0
    assert share("được tØnh abc") == 0.5
    assert share("Điều 1. Sở Y tế") == 1.0
