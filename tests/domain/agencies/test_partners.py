"""With whom a duty is done: alone, or jointly with whom."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.agencies.partners import partners
from baohiem_cli.domain.agencies.responsibility import resolve
from baohiem_cli.domain.records import Party
from baohiem_cli.domain.vocabulary import Performed, Role
from tests.domain.making import AGENCIES, case, duty, party

SYT, STC, BHXH = party("so-y-te"), party("so-tai-chinh"), party("bhxh-tinh")
GROUP = party("cac-so", group=True)


def coordinating(one: Party, *, partner: bool = False) -> Party:
    return one._replace(role=Role.COORDINATE, partner=partner)


@pytest.mark.parametrize(
    ("parties", "performed", "bodies", "expected"),
    [
        case("một mình", [SYT], "each", "so-y-te", ""),
        case("một mình, gửi cho nơi khác", [SYT, BHXH._replace(role=Role.RECIPIENT)], "each", "so-y-te", ""),
        case("mỗi nơi một báo cáo là một mình", [SYT, STC], "each", "so-y-te", ""),
        case("qua nhóm, mỗi nơi một báo cáo", [GROUP], "each", "so-y-te", ""),
        case("chủ trì, phối hợp", [SYT, coordinating(BHXH)], "together", "so-y-te", "bhxh-tinh"),
        case("phối hợp với nơi chủ trì", [SYT, coordinating(BHXH)], "together", "bhxh-tinh", "so-y-te"),
        case("cùng chủ trì một việc", [SYT, STC], "together", "so-y-te", "so-tai-chinh"),
        case("hai nơi phối hợp, không ai chủ trì", [coordinating(SYT), coordinating(STC)], "each", "so-y-te",
             "so-tai-chinh"),
        case("phối hợp với", [coordinating(SYT), coordinating(BHXH, partner=True)], "each", "so-y-te", "bhxh-tinh"),
        case("không hỏi ai: chủ trì, phối hợp", [SYT, coordinating(BHXH)], "together", "", "bhxh-tinh"),
        case("không hỏi ai: cùng làm", [SYT, STC], "together", "", "so-y-te so-tai-chinh"),
        case("không hỏi ai: mỗi nơi một báo cáo", [SYT, STC], "each", "", ""),
        case("không hỏi ai: một mình", [SYT], "each", "", ""),
    ],
)  # fmt: skip
def test_partners_are_those_who_act_too(parties, performed, bodies, expected):
    (one,) = resolve([duty(parties=tuple(parties), performed=Performed(performed))], AGENCIES)
    assert [party.agency for party in partners(one, bodies.split())] == expected.split()
