"""The head of a text: what it is, of when, by whom, on what it rests and what it replaces."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.names import fold
from baohiem_cli.reading.head import Head, head
from tests.reading.making import read

PLACES = {fold(name): name for name in ("Cao Nguyên", "Ven Biển", "Ven")}

TOP = """ỦY BAN NHÂN DÂN
TỈNH CAO NGUYÊN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Cao Nguyên, {day}
QUYẾT ĐỊNH
BAN HÀNH QUY CHẾ PHỐI HỢP VỀ BẢO HIỂM Y TẾ
TRÊN ĐỊA BÀN TỈNH CAO NGUYÊN
ỦY BAN NHÂN DÂN TỈNH CAO NGUYÊN
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Luật Bảo hiểm y tế ngày 14 tháng 11 năm 2008; Luật sửa đổi, bổ sung một số điều của Luật Bảo
hiểm y tế ngày 13/6/2014;
Căn cứ Nghị quyết số 28-NQ/TW ngày 23 tháng 5 năm 2018 của Ban Chấp hành Trung ương;
Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 9/TTr-SYT ngày 01/8/2025.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp về Bảo hiểm y tế trên địa bàn tỉnh Cao Nguyên.
Điều 2. {effect}
Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành./.
QUY CHẾ
Phối hợp về bảo hiểm y tế
Điều 1. Phạm vi
Quy chế này quy định việc phối hợp.
"""


def of(number="12/2025/QĐ-UBND", day="ngày 05 tháng 9 năm 2025", effect="Có hiệu lực kể từ ngày ký.") -> Head:
    return head(read(TOP.format(number=number, day=day, effect=effect)), PLACES)


def test_what_it_is():
    found = of()
    assert (found.number, found.issued, found.jurisdiction) == ("12/2025/QĐ-UBND", "2025-09-05", "Cao Nguyên")
    assert found.issuer == ("Ủy ban nhân dân tỉnh Cao Nguyên",)
    assert found.title == "Quy chế phối hợp về Bảo hiểm y tế trên địa bàn tỉnh Cao Nguyên"
    assert (found.document, found.doubts) == ("Quy chế phối hợp", ())


def test_what_it_rests_on_without_who_proposed_it():
    assert [tuple(one)[:3] for one in of().legal_basis] == [
        ("Luật Tổ chức chính quyền địa phương", "72/2025/QH15", None),
        ("Luật Bảo hiểm y tế", None, "2008-11-14"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế", None, "2014-06-13"),
        ("Nghị quyết của Ban Chấp hành Trung ương", "28-NQ/TW", "2018-05-23"),
    ]


@pytest.mark.parametrize(
    ("number", "day", "expected", "issued"),
    [
        ("       /2024/QĐ-UBND", "ngày     tháng 5 năm 2024", None, "2024-05"),
        ("24 /2014/QĐ-UBND", "ngày 1/9/2025", "24/2014/QĐ-UBND", "2025-09-01"),
        ("7/QĐ- UBND", "ngày … tháng … năm 2025", "7/QĐ-UBND", "2025"),
    ],
)
def test_blanks_are_left_out_and_told(number, day, expected, issued):
    found = of(number, day)
    assert (found.number, found.issued) == (expected, issued)
    assert bool(found.doubts) is (expected is None or issued.count("-") < 2)


@pytest.mark.parametrize(
    ("effect", "start"),
    [
        ("Quyết định này có hiệu lực thi hành kể từ ngày 15 tháng 9 năm 2025.", "2025-09-15"),
        (
            "Quyết định này có hiệu lực từ ngày 15/9/2025 và thay thế Quyết định số 3/QĐ-UBND ngày 1/2/2014.",
            "2025-09-15",
        ),
        ("Quyết định này có hiệu lực kể từ ngày ký.", "2025-09-05"),
        ("Quyết định này có hiệu lực thi hành sau 10 ngày kể từ ngày ký.", "2025-09-15"),
        ("Quyết định này có hiệu lực từ ngày     tháng     năm 2025.", "2025"),
        ("Giao Sở Y tế theo dõi.", "2025-09-05"),
    ],
)
def test_effect(effect, start):
    found = of(effect=effect)
    assert found.effect_from == start
    assert found.effect_note


@pytest.mark.parametrize(
    ("effect", "extent"),
    [
        (
            "Quyết định này thay thế Quyết định số 3/2014/QĐ-UBND ngày 02 tháng 3 năm 2014 của Ủy ban nhân dân tỉnh.",
            "whole",
        ),
        ("Quyết định này bãi bỏ khoản 2 Điều 5 của Quyết định số 3/2014/QĐ-UBND ngày 02 tháng 3 năm 2014.", "part"),
    ],
)
def test_what_it_replaces(effect, extent):
    (one,) = of(effect=effect).replaces
    assert (one.number, one.issued, one.extent) == ("3/2014/QĐ-UBND", "2014-03-02", extent)


def test_a_national_text_of_two_bodies():
    text = (
        "Số: 16/QCPH\nHà Nội, ngày 27 tháng 4 năm 2012\nQUY CHẾ\nPhối hợp giữa Hội Ven và Hội Cao trong việc chung\n"
        "Điều 1. Phạm vi\nMọi việc.\n"
    )
    found = head(read(text), PLACES)
    assert (found.issuer, found.jurisdiction) == (("Hội Ven", "Hội Cao"), "Toàn quốc")


def test_the_time_that_a_title_names_is_a_doubt():
    text = TOP.format(number="1/QĐ-UBND", day="ngày 05 tháng 9 năm 2025", effect="Có hiệu lực từ ngày ký.")
    found = head(
        read(text.replace("TRÊN ĐỊA BÀN", "GIAI ĐOẠN 2026 - 2030").replace("trên địa bàn", "giai đoạn 2026 - 2030")),
        PLACES,
    )
    assert any("2026 - 2030" in doubt for doubt in found.doubts)


PAGE = """{above}
ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 12/2025/QĐ-UBND | Cao Nguyên, ngày 05 tháng 9 năm 2025 |
ỦY BAN NHÂN DÂN TỈNH CAO NGUYÊN
Căn cứ Luật Bảo hiểm y tế ngày 14 tháng 11 năm 2008 và Luật Sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế ngày
13 tháng 6 năm 2014;
QUYẾT ĐỊNH:
Điều 1. {first}
Điều 2. Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm.
"""


@pytest.mark.parametrize(
    ("above", "first", "title", "document"),
    [
        ("Trang chủ", "Ban hành kèm theo Quyết định này “Quy định quản lý thẻ bảo hiểm y tế”.",
         "Quy định quản lý thẻ bảo hiểm y tế", "Quy định"),
        ("Quyết định 12/2025/QĐ-UBND về phân cấp lập danh sách", "Phân cấp cho Ủy ban nhân dân các xã.",
         "Phân cấp lập danh sách", "Quyết định"),
    ],
)  # fmt: skip
def test_the_title_of_a_page_that_has_lost_its_own(above, first, title, document):
    found = head(read(PAGE.format(above=above, first=first)), PLACES)
    assert (found.title, found.document, found.doubts) == (title, document, ())
    assert [one.issued for one in found.legal_basis] == ["2008-11-14", "2014-06-13"]


def test_a_title_that_is_nowhere_is_a_doubt():
    found = head(read(PAGE.format(above="Trang chủ", first="Phân cấp cho Ủy ban nhân dân các xã.")), PLACES)
    assert found.doubts == ("không đọc được tên văn bản",)


@pytest.mark.parametrize(
    ("capitals", "title"),
    [
        ("VỀ ĐỀ ÁN “ĐỔI MỚI CÁCH LÀM”", "Đề án “đổi mới cách làm”"),
        ("VỀ ĐỀ ÁN “ĐỔI MỚI CÁCH LÀM", "Đề án “đổi mới cách làm"),
        ("THỰC HIỆN QUYẾT ĐỊNH SỐ 538/QĐ-TTG", "Thực hiện Quyết định số 538/QĐ-TTg"),
    ],
)
def test_a_title_in_capitals_is_written_as_in_a_sentence(capitals, title):
    text = TOP.replace("BAN HÀNH QUY CHẾ PHỐI HỢP VỀ BẢO HIỂM Y TẾ", capitals).split("Điều 1.")[0]
    text = text.replace("TRÊN ĐỊA BÀN TỈNH CAO NGUYÊN\n", "") + "Điều 1. Sở Y tế làm việc này."
    found = head(read(text.format(number="12/2025/QĐ-UBND", day="ngày 05 tháng 9 năm 2025", effect="")), PLACES)
    assert found.title == title


def test_a_title_ends_where_the_text_begins():
    text = """ỦY BAN NHÂN DÂN
