"""What one regulation explains of its names: whom collectives mean, who stands behind posts, who carries out all."""

from __future__ import annotations

import pytest

from tests.domain.making import case
from tests.files.making import GOOD, changed, load, placed, said

CHAPTERS = "chapters:\n"
GROUP = "collectives:\n  - group: các sở, ban, ngành\n    members:\n      - {agency: Sở Y tế, reason: Điều 2}\n"
POST = "posts:\n  - {post: Sở Y tế, held_by: UBND tỉnh, words: Giám đốc Sở Y tế là Phó Chủ tịch UBND tỉnh}\n"
CHARGE = "in_charge: {agencies: Sở Y tế, ref: '2.2'}\n"


@pytest.mark.parametrize(
    ("spoilt", "message"),
    [
        case("nhóm lạ", GROUP.replace("group: các", "‸group: mọi"), "danh bạ cơ quan không có 'mọi sở, ban, ngành'"),
        case("một cơ quan",
            GROUP.replace("Sở Y tế", "Sở Tài chính").replace("group: các sở, ban, ngành", "‸group: Sở Y tế"),
            "'Sở Y tế' là một cơ quan, không phải một nhóm"),
        case("hai lần một nhóm", GROUP + GROUP.partition("\n")[2].replace("group", "‸group"),
             "nhóm 'các sở, ban, ngành' đã có ở trên"),
        case("thành viên lạ", GROUP.replace("agency: Sở Y tế", "‸agency: Sở Lạ"), "danh bạ cơ quan không có 'Sở Lạ'"),
        case("hai lần một cơ quan", GROUP + "      - {‸agency: SYT, reason: Điều 3}\n", "'SYT' đã có trong nhóm này"),
        case("nơi ban hành", GROUP + "      - {‸agency: UBND tỉnh, reason: Điều 3}\n",
             "'UBND tỉnh' là nơi ban hành nên không thuộc nhóm này"),
        case("chính nó", GROUP.replace("members", "‸members").replace("Sở Y tế", "'các sở, ban, ngành'"),
             "nhóm 'các sở, ban, ngành' là thành viên của chính nó: các sở, ban, ngành > các sở, ban, ngành"),
        case("nhóm không xác định", "collectives:\n  - group: BHXH các cấp\n    members:\n"
             "      - {‸agency: 'các sở, ban, ngành', reason: Điều 2}\n",
             "nhóm 'các sở, ban, ngành' không có thành viên xác định nên không thể là thành viên"),
        case("chức danh lạ", POST.replace("post: Sở Y tế", "‸post: Trưởng ban lạ"),
             "danh bạ cơ quan không có 'Trưởng ban lạ'"),
        case("cơ quan đứng sau lạ", POST.replace("held_by: UBND tỉnh", "‸held_by: Vinamilk"),
             "danh bạ cơ quan không có 'Vinamilk'"),
        case("chủ trì lạ", CHARGE.replace("agencies: Sở Y tế", "‸agencies: Vinamilk"),
             "danh bạ cơ quan không có 'Vinamilk'"),
        case("điều không có", CHARGE.replace("ref: '2.2'", "‸ref: '2.9'"), "không có '2.9' ở 'provisions'"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(spoilt, message, tmp_path):
    text, place = placed(changed((CHAPTERS, spoilt + CHAPTERS)))
    (found,) = said(text, tmp_path)
    assert found.startswith(f"{place}: {message}")


def test_a_regulation_reads_its_own_collectives(tmp_path):
    text = changed(
        (CHAPTERS, GROUP + CHAPTERS),
        ("lead: Sở Y tế\n        recipient", "lead: 'các sở, ban, ngành'\n        recipient"),
    )
    duty = load(text, tmp_path).provisions[2].duties[0]
    assert [(body.agency, body.via) for body in duty.answerable] == [("so-y-te", "các sở, ban, ngành")]


def test_without_a_list_a_collective_never_has_the_issuer(tmp_path):
    text = GOOD.replace("lead: Sở Y tế\n        recipient", "lead: 'các sở, ban, ngành'\n        recipient").replace(
        "lead: BHXH tỉnh\n        kind: review", "lead: [UBND tỉnh, Sở Tài chính]\n        kind: review"
    )
    duty = load(text, tmp_path).provisions[2].duties[0]
    assert {body.agency for body in duty.answerable} == {"so-y-te", "so-tai-chinh"}


def test_a_post_leads_to_the_body_behind_it(tmp_path):
    duty = load(changed((CHAPTERS, POST + CHAPTERS)), tmp_path).provisions[2].duties[0]
    assert [(body.agency, body.held_by) for body in duty.answerable] == [("so-y-te", "ubnd-tinh")]
    assert duty.post
    assert duty.post.words == "Giám đốc Sở Y tế là Phó Chủ tịch UBND tỉnh"
