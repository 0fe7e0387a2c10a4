"""Values that are right by themselves and make no sense together: each is refused in words, at its line and column."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import loading
from tests.domain.making import case
from tests.files.making import GOOD, REGISTRY, changed, placed, said

LAW = "- {title: Luật Bảo hiểm xã hội, number: 58/2014/QH13, issued: 2014-11-20}"

AMENDED = "history: [{on: 2025-01-01, event: amended, confirmed: true, by:"

MISTAKES = [
    # dates
    case("hiệu lực trước ban hành", "  from: 2024-05-20", "  ‸from: 2024-05-09",
         "có hiệu lực (2024-05-09) trước khi ban hành (2024-05-10)"),
    case("sự kiện trước ban hành", "source: Bản",
         "history: [{‸on: 2024-05-09, event: amended, confirmed: true}]\nsource: Bản",
         "sự kiện (2024-05-09) có trước khi ban hành (2024-05-10)"),
    case("sự kiện sau hiệu lực", "source: Bản",
         "history: [{‸on: 2031-01-01, event: amended, confirmed: true}]\nsource: Bản",
         "hiệu lực chỉ đến hết 2030"),
    case("sự kiện sau khi bãi bỏ", "  until: 2030\n  confirmed: false\n",
         "  confirmed: false\nhistory:\n  - {on: 2026-01-01, event: abolished, confirmed: true}\n"
         "  - {‸on: 2027-01-01, event: amended, confirmed: true}\n",
         "hiệu lực đã kết thúc từ 2026-01-01"),
    case("năm 1 của ban hành", "issued: 2024-05-10", "‸issued: 0001-01-01", "năm 0001 nằm ngoài khoảng 1900-2200"),
    case("năm 9999 của hiệu lực", "until: 2030\n", "‸until: 9999-12-31\n", "năm 9999 nằm ngoài khoảng 1900-2200"),
    case("năm 1 của sự kiện", "source: Bản",
         "history: [{‸on: 0001-01-01, event: expired, confirmed: true}]\nsource: Bản",
         "năm 0001 nằm ngoài khoảng 1900-2200"),
    case("năm 1 của một bản", "    no_duty: principle", "    no_duty: principle\n    ‸from: 0001-01-01",
         "năm 0001 nằm ngoài khoảng 1900-2200"),
    # itself
    case("thay thế chính mình", "source: Bản",
         "replaces: [{title: Quy chế, ‸number: 01/2024/qđ-ubnd}]\nsource: Bản",
         "'01/2024/qđ-ubnd' là số của chính văn bản này"),
    case("căn cứ chính mình", LAW, LAW + "\n  - {title: Quy chế, ‸number: 01/2024/QĐ-UBND}",
         "'01/2024/QĐ-UBND' là số của chính văn bản này"),
    # the order of texts
    case("thay thế văn bản ban hành sau", "source: Bản",
         "replaces: [{title: Quy chế cũ, ‸issued: 2024-05-11}]\nsource: Bản",
         "văn bản bị thay thế ban hành (2024-05-11) sau văn bản này (2024-05-10)"),
    case("thay thế văn bản của năm sau", "source: Bản",
         "replaces: [{title: Quy chế cũ, ‸issued: 2025}]\nsource: Bản",
         "văn bản bị thay thế ban hành (2025) sau văn bản này (2024-05-10)"),
    case("căn cứ ban hành sau", LAW, LAW + "\n  - {title: Luật Bảo hiểm y tế, ‸issued: 2024-11-27}",
         "căn cứ ban hành (2024-11-27) sau văn bản này (2024-05-10)"),
    case("văn bản sửa đổi có trước", "source: Bản",
         f"{AMENDED} {{title: A, ‸issued: 2024-05-09}}}}]\nsource: Bản",
         "văn bản sửa đổi ban hành (2024-05-09) trước văn bản này (2024-05-10)"),
    case("văn bản sửa đổi có sau việc sửa", "source: Bản",
         f"{AMENDED} {{title: A, ‸issued: 2025-01-02}}}}]\nsource: Bản",
         "ban hành (2025-01-02) sau ngày có thay đổi (2025-01-01)"),
    case("việc một lần trước năm ban hành", "quote: trong quý I năm 2030, rule: in quarter 2030-Q1",
         "quote: trong quý I năm 2023, ‸rule: in quarter 2023-Q1",
         "hạn 'in quarter 2023-Q1' thuộc năm trước năm ban hành (2024-05-10)"),
    # what is left to choose
    case("chọn chính nó", "quote: hằng năm}", "quote: hằng năm, ‸alternative: annual}",
         "'annual' chính là định kỳ của hạn này"),
    case("chọn điều không phải định kỳ", "quote: hằng năm}", "quote: hằng năm, ‸alternative: on_event}",
         "'on_event' không phải một định kỳ để chọn"),
    # repetitions
    case("bảo hiểm hai lần", "schemes: [BHXH, BHYT]", "schemes: [BHXH, BHYT, ‸BHXH]", "'BHXH' đã ghi ở trên"),
    case("định kỳ hai lần", "cadence: [annual, on_event]", "cadence: [annual, on_event, ‸annual]",
         "'annual' đã ghi ở trên"),
    case("nơi ban hành hai lần", "issuer: UBND tỉnh", "issuer: [UBND tỉnh, ‸Ủy ban nhân dân tỉnh]",
         "'ubnd-tinh' đã ghi ở trên"),
    # a rule before its period
    case("báo cáo trước kỳ", "        cadence: quarterly\n        deadlines:\n          - {",
         "        cadence: semiannual\n        deadlines:\n          - {period: H1, quote: a, ‸rule: by 01-01}\n"
         "          - {period: H2, ",
         "hạn 01/01 đến trước khi kỳ 'H1' bắt đầu (01/01); nếu là năm sau, ghi 'next-year'"),
    case("thiếu năm sau", "        cadence: quarterly\n        deadlines:\n          - {",
         "        cadence: quarterly\n        deadlines:\n          - {period: Q4, quote: a, ‸rule: before 01-10}\n"
         "          - {period: Q1, ",
         "hạn 09/01 đến trước khi kỳ 'Q4' bắt đầu (01/10); nếu là năm sau, ghi 'next-year'"),
    # figures
    case("chỉ tiêu âm", "value: 94.3", "‸value: -5", "chỉ tiêu -5 là số âm"),
    case("quá một trăm phần trăm", "value: 94.3", "‸value: 950", "chỉ tiêu 950 vượt quá 100 của đơn vị '% dân số'"),
    case("quá xa kế hoạch", "unit: '% dân số', value: 94.3", "unit: '% kế hoạch', ‸value: 950",
         "chỉ tiêu 950 vượt quá 500 của đơn vị '% kế hoạch'"),
    case("gạch dưới trong số", "value: 94.3", "‸value: 9_4.3",
         "'value' là '9_4.3'; cần một số, phần lẻ sau dấu chấm: 94.3"),
    case("gạch dưới trong năm", "value: 94.3, year: 2025", "value: 94.3, ‸year: 2_025",
         "'year' là '2_025'; cần một số nguyên"),
    case("số mũ", "value: 94.3", "‸value: 9e1", "'value' là '9e1'; cần một số, phần lẻ sau dấu chấm: 94.3"),
    # lengths
    case("mã dài", "id: mau\n", f"‸id: {'a' * 65}\n", "'id' dài 65 ký tự; tối đa 64"),
]  # fmt: skip

SENSIBLE = [
    case("hiệu lực đúng ngày ban hành", "  from: 2024-05-20", "  from: 2024-05-10"),
    case("hiệu lực chỉ biết năm", "  from: 2024-05-20", "  from: 2024"),
    case("sự kiện trong năm cuối", "source: Bản",
         "history: [{on: 2030, event: amended, confirmed: true}]\nsource: Bản"),
    case("chấm dứt đúng hôm sau", "source: Bản",
         "history: [{on: 2031-01-01, event: expired, confirmed: true}]\nsource: Bản"),
    case("thay thế văn bản cùng ngày", "source: Bản",
         "replaces: [{title: Quy chế cũ, issued: 2024-05-10}]\nsource: Bản"),
    case("thay thế văn bản chỉ biết năm", "source: Bản", "replaces: [{title: Quy chế cũ, issued: 2024}]\nsource: Bản"),
    case("sửa đổi chỉ biết năm", "source: Bản",
         "history: [{on: 2025, event: amended, confirmed: true, by: {title: A, issued: 2025-12-31}}]\nsource: Bản"),
    case("hạn đầu năm ban hành", "quote: trong quý I năm 2030, rule: in quarter 2030-Q1",
         "quote: trong quý I năm 2024, rule: in quarter 2024-Q1"),
    case("chọn định kỳ khác", "quote: hằng năm}", "quote: hằng năm hoặc 6 tháng, alternative: semiannual}"),
    case("thay thế văn bản cùng tên", "source: Bản", "replaces: [{title: Quy chế phối hợp mẫu}]\nsource: Bản"),
    case("kế hoạch 6 tháng cuối năm",
         "        kind: report\n        cadence: quarterly\n        deadlines:\n          - {",
         "        kind: plan\n        cadence: semiannual\n        deadlines:\n"
         "          - {period: H2, quote: a, rule: by 06-20}\n"
         "          - {period: H1, "),
    case("vượt kế hoạch", "unit: '% dân số', value: 94.3", "unit: '% so với kế hoạch', value: 105"),
    case("tròn một trăm", "value: 94.3", "value: 100"),
    case("số người", "unit: '% dân số', value: 94.3", "unit: người, value: 1250000"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES)
def test_nonsense_is_refused_at_its_place(old: str, new: str, message: str, tmp_path: Path):
    text, place = placed(changed((old, new)))
    assert said(text, tmp_path) == [f"{place}: {message}"]


def test_a_version_of_a_provision_is_not_older_than_the_text_that_made_it(tmp_path: Path):
    version = "no_duty: principle\n    from: 2025-01-01\n    amended_by: {title: A, ‸issued: 2025-02}"
    amended = f"{AMENDED} {{title: A}}}}]\nsource: Bản"
    text, place = placed(changed(("source: Bản", amended), ("no_duty: principle", version)))
    assert said(text, tmp_path) == [f"{place}: ban hành (2025-02) sau ngày có thay đổi (2025-01-01)"]


@pytest.mark.parametrize(("old", "new"), SENSIBLE)
def test_what_makes_sense_is_accepted(old: str, new: str, tmp_path: Path):
    assert said(changed((old, new)), tmp_path) == []


@pytest.mark.parametrize(
    ("jurisdiction", "told"),
    [
        ("Sơn La", None),
        ("Toàn quốc", None),
        ("toàn quốc", None),
        ("Thừa Thiên Huế", None),
        ("Sơn Laa", "không có tỉnh 'Sơn Laa'; gần giống: Sơn La; văn bản của cả nước ghi 'Toàn quốc'"),
        ("Atlantis", "không có tỉnh 'Atlantis'; văn bản của cả nước ghi 'Toàn quốc'"),
    ],
)
def test_the_jurisdiction_is_a_province_or_the_whole_country(tmp_path: Path, jurisdiction: str, told: str | None):
    file = tmp_path / "mau.yaml"
    file.write_text(changed(("jurisdiction: Sơn La", f"jurisdiction: {jurisdiction}")), encoding="utf-8")
    places = {"son la": "Sơn La", "hue": "Huế", "thua thien hue": "Huế"}
    found: list[str] = []
    try:
        loading.regulation(file, replace(REGISTRY, places=places))
    except DataInvalid as error:
        found = [f"{problem.line}: {problem.message}" for problem in error.problems]
    assert found == ([f"5: {told}"] if told else [])


def test_a_message_has_bounds(tmp_path: Path):
    long = "Sở " + "x" * 5000
    for text in (
        changed(("issuer: UBND tỉnh", f"issuer: {long}")),
        changed(("issuer: UBND tỉnh", f"issuer: [{long}, {long}]")),
        changed(("id: mau\n", f"id: {'a' * 100_000}\n")),
        changed(("number: 01/2024/QĐ-UBND", f"{'khóa' * 2000}: 1")),
        changed(('ref: "2.3.a"', f'ref: "{"9" * 5000}"')),
    ):
        told = said(text, tmp_path)
        assert told
        assert max(map(len, told)) < 600


def test_the_sound_regulation_is_sound(tmp_path: Path):
    assert said(GOOD, tmp_path) == []
