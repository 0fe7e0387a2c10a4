"""What a file must satisfy beyond its form: each mistake is refused in words, at its line and column.

A row spoils one passage of a sound regulation; the mark in the new passage is where the problem is reported.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.making import case
from tests.files.making import GOOD, changed, placed, said

MISTAKES = [
    # refs and headings
    case("thiếu khoản", 'ref: "2.3.a"', '‸ref: "2.4.a"', "thiếu điều, khoản hoặc điểm giữa '2.2' và '2.4.a'"),
    case("thiếu điểm", 'ref: "2.3.a"', '‸ref: "2.3.b"', "thiếu điều, khoản hoặc điểm giữa '2.2' và '2.3.b'"),
    case(
        "thiếu điều đầu",
        "ref: QD.1\n    no",
        "‸ref: QD.1.2\n    no",
        "thiếu điều, khoản hoặc điểm giữa 'đầu văn bản' và 'QD.1.2'",
    ),
    case("hai lần", '  - ref: "2.2"', '  - ‸ref: "2.1"\n    no_duty: scope\n  - ref: "2.2"', "'2.1' đã có ở mục thứ 3"),
    case(
        "sai thứ tự",
        "    targets:",
        '    no_duty: content\n  - ‸ref: "2.4"\n    targets:',
        "'2.4' đứng sai thứ tự: sau '3'",
    ),
    case(
        "khoản nằm trong điều đã ghi",
        "principle",
        'principle\n  - ‸ref: "1.1"\n    no_duty: scope',
        "'1.1' nằm trong '1': chỉ ghi đơn vị nhỏ nhất",
    ),
    case(
        "tiêu đề không có nội dung",
        "title: Chỉ tiêu}",
        'title: Chỉ tiêu}\n      - {‸ref: "4"}',
        "điều '4' chưa có nội dung nào ở 'provisions'",
    ),
    case(
        "nội dung không có tiêu đề",
        "    targets:",
        '    no_duty: content\n  - ‸ref: "4"\n    targets:',
        "'4' không thuộc điều nào đã ghi ở 'chapters'",
    ),
    case("tiêu đề sai thứ tự", '{ref: "3", title', '{ref: "3"}\n      - {‸ref: "3", title', "'3' không nối tiếp '3'"),
    # what a provision says
    case(
        "không nói gì",
        "  - ref: QD.1\n    no_duty: effect",
        "  - ‸ref: QD.1",
        "'QD.1' chưa có 'duties', 'no_duty' hay 'targets'",
    ),
    case(
        "vừa có vừa không",
        "undated: theo định kỳ",
        "undated: theo định kỳ\n    ‸no_duty: scope",
        "'2.3.a' vừa có 'duties' vừa có 'no_duty'",
    ),
    case("chỉ tiêu trùng mã", "{id: bhxh-2025", "{‸id: bhyt-2025", "chỉ tiêu 'bhyt-2025' đã có"),
    # agencies
    case(
        "cơ quan lạ",
        "lead: Sở Y tế\n        recipient",
        "‸lead: Sở Y tề tỉnh\n        recipient",
        "danh bạ cơ quan không có 'Sở Y tề tỉnh'; gần giống: Sở Y tế, Sở Tài chính, Bảo hiểm xã hội tỉnh",
    ),
    case(
        "cơ quan lạ trong danh sách",
        "[Sở Y tế, BHXH tỉnh]",
        "[Sở Y tế, ‸BHXHH tỉnh]",
        "danh bạ cơ quan không có 'BHXHH tỉnh'; gần giống: Bảo hiểm xã hội tỉnh, Ủy ban nhân dân tỉnh",
    ),
    case("không giống cơ quan nào", "issuer: UBND tỉnh", "‸issuer: Vinamilk", "danh bạ cơ quan không có 'Vinamilk'"),
    case(
        "hai vai",
        "coordinate: các sở, ban, ngành",
        "‸coordinate: Bảo hiểm xã hội tỉnh",
        "'Bảo hiểm xã hội tỉnh' đã có vai trò 'lead' trong nhiệm vụ này",
    ),
    case(
        "không ai thực hiện",
        "- summary: Cung cấp số liệu khám chữa bệnh.\n        lead",
        "- ‸summary: Cung cấp số liệu khám chữa bệnh.\n        recipient",
        "nhiệm vụ chưa có cơ quan thực hiện: cần 'lead', 'advise' hoặc 'coordinate'",
    ),
    case(
        "chỉ có bên cùng làm",
        "- summary: Cung cấp số liệu khám chữa bệnh.\n        lead",
        "- ‸summary: Cung cấp số liệu khám chữa bệnh.\n        with",
        "nhiệm vụ chưa có cơ quan thực hiện: cần 'lead', 'advise' hoặc 'coordinate'",
    ),
    # cadence and deadlines
    case(
        "hạn trái định kỳ",
        "month+1}",
        "month+1}\n          - {‸cadence: annual, quote: hằng năm}",
        "hạn 'annual' trái với định kỳ của nhiệm vụ: quarterly",
    ),
    case(
        "định kỳ không có hạn",
        "cadence: none\n        undated: theo định kỳ",
        "‸cadence: annual",
        "định kỳ 'annual' chưa có dòng nào ở 'deadlines'",
    ),
    case(
        "trích dẫn không kèm hạn",
        "undated: theo định kỳ",
        "deadlines:\n          - {‸quote: thường xuyên}",
        "trích dẫn không kèm hạn: định kỳ 'none' không có ngày",
    ),
    case(
        "không rõ hạn của định kỳ nào",
        "cadence: none\n        undated: theo định kỳ",
        "cadence: [annual, monthly]\n        deadlines:\n"
        "          - {cadence: annual, quote: hằng năm}\n"
        "          - {cadence: monthly, quote: hằng tháng}\n"
        "          - ‸{quote: hằng năm}",
        "nhiệm vụ có nhiều định kỳ: hạn này cần khóa 'cadence'",
    ),
    case(
        "khi phát sinh mà không rõ khi nào",
        "- summary: Cung cấp số liệu khám chữa bệnh.\n        lead: Sở Y tế\n        kind: information\n"
        "        cadence: none",
        "- ‸summary: Cung cấp số liệu khám chữa bệnh.\n        lead: Sở Y tế\n        kind: information\n"
        "        cadence: [none, on_event]",
        "'trigger' đi cùng định kỳ 'on_event': ghi cả hai hoặc bỏ cả hai",
    ),
    case(
        "rõ khi nào mà không khi phát sinh",
        "undated: theo định kỳ",
        "‸trigger: khi có yêu cầu",
        "'trigger' đi cùng định kỳ 'on_event': ghi cả hai hoặc bỏ cả hai",
    ),
    case(
        "undated với định kỳ có ngày",
        "trigger: khi cần thiết",
        "trigger: khi cần thiết\n        ‸undated: định kỳ",
        "'undated' chỉ dùng với định kỳ 'none'",
    ),
    case(
        "hai hạn một năm",
        "- {cadence: annual, quote: hằng năm}",
        "- {cadence: annual, quote: hằng năm}\n          - ‸{cadence: annual, quote: mỗi năm}",
        "hai hạn cho cùng một kỳ 'annual': hãy tách thành hai nhiệm vụ",
    ),
    case(
        "hạn của sự kiện với định kỳ",
        "rule: before day 5 of month+1}",
        "‸rule: within 5 working days of event}",
        "hạn tính từ sự kiện ('… of event', '… before event') đi cùng định kỳ 'on_event'",
    ),
    case(
        "khi phát sinh với hạn theo kỳ",
        "quote: hằng năm}",
        "quote: hằng năm}\n          - {cadence: on_event, quote: trong 10 ngày, ‸rule: within 10 days}",
        "hạn tính từ sự kiện ('… of event', '… before event') đi cùng định kỳ 'on_event'",
    ),
    case(
        "hạn theo tháng với định kỳ tuần",
        "cadence: quarterly\n        deadlines:\n          - {quote: trước ngày 05 của tháng đầu quý sau, rule",
        "cadence: weekly\n        deadlines:\n          - {quote: trước ngày 05 của tháng đầu quý sau, ‸rule",
        "hạn theo tháng 'before day 5 of month+1' trái với định kỳ 'weekly'",
    ),
    case(
        "hạn quý IV hai lần",
        "month+1}",
        "month+1}\n          - {quote: cuối năm, period: Q4, rule: by 12-31}\n"
        "          - ‸{quote: ngày 25 tháng 12, period: Q4, rule: by 12-25}",
        "hai hạn cho cùng một kỳ 'quarterly': hãy tách thành hai nhiệm vụ",
    ),
    case(
        "ngày cố định cho mọi quý",
        "rule: before day 5 of month+1",
        "‸rule: before 07-05",
        "ngày cố định trong năm với định kỳ 'quarterly': cần khóa 'period' (H1, Q4 …)",
    ),
    case(
        "tháng cố định cho mọi quý",
        "rule: before day 5 of month+1",
        "‸rule: in month 11",
        "ngày cố định trong năm với định kỳ 'quarterly': cần khóa 'period' (H1, Q4 …)",
    ),
    case(
        "kỳ trái định kỳ",
        "rule: before day 5 of month+1",
        "‸period: H1, rule: before 07-05",
        "kỳ 'H1' trái với định kỳ 'quarterly'",
    ),
    case(
        "kỳ của việc một lần",
        "rule: in quarter 2030-Q1",
        "‸period: Q1, rule: in quarter 2030-Q1",
        "kỳ 'Q1' trái với định kỳ 'once'",
    ),
    case(
        "một lần không rõ năm",
        "rule: in quarter 2030-Q1",
        "‸rule: in quarter 1",
        "việc làm một lần cần hạn có năm: 'by 2016-03-31', 'in quarter 2016-Q1'",
    ),
    case(
        "một lần không rõ ngày",
        "{quote: trong quý I năm 2030, rule: in quarter 2030-Q1}",
        "‸{quote: trong quý I}",
        "việc làm một lần cần hạn có năm: 'by 2016-03-31', 'in quarter 2016-Q1'",
    ),
    case(
        "hằng quý mà có năm",
        "rule: before day 5 of month+1",
        "‸rule: by 2024-12-31",
        "hạn có năm 'by 2024-12-31' trái với định kỳ 'quarterly'",
    ),
    # days that do not exist
    case(
        "30/02 trong hạn",
        "{cadence: annual, quote: hằng năm}",
        "{cadence: annual, ‸rule: before 02-30, quote: hằng năm}",
        "'before 02-30' không phải ngày, tháng hay quý có thật",
    ),
    case(
        "29/02 năm không nhuận",
        "rule: in quarter 2030-Q1",
        "‸rule: by 2030-02-29",
        "'by 2030-02-29' không phải ngày, tháng hay quý có thật",
    ),
    case(
        "tháng 13",
        "{cadence: annual, quote: hằng năm}",
        "{cadence: annual, ‸rule: in month 13, quote: hằng năm}",
        "'in month 13' không phải ngày, tháng hay quý có thật",
    ),
    case(
        "ngày 32",
        "rule: before day 5 of month+1",
        "‸rule: before day 32 of month+1",
        "'before day 32 of month+1' không phải ngày, tháng hay quý có thật",
    ),
    case(
        "hết hiệu lực trước khi có",
        "until: 2030",
        "‸until: 2024-04",
        "kết thúc (2024-04) trước khi bắt đầu (2024-05-20)",
    ),
    case(
        "áp dụng ngược",
        "legal_basis:",
        "application: {from: 2016, ‸until: 2015}\nlegal_basis:",
        "kết thúc (2015) trước khi bắt đầu (2016)",
    ),
]
"""words for the row, passage, spoilt passage, message"""


def test_the_sound_regulation_has_no_problem(tmp_path: Path):
    assert said(GOOD, tmp_path) == []


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES)
def test_a_mistake_is_told_in_words_at_its_place(old: str, new: str, message: str, tmp_path: Path):
    text, place = placed(changed((old, new)))
    assert said(text, tmp_path) == [f"{place}: {message}"]


_EVENT = "{cadence: on_event, quote: trong 05 ngày làm việc, rule: within 5 working days of event}"

ALLOWED = [
    case(
        "hạn mọi quý và hạn quý IV",
        ("month+1}", "month+1}\n          - {quote: chậm nhất ngày 31/12, period: Q4, rule: by 12-31}"),
    ),
    case("hạn tính từ sự kiện", ("quote: hằng năm}", f"quote: hằng năm}}\n          - {_EVENT}")),
    case("hai năm", ("[annual, on_event]", "[biennial, on_event]"), ("{cadence: annual,", "{cadence: biennial,")),
    case(
        "hằng tuần",
        ("cadence: quarterly", "cadence: [quarterly, weekly]"),
        ("{quote: trước ngày 05", "{cadence: quarterly, quote: trước ngày 05"),
        ("month+1}", "month+1}\n          - {quote: hằng tuần, cadence: weekly}"),
    ),
]


@pytest.mark.parametrize("changes", [pytest.param(one.values, id=one.id) for one in ALLOWED])
def test_what_a_text_can_say_is_taken(changes: tuple[tuple[str, str], ...], tmp_path: Path):
    assert said(changed(*changes), tmp_path) == []


def test_two_years_need_a_first_one(tmp_path: Path):
    text, place = placed(
        changed(
            ("cadence: [annual, on_event]", "cadence: [biennial, on_event]"),
            ("{cadence: annual,", "{‸cadence: biennial,"),
            ("issued: 2024-05-10\n", ""),
            ("  from: 2024-05-20\n  until: 2030\n", ""),
        )
    )
    assert said(text, tmp_path) == [
        f"{place}: định kỳ 'biennial' đếm từ năm đầu áp dụng: cần 'effect.from' hoặc 'issued'"
    ]
