"""How often a text's own words say: what is named, and nothing where the words are not understood."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.deadlines.frequency import frequencies


@pytest.mark.parametrize(
    ("quote", "named"),
    [
        ("hằng tháng", "monthly"), ("Hàng quý", "quarterly"), ("mỗi quý một lần", "quarterly"), ("hằng năm", "annual"),
        ("theo từng năm", "annual"), ("Định kỳ, hằng quý", "quarterly"), ("định kỳ 06 tháng một lần", "semiannual"),
        ("6 tháng", "semiannual"), ("sáu tháng một lần", "semiannual"), ("3 tháng/lần", "quarterly"),
        ("hằng quý hoặc 6 tháng", "quarterly semiannual"), ("hằng tháng, quý, năm", "monthly quarterly annual"),
        ("định kỳ hằng năm hoặc 4 tháng", "annual four-monthly"), ("định kỳ hàng quý hoặc 6 tháng/ lần",
                                                                    "quarterly semiannual"),
        ("mỗi năm ít nhất một lần", "annual"), ("mỗi năm hai lần", "semiannual"), ("02 lần/năm", "semiannual"),
        ("ít nhất 4 lần trong một năm", "quarterly"), ("12 lần mỗi năm", "monthly"), ("một lần trong năm", "annual"),
        ("trước ngày 05 hằng tháng", "monthly"), ("ngày 15 tháng thứ hai mỗi quý", "quarterly"),
        ("vào tháng 11 hằng năm", "annual"), ("hằng năm, trước ngày 15 tháng 12", "annual"), ("12 tháng", "annual"),
    ],
)  # fmt: skip
def test_the_words_name_how_often(quote, named):
    assert frequencies(quote) == set(named.split())


@pytest.mark.parametrize(
    "quote",
    ["trước ngày 15/12", "trong quý I năm sau", "trước ngày 10 của tháng đầu quý sau", "cuối năm", "sau tháng 6",
     "trong 6 tháng đầu năm", "trong thời hạn 6 tháng kể từ ngày ký", "chậm nhất ngày 10 tháng sau",
     "vào quý II năm 2018",
     "định kỳ 5 năm", "mỗi tháng 2 lần", "định kỳ", "thường xuyên", "theo yêu cầu", "mỗi quý hai lần", ""],
)  # fmt: skip
def test_other_words_name_none(quote):
    assert frequencies(quote) == frozenset()
