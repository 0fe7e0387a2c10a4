"""Where the lines of a text go: layouts of administrative practice, each in a text made for it."""

from __future__ import annotations

import unicodedata

import pytest

from tests.reading.making import leaves, parts, read

DECISION = """ỦY BAN NHÂN DÂN
TỈNH CAO NGUYÊN
Số: 12/2025/QĐ-UBND
Cao Nguyên, ngày 05 tháng 9 năm 2025
QUYẾT ĐỊNH
Ban hành Quy chế phối hợp về bảo hiểm y tế
ỦY BAN NHÂN DÂN TỈNH CAO NGUYÊN
Căn cứ Luật Bảo hiểm y tế ngày 14 tháng 11 năm 2008;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp về bảo hiểm y tế.
Điều 2. Hiệu lực thi hành
1. Quyết định này có hiệu lực từ ngày 15 tháng 9 năm 2025.
2. Bãi bỏ Quyết định số 3/2014/QĐ-UBND ngày 02 tháng 3 năm 2014.
Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn A
QUY CHẾ
Phối hợp về bảo hiểm y tế
(Ban hành kèm theo Quyết định số 12/2025/QĐ-UBND)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc phối hợp.
Chương II
TRÁCH NHIỆM
CỦA CÁC CƠ QUAN
Điều 2. Sở Y tế
1. Chủ trì thực hiện.
2. Báo cáo:
a) Hằng quý;
b) Hằng năm.
Điều 3. Bảo hiểm xã hội tỉnh
Cung cấp số liệu./.
"""


def test_a_decision_and_its_annex_each_have_their_articles():
    assert leaves(DECISION) == ["QD.1", "QD.2.1", "QD.2.2", "QD.3", "1", "2.1", "2.2.a", "2.2.b", "3"]


def test_titles_are_told_from_sentences():
    found = parts(DECISION)
    assert (found["QD.1"].title, found["QD.2"].title, found["QD.2"].text) == ("", "Hiệu lực thi hành", "")
    assert (found["2"].title, found["3"].title, found["3"].text) == (
        "Sở Y tế",
        "Bảo hiểm xã hội tỉnh",
        "Cung cấp số liệu./.",
    )
    assert (found["2.2"].title, found["2.2"].text) == ("", "Báo cáo:")


def test_chapters_hold_their_articles():
    assert [tuple(one) for one in read(DECISION).chapters] == [
        ("Quyết định", "", ["QD.1", "QD.2", "QD.3"]),
        ("Chương I", "QUY ĐỊNH CHUNG", ["1"]),
        ("Chương II", "TRÁCH NHIỆM CỦA CÁC CƠ QUAN", ["2", "3"]),
    ]


def test_what_stands_below_a_text_is_passed_over():
    assert [one.text for one in read(DECISION).passed] == [
        "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A",
    ]  # fmt: skip


ARTICLES = """NGHỊ QUYẾT
Căn cứ Luật Bảo hiểm y tế;
Điều 1. Phạm vi
1. Mức hỗ trợ áp dụng trong các năm từ 2026 đến hết năm
- 2030 cho người tham gia bảo hiểm y tế trên địa bàn tỉnh.
2. Người được hỗ trợ là người nêu tại khoản 1
Điều 2; khoản 3 Điều 4 của Nghị quyết này và các văn bản khác.
Điều
2. Mức hỗ trợ
1. Hỗ trợ 30% mức đóng.
1a. Hỗ trợ thêm 10% cho hộ nghèo.
2. Mức khác:
a) Người cao tuổi;
a1) Người khuyết tật;
b) Học sinh; c) Sinh viên;
d) Nông dân;
e) Người khác.
- 3 -
Điều 2a. Nguồn kinh phí
Ngân sách tỉnh bảo đảm.
Điều 3: Giao Ủy ban nhân dân tỉnh thực hiện.
"""


def test_words_that_a_line_end_has_parted_begin_nothing():
    assert parts(ARTICLES)["1.1"].text.endswith("hết năm - 2030 cho người tham gia bảo hiểm y tế trên địa bàn tỉnh.")
    assert parts(ARTICLES)["1.2"].text.endswith(
        "khoản 1 Điều 2; khoản 3 Điều 4 của Nghị quyết này và các văn bản khác."
    )


