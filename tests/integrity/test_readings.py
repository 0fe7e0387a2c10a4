"""The same turn of phrase is read alike in all five texts, and the shipped files keep the conventions of reading."""

from __future__ import annotations

import re

import pytest

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import Cadence, Kind, Performed, Reason, Role
from tests.domain.making import case
from tests.files.making import data_of, duty_of
from tests.running import SHIPPED

SLUGS = ("bhxh-tld-1619", "kon-tum", "nam-dinh", "son-la", "thanh-hoa")
EVERY = [duty for slug in SLUGS for entry in data_of(SHIPPED)[1][slug].provisions for duty in entry.duties]


def duty(id: str) -> Duty:
    return duty_of(SHIPPED, id)


def parties(id: str, role: Role) -> list[str]:
    return [party.agency for party in duty(id).parties if party.role is role]


def answering(id: str) -> set[str]:
    return {body.agency for body in duty(id).answerable}


def ids(found) -> list[str]:
    return [one.id for one in found]


def test_check_finds_nothing_to_refuse_or_to_remark_on(bh):
    run = bh("check")
    assert (run.code, run.err) == (0, "")


def test_every_duty_says_whether_each_owes_its_own():
    for path in sorted((SHIPPED / "regulations").iterdir()):
        blocks = path.read_text(encoding="utf-8").split("      - summary:")[1:]
        assert [block.splitlines()[0] for block in blocks if "\n        performed: " not in block] == []


# ---- whom collectives mean (Q1 to Q4) ----


@pytest.mark.parametrize(
    ("id", "never"),
    [
        case("Nam Định, quyết định", "nam-dinh/QD.2", {"ubnd-tinh", "hdnd-cac-cap", "hoi-nong-dan-tinh", "bao-tinh"}),
        case(
            "Nam Định, vướng mắc", "nam-dinh/27.2", {"ubnd-tinh", "hdnd-cac-cap", "hdnd-tinh", "don-vi-sdld-ngan-sach"}
        ),
        case("Nam Định, phân công", "nam-dinh/26.2", {"ubnd-tinh", "hdnd-cac-cap", "don-vi-sdld-ngan-sach"}),
        case("Sơn La, báo cáo năm", "son-la/VI.1", {"ubnd-tinh", "ubnd-cac-cap", "bhxh-tinh", "co-quan-to-chuc-dn"}),
    ],
)
def test_a_collective_reaches_neither_the_issuer_nor_who_is_not_meant(id, never):
    assert not answering(id) & never


def test_every_member_of_a_collective_has_its_reason():
    for slug in SLUGS:
        for group in data_of(SHIPPED)[1][slug].collectives:
            assert all(re.search(r"Điều \d|Mục [IVX]|tên mục", one.reason) for one in group.members), (slug, group.name)


def test_ubnd_of_all_levels_are_those_of_province_districts_and_communes():
    for ref in ("IV.1.a", "IV.1.b", "IV.1.c", "IV.1.c#2", "IV.1.d", "IV.6.a"):
        assert answering(f"son-la/{ref}") == {"ubnd-tinh", "ubnd-huyen", "ubnd-xa"}


def test_a_list_in_the_text_is_the_collective_in_that_text():
    assert {"bhxh-tinh", "ldld-tinh", "dai-ptth-tinh", "bao-tinh"} <= answering("son-la/I.2.a") & answering(
        "son-la/IV.5.a"
    )
    assert "bhxh-tinh" in answering("thanh-hoa/13")


# ---- duties that were missing (Q9, Q15, Q16) ----


@pytest.mark.parametrize(
    ("id", "leads", "receives"),
    [
        case("7.1 từ Tổng LĐLĐ", "7.1#3", ["tong-ldld-viet-nam"], ["bhxh-viet-nam"]),
        case("7.1 từ BHXH", "7.1#4", ["bhxh-viet-nam"], ["tong-ldld-viet-nam"]),
        case("7.3 từ BHXH", "7.3#2", ["bhxh-viet-nam"], ["tong-ldld-viet-nam"]),
        case("7.3 từ Tổng LĐLĐ", "7.3#3", ["tong-ldld-viet-nam"], ["bhxh-viet-nam"]),
        case("9.1 từ Tổng LĐLĐ", "9.1#2", ["tong-ldld-viet-nam"], ["bhxh-viet-nam"]),
        case("9.2 báo cáo theo yêu cầu", "9.2#3", ["tong-ldld-viet-nam"], ["bhxh-viet-nam"]),
    ],
)
def test_an_exchange_is_two_duties_each_with_its_recipient(id, leads, receives):
    assert parties(f"bhxh-tld-1619/{id}", Role.LEAD) == leads
    assert parties(f"bhxh-tld-1619/{id}", Role.RECIPIENT) == receives


