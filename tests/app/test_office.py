"""The office: what is set, what the environment says, and the names that people write."""

from __future__ import annotations

import pytest

from baohiem_cli.app.lookup import Body, find_body
from baohiem_cli.app.office import NO_OFFICE, Office, office_of
from baohiem_cli.app.record.beginning import Wish, begin
from baohiem_cli.app.register import opened
from baohiem_cli.errors import NotFound, WrongUsage
from tests.domain.making import D

TODAY = D("2026-11-22")


@pytest.fixture
def desk(register):
    with opened(register, None) as it:
        yield it


@pytest.mark.parametrize(
    ("name", "agency", "place"),
    [
        ("Sở Y tế", "so-y-te", None),
        ("Sở Y tế tỉnh Thanh Hóa", "so-y-te", "thanh hoa"),
        ("SYT Thanh Hóa", "so-y-te", "thanh hoa"),
        ("sở y tế của tỉnh thanh hoá", "so-y-te", "thanh hoa"),
        ("BHXH Thanh Hóa", "bhxh-tinh", "thanh hoa"),
        ("BHXH tỉnh Thanh Hóa", "bhxh-tinh", "thanh hoa"),
        ("Bảo hiểm xã hội thành phố Đà Nẵng", "bhxh-tinh", "da nang"),
        ("BHXH TP.HCM", "bhxh-tinh", "tphcm"),
        ("Công an TP Hồ Chí Minh", "cong-an-tinh", "tp ho chi minh"),
        ("Sở Nội vụ Quảng Ngãi", "so-noi-vu", "quang ngai"),
        ("Sở Nội vụ, tỉnh Bà Rịa - Vũng Tàu", "so-noi-vu", "ba ria vung tau"),
        ("Văn phòng UBND tỉnh Sơn La", "van-phong-ubnd-tinh", "son la"),
        ("Chủ tịch UBND tỉnh Sơn La", "chu-tich-ubnd-tinh", "son la"),
        ("UBND xã Thanh Hóa", "ubnd-xa", "thanh hoa"),
        ("BHXH Việt Nam", "bhxh-viet-nam", None),
    ],
)
def test_a_name_as_people_write_it_says_agency_and_province(desk, name, agency, place):
    assert find_body(desk.db, name) == Body(agency, place)


@pytest.mark.parametrize(
    "name", ["Sở Lạ Thanh Hóa", "BHXH Việt Nam Thanh Hóa", "Thanh Hóa", "UBND thành phố Thanh Hóa"]
)
def test_another_body_is_not_taken_for_one_of_the_province(desk, name):
    """UBND thành phố Thanh Hóa was a district's, BHXH Việt Nam is the whole country's."""
    with pytest.raises(NotFound):
        find_body(desk.db, name)


def test_nothing_is_set_at_first(desk):
    assert office_of(desk, TODAY) == NO_OFFICE


def test_what_is_set_stays(desk):
    begin(desk, Wish(agency="BHXH Thanh Hóa", name="BHXH tỉnh Thanh Hóa"), "Lan", TODAY)
    assert office_of(desk, TODAY) == Office("thanh-hoa", "bhxh-tinh", "BHXH tỉnh Thanh Hóa")


def test_the_environment_wins_and_has_no_name(desk, monkeypatch):
    begin(desk, Wish(agency="BHXH Thanh Hóa", name="BHXH tỉnh Thanh Hóa"), "Lan", TODAY)
    monkeypatch.setenv("BH_PROVINCE", "tỉnh Sơn La")
    assert office_of(desk, TODAY) == Office("son-la", "bhxh-tinh", None)
    monkeypatch.setenv("BH_PROVINCE", " ")
    monkeypatch.setenv("BH_AGENCY", "Sở Nội vụ Quảng Ngãi")
    assert office_of(desk, TODAY) == Office("quang-ngai", "so-noi-vu", None)
    monkeypatch.setenv("BH_PROVINCE", "Sơn La")
    with pytest.raises(WrongUsage, match=r"Quảng Ngãi.*Sơn La"):
        office_of(desk, TODAY)
    monkeypatch.setenv("BH_PROVINCE", "Sơn Lạ lùng")
    with pytest.raises(NotFound, match="BH_PROVINCE"):
        office_of(desk, TODAY)


@pytest.mark.parametrize(("day", "province"), [("2025-06-30", "kon-tum"), ("2025-07-01", "quang-ngai")])
def test_a_merged_province_follows_its_succession(desk, monkeypatch, day, province):
    monkeypatch.setenv("BH_PROVINCE", "Kon Tum")
    assert office_of(desk, D(day)).province == province


def test_a_name_belongs_to_the_body_that_it_was_given_with(desk):
    begin(desk, Wish(agency="BHXH Thanh Hóa", name="BHXH tỉnh Thanh Hóa"), "Lan", TODAY)
    begin(desk, Wish(province="Sơn La"), "Lan", TODAY)
    assert office_of(desk, TODAY) == Office("son-la", "bhxh-tinh", None)


def test_a_wrong_name_changes_nothing(desk):
    with pytest.raises(NotFound):
        begin(desk, Wish(D("2026-05-01"), province="Sơn La", agency="Sở Lạ"), "Lan", TODAY)
    assert office_of(desk, TODAY) == NO_OFFICE
    assert desk.ledger.count() == 0


def test_a_national_agency_stands_in_no_province(desk, monkeypatch):
    begin(desk, Wish(agency="BHXH Thanh Hóa"), "Lan", TODAY)
    monkeypatch.setenv("BH_AGENCY", "BHXH Việt Nam")
    assert office_of(desk, TODAY) == Office(None, "bhxh-viet-nam", None)
    monkeypatch.delenv("BH_AGENCY")
    begin(desk, Wish(agency="BHXH Việt Nam"), "Lan", TODAY)
    assert office_of(desk, TODAY) == Office(None, "bhxh-viet-nam", None)
