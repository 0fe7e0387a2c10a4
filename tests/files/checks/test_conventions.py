"""The conventions of reading: each departure from them is told in words, at its line and column, by `bh check`."""

from __future__ import annotations

import pytest

from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import loading
from tests.domain.making import case
from tests.files.making import GOOD, REGISTRY, changed, placed, said

REPORT = "      - summary: Báo cáo tình hình tham gia BHYT.\n        lead: Sở Y tế\n"
SINGLE = "      - summary: Cung cấp số liệu khám chữa bệnh.\n        lead: Sở Y tế\n        kind: information\n"

DEPARTURES = [
    case("ngày trái với trích dẫn", "rule: before day 5 of month+1", "‸rule: before day 10 of month+1",
         "'before day 10 of month+1' trái với trích dẫn 'trước ngày 05 của tháng đầu quý sau': cần "
         "'before day 5 of month+1'"),
    case("trước mà gồm cả ngày ấy", "rule: before day 5 of month+1", "‸rule: by day 5 of month+1",
         "'by day 5 of month+1' trái với trích dẫn 'trước ngày 05 của tháng đầu quý sau': cần "
         "'before day 5 of month+1'"),
    case("quý khác", "rule: in quarter 2030-Q1", "‸rule: in quarter 2030-Q2",
         "'in quarter 2030-Q2' trái với trích dẫn 'trong quý I năm 2030': cần 'in quarter 2030-Q1'"),
    case("chỉ nêu định kỳ", "quote: hằng năm}", "quote: hằng năm, ‸rule: by 12-31}",
         "'by 12-31' ấn định ngày, nhưng trích dẫn 'hằng năm' chỉ nêu định kỳ: bỏ 'rule'"),
    case("định kỳ khác với trích dẫn", "          - {cadence: annual, quote: hằng năm}",
         "          - {‸cadence: annual, quote: hằng quý}",
         "định kỳ 'annual' trái với trích dẫn 'hằng quý': cần 'quarterly'"),
    case("định kỳ của nhiệm vụ khác với trích dẫn",
         "cadence: quarterly\n        deadlines:\n          - {quote: trước ngày 05 của tháng đầu quý sau",
         "‸cadence: quarterly\n        deadlines:\n          - {quote: trước ngày 05 hằng tháng",
         "định kỳ 'quarterly' trái với trích dẫn 'trước ngày 05 hằng tháng': cần 'monthly'"),
    case("một lần mà hằng năm", "        cadence: once\n        deadlines:\n          - {quote: trong quý I năm 2030",
         "        ‸cadence: once\n        deadlines:\n          - {quote: trong quý I năm 2030 và hằng năm",
         "định kỳ 'once' trái với trích dẫn 'trong quý I năm 2030 và hằng năm': cần 'annual'"),
    case("năm của số khác năm ban hành", "number: 01/2024/QĐ-UBND", "‸number: 01/2023/QĐ-UBND",
         "năm trong số '01/2023/QĐ-UBND' khác năm ban hành (2024-05-10)"),
    case("năm của số căn cứ khác năm ban hành", "number: 58/2014/QH13", "‸number: 58/2013/QH13",
         "năm trong số '58/2013/QH13' khác năm ban hành (2014-11-20)"),
    case("bảo hiểm ngoài phạm vi", SINGLE, SINGLE + "        schemes: [BHYT, ‸BHTN]\n",
         "'BHTN' không có ở 'schemes' của văn bản (BHXH, BHYT): bỏ, hoặc nói rõ ở 'doubt'"),
    case("chỉ đạo", SINGLE, SINGLE.replace("Cung cấp", "Chỉ đạo đơn vị trực thuộc cung cấp").replace("kind", "‸kind"),
         "'kind' là 'information', nhưng nhiệm vụ là \"Chỉ đạo …\": cần 'directive'"),
    case("thường xuyên chỉ đạo", SINGLE, SINGLE.replace("Cung", "Thường xuyên chỉ đạo cung").replace("kind", "‸kind"),
         "'kind' là 'information', nhưng nhiệm vụ là \"Chỉ đạo …\": cần 'directive'"),
    case("phối hợp mà ghi từng cơ quan", SINGLE, SINGLE + "        coordinate: BHXH tỉnh\n        ‸performed: each\n",
         "một cơ quan cùng nơi phối hợp là một việc chung: 'performed' cần là 'together' (nơi được chỉ đạo thì ghi ở "
         "'directed')"),
    case("viết chủ trì, phối hợp", SINGLE,
         SINGLE.replace("Cung cấp", "Chủ trì, phối hợp với các cơ quan cung cấp") + "        ‸performed: each\n",
         "\"chủ trì, phối hợp\" là một việc chung: 'performed' cần là 'together'"),
    case("cho nhau", SINGLE, SINGLE.replace("- summary: Cung cấp", "- ‸summary: Thông báo cho nhau").replace(
         "lead: Sở Y tế", "lead: [Sở Y tế, BHXH tỉnh]"),
         "hai bên làm cho nhau: cần hai nhiệm vụ, mỗi chiều một, có 'recipient', nêu tên thay \"bên kia\""),
    case("tham gia", SINGLE, SINGLE.replace("Cung cấp", "Tham gia cung cấp").replace("lead", "‸lead"),
         "\"Tham gia\" là cùng làm: ghi ở 'coordinate' thay cho 'lead'"),
]  # fmt: skip


