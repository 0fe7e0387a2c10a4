"""Matching the duties of two regulations, against pairs that were read and matched by hand."""

from __future__ import annotations

from itertools import chain

import pytest

from baohiem_cli.domain.analysis.matching import Comparison, Sure, compare
from baohiem_cli.domain.records import Duty
from tests.domain.making import duty, party
from tests.files.making import data_of
from tests.running import SHIPPED

NAM_DINH = """
    QD.3=QD.2 5.1=4.3 5.2=4.2 5.3=4.2#2 5.5=4.4 5.6=22.2 6.2.b=5.5#2 6.2.c=5.4 6.3=5.6 6.3#2=5.6#2 6.4=5.1
    7.1=6.2#2 7.1#2=6.2 7.2=6.1#2 7.3=6.6 7.4=23.2 7.4#2=23.2#2 7.5=6.3 7.5#2=6.3#3 7.6=6.4#2 8.1=7.1 8.2=7.2 8.4=7.3
    9.1=9.1 9.2=9.2
    10.2=10.1 10.3=10.3 10.4#2=10.2 10.4#3=10.2#2 10.4#4=10.2#3 11.2=11 12.1=12.1 12.2=12.2 13=13.1 14=14
    17.1=15.1 17.4=15.2 18.1=16.1
    18.2=16.2 18.2#2=16.2#2 20.1=18.1 20.6=18.2#2 21.1=17.1 21.2=17.2 23.1=24.1 23.1#2=24.1#2 23.2=24.2
    23.2#2=24.2#2 23.2#3=24.2#3
    23.2#4=24.2#4 24.2=27.1.c#2
    25.1=27.1.b 25.2=27.2
"""
"""All the matters that both Kon Tum and Nam Định regulate, by hand from the two texts."""

NOT_THE_SAME = """
    5.5=5.6 6.3=4.4 5.6=4.4 6.5=5.6 16.4=9.1 24.1=27.1.c 7.7=23.2 7.4=22.1 23.2#3=24.2 16.2=9.1 15.1=11 17.5=6.6
    20.3=19 19.2=11
"""
"""What looks alike and is not: another insurance, another agency, another step of the same procedure."""

THANH_HOA = """
    2.5=2.4 21.2=9.4.b 5.1=6.2.f 5.3=6.2.đ 5.5=6.2.e 6.2.a=6.3.đ 6.2.c=6.3.đ#2 6.3=6.3.d 6.3#2=6.3.d#2
    8.1=7.1.a 9.1=7.2.b#2 10.2=7.3.b 12.2=7.5.b
    14=7.7.a 14#2=7.7.b 16.4=7.8.c 17.1=7.6.a 17.4=7.6.b 20.2=8.3 22.1=9.3.a 22.2=9.3.b 22.2#2=9.3.b#2
    24.1=12.1 24.2=12.2 25.2=15.3
"""
"""Some matters that Kon Tum and Thanh Hóa both regulate: a second opinion on the measure."""


def pairs(text: str) -> set[tuple[str, str]]:
    return {(one, other) for one, __, other in (pair.partition("=") for pair in text.split())}


def duties(regulation: str) -> list[Duty]:
    return [duty for provision in data_of(SHIPPED)[1][regulation].provisions for duty in provision.duties]


def matched(found: Comparison) -> set[tuple[str, str]]:
    return {(match.first.id.partition("/")[2], match.second.id.partition("/")[2]) for match in found.matches}


def of(summary: str, *parties, **fields) -> Duty:
    return duty(parties=parties or (party("so-y-te"),))._replace(summary=summary, **fields)


def test_the_pairs_exist():
    refs = {id: {duty.id.partition("/")[2] for duty in duties(id)} for id in ("kon-tum", "nam-dinh", "thanh-hoa")}
    for text, other in ((NAM_DINH, "nam-dinh"), (NOT_THE_SAME, "nam-dinh"), (THANH_HOA, "thanh-hoa")):
        assert {one for one, __ in pairs(text)} <= refs["kon-tum"]
        assert {two for __, two in pairs(text)} <= refs[other]


def test_recall_and_precision_on_the_pairs_read_by_hand():
    found = matched(compare(duties("kon-tum"), duties("nam-dinh")))
    right = found & pairs(NAM_DINH)
    assert pairs(NAM_DINH) - found <= pairs(
        "18.1=16.1 18.2=16.2 18.2#2=16.2#2 20.1=18.1 21.2=17.2 5.3=4.2#2 6.2.b=5.5#2 6.2.c=5.4 7.5#2=6.3#3"
    )
    assert len(right) / len(pairs(NAM_DINH)) > 0.8
    assert len(right) / len(found) > 0.65


def test_recall_on_another_pair_of_regulations():
    found = matched(compare(duties("kon-tum"), duties("thanh-hoa")))
    assert pairs(THANH_HOA) - found <= pairs("24.1=12.1 24.2=12.2 8.1=7.1.a")


def test_what_only_looks_alike_is_not_matched():
    assert not matched(compare(duties("kon-tum"), duties("nam-dinh"))) & pairs(NOT_THE_SAME)


def test_a_sure_match_is_right():
    found = compare(duties("kon-tum"), duties("nam-dinh"))
    sure = found._replace(matches=tuple(match for match in found.matches if match.sure is Sure.CERTAIN))
    assert len(sure.matches) >= 15
    assert matched(sure) <= pairs(NAM_DINH)


@pytest.mark.parametrize("other", ["nam-dinh", "thanh-hoa", "son-la", "bhxh-tld-1619"])
def test_every_duty_stands_once_and_in_order(other):
    first, second = duties("kon-tum"), duties(other)
    found = compare(first, second)
    mine = [match.first for match in found.matches]
    assert [one for one in first if one in mine] == mine
    assert sorted(one.id for one in chain(mine, found.only_first)) == sorted(one.id for one in first)
    theirs = [*(match.second.id for match in found.matches), *(one.id for one in found.only_second)]
    assert sorted(theirs) == sorted(one.id for one in second)


def test_the_other_way_round_the_same_pairs():
    there = matched(compare(duties("kon-tum"), duties("nam-dinh")))
    back = matched(compare(duties("nam-dinh"), duties("kon-tum")))
    assert back == {(two, one) for one, two in there}


def test_a_regulation_matches_itself_duty_by_duty():
    found = compare(duties("son-la"), duties("son-la"))
    assert [(match.first.id, match.score) for match in found.matches] == [(duty.id, 1.0) for duty in duties("son-la")]
    assert not any(match.contrasts for match in found.matches)


def test_a_threshold_leaves_out_what_is_less_alike():
    every = compare(duties("kon-tum"), duties("nam-dinh"), 0.3)
    some = compare(duties("kon-tum"), duties("nam-dinh"), 0.6)
    assert set(some.matches) == {match for match in every.matches if match.score >= 0.6}