@pytest.mark.parametrize("ref", ["17.3.b", "18.1#2", "18.2", "18.2#2", "19.2", "20.1"])
def test_both_sides_of_a_province_find_what_they_are_told(ref):
    """18.1, 18.2, 19.2, 20.1: "cho nhau", "của mỗi bên", "theo yêu cầu của mỗi bên"."""
    article = ref.partition("#")[0]
    exchanges = [
        one
        for one in EVERY
        if one.id.partition("#")[0] == f"bhxh-tld-1619/{article}" and one.kind is duty(f"bhxh-tld-1619/{ref}").kind
    ]
    receiving = {party.agency for one in exchanges for party in one.parties if party.role is Role.RECIPIENT}
    assert {"bhxh-tinh", "ldld-tinh"} <= receiving


@pytest.mark.parametrize("id", ["thanh-hoa/2.4", "kon-tum/2.5"])
def test_information_on_request_is_a_duty_among_the_principles(id):
    assert (duty(id).kind, duty(id).cadence) == (Kind.INFORMATION, (Cadence.ON_EVENT,))
    assert (duty(id).trigger or "").startswith("theo yêu cầu")
    assert {"so-y-te", "bhxh-tinh"} <= answering(id)


def test_the_closing_paragraph_of_son_la_asks_all_and_the_front():
    assert duty("son-la/DK").citation == "Đoạn kết"
    assert {"so-y-te", "bhxh-tinh", "ubnd-huyen"} <= answering("son-la/DK")
    assert "mttq-tinh" in answering("son-la/DK#2")
    assert "đề nghị" in (duty("son-la/DK#2").doubt or "")


# ---- kinds, joint acts, what takes part (Q5, Q6, Q14, Q17) ----


def test_to_direct_is_a_directive_and_who_is_directed_does_not_coordinate():
    directing = [one for one in EVERY if fold(one.summary).startswith("chi dao")]
    assert ids(one for one in directing if one.kind is not Kind.DIRECTIVE) == []
    both = (one for one in directing if {p.role for p in one.parties} >= {Role.DIRECTED, Role.COORDINATE})
    leading = [one.id for one in both if any(p.role is Role.LEAD for p in one.parties)]
    assert leading == []


def test_knowing_how_things_stand_gives_nobody_information():
    for id in ("thanh-hoa/7.2.b", "thanh-hoa/9.1#2", "kon-tum/17.1#3"):
        assert duty(id).kind is Kind.OTHER


JOINT = """
    thanh-hoa/5.3.b thanh-hoa/6.2.d thanh-hoa/6.2.đ thanh-hoa/6.3.b thanh-hoa/6.3.c thanh-hoa/7.1.b thanh-hoa/7.4.b
    nam-dinh/4.2 nam-dinh/5.1 nam-dinh/5.2 nam-dinh/5.5 nam-dinh/5.6#2 nam-dinh/6.1#2 nam-dinh/6.2#2 nam-dinh/6.3#4
    nam-dinh/6.6 nam-dinh/9.2 nam-dinh/10.1 nam-dinh/11 nam-dinh/12.1 nam-dinh/13.1 nam-dinh/15.2 nam-dinh/16.2
    nam-dinh/17.1 nam-dinh/19 nam-dinh/20
"""
"""The words are "chủ trì, phối hợp với …" or "Phối hợp với …", one body in its own article."""


@pytest.mark.parametrize("id", JOINT.split())
def test_to_work_together_is_one_joint_act(id):
    assert duty(id).performed is Performed.TOGETHER


