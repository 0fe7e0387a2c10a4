"""The data of successions and provinces as shipped, and what is said of mistakes in them."""

from __future__ import annotations

import csv
import io

import pytest
import yaml

from baohiem_cli.domain.agencies.succession import Province
from baohiem_cli.domain.names import fold
from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import loading
from baohiem_cli.files.sources import Source
from tests.domain.making import D, case
from tests.files.making import data_of
from tests.running import SHIPPED

SUCCESSIONS = data_of(SHIPPED)[0].successions
PROVINCES = data_of(SHIPPED)[0].provinces
BY_WORDING = {fold(one.called or one.name): one for one in PROVINCES}

NEW = """\
Hà Nội,Hà Nội
Huế,Huế
Hải Phòng,Hải Phòng;Hải Dương
Đà Nẵng,Đà Nẵng;Quảng Nam
TP Hồ Chí Minh,TP Hồ Chí Minh;Bà Rịa - Vũng Tàu;Bình Dương
Cần Thơ,Cần Thơ;Sóc Trăng;Hậu Giang
Cao Bằng,Cao Bằng
Lai Châu,Lai Châu
Điện Biên,Điện Biên
Lạng Sơn,Lạng Sơn
Sơn La,Sơn La
Quảng Ninh,Quảng Ninh
Thanh Hóa,Thanh Hóa
Nghệ An,Nghệ An
Hà Tĩnh,Hà Tĩnh
Tuyên Quang,Tuyên Quang;Hà Giang
Lào Cai,Lào Cai;Yên Bái
Thái Nguyên,Thái Nguyên;Bắc Kạn
Phú Thọ,Phú Thọ;Vĩnh Phúc;Hòa Bình
Bắc Ninh,Bắc Ninh;Bắc Giang
Hưng Yên,Hưng Yên;Thái Bình
Ninh Bình,Ninh Bình;Hà Nam;Nam Định
Quảng Trị,Quảng Trị;Quảng Bình
Quảng Ngãi,Quảng Ngãi;Kon Tum
Gia Lai,Gia Lai;Bình Định
Khánh Hòa,Khánh Hòa;Ninh Thuận
Lâm Đồng,Lâm Đồng;Đắk Nông;Bình Thuận
Đắk Lắk,Đắk Lắk;Phú Yên
Đồng Nai,Đồng Nai;Bình Phước
Tây Ninh,Tây Ninh;Long An
Vĩnh Long,Vĩnh Long;Bến Tre;Trà Vinh
Đồng Tháp,Đồng Tháp;Tiền Giang
Cà Mau,Cà Mau;Bạc Liêu
An Giang,An Giang;Kiên Giang
"""
"""Nghị quyết 202/2025/QH15: each province of today, and those that it was formed from."""
UNITS = {new: old.split(";") for new, old in csv.reader(io.StringIO(NEW))}


def test_the_34_provinces_are_those_of_the_resolution():
    parts: dict[str, list[str]] = {}
    for one in PROVINCES:
        if one.called is None:
            parts.setdefault(one.now, []).append(one.name)
    assert parts == UNITS
    assert (len(UNITS), sum(map(len, UNITS.values()))) == (34, 63)


def test_all_provinces_changed_on_one_day():
    assert {(one.since, one.instrument) for one in PROVINCES} == {
        (D("2025-07-01"), "Nghị quyết 202/2025/QH15 ngày 12/6/2025")
    }


