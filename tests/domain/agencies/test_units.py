"""Concrete bodies of classes: their ids, which mean the same in every office, and the days on which they stand."""

from __future__ import annotations

import unicodedata

import pytest

from baohiem_cli.domain.agencies.succession import Province
from baohiem_cli.domain.agencies.units import called, of_province, provinces_on, unit_id
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Unit
from tests.domain.making import D, case


@pytest.mark.parametrize(
    ("province", "name", "id"),
    [
        case("phường", "Thanh Hóa", "UBND phường Hạc Thành", "thanh-hoa.phuong-hac-thanh"),
        case("viết đủ", "Thanh Hóa", "Ủy ban nhân dân phường Hạc Thành", "thanh-hoa.phuong-hac-thanh"),
        case("viết tắt", "Thanh Hóa", "UBND P. Hạc Thành", "thanh-hoa.phuong-hac-thanh"),
        case("viết tắt, thị trấn", "Nam Định", "UBND TT Cổ Lễ", "nam-dinh.thi-tran-co-le"),
        case("chỉ địa danh", "Thanh Hóa", "Phường Hạc Thành", "thanh-hoa.phuong-hac-thanh"),
        case("xã", "Sơn La", "UBND xã Đoàn Kết", "son-la.xa-doan-ket"),
        case("đặc khu", "Khánh Hòa", "UBND đặc khu Trường Sa", "khanh-hoa.dac-khu-truong-sa"),
        case("thị trấn trước 01/7/2025", "Nam Định", "UBND thị trấn Cổ Lễ", "nam-dinh.thi-tran-co-le"),
        case("thị xã là cấp huyện", "Thanh Hóa", "UBND thị xã Bỉm Sơn", "thanh-hoa.thi-xa-bim-son"),
        case("phường có chữ xã trong tên", "Huế", "UBND phường Xã Tắc", "hue.phuong-xa-tac"),
        case("cơ quan khác cùng xã", "Thanh Hóa", "Công an xã Cẩm Tú", "thanh-hoa.xa-cam-tu"),
        case("không theo địa danh", "TP Hồ Chí Minh", "BHXH cơ sở Thủ Đức", "tp-ho-chi-minh.bhxh-co-so-thu-duc"),
    ],
)  # fmt: skip
def test_an_id_is_the_province_and_the_own_name_below_it(province, name, id):
    assert unit_id(province, name) == id


@pytest.mark.parametrize(
    ("day", "stands"),
    [("2025-06-30", False), ("2025-07-01", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_a_unit_stands_from_its_first_day_to_its_last(day, stands):
    one = Unit("hue.xa-mot", "Huế", "ubnd-xa", "UBND xã Một", D("2025-07-01"), D("2026-12-31"))
    assert one.stands(D(day)) is stands


def test_the_body_of_a_province_has_its_name():
    assert of_province("bhxh-tinh", "BHXH tỉnh", "Sơn La") == Unit("son-la", "Sơn La", "bhxh-tinh", "BHXH tỉnh Sơn La")
    assert of_province("so-y-te", "Sở Y tế", "Sơn La").name == "Sở Y tế Sơn La"
    assert of_province("bhxh-tinh", "BHXH tỉnh", "Hà Nội", city=True).name == "BHXH thành phố Hà Nội"
    assert of_province("bhxh-tinh", "BHXH tỉnh", "TP Hồ Chí Minh", city=True).name == "BHXH TP Hồ Chí Minh"


@pytest.mark.parametrize(
    ("day", "places", "names"),
    [
        case("trước sắp xếp", "2025-06-30", None, ["Quảng Ngãi", "Kon Tum", "Huế"]),
        case("sau sắp xếp", "2025-07-01", None, ["Quảng Ngãi", "Huế"]),
        case("một tỉnh, sau", "2025-07-01", ["quang ngai", "kon tum"], ["Quảng Ngãi"]),
        case("một tỉnh, trước", "2025-06-30", ["kon tum"], ["Kon Tum"]),
        case("không phải tỉnh", "2025-06-30", ["toan quoc"], []),
    ],
)
def test_provinces_are_those_of_the_day(day, places, names):
    known = {
        fold(one): Province(one, now, D("2025-07-01"), "Nghị quyết 202/2025/QH15", "tỉnh")
        for one, now in (("Quảng Ngãi", "Quảng Ngãi"), ("Kon Tum", "Quảng Ngãi"), ("Huế", "Huế"))
    }
    assert list(provinces_on(D(day), known, places)) == names


LISTED = [
    Unit("thanh-hoa.phuong-hac-thanh", "Thanh Hóa", "ubnd-xa", "UBND phường Hạc Thành"),
    Unit("thanh-hoa.xa-so-1", "Thanh Hóa", "ubnd-xa", "UBND xã Số 1"),
    Unit("thanh-hoa.xa-so-11", "Thanh Hóa", "ubnd-xa", "UBND xã Số 11"),
    Unit("son-la.xa-so-1", "Sơn La", "ubnd-xa", "UBND xã Số 1"),
    Unit("thanh-hoa.phuong-hac-thanh", "Thanh Hóa", "cong-an-xa", "Công an phường Hạc Thành"),
    Unit("tp-ho-chi-minh.phuong-1", "TP Hồ Chí Minh", "ubnd-xa", "Ủy ban nhân dân Phường 1"),
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        case("như đã ghi", "UBND phường Hạc Thành", ["UBND phường Hạc Thành"]),
        case("chữ thường, không dấu", "ubnd phuong hac thanh", ["UBND phường Hạc Thành"]),
        case("NFD", unicodedata.normalize("NFD", "UBND phường Hạc Thành"), ["UBND phường Hạc Thành"]),
        case("viết tắt", "UBND P. Hạc Thành", ["UBND phường Hạc Thành"]),
        case("viết đủ", "Ủy ban nhân dân phường Hạc Thành", ["UBND phường Hạc Thành"]),
        case("kèm tỉnh", "UBND phường Hạc Thành, tỉnh Thanh Hóa", ["UBND phường Hạc Thành"]),
        case("không có UBND", "Phường Hạc Thành", ["UBND phường Hạc Thành"]),
        case("chỉ tên riêng", "Hạc Thành", ["UBND phường Hạc Thành"]),
        case("cơ quan khác", "Công an P. Hạc Thành", ["Công an phường Hạc Thành"]),
        case("danh sách viết đủ", "UBND P.1 TP Hồ Chí Minh", ["Ủy ban nhân dân Phường 1"]),
        case("số không lẫn", "UBND xã Số 11", ["UBND xã Số 11"]),
        case("hai tỉnh có", "UBND xã Số 1", ["UBND xã Số 1", "UBND xã Số 1"]),
        case("tỉnh phân biệt", "UBND xã Số 1 Sơn La", ["UBND xã Số 1"]),
        case("mã", "son-la.xa-so-1", ["UBND xã Số 1"]),
        case("tỉnh khác", "UBND phường Hạc Thành Sơn La", []),
        case("một phần tên", "UBND phường Hạc", []),
        case("không chữ nào", "…", []),
    ],
)
def test_a_name_as_people_write_it(name, found):
    assert [one.name for one in called(LISTED, name)] == found


def test_a_province_tells_bodies_of_one_name_apart():
    assert [one.id for one in called(LISTED, "UBND X. Số 1 tỉnh Sơn La")] == ["son-la.xa-so-1"]
