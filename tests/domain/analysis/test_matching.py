"""Matching duties of two regulations: what makes two of them alike."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.analysis.matching import Aspect, Comparison, compare, keywords, likeness
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import Kind, Role, Scheme
from tests.domain.making import deadline, duty, party


def of(summary: str, *parties, **fields) -> Duty:
    return duty(parties=parties or (party("so-y-te"),))._replace(summary=summary, **fields)


def test_nothing_to_compare():
    alone = (of("Lập kế hoạch."),)
    assert compare(alone, ()) == Comparison((), alone, ())
    assert compare((), alone) == Comparison((), (), alone)
    assert compare((), ()) == Comparison((), (), ())


def test_without_a_common_word_there_is_no_match():
    assert not compare([of("Lập danh sách.")], [of("Họp giao ban.")], 0.01).matches


def test_the_same_words_for_other_bodies_are_less_alike():
    mine, theirs = of("Lập danh sách doanh nghiệp."), of("Lập danh sách doanh nghiệp.", party("cuc-thue-tinh"))
    theirs = theirs._replace(answerable=())
    (same,) = compare([mine], [mine]).matches
    (other,) = compare([mine], [theirs]).matches
    assert same.score == 1
    assert other.score < 0.6


def test_differences():
    mine = duty(
        deadline("semiannual", "before 07-05", "H1"),
        parties=(party("so-y-te"), party("bhxh-tinh", Role.RECIPIENT)),
    )
    theirs = duty(
        deadline("annual", "before 12-20"),
        parties=(party("so-y-te", Role.COORDINATE), party("so-tai-chinh", Role.COORDINATE)),
    )._replace(kind=Kind.PLAN, schemes=(Scheme.BHXH, Scheme.BHYT), summary=mine.summary)
    (match,) = compare([mine], [theirs]).matches
    assert [tuple(one) for one in match.contrasts] == [
        (Aspect.ROLE, ("lead",), ("coordinate",), "so-y-te"),
        (Aspect.ROLE, ("recipient",), (), "bhxh-tinh"),
        (Aspect.ROLE, (), ("coordinate",), "so-tai-chinh"),
        (Aspect.KIND, ("report",), ("plan",), None),
        (Aspect.CADENCE, ("semiannual",), ("annual",), None),
        (Aspect.DATE, ("semiannual H1 before 07-05",), ("annual before 12-20",), None),
        (Aspect.SCHEMES, ("BHXH",), ("BHXH", "BHYT"), None),
    ]


def test_words_of_the_matter():
    assert keywords("Xử lý vi phạm pháp luật về BHXH.") == {"xu", "ly", "vi", "pham", "xu ly", "ly vi", "vi pham"}
    assert keywords("Thực hiện chính sách BHXH, BHYT.") == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Lập kế hoạch.", "Lập kế hoạch về BHYT.", 1.0),
        ("Lập kế hoạch.", "Họp giao ban.", 0.0),
        ("Thực hiện chính sách.", "Thực hiện chính sách.", 0.0),
        ("Lập kế hoạch.", "Lập danh sách.", 2 * 1 / (5 + 5)),
    ],
)
def test_likeness(one, other, expected):
    assert likeness(one, other) == likeness(other, one) == pytest.approx(expected)
