"""Who finds a duty that the text lays on a post, on a group of groups, on whom somebody directs, or on nobody."""

from __future__ import annotations

import pytest

from tests.domain.making import case


def items(run) -> list[dict]:
    assert run.code == 0, run.err
    return run.json["items"]


def test_the_body_behind_a_post_finds_its_duty_through_the_post(bh, register):
    found = items(bh("duties", "-r", "ven-bien", "-a", "UBND tỉnh", "--format", "json"))
    (duty,) = [one for one in found if one["id"] == "ven-bien/5.4"]
    (reach,) = duty["reached_as"]
    assert (reach["agency"], reach["role"], reach["via_group"]) == ("ubnd-tinh", "lead", "Phó Trưởng ban Thường trực")
    assert duty["parties"][0]["agency"] == "pho-truong-ban-thuong-truc"
    assert duty["post"]["held_by"] == "ubnd-tinh"
    assert duty["post"]["words"] == "Phó Trưởng ban Thường trực là Phó Chủ tịch UBND tỉnh"
    assert "chủ trì (qua Phó Trưởng ban Thường trực)" in " ".join(
        bh("duties", "-r", "ven-bien", "-a", "UBND tỉnh", "--format", "md").out.split()
    )


def test_it_owes_what_the_post_owes_and_no_more(bh, register):
    due = ("due", "-r", "ven-bien", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "json")
    whole = items(bh(*due))
    mine = items(bh(*due, "-a", "UBND tỉnh"))
    assert {one["key"] for one in mine} < {one["key"] for one in whole}
    assert {one["duty"] for one in mine} == {"ven-bien/10.1"}  # the post is a member of the Ban Chỉ đạo


def test_a_post_whose_holder_the_text_does_not_name_says_so(bh, register):
    out = " ".join(bh("show", "ven-bien").out.split())
    assert "Trưởng Ban Chỉ đạo: văn bản không nêu thuộc cơ quan nào (Quy chế không nêu chức vụ của Trưởng ban)" in out


@pytest.mark.parametrize(
    "agency", [case("tỉnh", "UBND tỉnh"), case("huyện", "UBND các huyện"), case("xã", "UBND cấp xã")]
)
def test_every_level_of_a_group_of_groups_finds_its_duty(bh, register, agency):
    name = {"UBND các huyện": "UBND các huyện, thành phố"}.get(agency, agency)
    found = items(bh("duties", "-r", "chuong-trinh", "-a", name, "--as-of", "2019-01-01", "--format", "json"))
    (duty,) = [one for one in found if one["id"] == "chuong-trinh/DK"]
    assert [(one["role"], one["via_group"]) for one in duty["reached_as"]] == [("lead", "Ủy ban nhân dân các cấp")]
    assert duty["citation"] == "Đoạn kết"


def test_who_is_directed_finds_the_duty_and_owes_nothing(bh, register):
    found = items(bh("duties", "-r", "cao-nguyen", "-a", "hệ thống thông tin cơ sở", "--format", "json"))
    assert [one["id"] for one in found] == ["cao-nguyen/6.4", "cao-nguyen/12.1"]
    for duty in found:
        assert [one["agency"] for one in duty["directed"]] == ["thong-tin-co-so"]
        assert "thong-tin-co-so" not in {party["agency"] for party in duty["parties"]}
        assert [one["role"] for one in duty["reached_as"]] == ["directed"]
    assert items(bh("duties", "-r", "cao-nguyen", "--role", "directed", "--format", "json")) != []
    assert "được chỉ đạo: hệ thống thông tin cơ sở" in bh("show", "cao-nguyen/12.1").out


def test_one_of_two_recipients_is_enough(bh, register):
    (flow, other) = [
        one for one in items(bh("flows", "-r", "cao-nguyen", "--format", "json")) if one["duty"] == "cao-nguyen/23.2#2"
    ]
    assert (flow["to"], flow["or_to"]) == ("ubnd-tinh", ["cơ quan cấp trên có thẩm quyền"])
    assert other["or_to"] == ["UBND tỉnh"]
    assert "nơi nhận: Ủy ban nhân dân tỉnh hoặc cơ quan cấp trên có thẩm quyền" in " ".join(
        bh("show", "cao-nguyen/23.2#2").out.split()
    )
    assert "UBND tỉnh hoặc cơ quan cấp trên có thẩm quyền" in bh("flows", "-r", "cao-nguyen", "--format", "md").out


SUBJECTLESS = "chuong-trinh: {0} nhiệm vụ văn bản không nêu chủ thể; Quyết định ban hành, Điều 2 giao Sở Y tế chủ trì"


@pytest.mark.parametrize("agency", [case("nơi ban hành", "UBND tỉnh"), case("nơi chủ trì", "Sở Y tế")])
def test_who_issued_it_and_who_carries_it_out_are_told_of_duties_without_subject(bh, register, agency):
    for asked in (("-r", "chuong-trinh"), ("--province", "Sơn La")):
        run = bh("duties", *asked, "-a", agency, "--as-of", "2019-01-01", "--format", "json")
        assert [one for one in run.json["warnings"] if one.startswith(SUBJECTLESS.format(4))]
    run = bh(
        "due", "-r", "chuong-trinh", "-a", agency, "--from", "2016-01-01", "--to", "2016-12-31", "--format", "json"
    )
    assert [one for one in run.json["warnings"] if one.startswith(SUBJECTLESS.format(1))]


def test_nobody_else_is_told(bh, register):
    for asked in (("-r", "chuong-trinh", "-a", "Sở Tài chính"), ("-a", "Sở Y tế"), ("-r", "ven-bien", "-a", "Sở Y tế")):
        warnings = bh("duties", *asked, "--as-of", "2019-01-01", "--format", "json").json["warnings"]
        assert not [one for one in warnings if "không nêu chủ thể" in one]


def test_a_figure_of_every_year_keeps_what_was_measured_under_its_former_name(bh, register):
    assert bh("measure", "chuong-trinh/bhyt-hoc-sinh-hang-nam", "--value", "97.5", "--as-of", "2026-06-30").code == 0
    (figure,) = [one for one in items(bh("targets", "-r", "chuong-trinh", "--format", "json")) if one["year"] is None]
    assert (figure["id"], figure["reached"]) == ("chuong-trinh/bhyt-hoc-sinh", 97.5)
    assert "hằng năm" in bh("targets", "-r", "chuong-trinh").out