def test_eleven_provinces_did_not_change():
    unchanged = "Hà Nội, Huế, Cao Bằng, Lai Châu, Điện Biên, Lạng Sơn, Sơn La, Quảng Ninh, Thanh Hóa, Nghệ An, Hà Tĩnh"
    assert {new for new, old in UNITS.items() if old == [new]} == set(unchanged.split(", "))
    cities = {one.now for one in PROVINCES if one.type == "thành phố"}
    assert cities == {"Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "TP Hồ Chí Minh", "Cần Thơ"}


@pytest.mark.parametrize(
    ("name", "day"),
    [("Đồng Nai", "30/4/2026"), ("Quảng Ninh", "01/9/2026"), ("Bắc Ninh", "20/9/2026")],
)
def test_a_later_city_says_since_when(name, day):
    assert (BY_WORDING[fold(name)].note or "").startswith(f"thành phố từ {day} (NQ ")


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("Thừa Thiên Huế", "Huế"),
        ("Thừa Thiên - Huế", "Huế"),
        ("TPHCM", "TP Hồ Chí Minh"),
        ("Hồ Chí Minh", "TP Hồ Chí Minh"),
        ("Ba Ria - Vung Tau", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_another_wording_is_the_same_province(wording, name):
    assert BY_WORDING[fold(wording)].name == name


# Agencies


def facts(former: str) -> list[tuple[str | None, str, bool]]:
    """The heir, the instrument and the certainty of each succession of a body."""
    return [(one.heir, one.instrument, one.confirmed) for one in SUCCESSIONS if one.former == former]


DEPARTMENTS = "Nghị định 45/2025/NĐ-CP; Nghị định 150/2025/NĐ-CP ngày 12/6/2025"
DISTRICTS = "Nghị quyết 203/2025/QH15; Luật 72/2025/QH15"
UNIONS = "Luật 97/2025/QH15"


@pytest.mark.parametrize(
    ("former", "known"),
    [
        ("so-ldtbxh", [
            ("so-noi-vu", f"{DEPARTMENTS}; Thông tư 10/2025/TT-BNV, sửa bởi Thông tư 06/2026/TT-BNV", True),
            ("so-y-te", DEPARTMENTS, True), ("so-gddt", DEPARTMENTS, True), ("so-nnmt", DEPARTMENTS, True),
        ]),
        ("so-khdt", [("so-tai-chinh", DEPARTMENTS, True), ("so-tai-chinh", DEPARTMENTS, False)]),
        ("so-tttt", [("so-khcn", DEPARTMENTS, True), ("so-vhttdl", DEPARTMENTS, True)]),
        ("ban-dan-toc", [("so-dan-toc-ton-giao", DEPARTMENTS, True)]),
        ("cuc-thue-tinh", [("chi-cuc-thue-khu-vuc", "Quyết định 381/QĐ-BTC", False)]),
        ("chi-cuc-thue-khu-vuc", [("thue-tinh", "Quyết định 2229/QĐ-BTC", False)]),
        ("bhxh-viet-nam", [("bhxh-viet-nam", "Nghị định 29/2025/NĐ-CP; Quyết định 391/QĐ-BTC", True)]),
        ("bhxh-tinh", [("bhxh-khu-vuc", "Quyết định 391/QĐ-BTC", True)]),
        ("bhxh-khu-vuc", [("bhxh-tinh", "Quyết định 2286/QĐ-BTC", True)]),
        ("bhxh-huyen", [("bhxh-co-so", "Quyết định 2286/QĐ-BTC; Công văn 1521/BHXH-TCCB", True)]),
        ("ubnd-huyen", [(None, DISTRICTS, True)]),
        ("cac-phong-ban-huyen", [(None, DISTRICTS, True)]),
        ("phong-gddt-huyen", [(None, DISTRICTS, True)]),
        ("phong-ban-doan-the-huyen", [(None, DISTRICTS, False)]),
        ("hdnd-huyen", [(None, DISTRICTS, False)]),
        ("phong-ldtbxh-huyen", [(None, DISTRICTS, True)]),
        ("phong-tckh-huyen", [(None, DISTRICTS, True)]),
        ("ban-nganh-doan-the-huyen", [(None, DISTRICTS, False)]),
        ("dai-ttth-huyen", [(None, DISTRICTS, False)]),
        ("cong-an-huyen", [(None, "chưa rõ văn bản", False)]),
        ("ldld-huyen", [(None, UNIONS, False)]),
        ("ngan-hang-nha-nuoc-tinh", [("ngan-hang-nha-nuoc-khu-vuc", "Nghị định 26/2025/NĐ-CP", True)]),
        ("ldld-tinh", [("ldld-tinh", UNIONS, True)]),
        ("hoi-nong-dan-tinh", [("hoi-nong-dan-tinh", UNIONS, True)]),
        ("hoi-lhpn-tinh", [("hoi-lhpn-tinh", UNIONS, True)]),
        ("tinh-doan", [("tinh-doan", UNIONS, True)]),
        ("ban-tuyen-giao-tinh-uy", [("ban-tuyen-giao-dan-van", "Quyết định của Đảng", False)]),
        ("ban-dan-van-tinh-uy", [("ban-tuyen-giao-dan-van", "Quyết định của Đảng", False)]),
        ("bao-tinh", [("bao-va-dai-ptth", "Quyết định của Đảng", False)]),
        ("dai-ptth-tinh", [("bao-va-dai-ptth", "Quyết định của Đảng", False)]),
        ("ban-ql-kcn", [("ban-ql-kcn", "chưa rõ văn bản", False)]),
        ("ban-ql-khu-kinh-te", [("ban-ql-khu-kinh-te", "chưa rõ văn bản", False)]),
    ],
)  # fmt: skip
def test_each_succession_has_its_instrument_and_certainty(former, known):
    assert facts(former) == known


def test_no_other_succession_is_shipped():
    table = test_each_succession_has_its_instrument_and_certainty.pytestmark[0].args[1]
    assert {one.former for one in SUCCESSIONS} == {former for former, __ in table}


@pytest.mark.parametrize("one", [one for one in SUCCESSIONS if not one.confirmed], ids=lambda one: one.former)
def test_what_is_not_confirmed_says_what_is_not_certain(one):
    assert one.note


@pytest.mark.parametrize("former", ["so-ldtbxh", "bhxh-viet-nam"])
def test_a_number_that_nobody_read_is_told(former):
    (first, *__) = [one for one in SUCCESSIONS if one.former == former]
    assert "chưa đối chiếu" in (first.note or "")


def test_every_body_of_a_district_has_ended():
    agencies = data_of(SHIPPED)[0].registry.agencies.values()
    ended = {one.former for one in SUCCESSIONS if one.heir != one.former}
    left = {agency.id for agency in agencies if agency.level == "district"} - ended
    assert left == {"cac-dia-phuong-lien-quan"}, "it only names places"


@pytest.mark.parametrize("name", ["Thanh tra sở", "Thanh tra huyện"])
def test_bodies_that_no_regulation_names_are_left_out_and_that_is_said(name):
    assert data_of(SHIPPED)[0].registry.find(name) is None
    text = (SHIPPED / "succession.yaml").read_text(encoding="utf-8")
    comments = " ".join(line for line in text.splitlines() if line.startswith("#"))
    assert fold(name) in fold(comments)


# Files of a user's own


def common(folder, name: str, content: object) -> loading.Common:
    (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return loading.common([Source(SHIPPED), Source(folder)])


STEP = {"former": "so-y-te", "since": "2030-01-01", "to": "so-noi-vu", "scope": "toàn bộ", "instrument": "NĐ",
        "confirmed": False}  # fmt: skip


def test_a_user_adds_what_happens_next(tmp_path):
    found = common(tmp_path, "succession.yaml", {"successions": [STEP]}).successions
    assert [(one.former, str(one.since), one.heir) for one in found if one not in SUCCESSIONS] == [
        ("so-y-te", "2030-01-01", "so-noi-vu")
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        case("cơ quan lạ", {"former": "so-la"}, "danh bạ cơ quan không có mã 'so-la'"),
        case("nơi kế tục lạ", {"to": "so-la"}, "danh bạ cơ quan không có mã 'so-la'"),
        case("ngày sai", {"since": "2030-02-30"}, "2030-02-30"),
        case("thiếu văn bản", {"instrument": None}, "instrument"),
        case("thiếu mức chắc chắn", {"confirmed": None}, "confirmed"),
        case("loại bảo hiểm lạ", {"schemes": ["BHNT"]}, "BHXH"),
        case("trường lạ", {"heir": "so-noi-vu"}, "heir"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path, changes, said):
    step = {key: value for key, value in (STEP | changes).items() if value is not None}
    with pytest.raises(DataInvalid) as refused:
        common(tmp_path, "succession.yaml", {"successions": [step]})
    (problem,) = refused.value.problems
    assert said in problem.message
    assert str(problem.file).endswith("succession.yaml")
    assert problem.line


def test_a_province_of_ones_own_is_known(tmp_path):
    unit = {"name": "Trường Sơn", "type": "tỉnh", "formed_from": ["Sơn La"], "aliases": ["T. Sơn"]}
    file = {"since": "2031-01-01", "instrument": "NQ", "confirmed": False, "provinces": [unit]}
    mine = [one for one in common(tmp_path, "provinces.yaml", file).provinces if one.now == "Trường Sơn"]
    day = D("2031-01-01")
    assert mine == [
        Province("Sơn La", "Trường Sơn", day, "NQ", "tỉnh"),
        Province("Trường Sơn", "Trường Sơn", day, "NQ", "tỉnh"),
        Province("Trường Sơn", "Trường Sơn", day, "NQ", "tỉnh", None, "T. Sơn"),
    ]
