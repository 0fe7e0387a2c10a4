"""Who answers for a duty."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.agencies.responsibility import acting, charged, circles, members, resolve, within
from baohiem_cli.domain.records import Answerable, Collective, Member
from baohiem_cli.domain.vocabulary import Role
from tests.domain.making import body, case, deadline, duty, group, party

LEAD, ADVISE, COORDINATE, RECIPIENT = Role.LEAD, Role.ADVISE, Role.COORDINATE, Role.RECIPIENT
AGENCIES = {
    agency.id: agency
    for agency in (
        body("so-y-te"), body("so-tai-chinh"), body("bhxh-tinh", "insurance"), body("ldld-tinh", "union"),
        group("hai-so", ("so-y-te", "so-tai-chinh")),
        group("cac-co-quan", "charged"),
        group("cac-so", "charged", ("department",)),
        group("doan-the", "charged", ("media",)),
        group("ubnd-huyen", "unlisted"),
        group("co-quan-lien-quan", "open"),
        group("ubnd-cac-cap", ("bhxh-tinh", "ubnd-huyen")),
        group("cac-cap", ("ubnd-cac-cap", "hai-so")),
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("parties", "answering"),
    [
        case("chủ trì", [party("a"), party("b", COORDINATE), party("c", RECIPIENT)], ["a"]),
        case("hai bên cùng chủ trì", [party("a"), party("b")], ["a", "b"]),
        case("chủ trì đứng sau vẫn chủ trì", [party("b", COORDINATE), party("a")], ["a"]),
        case("tham mưu cho UBND", [party("a", ADVISE), party("b", COORDINATE), party("c", RECIPIENT)], ["a"]),
        case("cùng phối hợp", [party("a", COORDINATE), party("b", COORDINATE)], ["a", "b"]),
        case("phối hợp với: bên kia không nợ", [party("a", COORDINATE), party("b", COORDINATE, partner=True)], ["a"]),
        case("chỉ có nơi nhận: không ai", [party("c", RECIPIENT)], []),
    ],
)
def test_the_parties_that_answer(parties, answering):
    assert [one.agency for one in acting(parties)] == answering


def one_duty(*agencies: str, id: str = "cao-nguyen/5.1"):
    return duty(deadline("annual"), id=id, parties=tuple(party(a, group=AGENCIES[a].is_group) for a in agencies))


@pytest.mark.parametrize(
    ("duties", "bodies"),
    [
        case("từng cơ quan, theo thứ tự của văn bản", [one_duty("so-y-te"), one_duty("bhxh-tinh"), one_duty("so-y-te")],
             ("so-y-te", "bhxh-tinh")),
        case("thành viên của nhóm có danh sách", [one_duty("hai-so")], ("so-y-te", "so-tai-chinh")),
        case("UBND các huyện là một nhóm xác định", [one_duty("ubnd-huyen")], ("ubnd-huyen",)),
        case("cơ quan liên quan không là ai", [one_duty("co-quan-lien-quan"), one_duty("cac-co-quan")], ()),
        case("quyết định ban hành không giao việc riêng", [one_duty("so-y-te", id="cao-nguyen/QD.3")], ()),
    ],
)  # fmt: skip
def test_the_bodies_that_a_regulation_charges(duties, bodies):
    assert charged(duties, AGENCIES) == bodies


@pytest.mark.parametrize(
    ("of", "bodies"),
    [
        case("danh sách", "hai-so", ("so-y-te", "so-tai-chinh")),
        case("các cơ quan được giao việc", "cac-co-quan", ("so-y-te", "bhxh-tinh", "ldld-tinh")),
        case("chỉ các sở được giao việc", "cac-so", ("so-y-te",)),
        case("không cơ quan nào hợp: đứng tên nhóm", "doan-the", ("doan-the",)),
        case("không có danh sách: đứng tên nhóm", "ubnd-huyen", ("ubnd-huyen",)),
        case("cơ quan liên quan: đứng tên nhóm", "co-quan-lien-quan", ("co-quan-lien-quan",)),
    ],
)
def test_the_bodies_behind_a_group(of, bodies):
    assert members(AGENCIES[of], ("so-y-te", "bhxh-tinh", "ldld-tinh"), AGENCIES) == bodies


def test_all_charged_agencies_owe_what_the_group_of_all_owes_but_not_to_themselves():
    """Kon Tum, Điều 24: các cơ quan báo cáo Bảo hiểm xã hội tỉnh, which does not report to itself."""
    report = duty(
        deadline("annual"),
        parties=(party("cac-co-quan", group=True), party("bhxh-tinh", RECIPIENT)),
        id="cao-nguyen/24.1",
    )
    *__, resolved = resolve([one_duty("so-y-te"), one_duty("bhxh-tinh"), one_duty("ldld-tinh"), report], AGENCIES)
    assert [(b.agency, b.name, b.via) for b in resolved.answerable] == [
        ("so-y-te", "SO-Y-TE", "CAC-CO-QUAN"),
        ("ldld-tinh", "LDLD-TINH", "CAC-CO-QUAN"),
    ]


def test_an_agency_keeps_the_name_that_the_text_gives_it():
    (resolved,) = resolve([one_duty("so-y-te", "ubnd-huyen")], AGENCIES)
    assert [(b.name, b.via) for b in resolved.answerable] == [("SO-Y-TE", None), ("UBND-HUYEN", None)]


def test_resolving_keeps_every_duty_and_its_order():
    duties = [one_duty("so-y-te", id=f"cao-nguyen/5.{n}") for n in range(1, 6)]
    assert [one.id for one in resolve(duties, AGENCIES)] == [one.id for one in duties]


def test_a_group_has_groups_and_a_definite_one_inside_stays_itself():
    assert members(AGENCIES["cac-cap"], (), AGENCIES) == ("bhxh-tinh", "ubnd-huyen", "so-y-te", "so-tai-chinh")


def test_a_group_that_leads_back_to_itself_is_found_with_the_way():
    known = {one.id: one for one in (group("a", ("b",)), group("b", ("c", "x")), group("c", ("a",)), body("x"))}
    assert circles(known) == {"a": ("b", "c", "a"), "b": ("c", "a", "b"), "c": ("a", "b", "c")}
    assert circles(AGENCIES) == {}
    assert members(known["a"], (), known) == ("x",)


@pytest.mark.parametrize("times", [1, 2])
def test_groups_within_groups_have_no_end_to_run_into(times):
    """Neither by depth, nor by each group standing twice in the one above it."""
    last = 3000
    known = {f"g{i}": group(f"g{i}", (f"g{i + 1}",) * times) for i in range(last)} | {f"g{last}": body("x")}
    assert members(known["g0"], (), known) == ("x",)
    assert circles({"g0": known["g0"], "g1": known["g1"]}) == {}


def test_one_regulation_lists_whom_it_means():
    listed = Collective("cac-co-quan", "các cơ quan", (Member("ldld-tinh", "LĐLĐ tỉnh", "Điều 21"),))
    (one,) = resolve([one_duty("cac-co-quan")], within(AGENCIES, [listed]))
    assert [body.agency for body in one.answerable] == ["ldld-tinh"]


def test_the_issuer_is_no_member_of_what_is_derived():
    (__, one) = resolve([one_duty("so-y-te", "so-tai-chinh"), one_duty("cac-co-quan")], AGENCIES, {"so-y-te"})
    assert [body.agency for body in one.answerable] == ["so-tai-chinh"]


def test_a_post_in_a_group_has_the_body_behind_it():
    (one,) = resolve([one_duty("hai-so")], AGENCIES, (), {"so-y-te": "bhxh-tinh"})
    assert one.answerable == (
        Answerable("so-y-te", "SO-Y-TE", "HAI-SO", "bhxh-tinh"),
        Answerable("so-tai-chinh", "SO-TAI-CHINH", "HAI-SO"),
    )


def test_who_is_directed_answers_for_nothing():
    assert [one.agency for one in acting([party("a"), party("b", Role.DIRECTED)])] == ["a"]
    assert acting([party("b", Role.DIRECTED)]) == ()
