"""Bodies counted one by one (design rule 12)."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.agencies.counting import Known, counted
from baohiem_cli.domain.agencies.succession import Province, Succession, by_former
from baohiem_cli.domain.agencies.units import by_class
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Unit
from baohiem_cli.domain.vocabulary import Performed
from tests.domain.making import D, case, deadline, duty

YEARLY = deadline("annual", "before 12-20")
LEVELS = {"bhxh-tinh": "province", "ubnd-tinh": "province", "bhxh-vn": "national", "ubnd-huyen": "district",
          "ubnd-xa": "commune"}  # fmt: skip
PROVINCES = {
    fold(one): Province(one, now, D("2025-07-01"), "Nghị quyết 202/2025/QH15", "tỉnh")
    for one, now in (("Quảng Ngãi", "Quảng Ngãi"), ("Kon Tum", "Quảng Ngãi"), ("Sơn La", "Sơn La"))
}
COMMUNES = [
    Unit(f"kon-tum.xa-{i}", "Kon Tum", "ubnd-xa", f"UBND xã {i}", D("2025-07-01"), until)
    for i, until in ((1, None), (2, D("2026-06-30")))
]
DISTRICTS = [Unit("kon-tum.huyen-1", "Kon Tum", "ubnd-huyen", "UBND huyện 1", None, D("2025-06-30"))]
ELSEWHERE = [Unit("son-la.xa-1", "Sơn La", "ubnd-xa", "UBND xã 1")]


def owed(
    agencies: str, year: int, *, place="Kon Tum", units=(), places=None, home=(), successions=(), performed="each"
):
    """Each key behind the period, and a star where the class is counted as one."""
    one = duty(YEARLY, agencies=tuple(agencies.split()), performed=Performed(performed))._replace(jurisdiction=place)
    known = Known(LEVELS, {}, by_class(units), PROVINCES, places, frozenset(home), by_former(successions))
    found = occurrences(one, D(f"{year}-01-01"), D(f"{year}-12-31"))
    return [one.key.partition("@")[2].removeprefix(str(year)) + "*" * one.as_one for one in counted(found, known)]


@pytest.mark.parametrize(
    ("agencies", "year", "given", "keys"),
    [
        case("văn bản của tỉnh: cơ quan tỉnh là một", "bhxh-tinh", 2026, {}, [":bhxh-tinh"]),
        case("xã chưa có danh sách", "ubnd-xa", 2026, {}, [":ubnd-xa*"]),
        case("xã của tỉnh khác không tính", "ubnd-xa", 2026, {"units": ELSEWHERE}, [":ubnd-xa*"]),
        case("từng xã", "ubnd-xa", 2025, {"units": COMMUNES}, [":ubnd-xa/kon-tum.xa-1", ":ubnd-xa/kon-tum.xa-2"]),
        case("xã không còn thì thôi", "ubnd-xa", 2026, {"units": COMMUNES}, [":ubnd-xa/kon-tum.xa-1"]),
        case("trước khi có xã nào trong danh sách", "ubnd-xa", 2024, {"units": COMMUNES}, [":ubnd-xa*"]),
        case("huyện, khi còn", "ubnd-huyen", 2024, {"units": [*DISTRICTS, *COMMUNES]}, [":ubnd-huyen/kon-tum.huyen-1"]),
        case("huyện, khi không còn: không tự về xã", "ubnd-huyen", 2025, {"units": [*DISTRICTS, *COMMUNES]},
             [":ubnd-huyen*"]),
        case("toàn quốc, không nêu tỉnh: cả loại là một", "bhxh-tinh", 2026, {"place": "Toàn quốc"}, [":bhxh-tinh*"]),
        case("toàn quốc, mọi tỉnh hôm nay", "bhxh-tinh", 2026, {"place": "Toàn quốc", "places": tuple(PROVINCES)},
             [":bhxh-tinh/quang-ngai", ":bhxh-tinh/son-la"]),
        case("toàn quốc, mọi tỉnh trước sắp xếp", "bhxh-tinh", 2024, {"place": "Toàn quốc", "places": tuple(PROVINCES)},
             [":bhxh-tinh/quang-ngai", ":bhxh-tinh/kon-tum", ":bhxh-tinh/son-la"]),
        case("toàn quốc, một tỉnh", "bhxh-tinh", 2026, {"place": "Toàn quốc", "places": ("son la",)},
             [":bhxh-tinh/son-la"]),
        case("toàn quốc, cơ quan trung ương", "bhxh-vn", 2026, {"place": "Toàn quốc", "places": ("son la",)},
             [":bhxh-vn"]),
        case("việc chung trong một tỉnh", "bhxh-tinh ubnd-tinh", 2026,
             {"place": "Toàn quốc", "places": ("son la",), "performed": "together"}, ["/son-la"]),
        case("việc chung với trung ương là một", "bhxh-tinh bhxh-vn", 2026,
             {"place": "Toàn quốc", "places": ("son la",), "performed": "together"}, [""]),
        case("việc chung của văn bản tỉnh là một", "ubnd-xa", 2025, {"units": COMMUNES, "performed": "together"}, [""]),
    ],
)  # fmt: skip
def test_each_body_owes_its_own(agencies, year, given, keys):
    assert owed(agencies, year, **given) == keys


def test_units_of_the_heir_owe_where_the_office_says_who_it_is():
    nobody = Succession("ubnd-huyen", D("2025-07-01"), None, "mọi việc", "Luật 72/2025/QH15", confirmed=True)
    heir = nobody._replace(heir="ubnd-xa", instrument="Quyết định của UBND tỉnh")
    units = [*DISTRICTS, *COMMUNES]
    assert owed("ubnd-huyen", 2024, units=units, successions=[nobody, heir]) == [":ubnd-huyen/kon-tum.huyen-1"]
    assert owed("ubnd-huyen", 2025, units=units, successions=[nobody]) == [":ubnd-huyen*"]
    assert owed("ubnd-huyen", 2025, units=units, successions=[nobody, heir]) == [
        ":ubnd-xa/kon-tum.xa-1", ":ubnd-xa/kon-tum.xa-2",
    ]  # fmt: skip


def test_a_key_without_a_unit_means_the_own_province():
    one = duty(YEARLY, agencies=("bhxh-tinh",))._replace(jurisdiction="Toàn quốc")
    known = Known(LEVELS, {}, {}, PROVINCES, tuple(PROVINCES), frozenset({"son la"}), {})
    found = counted(occurrences(one, D("2026-01-01"), D("2026-12-31")), known)
    bare = "cao-nguyen/24.1@2026:bhxh-tinh"
    assert {one.key: one.shared for one in found} == {f"{bare}/quang-ngai": (), f"{bare}/son-la": (bare,)}


def test_what_was_recorded_of_the_class_as_one_counts_for_each_of_its_units():
    one = duty(YEARLY, agencies=("ubnd-xa",))
    known = Known(LEVELS, {}, by_class(COMMUNES), PROVINCES, None, frozenset(), {})
    found = list(counted(occurrences(one, D("2025-01-01"), D("2025-12-31")), known))
    assert [one.recorded_under for one in found] == [
        (f"cao-nguyen/24.1@2025:ubnd-xa/{id}", "cao-nguyen/24.1@2025:ubnd-xa")
        for id in ("kon-tum.xa-1", "kon-tum.xa-2")
    ]
