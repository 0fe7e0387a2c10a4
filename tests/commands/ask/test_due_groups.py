"""`bh due` as a list that one can work from: groups, and what each day has."""

from __future__ import annotations

import re

import pytest

from tests.domain.making import case

YEAR = ("-r", "mau", "--year", 2026)


def headings(office, *args: object) -> list[str]:
    """The lines that end in a number of duties."""
    lines = office.run("due", *args).out.splitlines()
    return [line for line in lines if re.search(r": \d+ việc( trong \d+ dòng)?$", line)]


def test_days_of_the_text_stand_before_inferred_ones(office):
    """Ten of 2026 by the text: 1.1 twice on 19/12, 1.2 twice on four days; three inferred: 1.3, and 1.4 twice."""
    title, *parts = headings(office, *YEAR)
    assert title.endswith("trong năm 2026: 13 việc trong 8 dòng")
    assert parts == ["Theo ngày văn bản ấn định: 10 việc trong 5 dòng", "Theo ngày suy ra từ định kỳ: 3 việc"]


def test_each_part_tells_what_each_day_has(office):
    out = office.run("due", *YEAR).out
    assert "Số việc từng ngày: 04/01/2026: 2; 04/04/2026: 2; 04/07/2026: 2; 04/10/2026: 2; 19/12/2026: 2" in out
    assert "Số việc từng ngày: 30/06/2026: 1; 31/12/2026: 2" in out


def test_of_many_days_the_months_are_told(office):
    out = office.run("due", "-r", "mau", "--basis", "explicit", "--from", "2026-01-01", "--to", "2028-12-31").out
    assert "Số việc từng tháng: 01/2026: 2; 04/2026: 2; 07/2026: 2; 10/2026: 2; 12/2026: 2; 01/2027: 2;" in out


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        case("ngày", "day", ["Chủ nhật 04/01/2026: 2 việc trong 1 dòng", "Thứ Bảy 04/04/2026: 2 việc trong 1 dòng",
                             "Thứ Bảy 04/07/2026: 2 việc trong 1 dòng", "Chủ nhật 04/10/2026: 2 việc trong 1 dòng",
                             "Thứ Bảy 19/12/2026: 2 việc trong 1 dòng", "Thứ Ba 30/06/2026: 1 việc",
                             "Thứ Năm 31/12/2026: 2 việc"]),
        case("cơ quan", "cơ quan", ["Sở Tài chính: 5 việc", "Sở Y tế: 5 việc", "Sở Tài chính: 2 việc",
                                    "Cùng làm: Sở Y tế; Sở Tài chính: 1 việc"]),
        case("văn bản", "văn bản", ["mau: 10 việc trong 5 dòng", "mau: 3 việc"]),
        case("tỉnh", "province", ["Toàn quốc: 10 việc trong 5 dòng", "Toàn quốc: 3 việc"]),
    ],
)  # fmt: skip
def test_groups(office, by, expected):
    found = headings(office, *YEAR, "--by", by)
    assert [line for line in found[1:] if not line.startswith("Theo ngày ")] == expected


def test_groups_lose_nothing(office):
    keys = {item["key"] for item in office.items("due", *YEAR)}
    for by in ("day", "agency", "regulation", "province"):
        answer = office.answer("due", *YEAR, "--by", by)
        assert {item["key"] for item in answer["items"]} == keys
        assert answer["by"] == by
