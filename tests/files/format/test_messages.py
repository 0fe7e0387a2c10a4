"""What is wrong with the form of a file: said in words, with what was found and what is expected, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.making import case
from tests.files.making import changed, placed, said

REF_FORM = "cần dạng như '24.1', '27.1.a', 'V.3.e', 'QD.2.1'"
CADENCES = (
    "'once', 'weekly', 'monthly', 'quarterly', 'four-monthly', 'semiannual', 'nine-month', 'annual', 'biennial', "
    "'continuous', 'on_event', 'none'"
)
RULE_FORM = (
    "cần dạng như 'before 07-05', 'by 12-31', 'in month 11', 'before day 5 of month+1', 'by 2016-03-31', "
    "'within 5 working days of event'"
)
FIGURE = "cần một số, phần lẻ sau dấu chấm: 94.3"

MISTAKES = [
    # keys
    case("khóa gần đúng", "  from: 2024-05-20", "  ‸form: 2024-05-20", "không có khóa 'form'; có phải 'from'?"),
    case(
        "khóa gần đúng ở đầu",
        "jurisdiction:",
        "‸juridiction: x\njurisdiction:",
        "không có khóa 'juridiction'; có phải 'jurisdiction'?",
    ),
    case(
        "khóa gần đúng trong nhiệm vụ",
        "coordinate: các",
        "‸cordinate: các",
        "không có khóa 'cordinate'; có phải 'coordinate'?",
    ),
    case(
        "khóa gần đúng trong hạn", "{quote: trước", "{‸rules: x, quote: trước", "không có khóa 'rules'; có phải 'rule'?"
    ),
    case(
        "khóa lạ",
        "until: 2030",
        "‸hieu_luc: 2030",
        "không có khóa 'hieu_luc'; các khóa được dùng: from, until, confirmed, note",
    ),
    case(
        "tên trong chương trình",
        "from: 2024-05-20",
        "‸start: 2024-05-20",
        "không có khóa 'start'; các khóa được dùng: from, until, confirmed, note",
    ),
    case(
        "khóa có mã điều khiển",
        "until: 2030",
        r'‸"\e[2J": 2030',
        "không có khóa 'U+001B[2J'; các khóa được dùng: from, until, confirmed, note",
    ),
    case(
        "thiếu khóa",
        "effect:\n  from: 2024-05-20\n  until: 2030\n  confirmed: false",
        "‸effect:\n  from: 2024-05-20",
        "thiếu khóa bắt buộc 'confirmed'",
    ),
    case("thiếu khóa ở đầu", "id: mau\nnumber", "‸number", "thiếu khóa bắt buộc 'id'"),
    case(
        "hạn không có trích dẫn",
        "{cadence: annual, quote: hằng năm}",
        "‸{cadence: annual}",
        "thiếu khóa bắt buộc 'quote'",
    ),
    case(
        "nhiệm vụ không rõ định kỳ",
        "- summary: Tổng kết Quy chế.\n        lead: BHXH tỉnh\n        kind: review\n        cadence: once",
        "- ‸summary: Tổng kết Quy chế.\n        lead: BHXH tỉnh\n        kind: review",
        "thiếu khóa bắt buộc 'cadence'",
    ),
    # types
    case(
        "chữ thành danh sách",
        "jurisdiction: Sơn La",
        "‸jurisdiction: [Sơn La]",
        "'jurisdiction' là một danh sách; cần chữ",
    ),
    case(
        "chữ thành nhóm khóa", "source: Bản mẫu, viết tay.", "‸source: {bản: mẫu}", "'source' là một nhóm khóa; cần chữ"
    ),
    case("chữ để trống", "jurisdiction: Sơn La", "‸jurisdiction:", "'jurisdiction' là trống; cần chữ"),
    case("chữ rỗng", "jurisdiction: Sơn La", "‸jurisdiction: ' '", "'jurisdiction' không được để trống"),
    case(
        "danh sách thành chữ",
        "legal_basis:\n  - {title: Luật Bảo hiểm xã hội, number: 58/2014/QH13, issued: 2014-11-20}",
        "‸legal_basis: Luật",
        "'legal_basis' là 'Luật'; cần danh sách",
    ),
    case(
        "danh sách tên thành nhóm khóa",
        "issuer: UBND tỉnh",
        "‸issuer: {tên: UBND tỉnh}",
        "'issuer' là một nhóm khóa; cần danh sách",
    ),
    case("danh sách rỗng", "schemes: [BHXH, BHYT]", "‸schemes: []", "'schemes' không được để trống"),
    case(
        "nhóm khóa thành chữ",
        "  - ref: QD.1\n    no_duty: effect",
        "  - ‸QD.1",
        "'provisions' là 'QD.1'; cần nhóm khóa",
    ),
    case("số", "value: 94.3", "‸value: nhiều", f"'value' là 'nhiều'; {FIGURE}"),
    case("dấu phẩy thập phân", "value: 94.3", "‸value: '94,3'", f"'value' là '94,3'; {FIGURE}"),
    case("vô cùng", "value: 94.3", "‸value: inf", f"'value' là 'inf'; {FIGURE}"),
    case("không phải số", "value: 94.3", "‸value: nan", f"'value' là 'nan'; {FIGURE}"),
    case("số để trống", "value: 94.3", "‸value: ", f"'value' là trống; {FIGURE}"),
    case(
        "số nguyên", "value: 94.3, year: 2025", "value: 94.3, ‸year: 2025-12", "'year' là '2025-12'; cần một số nguyên"
    ),
    case("số nguyên để trống", "value: 94.3, year: 2025", "value: 94.3, ‸year: ", "'year' là trống; cần một số nguyên"),
    case(
        "ngoài khoảng",
        "value: 94.3, year: 2025",
        "value: 94.3, ‸year: 20225",
        "'year' là '20225'; cần số không lớn hơn 2200",
    ),
    case("đúng sai", "confirmed: false", "‸confirmed: chưa rõ", "'confirmed' là 'chưa rõ'; cần true hoặc false"),
    case("đúng sai để trống", "confirmed: false", "‸confirmed:", "'confirmed' là trống; cần true hoặc false"),
    # word lists and forms
    case(
        "danh mục",
        "no_duty: principle",
        "‸no_duty: principles",
        "'no_duty' là 'principles'; cần một trong: "
        "'scope', 'principle', 'purpose', 'effect', 'definition', 'content', 'method', 'authority', 'funding'",
    ),
    case(
        "danh mục một hoặc nhiều",
        "cadence: quarterly",
        "‸cadence: hằng quý",
        f"'cadence' là 'hằng quý'; cần một trong: {CADENCES}",
    ),
    case(
        "danh mục trong danh sách",
        "[annual, on_event]",
        "[annual, ‸no]",
        f"'cadence' là 'no'; cần một trong: {CADENCES}",
    ),
    case(
        "danh mục để trống",
        "performed: together",
        "‸performed:",
        "'performed' là trống; cần một trong: 'each', 'together'",
    ),
    case(
        "danh mục chữ hoa",
        "schemes: [BHXH, BHYT]",
        "schemes: [BHXH, ‸bhyt]",
        "'schemes' là 'bhyt'; cần một trong: 'BHXH', 'BHYT', 'BHTN'",
    ),
    case("mã văn bản", "id: mau", "‸id: Kon Tum", "'id' là 'Kon Tum'; cần dạng như 'kon-tum'"),
    case("số điều", 'ref: "2.3.a"', '‸ref: "Điều 2"', f"'ref' là 'Điều 2'; {REF_FORM}"),
    case("số điều có số 0", 'ref: "2.3.a"', '‸ref: "2.0"', f"'ref' là '2.0'; {REF_FORM}"),
    case(
        "tiêu đề là một khoản",
        '{ref: "3", title',
        '{‸ref: "3.1", title',
        "'ref' là '3.1'; cần dạng như '24', 'V.3', 'QD.2'",
    ),
    case(
        "ngày kiểu Việt",
        "issued: 2024-05-10",
        "‸issued: 10/5/2024",
        "'issued' là '10/5/2024'; cần dạng như 2024, 2024-05, 2024-05-10",
    ),
    case(
        "kỳ",
        "rule: before day 5 of month+1",
        "‸period: Q5, rule: in quarter 1",
        "'period' là 'Q5'; cần dạng như H1, Q4, T2, M11",
    ),
    case("hạn bằng lời", "rule: before day 5 of month+1", "‸rule: trước 05/7", f"'rule' là 'trước 05/7'; {RULE_FORM}"),
    case(
        "hạn thiếu số 0", "rule: before day 5 of month+1", "‸rule: before 7-5", f"'rule' là 'before 7-5'; {RULE_FORM}"
    ),
    case(
        "mức dài",
        "summary: Tổng kết Quy chế.",
        f"‸summary: {'Tổng kết. ' * 16}.",
        "'summary' dài 161 ký tự; tối đa 160",
    ),
    case(
        "giá trị dài được cắt",
        "issued: 2024-05-10",
        f"‸issued: {'x' * 99}",
        f"'issued' là '{'x' * 59}…'; cần dạng như 2024, 2024-05, 2024-05-10",
    ),
    # days that do not exist
    case("ban hành 30/02", "issued: 2024-05-10", "‸issued: 2024-02-30", "không có ngày 2024-02-30"),
    case("có hiệu lực tháng 13", "from: 2024-05-20", "‸from: 2024-13", "không có ngày 2024-13"),
    case("hết hiệu lực ngày 0", "until: 2030", "‸until: 2030-01-00", "không có ngày 2030-01-00"),
    case("năm 0", "issued: 2024-05-10", "‸issued: 0000", "không có ngày 0000"),
    case("áp dụng 31/4", "legal_basis:", "application: {‸from: 2024-04-31}\nlegal_basis:", "không có ngày 2024-04-31"),
    case("căn cứ 31/6", "issued: 2014-11-20", "‸issued: 2014-06-31", "không có ngày 2014-06-31"),
    case(
        "thay thế 29/02/2023",
        "legal_basis:",
        "replaces: [{title: Quy chế cũ, ‸issued: 2023-02-29}]\nlegal_basis:",
        "không có ngày 2023-02-29",
    ),
]
"""words for the row, passage, spoilt passage, message"""


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES)
def test_a_mistake_is_told_in_words_at_its_place(old: str, new: str, message: str, tmp_path: Path):
    text, place = placed(changed((old, new)))
    assert said(text, tmp_path) == [f"{place}: {message}"]


def test_all_mistakes_of_a_file_are_told_at_once_in_the_order_of_its_lines(tmp_path: Path):
    text = changed(
        ("jurisdiction: Sơn La\n", ""),
        ("confirmed: false", "confirmed: không"),
        ("kind: report\n", "kind: báo cáo\n"),
        ("undated: theo", "undate: theo"),
        ("value: 94.3", "value: x"),
    )
    assert [told.split(";")[0] for told in said(text, tmp_path)] == [
        "1:1: thiếu khóa bắt buộc 'jurisdiction'",
        "11:3: 'confirmed' là 'không'",
        "36:9: 'kind' là 'báo cáo'",
        "63:9: không có khóa 'undate'",
        "66:75: 'value' là 'x'",
    ]


def test_a_wrong_form_in_one_provision_does_not_hide_what_is_wrong_with_another(tmp_path: Path):
    text = changed(
        ("kind: report\n", "kind: báo cáo\n"), ("coordinate: các sở, ban, ngành", "coordinate: Ủy ban nào đó")
    )
    told = said(text, tmp_path)
    assert any("'kind' là 'báo cáo'" in one for one in told)
    assert any("danh bạ cơ quan không có 'Ủy ban nào đó'" in one for one in told)


@pytest.mark.parametrize(
    ("text", "found"), [("- id: mau\n", "một danh sách"), ("mau\n", "'mau'"), ("'# id: mau'\n", "'# id: mau'")]
)
def test_a_file_that_is_no_mapping(text: str, found: str, tmp_path: Path):
    [told] = said(text, tmp_path)
    assert told.startswith(f"1:1: tệp là {found}; cần các khóa: id, number, title, document, jurisdiction, issuer")
