"""`--alone` and `--joint`: what an agency does by itself, and what with whom."""

from __future__ import annotations

import pytest

from tests.domain.making import case
from tests.running import head

TEXT = (
    head("cung-lam", place="Sơn La")
    + """\
  - ref: "1.1"
    duties:
      - {summary: Báo cáo năm., lead: Sở Y tế, recipient: UBND tỉnh, kind: report, cadence: annual,
         performed: each, deadlines: [{quote: trước ngày 10 tháng 12, rule: before 12-10}]}
  - ref: "1.2"
    duties:
      - {summary: Kiểm tra liên ngành., lead: Sở Y tế, coordinate: [Bảo hiểm xã hội tỉnh, Sở Tài chính],
         kind: inspection, cadence: annual, performed: together,
         deadlines: [{quote: trước ngày 20 tháng 12, rule: before 12-20}]}
  - ref: "1.3"
    duties:
      - {summary: Gửi số liệu., lead: [Sở Y tế, Sở Tài chính], recipient: Bảo hiểm xã hội tỉnh, kind: information,
         cadence: annual, performed: each, deadlines: [{quote: trước ngày 15 tháng 12, rule: before 12-15}]}
"""
)


@pytest.fixture
def asked(bh, own):
    own(TEXT)

    def ask(*args):
        run = bh(*args, "-r", "cung-lam", "--format", "json")
        assert run.code == 0, run.err
        return run.json["items"]

    return ask


@pytest.mark.parametrize(
    ("agency", "option", "refs"),
    [
        case("chủ trì một mình", "SYT", "--alone", ["1.1", "1.3"]),
        case("chủ trì cùng nơi khác", "SYT", "--joint", ["1.2"]),
        case("chỉ phối hợp", "BHXH tỉnh", "--joint", ["1.2"]),
    ],
)
def test_duties_done_alone_or_jointly(asked, agency, option, refs):
    assert [
        item["ref"] for item in asked("duties", "-a", agency, "--role", "lead", "--role", "coordinate", option)
    ] == refs


def test_without_an_agency_it_is_about_those_who_answer(asked):
    assert [item["ref"] for item in asked("duties", "--joint")] == ["1.2"]
    assert [item["ref"] for item in asked("duties", "--alone")] == ["1.1", "1.3"]


def test_what_falls_due_names_the_partners(asked, bh):
    found = asked("due", "--month", 12, "--year", 2026, "-a", "SYT", "--joint")
    assert [(item["ref"], [one["agency"] for one in item["partners"]]) for item in found] == [
        ("1.2", ["bhxh-tinh", "so-tai-chinh"])
    ]
    run = bh("due", "--month", 12, "--year", 2026, "-a", "SYT", "-r", "cung-lam", "--joint", "--format", "md")
    assert "| Cùng làm |" in run.out
    assert "BHXH tỉnh; Sở Tài chính" in run.out
    assert [item["ref"] for item in asked("due", "--month", 12, "--year", 2026, "-a", "SYT", "--alone")] == [
        "1.1",
        "1.3",
    ]


@pytest.mark.parametrize("command", ["due", "duties"])
def test_both_at_once_is_refused(bh, command):
    run = bh(command, "--alone", "--joint")
    assert run.code == 2
    assert "--joint" in run.err