TỈNH CAO NGUYÊN
Số: 77/CT-UBND
Cao Nguyên, ngày 14 tháng 8 năm 2025

CHỈ THỊ
Về việc tăng cường thực hiện bảo hiểm y tế
trên địa bàn tỉnh

Trong thời gian qua, công tác này đã đạt nhiều kết quả.
1. Sở Y tế báo cáo trước ngày 15/12 hằng năm.
"""
    found = head(read(text), PLACES)
    assert (found.title, found.number, found.issued) == (
        "Chỉ thị về việc tăng cường thực hiện bảo hiểm y tế trên địa bàn tỉnh", "77/CT-UBND", "2025-08-14"
    )  # fmt: skip


def test_two_bodies_that_issue_a_text_together():
    text = """BẢO HIỂM XÃ HỘI TỈNH CAO NGUYÊN - CÔNG AN TỈNH CAO NGUYÊN
Số: 05/QCPH-BHXH-CA

QUY CHẾ PHỐI HỢP
giữa Bảo hiểm xã hội tỉnh và Công an tỉnh trong phòng, chống vi phạm

Cao Nguyên, ngày 12 tháng 3 năm 2024
Căn cứ Luật Bảo hiểm xã hội số 58/2014/QH13 ngày 20/11/2014;
Hai ngành thống nhất ban hành Quy chế phối hợp như sau:
Điều 1. Bảo hiểm xã hội tỉnh cung cấp danh sách cho Công an tỉnh.
"""
    found = head(read(text), PLACES)
    assert found.title == ("Quy chế phối hợp giữa Bảo hiểm xã hội tỉnh và Công an tỉnh trong phòng, chống vi phạm")
    assert len(found.issuer) == 2
    assert [one.title for one in found.legal_basis] == ["Luật Bảo hiểm xã hội"]