def told(text: str, folder) -> tuple[list[str], list[str]]:
    """What is refused, and what is only remarked on, as `line:column: message`."""
    file = folder / "mau.yaml"
    file.write_text(text, encoding="utf-8")
    remarks: list[Problem] = []
    refused: tuple[Problem, ...] = ()
    try:
        loading.regulation(file, REGISTRY, remarks=remarks)
    except DataInvalid as error:
        refused = error.problems
    lists = ([f"{one.line}:{one.column}: {one.message}" for one in listed] for listed in (refused, remarks))
    return next(lists), next(lists)


@pytest.mark.parametrize(("old", "new", "message"), DEPARTURES)
def test_a_departure_is_told_at_its_place(old, new, message, tmp_path):
    text, place = placed(changed((old, new)))
    assert told(text, tmp_path)[0] == [f"{place}: {message}"]


@pytest.mark.parametrize(("old", "new", "message"), DEPARTURES)
def test_a_file_that_reads_otherwise_is_loaded_all_the_same(old, new, message, tmp_path):
    assert said(placed(changed((old, new)))[0], tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        case("bản mẫu", "id: mau", "id: mau"),
        case("chỉ đạo là chỉ đạo", SINGLE, SINGLE.replace("Cung", "Chỉ đạo cung").replace("information", "directive")),
        case("nơi được chỉ đạo không phối hợp", SINGLE, SINGLE + "        directed: BHXH tỉnh\n"),
        case("phối hợp là cùng làm", SINGLE, SINGLE + "        coordinate: BHXH tỉnh\n        performed: together\n"),
        case("với từng sở là nhiều việc", SINGLE, SINGLE.replace("Cung cấp", "Với từng sở cung cấp")
             + "        coordinate: BHXH tỉnh\n        performed: each\n"),
        case("một nhóm, mỗi nơi một việc", SINGLE, SINGLE.replace("lead: Sở Y tế", "lead: BHXH các cấp")
             + "        coordinate: Sở Y tế\n        performed: each\n"),
        case("cho nhau, mỗi chiều một", SINGLE, SINGLE.replace("Cung cấp", "Thông báo cho nhau")
             + "        recipient: BHXH tỉnh\n"),
        case("tham gia mà phối hợp", SINGLE,
             SINGLE.replace("Cung cấp", "Tham gia cung cấp").replace("lead", "coordinate")),
    ],
)  # fmt: skip
def test_what_keeps_to_them_is_told_nothing(old, new, tmp_path):
    assert told(changed((old, new)), tmp_path) == ([], [])


def test_several_who_act_need_the_word_that_tells_each_from_together(tmp_path):
    text = changed((REPORT, REPORT.replace("- summary", "- ‸summary").replace("Sở Y tế", "[Sở Y tế, Sở Tài chính]")))
    clean, place = placed(text)
    assert told(clean, tmp_path) == ([], [f"{place}: nhiệm vụ chưa ghi 'performed': cần 'each' hoặc 'together'"])


def test_a_collective_that_acts_is_to_be_listed(tmp_path):
    spoilt = REPORT.replace("- summary", "- ‸summary").replace("Sở Y tế", "các sở, ban, ngành")
    text, place = placed(changed((REPORT, spoilt + "        performed: each\n")))
    message = "nhóm 'các sở, ban, ngành' chưa có thành viên ở 'collectives': liệt kê từng cơ quan kèm lý do"
    assert told(text, tmp_path) == ([], [f"{place}: {message}"])
    listed = (
        "collectives:\n  - {group: 'các sở, ban, ngành', members: [{agency: Sở Y tế, reason: Điều 2}]}\nchapters:\n"
    )
    assert told(text.replace("chapters:\n", listed, 1), tmp_path) == ([], [])


def test_the_sample_is_sound(tmp_path):
    assert told(GOOD, tmp_path) == ([], [])
