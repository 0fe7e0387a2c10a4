"""Concrete bodies of classes: their ids, which mean the same in every office, and the days on which they stand."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.agencies.succession import Province
from baohiem_cli.domain.agencies.units import of_province, provinces_on, unit_id
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Unit
from tests.domain.making import D, case


@pytest.mark.parametrize(
    ("province", "name", "id"),
    [
        case("phường", "Thanh Hóa", "UBND phường Hạc Thành", "thanh-hoa.phuong-hac-thanh"),
        case("viết đủ", "Thanh Hóa", "Ủy ban nhân dân phường Hạc Thành", "thanh-hoa.phuong-hac-thanh"),
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