def test_inserted_and_split_numbers_and_points_without_dh():
    assert leaves(ARTICLES) == [
        "1.1", "1.2", "2.1", "2.1a", "2.2.a", "2.2.a1", "2.2.b", "2.2.c", "2.2.d", "2.2.e", "2a", "3",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_apart_from_their_letters_are_the_same_text(form):
    assert leaves(unicodedata.normalize(form, ARTICLES)) == leaves(ARTICLES)


def test_a_letter_that_lost_its_stroke_follows_d():
    text = "Điều 1. Báo cáo\n1. Gồm:\na) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nd) Năm;\ne) Sáu.\n"
    assert leaves(text) == [f"1.1.{letter}" for letter in "abcdđe"]


PLAN = """ỦY BAN NHÂN DÂN TỈNH VEN BIỂN
KẾ HOẠCH
Truyền thông năm 2026
I. MỤC ĐÍCH
1. Nâng cao nhận thức.
II. NHIỆM VỤ
1. Truyền thông
1.1. Xây dựng tài liệu.
1.2. In tờ rơi.
- Cơ quan chủ trì: Sở Y tế; Báo
Ven Biển.
- Thời gian thực hiện: Quý II/2026.
2. Giám sát 2.1. Kiểm tra.
* Đơn vị thực hiện: Thanh tra tỉnh -Thời gian hoàn thành: trước ngày 30/6/2026.
3. Tổng hợp
- Làm đầu mối;
+ theo dõi;
- Báo cáo.
II. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
Xây dựng kế hoạch riêng.
Trên đây là Kế hoạch truyền thông; yêu cầu các đơn vị thực hiện./.
"""


def test_sections_decimals_dashes_and_a_section_number_given_twice():
    assert leaves(PLAN) == [
        "I.1", "II.1.1", "II.1.2", "II.2.1", "II.3.-1", "II.3.-2", "II(2).1", "DK",
    ]  # fmt: skip
    assert parts(PLAN)["II.3.-1"].text == "Làm đầu mối;\n+ theo dõi;"
    assert parts(PLAN)["II(2)"].doubts


def test_field_lines_serve_their_item_and_those_above_it():
    found = parts(PLAN)
    both = (("Cơ quan chủ trì", "Sở Y tế; Báo Ven Biển."), ("Thời gian thực hiện", "Quý II/2026."))
    assert tuple(map(tuple, found["II.1.2"].fields)) == both
    assert found["II.1.1"].fields == found["II.1.2"].fields
    assert found["II.1.1"].doubts and not found["II.1.2"].doubts
    assert [field.name for field in found["II.2.1"].fields] == ["Đơn vị thực hiện", "Thời gian hoàn thành"]


def test_parts_with_letters_above_sections():
    text = (
        "KẾ HOẠCH\nA. MỤC ĐÍCH\nI. Mục đích\n1. Một.\nII. Yêu cầu\nHai.\nB. NỘI DUNG\nI. Nhiệm vụ\n1. Ba.\n"
        "C. TỔ CHỨC\n1. Sở Y tế\na) Bốn.\n"
    )
    assert leaves(text) == ["A.I.1", "A.II", "B.I.1", "C.1.a"]


def test_plain_numbers():
    text = """THÔNG BÁO
Ủy ban nhân dân tỉnh yêu cầu:
1. Các sở
Tập trung chỉ đạo.
2. Bảo hiểm xã hội tỉnh
2.1. Đôn đốc.
2.2. Báo cáo.
3. Các xã
a) Rà soát;
b) Vận động.
"""
    assert leaves(text) == ["1", "2.1", "2.2", "3.a", "3.b"]


TABLE = """KẾ HOẠCH
I. MỤC TIÊU
1. Thực hiện các nhiệm vụ trong phụ lục./.
PHỤ LỤC
DANH MỤC NHIỆM VỤ
|
**TT**
|
**Nội dung**
|
**Chủ trì**
|
**Phối hợp**
|
**Thời gian**
|
|
**I. TRUYỀN THÔNG**
|
|
1
|
Xây dựng
tài liệu
|
Sở Y tế
|
|
Quý I/2026
|
|
2
|
In tờ rơi
|
Sở Y tế
|
Báo Ven Biển
|
Hằng năm
|
"""


def test_a_table_of_tasks_one_cell_a_line():
    found = parts(TABLE)
    assert leaves(TABLE) == ["I.1", "PL.1", "PL.2"]
    assert found["PL.1"].text == "Xây dựng tài liệu"
    assert [tuple(one) for one in found["PL.1"].fields] == [("Chủ trì", "Sở Y tế"), ("Thời gian", "Quý I/2026")]


def test_rows_that_are_counted_anew_in_each_group():
    text = (
        "QUYẾT ĐỊNH\nĐiều 1. Ban hành danh mục./.\nPHỤ LỤC\n\n"
        "| TT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| I | Nhóm một | | |\n| 1 | Làm A | Sở A | Quý I |\n| II | Nhóm hai | | |\n| 1 | Làm B | Sở B | Quý II |\n"
    )
    assert leaves(text) == ["1", "PL.I.1", "PL.II.1"]


def test_a_table_of_figures_and_a_form_are_no_provisions():
    text = (
        "KẾ HOẠCH\nI. MỤC TIÊU\n1. Một./.\nPHỤ LỤC I\n\n| TT | Xã | Số thẻ |\n|---|---|---|\n| 1 | A | 20 |\n\n"
        "Mẫu số 01\n\nBÁO CÁO\n\n1. Tình hình ……………\n"
    )
    assert leaves(text) == ["I.1"]
    assert {one.where for one in read(text).passed} >= {"table", "appendix"}


def test_words_of_another_text_in_quotation_marks_are_no_provisions():
    text = (
        "QUYẾT ĐỊNH\nĐiều 1. Sửa đổi Quy chế\n1. Sửa đổi khoản 2 như sau:\n“2. Sở Y tế báo cáo.\n"
        "3. Sở Tài chính báo cáo.”.\n"
        "2. Bổ sung Điều 6a như sau:\n“Điều 6a. Phối hợp\n1. Các sở phối hợp.”\n3. Bãi bỏ Điều 9.\nĐiều 2. Thi hành.\n"
    )
    assert leaves(text) == ["1.1", "1.2", "1.3", "2"]


@pytest.mark.parametrize("written", [DECISION, ARTICLES, PLAN, TABLE], ids=["decision", "articles", "plan", "table"])
def test_no_word_is_lost(written):
    """Every word of a text stands at a place, in the order of the text; marks of layout are no words."""
    said = [word for word in written.replace("*", "").split() if any(c.isalnum() for c in word)]
    placed = [word for one in read(written).placed for word in one.text.split() if any(c.isalnum() for c in word)]
    assert placed == said


def test_web_pages_and_signatures_of_a_server_are_noise():
    text = (
        "Trang chủ\nĐăng nhập\nKý bởi: Cổng Thông tin\nQUYẾT ĐỊNH\nĐiều 1. Giao Sở Y tế báo cáo./.\n"
        "Tải Văn bản tiếng Việt\n"
    )
    assert leaves(text) == ["1"]
    assert [one.text for one in read(text).passed] == [
        "Trang chủ",
        "Đăng nhập",
        "Ký bởi: Cổng Thông tin",
        "Tải Văn bản tiếng Việt",
    ]


def test_the_name_of_a_document_above_each_article_is_noise():
    name = "Quy chế phối hợp tỉnh Cao Nguyên"
    text = "".join(f"{name}\nĐiều {n}. Việc {n}\nGiao Sở Y tế làm việc {n}.\n" for n in range(1, 5))
    assert leaves(f"QUY CHẾ\n{text}") == ["1", "2", "3", "4"]
    assert all(name not in part.text for part in parts(f"QUY CHẾ\n{text}").values())


def test_a_table_of_contents_is_noise():
    text = (
        "QUY CHẾ\nMỤC LỤC\nĐiều 1. Phạm vi .......... 2\nĐiều 2. Báo cáo .......... 3\n"
        "Điều 1. Phạm vi\nQuy chế này quy định việc chung.\nĐiều 2. Báo cáo\nSở Y tế báo cáo hằng quý.\n"
    )
    assert leaves(text) == ["1", "2"]


def test_a_table_for_layout_ends_where_the_text_begins():
    text = "|\nỦY BAN NHÂN DÂN\n|\nĐộc lập\n|\nQUYẾT ĐỊNH\nĐiều 1. Giao Sở Y tế:\n- Báo cáo; - Tổng hợp.\n"
    assert leaves(text) == ["1.-1", "1.-2"]
