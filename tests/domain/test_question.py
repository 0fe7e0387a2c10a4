from __future__ import annotations

import pytest

from baohiem_cli.domain.agencies.responsibility import resolve
from baohiem_cli.domain.question import Question, due
from baohiem_cli.domain.vocabulary import Basis, Cadence, Performed, Role
from tests.domain.making import D, body, case, deadline, duty, group, party

YEAR = (D("2026-01-01"), D("2026-12-31"))
REPORT = duty(
    deadline("semiannual", "before 07-05", "H1"), deadline("annual"),
    agencies=("so-y-te", "so-tai-chinh"), via="CAC-SO",
    parties=(party("cac-so", group=True), party("bhxh-tinh", Role.RECIPIENT)),
)  # fmt: skip
H1, WHOLE = "cao-nguyen/24.1@2026-H1", "cao-nguyen/24.1@2026"


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        case("không lọc", Question(),
             [f"{H1}:so-y-te", f"{H1}:so-tai-chinh", f"{WHOLE}:so-y-te", f"{WHOLE}:so-tai-chinh"]),
        case("định kỳ 6 tháng", Question(cadences=(Cadence.SEMIANNUAL,)), [f"{H1}:so-y-te", f"{H1}:so-tai-chinh"]),
        case("ngày suy ra", Question(bases=(Basis.INFERRED,)), [f"{WHOLE}:so-y-te", f"{WHOLE}:so-tai-chinh"]),
        case("hai điều kiện cùng lúc", Question(cadences=(Cadence.SEMIANNUAL,), bases=(Basis.INFERRED,)), []),
        case("của Sở Y tế thì không có của sở khác", Question(agencies=("so-y-te",)),
             [f"{H1}:so-y-te", f"{WHOLE}:so-y-te"]),
        case("của cả nhóm", Question(agencies=("cac-so",), cadences=(Cadence.ANNUAL,)),
             [f"{WHOLE}:so-y-te", f"{WHOLE}:so-tai-chinh"]),
        case("nơi nhận hỏi: mọi báo cáo gửi đến", Question(agencies=("bhxh-tinh",), cadences=(Cadence.ANNUAL,)),
             [f"{WHOLE}:so-y-te", f"{WHOLE}:so-tai-chinh"]),
        case("hai cơ quan là hoặc", Question(agencies=("so-y-te", "so-tai-chinh"), cadences=(Cadence.ANNUAL,)),
             [f"{WHOLE}:so-y-te", f"{WHOLE}:so-tai-chinh"]),
    ],
)  # fmt: skip
def test_which_occurrences_fit(question, keys):
    assert [o.key for o in due(iter([REPORT]), question, *YEAR)] == keys


def test_of_two_groups_only_the_one_asked_for():
    bodies = (body("so-y-te"), body("hoi-phu-nu"), group("cac-so", ("so-y-te",)), group("cac-hoi", ("hoi-phu-nu",)))
    both = duty(deadline("annual"), parties=(party("cac-so", group=True), party("cac-hoi", group=True)))
    found = due(
        iter(resolve([both], {one.id: one for one in bodies})),
        Question(agencies=("cac-hoi",), cadences=(Cadence.ANNUAL,)),
        *YEAR,
    )
    assert [o.key for o in found] == [f"{WHOLE}:hoi-phu-nu"]


def test_a_joint_act_is_found_by_each_who_answers():
    joint = duty(deadline("annual"), agencies=("so-y-te", "bhxh-tinh"), performed=Performed.TOGETHER)
    for agency in ("so-y-te", "bhxh-tinh"):
        assert [o.key for o in due(iter([joint]), Question(agencies=(agency,)), *YEAR)] == ["cao-nguyen/24.1@2026"]


def test_answers_stand_by_date_and_then_by_regulation_in_the_order_of_the_text():
    duties = [
        duty(deadline("quarterly"), id="ven-bien/7.2"),
        duty(deadline("quarterly"), id="cao-nguyen/16.3"),
        duty(deadline("quarterly"), id="cao-nguyen/9.1"),
    ]
    found = due(iter(duties), Question(), D("2026-03-01"), D("2026-06-30"))
    assert [(o.period, o.duty.id) for o in found] == [
        (quarter, id)
        for quarter in ("2026-Q1", "2026-Q2")
        for id in ("cao-nguyen/16.3", "cao-nguyen/9.1", "ven-bien/7.2")
    ]