def test_with_each_department_is_several_acts():
    assert duty("kon-tum/25.1").performed is Performed.EACH


def test_to_take_part_is_to_coordinate():
    assert (
        ids(
            one
            for one in EVERY
            if fold(one.summary).startswith("tham gia") and any(p.role is Role.LEAD for p in one.parties)
        )
        == []
    )
    assert parties("kon-tum/22.2", Role.LEAD) == []


# ---- second acts, alternatives, posts, targets (Q7, Q10, Q13) ----


@pytest.mark.parametrize(
    ("article", "kind"),
    [
        case("khiếu nại ở khu công nghiệp", "nam-dinh/16.2", Kind.COMPLAINT),
        case("xử lý sau thanh tra", "nam-dinh/14", Kind.ENFORCEMENT),
        case("chuyển đơn không thuộc thẩm quyền", "nam-dinh/24.1", Kind.COMPLAINT),
        case("báo cáo của ba cơ quan", "nam-dinh/27.1.c", Kind.REPORT),
        case("khiếu nại ở khu kinh tế", "thanh-hoa/7.12.b", Kind.COMPLAINT),
        case("khen thưởng của Ban Chỉ đạo", "thanh-hoa/3.8", Kind.REWARD),
        case("kế hoạch công tác", "thanh-hoa/15.1", Kind.PLAN),
        case("kế hoạch thanh tra", "son-la/IV.5.a", Kind.PLAN),
        case("sơ kết của huyện", "son-la/V.11.đ", Kind.REVIEW),
        case("khen thưởng của hai ngành", "bhxh-tld-1619/23.4", Kind.REWARD),
    ],
)
def test_a_second_act_is_found_by_its_own_kind(article, kind):
    assert kind in {one.kind for one in EVERY if one.id.partition("#")[0] == article}


def test_one_recipient_or_the_other():
    for id in ("nam-dinh/24.2#3", "kon-tum/23.2#3", "bhxh-tld-1619/11.2"):
        assert all(party.either for party in duty(id).parties if party.role is Role.RECIPIENT)


def test_ubnd_tinh_stands_behind_the_deputy_and_nobody_is_named_behind_the_head():
    posts = {post.agency: post for post in data_of(SHIPPED)[1]["thanh-hoa"].posts}
    assert posts["pho-truong-ban-thuong-truc"].held_by == "ubnd-tinh"
    assert posts["truong-ban-chi-dao"].held_by is None
    for ref in ("5.1", "5.2", "5.4", "5.5", "5.3.a#2", "5.3.c#2"):
        assert [body.held_by for body in duty(f"thanh-hoa/{ref}").answerable] == ["ubnd-tinh"]


def test_helping_ubnd_tinh_names_it(bh, register):
    for number in range(1, 10):
        assert "ubnd-tinh" in parties(f"thanh-hoa/3.{number}", Role.RECIPIENT)
    assert parties("thanh-hoa/6.1.a", Role.RECIPIENT) == []  # "chịu trách nhiệm trước" is no flow


def test_whoever_asks_for_the_programme_is_told_of_duties_without_subject(bh, register):
    number = sum(one.regulation == "son-la" and one.parties[0].agency == "chua-neu-chu-the" for one in EVERY)
    for agency in ("UBND tỉnh", "Sở Y tế"):
        warnings = bh("duties", "--province", "Sơn La", "-a", agency, "--as-of", "2019-01-01", "--format", "json").json[
            "warnings"
        ]
        assert (
            f"son-la: {number} nhiệm vụ văn bản không nêu chủ thể; Quyết định ban hành, Điều 2 giao Sở Y tế chủ trì "
            "thực hiện toàn văn bản." in warnings
        )


def test_the_source_of_money_is_a_reason_of_its_own():
    entry = next(one for one in data_of(SHIPPED)[1]["nam-dinh"].provisions if one.ref == "26.1")
    assert entry.no_duty is Reason.FUNDING


@pytest.mark.parametrize("words", ["trong tỉnh", "bên kia", "phía công đoàn", "Làm các nhiệm vụ", "mảng", "làm tốt"])
def test_summaries_name_bodies_and_write_as_offices_do(words):
    assert ids(one for one in EVERY if words in one.summary) == []
