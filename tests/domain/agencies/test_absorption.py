"""Bodies that another has absorbed: owed once by the heir, in whatever way the text named them (design rule 9)."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.agencies.absorption import absorbed
from baohiem_cli.domain.agencies.succession import Succession, by_former
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.vocabulary import Performed
from tests.domain.making import D, case, deadline, duty

YEARLY = deadline("annual", "before 12-20")


def merger(former: str, heir: str | None, since: str = "2025-03-01", **rest) -> Succession:
    return Succession(former, D(since), heir, "mọi chức năng", "Nghị quyết", confirmed=True, main=True, **rest)


def owed(agencies: str, *mergers: Succession, year: int = 2026, performed=Performed.EACH, via="các cơ quan"):
    """Each key of a yearly report with who answers and which keys count for it."""
    one = duty(YEARLY, agencies=tuple(agencies.split()), performed=performed, via=via)
    found = occurrences(one, D(f"{year}-01-01"), D(f"{year}-12-31"))
    return [
        (
            one.key.partition("@")[2],
            " ".join(body.agency for body in one.agencies),
            [key.rpartition(":")[2] for key in one.absorbed],
        )
        for one in absorbed(found, by_former(mergers), {})
    ]


@pytest.mark.parametrize(
    ("agencies", "mergers", "expected"),
    [
        case("không sáp nhập", "a b", [], [("2026:a", "a", []), ("2026:b", "b", [])]),
        case("cơ quan nhận cũng có trong nhóm", "a b c", [merger("a", "b")],
             [("2026:b", "b", ["a"]), ("2026:c", "c", [])]),
        case("cơ quan nhận đứng trước", "b a", [merger("a", "b")], [("2026:b", "b", ["a"])]),
        case("hai cơ quan về một nơi ngoài nhóm", "a b", [merger("a", "x"), merger("b", "x")],
             [("2026:x", "x", ["a", "b"])]),
        case("một cơ quan đổi tên: mã giữ nguyên", "a b", [merger("a", "x")],
             [("2026:a", "a", []), ("2026:b", "b", [])]),
        case("tách cho hai nơi: vẫn ghi tên cũ", "a b", [merger("a", "b"), merger("a", "x")],
             [("2026:a", "a", []), ("2026:b", "b", [])]),
        case("chưa rõ nơi nhận", "a b", [merger("a", None)], [("2026:a", "a", []), ("2026:b", "b", [])]),
        case("sáp nhập sau ngày hạn", "a b", [merger("a", "b", since="2026-12-20")],
             [("2026:a", "a", []), ("2026:b", "b", [])]),
        case("sáp nhập đúng ngày hạn", "a b", [merger("a", "b", since="2026-12-19")], [("2026:b", "b", ["a"])]),
        case("qua hai lần", "a b c", [merger("a", "x"), merger("x", "c", since="2026-01-01")],
             [("2026:c", "c", ["a"]), ("2026:b", "b", [])]),
    ],
)  # fmt: skip
def test_the_heir_owes_once(agencies, mergers, expected):
    assert owed(agencies, *mergers) == expected


def test_named_one_by_one_they_are_one_too():
    assert owed("a b", merger("a", "b"), via=None) == [("2026:b", "b", ["a"])]


def test_before_the_merger_each_owes_its_own():
    assert [key for key, *__ in owed("a b", merger("a", "b"), year=2024)] == ["2024:a", "2024:b"]


def test_a_joint_act_stays_one_and_names_who_is_left():
    assert owed("a b", merger("a", "b"), performed=Performed.TOGETHER) == [("2026", "b", [])]
    both = (merger("a", "x"), merger("b", "x"))
    assert owed("a b", *both, performed=Performed.TOGETHER) == [("2026", "x", [])]
