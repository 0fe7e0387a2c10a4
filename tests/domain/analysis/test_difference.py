"""What a new version of a file changes: the head, the duties, the dates."""

from __future__ import annotations

from typing import Any

import pytest

from baohiem_cli.domain.analysis.difference import Difference, difference
from baohiem_cli.domain.records import Duty, Provision, Regulation, Version
from baohiem_cli.domain.vocabulary import Performed
from tests.conftest import CORPUS_DATA
from tests.domain.making import D, case, deadline, duty
from tests.files.making import data_of

BASE = data_of(CORPUS_DATA)[1]["cao-nguyen"]._replace(provisions=())
YEARLY = deadline("annual", "before 12-20")


def regulation(*duties: Duty, **head: Any) -> Regulation:
    return BASE._replace(provisions=tuple(Provision(one.ref, None, None, (one,), ()) for one in duties), **head)


def differing(old: Regulation, new: Regulation) -> Difference:
    return difference(old, new, D("2026-11-22"), D("2027-11-22"))


def dates(found: Difference) -> list[str]:
    return [f"{one.duty.ref}@{one.period} {','.join(one.agencies)}: {one.old} -> {one.new}" for one in found.dates]


def test_a_file_does_not_differ_from_itself():
    for one in data_of(CORPUS_DATA)[1].values():
        assert differing(one, one) == Difference((), (), ())


def test_fields_of_the_head():
    found = differing(regulation(), regulation(number="12/2024", effect_from="2024-06"))
    assert [(one.field, one.old, one.new) for one in found.head] == [
        ("number", None, "12/2024"),
        ("effect_from", "2024", "2024-06"),
    ]


FIELDS = [
    case("nội dung", {"summary": "Họp."}, ["summary"]),
    case("cách làm", {"performed": Performed.TOGETHER}, ["performed"]),
    case("phát sinh", {"trigger": "khi có yêu cầu"}, ["trigger"]),
    case("điểm chưa chắc", {"doubt": "chữ mờ"}, ["doubt"]),
    case("hết áp dụng", {"version": Version(last=D("2026-06-30"))}, ["valid_until"]),
    case("không đổi", {}, []),
    case("số của văn bản không phải của nhiệm vụ", {"number": "12/2024"}, []),
]


@pytest.mark.parametrize(("changes", "fields"), FIELDS)
def test_fields_of_a_duty(changes: dict[str, Any], fields: list[str]):
    old = duty()
    found = differing(regulation(old), regulation(old._replace(**changes))).duties
    assert [field.field for one in found for field in one.fields] == fields


def test_added_and_removed_duties():
    one, two, three = (duty(id=f"cao-nguyen/{ref}") for ref in ("1", "2", "3"))
    found = differing(regulation(one, two), regulation(two, three)).duties
    assert [(bool(change.old), bool(change.new), change.duty.ref) for change in found] == [
        (False, True, "3"),
        (True, False, "1"),
    ]


def test_another_version_is_added_and_the_first_one_ends():
    old = duty(YEARLY)
    first = old._replace(version=Version(last=D("2026-11-30"), after=(deadline("annual", "before 12-10"),)))
    second = duty(deadline("annual", "before 12-10"), version=Version(D("2026-12-01"), before=(YEARLY,)))
    found = differing(regulation(old), regulation(first, second))
    assert [[field.field for field in one.fields] or one.new for one in found.duties] == [["valid_until"], second]
    assert dates(found) == ["24.1@2026 so-y-te: 2026-12-19 -> 2026-12-09"]


def test_files_of_different_slugs_are_compared_by_provision():
    assert differing(regulation(duty(YEARLY)), regulation(duty(YEARLY, id="khac/24.1"))).duties == ()


DATES = [
    case("dời sớm", (YEARLY,), (deadline("annual", "before 12-10"),), ["24.1@2026 so-y-te: 2026-12-19 -> 2026-12-09"]),
    case("dời ra ngoài 12 tháng", (YEARLY,), (deadline("annual", "by 12-31 next-year"),),
         ["24.1@2026 so-y-te: 2026-12-19 -> 2027-12-31", "24.1@2025 so-y-te: 2025-12-19 -> 2026-12-31"]),
    case("thêm", (), (YEARLY,), ["24.1@2026 so-y-te: None -> 2026-12-19"]),
    case("bỏ", (YEARLY,), (), ["24.1@2026 so-y-te: 2026-12-19 -> None"]),
    case("không đổi", (YEARLY,), (YEARLY._replace(quote="khác chữ"),), []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), DATES)
def test_dates_of_the_next_twelve_months(old: tuple[Any, ...], new: tuple[Any, ...], expected: list[str]):
    found = differing(regulation(duty(*old)), regulation(duty(*new)))
    assert sorted(dates(found)) == sorted(expected)


def test_agencies_that_change_alike_are_told_together():
    two = duty(YEARLY, agencies=("so-y-te", "so-tai-chinh"))
    moved = two._replace(deadlines=(deadline("annual", "before 12-10"),))
    assert dates(differing(regulation(two), regulation(moved))) == [
        "24.1@2026 so-y-te,so-tai-chinh: 2026-12-19 -> 2026-12-09"
    ]


def test_another_agency_has_the_date_instead():
    found = differing(regulation(duty(YEARLY)), regulation(duty(YEARLY, agencies=("so-tai-chinh",))))
    assert sorted(dates(found)) == [
        "24.1@2026 so-tai-chinh: None -> 2026-12-19",
        "24.1@2026 so-y-te: 2026-12-19 -> None",
    ]


def test_a_joint_act_instead_of_each_one_s_own_keeps_its_dates():
    each = duty(YEARLY, agencies=("so-y-te", "so-tai-chinh"))
    assert differing(regulation(each), regulation(each._replace(performed=Performed.TOGETHER))).dates == ()
