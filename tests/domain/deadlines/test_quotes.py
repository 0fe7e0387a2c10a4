"""What a sentence says of time: the rules of design "What a deadline means", in the words that regulations use."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from baohiem_cli.domain.deadlines.quotes import times
from baohiem_cli.domain.vocabulary import Basis
from tests.domain.making import case


def said(sentence, **options):
    return [(one.cadence, one.rule, one.period) for one in times(sentence, **options)]


@pytest.mark.parametrize(
    ("sentence", "cadence", "rule", "quote"),
    [
        case("trước ngày", "Gửi báo cáo trước ngày 15/12 hằng năm.", "annual", "before 12-15",
             "trước ngày 15/12 hằng năm"),
        case("chữ tháng", "báo cáo Sở trước ngày 05 tháng 7 hàng năm", "annual", "before 07-05",
             "trước ngày 05 tháng 7 hàng năm"),
        case("chậm nhất", "chậm nhất ngày 20/02 hằng năm phải nộp", "annual", "by 02-20",
             "chậm nhất ngày 20/02 hằng năm"),
        case("đến hết ngày", "nộp hồ sơ đến hết ngày 31/3 hằng năm", "annual", "by 03-31",
             "đến hết ngày 31/3 hằng năm"),
        case("vào ngày", "công bố vào ngày 10/10 hằng năm", "annual", "on 10-10", "vào ngày 10/10 hằng năm"),
        case("năm sau", "trước ngày 10 tháng 01 năm sau gửi báo cáo", "annual", "before 01-10 next-year",
             "trước ngày 10 tháng 01 năm sau"),
        case("một lần", "hoàn thành trước ngày 30/6/2027", "once", "before 2027-06-30", "trước ngày 30/6/2027"),
        case("chấm giữa số", "xong trước ngày 30.6.2027", "once", "before 2027-06-30", "trước ngày 30.6.2027"),
        case("trong quý của năm", "hoàn thành trong quý III/2027", "once", "in quarter 2027-Q3", "trong quý III/2027"),
        case("chữ số La Mã đọc sai", "hoàn thành trong quý TV/2027", "once", "in quarter 2027-Q4", "trong quý TV/2027"),
        case("vào năm", "tổ chức tổng kết vào năm 2030", "once", "in year 2030", "vào năm 2030"),
        case("trong quý", "tổ chức họp trong quý I hằng năm", "annual", "in quarter 1", "trong quý I hằng năm"),
        case("vào tháng", "Vào tháng 11 hàng năm tổ chức kiểm tra", "annual", "in month 11", "Vào tháng 11 hàng năm"),
        case("hằng tháng", "trước ngày 16 hàng tháng", "monthly", "before day 16 of month+0",
             "trước ngày 16 hàng tháng"),
        case("tháng sau", "báo cáo tháng gửi trước ngày 05 của tháng sau", "monthly", "before day 5 of month+1",
             "trước ngày 05 của tháng sau"),
        case("quý sau", "chậm nhất ngày 05 của tháng đầu quý sau", "quarterly", "by day 5 of month+1",
             "chậm nhất ngày 05 của tháng đầu quý sau"),
        case("tháng thứ hai của quý", "trước ngày 15 tháng thứ hai mỗi quý", "quarterly", "before day 15 of month-1",
             "trước ngày 15 tháng thứ hai mỗi quý"),
        case("tháng đầu của quý", "vào ngày 09 tháng đầu mỗi quý", "quarterly", "on day 9 of month-2",
             "vào ngày 09 tháng đầu mỗi quý"),
        case("tháng cuối quý", "trước ngày 25 của tháng cuối quý", "quarterly", "before day 25 of month+0",
             "trước ngày 25 của tháng cuối quý"),
        case("tháng đầu quý sau", "họp trong tháng đầu quý sau", "quarterly", "in month+1", "trong tháng đầu quý sau"),
        case("ngày trong tuần", "báo cáo trước thứ Sáu hằng tuần", "weekly", "first 4 days", "trước thứ Sáu hằng tuần"),
        case("sau kỳ", "chậm nhất 10 ngày sau khi kết thúc quý", "quarterly", "within 10 days",
             "chậm nhất 10 ngày sau khi kết thúc quý"),
        case("những ngày đầu", "trong 05 ngày làm việc đầu của tháng sau", "monthly",
             "first 5 working days of month+1", "05 ngày làm việc đầu của tháng sau"),
        case("mười ngày đầu quý", "họp trong 10 ngày đầu quý", "quarterly", "first 10 days", "10 ngày đầu quý"),
        case("sau việc", "trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ.", "on_event",
             "within 5 working days of event", "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ"),
        case("trước việc", "gửi tài liệu chậm nhất 03 ngày trước ngày họp", "on_event", "3 days before event",
             "chậm nhất 03 ngày trước ngày họp"),
        case("trước việc, số đứng sau", "gửi giấy mời trước khi họp ít nhất 07 ngày làm việc", "on_event",
             "7 working days before event", "trước khi họp ít nhất 07 ngày làm việc"),
        case("trước khi hết năm", "15 ngày trước khi kết thúc năm báo cáo kết quả", "annual", "by 12-16",
             "15 ngày trước khi kết thúc năm"),
        case("giờ", "báo cáo chậm nhất 24 giờ kể từ khi xảy ra sự cố", "on_event", "within 1 days of event",
             "chậm nhất 24 giờ kể từ khi xảy ra sự cố"),
        case("giờ viết tắt", "thông báo trong vòng 48h kể từ khi phát hiện", "on_event", "within 2 days of event",
             "trong vòng 48h kể từ khi phát hiện"),
        case("số bằng chữ", "trong thời hạn 07 (bảy) ngày kể từ ngày ký", "on_event", "within 7 days of event",
             "trong thời hạn 07 (bảy) ngày kể từ ngày ký"),
    ],
)  # fmt: skip
def test_a_day_or_limit(sentence, cadence, rule, quote):
    (one,) = times(sentence)
    assert (one.cadence, one.rule) == (cadence, rule)
    assert quote in one.quote
    assert one.quote in sentence
    assert one.basis is Basis.EXPLICIT


@pytest.mark.parametrize(
    ("sentence", "cadence"),
    [
        case("hằng quý", "Hằng quý cung cấp danh sách", "quarterly"),
        case("hàng tuần", "giao ban hàng tuần", "weekly"),
        case("6 tháng một lần", "Định kỳ 06 tháng một lần họp đánh giá", "semiannual"),
        case("lần trên năm", "kiểm tra ít nhất 01 lần/năm", "annual"),
        case("hai lần trong năm", "mỗi năm họp ít nhất 02 lần", "semiannual"),
        case("hai năm một lần", "rà soát 02 năm một lần", "biennial"),
        case("tuần cuối của tháng đầu quý", "gửi vào tuần cuối của tháng đầu quý", "quarterly"),
        case("tuần đầu tháng", "họp tuần đầu tháng", "monthly"),
        case("trước khi hết quý", "gửi chậm nhất 10 ngày trước khi hết quý", "quarterly"),
        case("9 tháng", "báo cáo định kỳ 9 tháng", "nine-month"),
        case("cuối năm", "Cuối năm tổng kết, khen thưởng", "annual"),
        case("đầu câu", "Hằng năm, xây dựng kế hoạch kiểm tra", "annual"),
        case("kết quả đứng sau", "báo cáo hằng năm kết quả thực hiện", "annual"),
    ],
)
def test_a_frequency_gives_no_day(sentence, cadence):
    (one,) = times(sentence)
    assert (one.cadence, one.rule, one.basis) == (cadence, None, Basis.INFERRED)


@pytest.mark.parametrize(
    "sentence",
    [
        case("ngày của văn bản", "theo Quyết định số 12/2021/QĐ-UBND ngày 20 tháng 11 năm 2021 của UBND tỉnh"),
        case("hiệu lực", "Quyết định này có hiệu lực kể từ ngày 01 tháng 12 năm 2026."),
        case("hiệu lực sau ngày ký", "Quy chế này có hiệu lực thi hành sau 10 ngày kể từ ngày ký"),
        case("thay thế", "Quyết định này thay thế Quyết định số 5/QĐ-UBND ngày 16/8/2019"),
        case("năm của mục tiêu", "Phấn đấu đến năm 2030 đạt 95% dân số"),
        case("hết năm của mục tiêu", "Đến hết năm 2030, tỷ lệ bao phủ đạt 97%"),
        case("giai đoạn", "Chương trình giai đoạn 2026 - 2030 của tỉnh"),
        case("chi thường xuyên", "bố trí trong dự toán chi thường xuyên của đơn vị"),
        case("ngân sách hằng năm", "lấy từ nguồn ngân sách hằng năm"),
        case("kinh phí hằng năm", "tổng hợp vào kinh phí hằng năm của Bộ"),
        case("việc đã có", "nhà ở (xây dựng trước ngày 01 tháng 7 năm 2006)"),
        case("ngày sinh", "người sinh trước ngày 01/01/1950"),
        case("kỳ số liệu", "số liệu tính từ ngày 15/12 năm trước đến ngày 14/12 năm báo cáo"),
        case("bắt đầu", "thực hiện từ ngày 01/7/2026"),
        case("nợ lâu", "đơn vị nợ từ 03 tháng trở lên"),
        case("Ủy ban Thường vụ", "trình Ủy ban Thường vụ Quốc hội"),
        case("theo quy định", "thực hiện theo quy định của pháp luật"),
        case("tỷ số", "đạt 15/20 tiêu chí, tăng 46.200 tấn"),
        case("phục vụ việc khác", "cung cấp thông tin phục vụ việc xây dựng kế hoạch hằng năm của mỗi bên"),
    ],
)
def test_what_binds_nobody(sentence):
    assert times(sentence) == ()


def test_each_cadence_takes_the_day_beside_it():
    sentence = (
        "Định kỳ hằng tháng (trước ngày 16 hằng tháng), 6 tháng (trước ngày 16/6), tổng kết năm (trước ngày 20/11)"
    )
    assert said(sentence) == [
        ("monthly", "before day 16 of month+0", None),
        ("semiannual", "before 06-16", "H1"),
        ("annual", "before 11-20", None),
    ]  # fmt: skip


def test_two_days_of_one_phrase_are_those_of_the_halves():
    assert said("trước ngày 01/6 và 15/11 hằng năm") == [
        ("semiannual", "before 06-01", "H1"),
        ("semiannual", "before 11-15", "H2"),
    ]


def test_a_frequency_in_brackets_behind_a_day_is_its_own():
    assert said("báo cáo trước ngày 10/6 (báo cáo 6 tháng) và trước ngày 10/12 (báo cáo năm)") == [
        ("semiannual", "before 06-10", "H1"),
        ("annual", "before 12-10", None),
    ]


def test_a_day_of_each_month_whose_frequency_stands_elsewhere():
    assert said("Định kỳ hằng tháng, trước ngày 25, gửi báo cáo về Sở") == [
        ("monthly", "before day 25 of month+0", None)
    ]


def test_a_day_in_january_is_that_of_the_quarter_before():
    assert said("Trước ngày 05/01, 05/4, 05/7, 05/10 hằng năm")[:2] == [
        ("quarterly", "before 01-05 next-year", "Q4"),
        ("quarterly", "before 04-05", "Q1"),
    ]


def test_an_hour_of_the_day_is_no_limit():
    assert [one.rule for one in times("gửi số liệu trước 16 giờ ngày thứ Năm hằng tuần")] == ["first 4 days"]


def test_a_period_that_has_no_cadence_is_a_doubt():
    (one,) = times("tổ chức tổng kết 03 năm một lần")
    assert one.undated
    assert one.doubt


def test_days_that_share_a_word_are_quoted_together():
    assert {one.quote for one in times("Báo cáo trước ngày 01/6 và 15/11 hằng năm về Sở")} == {
        "trước ngày 01/6 và 15/11 hằng năm"
    }


def test_four_days_of_one_phrase_are_those_of_the_quarters():
    periods = [one.period for one in times("trước ngày 20/3, 20/6, 20/9 và 20/12 hằng năm")]
    assert periods == ["Q1", "Q2", "Q3", "Q4"]


def test_the_year_at_the_end_of_a_list_is_that_of_all():
    assert said("Quý II, quý IV/2026", field=True) == [
        ("once", "in quarter 2026-Q2", None),
        ("once", "in quarter 2026-Q4", None),
    ]


def test_of_two_frequencies_to_choose_the_seldom_one_is_kept():
    (one,) = times("trao đổi thông tin định kỳ hằng quý hoặc 6 tháng một lần")
    assert (one.cadence, one.alternative) == ("semiannual", "quarterly")


@pytest.mark.parametrize(
    ("value", "cadence", "rule"),
    [
        case("quý", "Quý I/2026", "once", "in quarter 2026-Q1"),
        case("quí có gạch", "Quí IV-2026", "once", "in quarter 2026-Q4"),
        case("tháng", "Tháng 03/2026", "once", "in month 2026-03"),
        case("ngày", "30/6/2026", "once", "by 2026-06-30"),
        case("trước", "Trước 30/6/2026", "once", "before 2026-06-30"),
        case("năm", "Năm 2026", "once", "in year 2026"),
        case("đến hết năm", "Đến hết năm 2026", "once", "by 2026-12-31"),
        case("chỉ có năm", "2026", "once", "in year 2026"),
        case("quý viết tắt", "Q.IV/2026", "once", "in quarter 2026-Q4"),
        case("tháng viết tắt", "T12/2026", "once", "in month 2026-12"),
        case("từ quý đến quý", "Quý I - II/2026", "once", "in quarter 2026-Q2"),
        case("từ tháng đến tháng", "Tháng 6 - 12/2026", "once", "in month 2026-12"),
        case("nửa năm", "6 tháng đầu năm 2026", "once", "by 2026-06-30"),
        case("từ đến", "Từ tháng 3/2026 đến tháng 6/2026", "once", "in month 2026-06"),
        case("hằng năm", "Hằng năm", "annual", None),
        case("thường xuyên", "Thường xuyên", "continuous", None),
    ],
)
def test_a_field_for_times(value, cadence, rule):
    (one,) = times(value, field=True)
    assert (one.cadence, one.rule) == (cadence, rule)


def test_a_stretch_of_years_in_a_field_is_no_day():
    assert times("2026 - 2030", field=True) == ()


def test_a_field_may_say_two_things():
    assert said("Thực hiện thường xuyên; riêng năm 2026 hoàn thành trong quý II/2026", field=True) == [
        ("continuous", None, None),
        ("once", "in quarter 2026-Q2", None),
    ]


def test_regularity_without_an_interval_is_told():
    (one,) = times("Định kỳ báo cáo Ủy ban nhân dân tỉnh")
    assert one.undated
    assert one.cadence == "none"


def test_a_plan_of_each_year_may_be_only_its_name():
    (one,) = times("đưa chỉ tiêu vào kế hoạch phát triển kinh tế - xã hội hằng năm của tỉnh")
    assert one.weak


def test_a_day_before_the_text_is_history():
    sentence = "rà soát các dự án hoàn thành trước ngày 31/12/2020"
    assert times(sentence, issued=date(2025, 5, 1)) == ()


def test_a_limit_from_the_day_of_effect_binds():
    sentence = "Trong thời hạn 30 ngày kể từ ngày Quy chế này có hiệu lực, các cơ quan ban hành kế hoạch"
    assert [one.rule for one in times(sentence)] == ["within 30 days of event"]


def test_the_event_of_a_limit_is_its_trigger():
    (one,) = times("cấp giấy trong thời hạn 03 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở trả kết quả")
    assert one.trigger == "kể từ ngày nhận đủ hồ sơ"


@pytest.mark.parametrize(
    "sentence",
    [
        case("chữ l và chữ O trong số", "trước ngày l5/1O hằng năm"),
        case("mất dấu", "truoc ngay 15 thang 10 hang nam"),
        case("dấu đọc nhầm", "trước ngảy 15 thảng 10 hăng năm"),
        case("chữ rời dấu", unicodedata.normalize("NFD", "trước ngày 15/10 hằng năm")),
    ],
)
def test_slips_of_a_scan_are_read(sentence):
    assert said(sentence) == [("annual", "before 10-15", None)]


def test_a_budget_calendar_is_a_year_without_a_day():
    (one,) = times("Hằng năm, cùng thời gian lập dự toán ngân sách nhà nước")
    assert (one.cadence, one.rule) == ("annual", None)
    assert one.doubt
