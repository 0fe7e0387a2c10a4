"""The rule that words ask for, by the meaning of deadlines: "trước" excludes its day, "chậm nhất", "đến hết" do not."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.deadlines.wording import cadences, contradiction
from tests.domain.making import case


@pytest.mark.parametrize(
    ("quote", "rule"),
    [
        case("ngày và tháng", "trước ngày 15/12", "before 12-15"),
        case("không có chữ ngày", "trước 30/6", "before 06-30"),
        case("chữ tháng", "trước ngày 05 tháng 7", "before 07-05"),
        case("chậm nhất", "chậm nhất vào ngày 20 tháng 01 năm sau", "by 01-20 next-year"),
        case("chậm nhất là trước", "chậm nhất là trước ngày 15/12", "before 12-15"),
        case("chữ năm trước không phải chữ trước", "số liệu năm trước, chậm nhất ngày 15/01", "by 01-15"),
        case("đến hết ngày", "đến hết ngày 31/12", "by 12-31"),
        case("đến hết tháng", "đến hết tháng 7", "by 07-31"),
        case("chỉ có ngày", "ngày 15/12 hằng năm", "by 12-15"),
        case("năm sau", "trước ngày 10 tháng 01 năm sau", "before 01-10 next-year"),
        case("có năm", "chậm nhất ngày 31 tháng 3 năm 2021", "by 2021-03-31"),
        case("trong tháng", "Vào tháng 11 hàng năm", "in month 11"),
        case("trong tháng của một năm", "trong tháng 6 năm 2018", "in month 2018-06"),
        case("trong quý", "trong quý II", "in quarter 2"),
        case("trong quý của một năm", "trong quý I năm 2016", "in quarter 2016-Q1"),
        case("ngày của tháng sau kỳ", "trước ngày 05 của tháng đầu quý sau", "before day 5 of month+1"),
        case("số ngày", "trong 10 ngày kể từ ngày kết thúc kỳ", "within 10 days"),
        case("số ngày làm việc", "trong 05 ngày làm việc kể từ ngày nhận", "within 5 working days of event"),
        case("số ngày sau sự kiện", "không quá 10 ngày kể từ ngày nhận", "within 10 days of event"),
        case("số ngày trước sự kiện", "trước ngày họp ít nhất 07 ngày", "7 days before event"),
        case("trước bấy nhiêu ngày làm việc", "trước 07 ngày làm việc", "7 working days before event"),
        case("bấy nhiêu ngày trước", "05 ngày làm việc trước ngày khai mạc", "5 working days before event"),
        case("những ngày đầu", "trong 10 ngày đầu quý", "first 10 days"),
        case("những ngày làm việc đầu", "trong 5 ngày làm việc đầu của tháng sau", "first 5 working days of month+1"),
        case("vào ngày", "vào ngày 15/12", "on 12-15"),
        case("hai ngày, một là của hạn này", "trước ngày 10/6 và ngày 10/12", "before 06-10"),
        case("hai tháng, một là của hạn này", "tháng 6, tháng 12 hằng năm", "in month 12"),
        case("hai quý của một năm", "quý II, quý IV/2026", "in quarter 2026-Q2"),
        case("ngày hằng tháng của tháng sau kỳ", "trước ngày 05 hằng tháng", "before day 5 of month+1"),
        case("ngày cuối tháng", "ngày cuối tháng đầu quý sau", "by day 31 of month+1"),
        case("những ngày đầu của quý sau kỳ", "10 ngày đầu quý", "by day 10 of month+1"),
    ],
)
def test_words_and_rule_agree(quote, rule):
    assert contradiction(quote, rule) is None


@pytest.mark.parametrize(
    ("quote", "rule", "expected"),
    [
        case("ngày khác", "trước ngày 15/12", "before 11-30", "before 12-15"),
        case("trước mà gồm cả ngày ấy", "trước ngày 15/12", "by 12-15", "before 12-15"),
        case("chậm nhất mà không gồm ngày ấy", "chậm nhất ngày 20/02", "before 02-20", "by 02-20"),
        case("ngày mà không gồm ngày ấy", "ngày 15/12", "before 12-15", "by 12-15"),
        case("hết một tháng mà là ngày khác", "đến hết tháng 7", "by 07-30", "by 07-31"),
        case("trong tháng mà chỉ ghi ngày cuối", "Vào tháng 11 hàng năm", "by 11-30", "in month 11"),
        case("bấy nhiêu ngày trước khác", "05 ngày làm việc trước ngày khai mạc", "7 working days before event",
             "5 working days before event"),
        case("thiếu năm sau", "trước ngày 10 tháng 01 năm sau", "before 01-10", "before 01-10 next-year"),
        case("thừa năm sau", "trước ngày 10/12", "before 12-10 next-year", "before 12-10"),
        case("tháng khác", "Vào tháng 11 hàng năm", "in month 12", "in month 11"),
        case("tháng thay cho quý", "trong quý I", "in month 1", "in quarter 1"),
        case("quý khác", "trong quý I năm 2016", "in quarter 2016-Q2", "in quarter 2016-Q1"),
        case("năm khác", "ngày 31/3/2021", "by 2020-03-31", "by 2021-03-31"),
        case("ngày khác của tháng sau", "trước ngày 05 của tháng đầu quý sau", "before day 10 of month+1",
             "before day 5 of month+1"),
        case("số ngày khác", "trong 10 ngày kể từ ngày kết thúc kỳ", "within 15 days", "within 10 days"),
        case("ngày làm việc ghi thành ngày thường", "trong 05 ngày làm việc kể từ ngày nhận", "within 5 days of event",
             "within 5 working days of event"),
        case("ngày thường ghi thành ngày làm việc", "trong 10 ngày kể từ ngày nhận", "within 10 working days of event",
             "within 10 days of event"),
        case("số ngày trước khác", "trước 07 ngày làm việc", "5 working days before event",
             "7 working days before event"),
        case("sau thay cho trước", "trước 07 ngày làm việc", "within 7 working days of event",
             "7 working days before event"),
        case("số ngày đầu khác", "trong 10 ngày đầu quý", "first 5 days", "first 10 days"),
        case("chỉ nêu định kỳ", "hằng năm", "by 12-31", ""),
        case("chỉ nêu định kỳ 6 tháng", "Định kỳ 6 tháng một lần", "by 06-30", ""),
    ],
)  # fmt: skip
def test_words_and_rule_contradict_each_other(quote, rule, expected):
    assert contradiction(quote, rule) == expected


def test_what_is_no_rule_is_left_to_another_check():
    assert contradiction("trước ngày 31/12", "before 13-45") is None


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
        ("cuối năm", "annual"), ("định kỳ hằng tháng, 6 tháng", "monthly semiannual"),
    ],
)  # fmt: skip
def test_the_words_name_how_often(quote, named):
    assert cadences(quote) == set(named.split())


@pytest.mark.parametrize(
    "quote",
    ["trước ngày 15/12", "trong quý I năm sau", "trước ngày 10 của tháng đầu quý sau", "sau tháng 6",
     "trong 6 tháng đầu năm", "trong thời hạn 6 tháng kể từ ngày ký", "chậm nhất ngày 10 tháng sau",
     "vào quý II năm 2018",
     "định kỳ 5 năm", "mỗi tháng 2 lần", "định kỳ", "thường xuyên", "theo yêu cầu",
        "ngày cuối tháng đầu quý sau", "mỗi quý hai lần", ""],
)  # fmt: skip
def test_other_words_name_none(quote):
    assert cadences(quote) == frozenset()
