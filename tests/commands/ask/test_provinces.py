"""`bh provinces`: 63 before, 34 since 1 July 2025."""

from __future__ import annotations

import csv
import io

import pytest

from baohiem_cli.domain.names import fold
from tests.domain.making import case
from tests.integrity.test_succession_files import UNITS
from tests.running import regulation

FIELDS = ["name", "now", "type", "formed_from", "since", "instrument", "note", "regulations", "duties"]
ALL = sorted(name for old in UNITS.values() for name in old)


@pytest.fixture
def ask(bh, register):
    """The provinces of a day, as JSON."""

    def asked(*call: str, day: str):
        run = bh("provinces", *call, "--as-of", day, "--format", "json")
        assert run.code == 0, run.err
        return run.json["items"]

    return asked


@pytest.mark.parametrize(
    ("day", "names"),
    [
        case("ngày trước: 63", "2025-06-30", ALL),
        case("đúng ngày: 34", "2025-07-01", sorted(UNITS)),
        case("sau: 34", "2026-11-22", sorted(UNITS)),
    ],
)
def test_the_provinces_of_a_day(ask, day, names):
    items = ask(day=day)
    assert sorted(item["name"] for item in items) == names
    assert all(list(item) == FIELDS for item in items)


def test_each_says_what_it_was_formed_from(ask):
    assert {item["name"]: sorted(item["formed_from"]) for item in ask(day="2025-07-01")} == {
        new: sorted(old) for new, old in UNITS.items()
    }


def test_before_the_day_each_says_what_it_will_be(ask):
    now = {item["name"]: item["now"] for item in ask(day="2025-06-30")}
    assert now == {name: new for new, old in UNITS.items() for name in old}


def test_all_63_are_known_by_name_with_tones_and_without(ask):
    for new, old in UNITS.items():
        for name in old:
            assert [item["name"] for item in ask(name, day="2026-11-22")] == [new]
            assert [item["name"] for item in ask(f"tinh {fold(name)}", day="2025-06-30")] == [name]


@pytest.mark.parametrize(
    ("wording", "day", "name"),
    [
        ("Thừa Thiên Huế", "2025-06-30", "Huế"),
        ("TP. Huế", "2026-11-22", "Huế"),
        ("TPHCM", "2025-06-30", "TP Hồ Chí Minh"),
        ("thành phố Hồ Chí Minh", "2026-11-22", "TP Hồ Chí Minh"),
        ("TP Đà Nẵng", "2026-11-22", "Đà Nẵng"),
    ],
)
def test_other_wordings(ask, wording, day, name):
    assert [item["name"] for item in ask(wording, day=day)] == [name]


def test_an_unknown_province_is_told_the_nearest(bh, register):
    run = bh("provinces", "Kom Tum")
    assert run.code == 6
    assert "Kon Tum" in run.err


@pytest.mark.parametrize(
    ("name", "day", "regulations"),
    [
        ("Kon Tum", "2025-06-30", 1),
        ("Quảng Ngãi", "2025-06-30", 0),
        ("Quảng Ngãi", "2025-07-01", 1),
        ("Ninh Bình", "2025-07-01", 1),
        ("Hà Nội", "2025-07-01", 0),
    ],
)
def test_a_province_counts_the_texts_of_those_that_it_was_formed_from(ask, name, day, regulations):
    (item,) = ask(name, day=day)
    assert item["regulations"] == regulations
    assert (item["duties"] > 0) is (regulations > 0)


def test_texts_of_both_are_counted(ask, own):
    own(regulation("quang-ngai"))
    (item,) = ask("Quảng Ngãi", day="2026-11-22")
    assert item["regulations"] == 2


def test_types_and_later_cities(ask):
    items = {item["name"]: item for item in ask(day="2026-11-22")}
    assert items["Huế"]["type"] == "thành phố"
    assert items["Quảng Ninh"]["note"] == "thành phố từ 01/9/2026 (NQ 36/2026/QH16)"
    assert items["Quảng Ngãi"]["note"] is None


def test_the_authority_is_named(bh, register):
    run = bh("provinces", "Kon Tum", "--as-of", "2026-11-22")
    assert "Từ 01/07/2025: Nghị quyết 202/2025/QH15 ngày 12/6/2025" in run.out
    assert "Kon Tum, Quảng Ngãi" in run.out


def test_csv_has_a_row_for_each(bh, register):
    run = bh("provinces", "--as-of", "2025-07-01", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff"))))
    assert len(rows) == 34
    assert {row["Tỉnh, thành phố hiện nay"]: row["Hợp nhất từ"] for row in rows}["Cà Mau"] == "Bạc Liêu, Cà Mau"


def test_markdown_is_a_table(bh, register):
    run = bh("provinces", "--as-of", "2025-07-01", "--format", "md")
    __, rule, *rows = [line for line in run.out.splitlines() if line.startswith("|")]
    assert set(rule) <= set("|-: ")
    assert len(rows) == 34


def test_provinces_stand_in_the_order_of_vietnamese_names(ask):
    names = [item["name"] for item in ask(day="2026-11-22")]
    assert names[:6] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng"]
    assert [name for name in names if name[0] in "DĐHLT"] == [
        "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Hà Nội", "Hà Tĩnh", "Hải Phòng", "Huế", "Hưng Yên",
        "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Tây Ninh", "Thái Nguyên", "Thanh Hóa", "TP Hồ Chí Minh",
        "Tuyên Quang",
    ]  # fmt: skip


def test_what_a_province_was_formed_from_stands_in_that_order_too(ask):
    formed = {item["name"]: item["formed_from"] for item in ask(day="2026-11-22")}
    assert formed["Đắk Lắk"] == ["Đắk Lắk", "Phú Yên"]
    assert formed["Lâm Đồng"] == ["Bình Thuận", "Đắk Nông", "Lâm Đồng"]


@pytest.mark.parametrize("name", ["Ðắk Lắk", "Ɖắk Lắk", "ðắk lắk", "tỉnh ÐẮK LẮK"])
def test_a_letter_that_looks_like_ours_is_ours(ask, name):
    assert [item["name"] for item in ask(name, day="2026-11-22")] == ["Đắk Lắk"]
