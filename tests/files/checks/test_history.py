"""Versions of a provision and events of a regulation: what a file may say of them, and what is made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baohiem_cli.domain.records import Citation, Version
from baohiem_cli.domain.vocabulary import Change
from tests.domain.making import case
from tests.files.making import GOOD, changed, load, placed, said

FIRST = """\
  - ref: "2.3.a"
    duties:
      - summary: Cung cấp số liệu khám chữa bệnh.
        lead: Sở Y tế
        kind: information
        cadence: none
        undated: theo định kỳ
"""
SECOND = """\
  - ref: "2.3.a"
    from: 2026-07-01
    amended_by: {title: Quyết định sửa đổi, number: 05/2026/QĐ-UBND}
    duties:
      - summary: Cung cấp số liệu khám chữa bệnh.
        lead: Sở Y tế
        kind: information
        cadence: quarterly
        deadlines:
          - {quote: hằng quý}
"""
HISTORY = """\
history:
  - on: 2026-07-01
    event: amended
    by: {title: Quyết định sửa đổi, number: 05/2026/QĐ-UBND, issued: 2026-06-15}
    confirmed: true
"""
HEAD = "source: Bản mẫu, viết tay.\n"
AMENDED = changed((FIRST, FIRST + SECOND), (HEAD, HEAD + HISTORY))


def versions(text: str, folder: Path, ref: str) -> list[Version]:
    return [provision.version for provision in load(text, folder).provisions if provision.ref == ref]


def test_one_version_ends_where_the_next_begins(tmp_path: Path):
    old, new = versions(AMENDED, tmp_path, "2.3.a")
    assert (old.first, old.last, old.by) == (date.min, date(2026, 6, 30), None)
    assert (new.first, new.last) == (date(2026, 7, 1), date.max)
    assert new.by == Citation("Quyết định sửa đổi", "05/2026/QĐ-UBND")


def test_all_versions_have_the_duty_s_id(tmp_path: Path):
    duties = [duty for provision in load(AMENDED, tmp_path).provisions for duty in provision.duties]
    old, new = [duty for duty in duties if duty.ref == "2.3.a"]
    assert old.id == new.id == "mau/2.3.a"
    assert (old.undated, new.undated) == ("theo định kỳ", None)
    assert (old.version.after, new.version.before) == (new.deadlines, old.deadlines)
    assert (old.version.before, new.version.after) == ((), ())


def test_versions_with_a_gap_are_no_neighbours(tmp_path: Path):
    text = AMENDED.replace(FIRST, FIRST.replace("    duties", "    until: 2026-03-31\n    duties"))
    old, new = versions(text, tmp_path, "2.3.a")
    assert (old.last, new.first) == (date(2026, 3, 31), date(2026, 7, 1))
    duties = [duty for provision in load(text, tmp_path).provisions for duty in provision.duties if duty.ref == "2.3.a"]
    assert [(duty.version.before, duty.version.after) for duty in duties] == [((), ()), ((), ())]


@pytest.mark.parametrize(("start", "last"), [("2026-07", date(2026, 7, 30)), ("2026", date(2026, 12, 30))])
def test_what_is_not_known_of_a_version_s_start_counts_as_late(start: str, last: date, tmp_path: Path):
    assert versions(AMENDED.replace("from: 2026-07-01", f"from: {start}"), tmp_path, "2.3.a")[0].last == last


def test_events_are_those_of_the_head_and_of_the_history(tmp_path: Path):
    found = load(AMENDED, tmp_path).history
    assert [(one.on, one.event, one.confirmed) for one in found] == [
        ("2024-05-10", Change.ISSUED, False),
        ("2024-05-20", Change.IN_EFFECT, False),
        ("2026-07-01", Change.AMENDED, True),
        ("2031-01-01", Change.EXPIRED, False),
    ]
    assert found[2].by == Citation("Quyết định sửa đổi", "05/2026/QĐ-UBND", "2026-06-15")


def test_nothing_is_due_from_an_abolition_on(tmp_path: Path):
    text = changed(
        (HEAD, HEAD + "history:\n  - {on: 2026-07-01, event: abolished, confirmed: false}\n"), ("  until: 2030\n", "")
    )
    bounds = {duty.bounds for provision in load(text, tmp_path).provisions for duty in provision.duties}
    assert [(one.last, one.repealed) for one in bounds] == [(None, date(2026, 6, 30))]


DIVIDED = (FIRST, FIRST.replace("2.3.a", "2.3").replace("    duties", "    until: 2026-06-30\n    duties") + SECOND)


def test_an_amendment_may_divide_a_provision(tmp_path: Path):
    assert said(changed(DIVIDED, (HEAD, HEAD + HISTORY)), tmp_path) == []


ENDED = FIRST.replace("    duties", "    until: 2026-07\n    duties")
OVER = "  - {on: 2031-01-01, event: expired, confirmed: true}\n"
END = "    confirmed: true\n"
MISTAKES = [
    case(
        "bản sau không nêu ngày",
        ('  - ref: "2.3.a"\n    from: 2026-07-01\n', '  - ‸ref: "2.3.a"\n'),
        "'2.3.a' đã có ở mục thứ",
    ),
    case(
        "bản trước còn áp dụng",
        (f'{FIRST}  - ref: "2.3.a"\n    from', f'{ENDED}  - ref: "2.3.a"\n    ‸from'),
        "bắt đầu (2026-07-01) khi bản trước còn áp dụng (2026-07)",
    ),
    case(
        "kết thúc trước khi bắt đầu",
        ("    from: 2026-07-01", "    from: 2026-07-01\n    ‸until: 2026-06"),
        "kết thúc (2026-06) trước khi bắt đầu (2026-07-01)",
    ),
    case(
        "không có trong history",
        (
            "amended_by: {title: Quyết định sửa đổi, number: 05",
            "‸amended_by: {title: Quyết định sửa đổi, number: 06",
        ),
        "'history' chưa có sự kiện nào do văn bản này: 06/2026/QĐ-UBND",
    ),
    case(
        "sự kiện sai thứ tự",
        (END, f"{END}  - {{‸on: 2026-01-01, event: replaced_in_part, confirmed: true}}\n"),
        "ngày 2026-01-01 đứng sau ngày muộn hơn",
    ),
    case(
        "trái với ngày cuối",
        (END, f"{END}  - {{‸on: 2027-01-01, event: abolished, confirmed: true}}\n"),
        "'effect' ghi ngày cuối có hiệu lực là 2030",
    ),
    case(
        "kết thúc hai lần",
        (END, f"{END}{OVER}  - {{on: 2031-01-01, ‸event: abolished, confirmed: true}}\n"),
        "hiệu lực đã kết thúc từ 2031-01-01",
    ),
    case("ban hành không phải sự kiện sau đó", ("event: amended", "‸event: issued"), "'issued'"),
]


@pytest.mark.parametrize(("passage", "words"), MISTAKES)
def test_what_is_wrong_is_told_at_its_place(passage: tuple[str, str], words: str, tmp_path: Path):
    old, new = passage
    assert AMENDED.count(old) == 1
    text, place = placed(AMENDED.replace(old, new))
    (found,) = said(text, tmp_path)
    assert found.startswith(f"{place}: ")
    assert words in found


def test_a_target_may_stand_in_every_version_of_its_provision(tmp_path: Path):
    figure = "      - {id: bhyt-2025, indicator: Tỷ lệ tham gia BHYT, unit: '% dân số', value: 95, year: 2025}\n"
    again = GOOD + '  - ref: "3"\n    from: 2025-01-01\n    targets:\n' + figure
    assert said(again, tmp_path) == []
    assert len(said(again + figure, tmp_path)) == 1
