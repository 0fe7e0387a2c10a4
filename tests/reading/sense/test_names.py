"""Names of bodies, cut where they end; the registry here is made up."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.plain import plain
from baohiem_cli.reading.duty import Known
from baohiem_cli.reading.sense.names import Bodies, names_at, names_in
from tests.domain.making import case

KNOWN = Bodies(
    (
        Known("so-y-te", ("Sở Y tế", "SYT")),
        Known("ubnd-tinh", ("Ủy ban nhân dân tỉnh", "UBND tỉnh")),
        Known("cac-so", ("các sở, ban, ngành", "các sở, ngành")),
        Known("lien-quan", ("các cơ quan liên quan", "các đơn vị có liên quan")),
    )
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        case("hai sở", "Sở Y tế, Sở Tài chính chủ trì", ["Sở Y tế", "Sở Tài chính"]),
        case("dấu phẩy trong tên", "Sở Văn hóa, Thể thao và Du lịch; Sở Y tế hướng dẫn",
             ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        case("gạch trong tên", "Sở Lao động - Thương binh và Xã hội có trách nhiệm",
             ["Sở Lao động - Thương binh và Xã hội"]),
        case("nhóm", "các sở, ngành, UBND các xã, phường xây dựng", ["các sở, ngành", "UBND các xã, phường"]),
        case("tên địa phương", "UBND tỉnh Hòa An về tình hình", ["UBND tỉnh"]),
        case("chức vụ", "Giám đốc Sở Y tế chịu trách nhiệm", ["Sở Y tế"]),
        case("chủ tịch là một chủ thể riêng", "Chủ tịch Ủy ban nhân dân cấp xã chỉ đạo",
             ["Chủ tịch Ủy ban nhân dân cấp xã"]),
        case("văn phòng", "Văn phòng đăng ký đất đai, Chi nhánh Văn phòng đăng ký đất đai tiếp nhận",
             ["Văn phòng đăng ký đất đai", "Chi nhánh Văn phòng đăng ký đất đai"]),
        case("liên quan", "các đơn vị có liên quan kiểm tra", ["các đơn vị có liên quan"]),
        case("ban chỉ đạo ở các tỉnh", "Ban Chỉ đạo du lịch các tỉnh, thành phố báo cáo",
             ["Ban Chỉ đạo du lịch các tỉnh, thành phố"]),
        case("cơ quan và việc của nó", "Cơ quan có chức năng quản lý đất đai cấp xã chuyển hồ sơ",
             ["Cơ quan có chức năng quản lý đất đai cấp xã"]),
        case("gạch trong tên của phòng", "Phòng Kinh tế - Hạ tầng tham mưu", ["Phòng Kinh tế - Hạ tầng"]),
        case("trường là cơ quan", "Trường Chính trị tỉnh tổ chức lớp", ["Trường Chính trị tỉnh"]),
        case("sở nêu theo danh sách", "Giám đốc các sở, ngành: Y tế, Y tế; UBND tỉnh chỉ đạo",
             ["Sở Y tế", "Sở Y tế", "UBND tỉnh"]),
        case("sở nêu theo danh sách có chữ và", "Các sở: Y tế và Y tế phối hợp", ["Sở Y tế", "Sở Y tế"]),
        case("hai chấm mà không phải danh sách", "Các sở, ngành: thực hiện nghiêm", ["các sở, ngành"]),
        case("tên xã có chữ như từ nối", "UBND xã Mường La xây dựng", ["UBND xã Mường La"]),
        case("huyện, thị xã có tên", "UBND các huyện, thị xã Hòa An, thành phố An Phú chỉ đạo",
             ["UBND các huyện, thị xã Hòa An, thành phố An Phú"]),
        case("doanh nghiệp nào", "Các doanh nghiệp viễn thông trên địa bàn", ["Các doanh nghiệp viễn thông"]),
        case("tổ chức là động từ", "Tổ chức tuyên truyền", []),
        case("ban hành là động từ", "Ban hành kế hoạch", []),
        case("trường hợp", "Trường hợp cần thiết", []),
        case("bảo hiểm xã hội là nội dung", "bảo hiểm xã hội, bảo hiểm y tế", []),
    ],
)  # fmt: skip
def test_names_at_the_head_of_a_sentence(sentence, expected):
    assert [one.name for one in names_at(plain(sentence), 0, KNOWN)] == expected


def test_a_known_body_has_its_id_and_the_others_none():
    found = names_at(plain("Ủy ban nhân dân tỉnh, Hội Nông dân tỉnh"), 0, KNOWN)
    assert [one.known for one in found] == ["ubnd-tinh", ""]


def test_the_longer_name_wins_over_a_known_beginning():
    (found,) = names_at(plain("các sở, ban, ngành cấp tỉnh chủ trì"), 0, KNOWN)
    assert (found.name, found.known) == ("các sở, ban, ngành cấp tỉnh", "")


def test_names_anywhere_in_a_sentence():
    found = names_in(plain("Gửi báo cáo về Sở Y tế để trình UBND tỉnh"), KNOWN)
    assert [one.known for one in found] == ["so-y-te", "ubnd-tinh"]
