"""Nonsense in the files that all regulations share: each is refused in words, at its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import loading
from baohiem_cli.files.sources import Source
from tests.domain.making import case
from tests.files.making import placed

AGENCIES = """\
agencies:
  - {id: a, name: Sở A, level: province, type: department}
  - {id: b, name: Sở B, level: province, type: department}
  - {id: c, name: Sở C, level: province, type: department}
groups:
  - {id: g, name: các sở, members: [a, b], level: province}
  - {id: d, name: UBND cấp xã, members: unlisted, level: commune}
"""
SUCCESSION = """\
successions:
  - {former: a, since: 2025-03-01, to: b, scope: việc một, main: true, instrument: x, confirmed: true}
  - {former: b, since: 2025-07-01, to: c, scope: việc hai, instrument: x, confirmed: true}
"""
PROVINCES = """\
since: 2025-07-01
instrument: x
confirmed: true
provinces:
  - {name: Lâm Đồng, type: tỉnh, formed_from: [Lâm Đồng, Đắk Nông]}
  - {name: Huế, type: thành phố, formed_from: [Huế], aliases: [Thừa Thiên Huế]}
"""
CALENDAR = """\
official_until: 2027
corrections:
  - {day: 2026-01-02, off: true, source: x}
"""
LAWS = """\
laws:
  - {title: Luật BHXH, number: 41/2024/QH15, since: 2025-07-01, change: replaces, confirmed: true}
"""
UNITS = """\
units:
  - {id: hue.xa-mot, agency: d, name: UBND xã Một, province: Huế, since: 2025-07-01, until: 2030-12-31}
"""
SOUND = {
    "agencies": AGENCIES,
    "succession": SUCCESSION,
    "provinces": PROVINCES,
    "calendar": CALENDAR,
    "legal_basis": LAWS,
    "units": UNITS,
}
MAIN = "  - {former: a, since: DAY, to: c, scope: việc ba, ‸main: true, instrument: x, confirmed: true}\n"

MISTAKES = [
    # units
    case("đơn vị hai lần", "units", "2030-12-31}\n", "2030-12-31}\n"
         "  - {‸id: hue.xa-mot, agency: d, name: UBND xã Hai, province: Huế}\n", "trùng với mục thứ 1"),
    case("hết trước khi có", "units", "until: 2030-12-31", "‸until: 2025-06-30",
         "kết thúc (2025-06-30) trước khi bắt đầu (2025-07-01)"),
    case("tên không có chữ", "units", "name: UBND xã Một", "‸name: '-'", "'-' không có chữ nào"),
    case("mã không có tỉnh", "units", "id: hue.xa-mot", "‸id: xa-mot", None),
    case("mã của tỉnh khác", "units", "id: hue.xa-mot", "‸id: ha-noi.xa-mot",
         "mã phải bắt đầu bằng tỉnh của đơn vị: 'hue.'"),
    case("tỉnh không có", "units", "province: Huế", "‸province: Hế", "không có tỉnh 'Hế' trong danh sách tỉnh"),
    case("loại không có", "units", "agency: d", "‸agency: z", "danh bạ cơ quan không có mã 'z'"),
    case("cơ quan cấp tỉnh", "units", "agency: d", "‸agency: a",
         "'Sở A' không phải một loại cơ quan cấp huyện, cấp xã hay cơ sở; không có đơn vị để liệt kê"),
    # agencies
    case("tên chỉ có dấu câu", "agencies", "name: Sở C", "‸name: '...'", "'...' không có chữ nào"),
    case("cách viết khác chỉ có dấu câu", "agencies", "name: Sở C", "name: Sở C, aliases: [SC, ‸'-']",
         "'-' không có chữ nào"),
    case("nhóm rỗng", "agencies", "members: [a, b]", "‸members: []", "nhóm không có thành viên nào"),
    case("thành viên hai lần", "agencies", "members: [a, b]", "members: [a, b, ‸a]", "'a' đã ghi ở trên"),
    case("types không có charged", "agencies", "members: [a, b]", "members: [a, b], ‸types: [department]",
         "'types' chỉ dùng với nhóm 'charged'"),
    case("mã dài", "agencies", "id: c,", f"‸id: {'c' * 65},", "'id' dài 65 ký tự; tối đa 64"),
    # successions
    case("hết trước khi bắt đầu", "succession", "since: 2025-07-01, to", "since: 2025-07-01, ‸until: 2025-06-30, to",
         "kết thúc (2025-06-30) trước khi bắt đầu (2025-07-01)"),
    case("vòng lặp", "succession", "  - {former: b, since: 2025-07-01, to: c,",
         "  - {former: b, since: 2025-07-01, ‸to: a,", "vòng lặp: việc của 'b' rồi lại về 'b' từ 2025-07-01"),
    case("vòng lặp dài", "succession", "việc hai, instrument: x, confirmed: true}\n",
         "việc hai, instrument: x, confirmed: true}\n"
         "  - {former: c, since: 2025-08-01, ‸to: a, scope: việc, instrument: x, confirmed: true}\n",
         "vòng lặp: việc của 'c' rồi lại về 'c' từ 2025-08-01"),
    case("hai nơi chính", "succession", "successions:\n", "successions:\n"
         + MAIN.replace("DAY", "2025-03-01").replace("‸", ""), None),
    case("ghi hai lần", "succession", "  - {former: b,",
         "  - {‸former: a, since: 2025-03-01, to: b, scope: VIỆC một, instrument: y, confirmed: true}\n  - {former: b,",
         "trùng với mục thứ 1"),
    case("năm 1", "succession", "since: 2025-07-01", "‸since: 0001-01-01", "năm 0001 nằm ngoài khoảng 1900-2200"),
    # provinces
    case("một tỉnh cũ ở hai tỉnh mới", "provinces", "formed_from: [Huế]", "formed_from: [Huế, ‸Đắk Nông]",
         "tên 'Đắk Nông' đã thuộc 'Lâm Đồng'"),
    case("một tên hai lần", "provinces", "name: Huế,", "‸name: lâm đồng,", None),
    case("tên cũ hai lần", "provinces", "[Lâm Đồng, Đắk Nông]", "[Lâm Đồng, Đắk Nông, ‸Ðắk Nông]",
         "'Đắk Nông' đã ghi ở trên"),
    case("cách gọi là tỉnh khác", "provinces", "[Thừa Thiên Huế]", "[Thừa Thiên Huế, ‸Lâm Đồng]",
         "tên 'Lâm Đồng' đã thuộc 'Lâm Đồng'"),
    case("tên chỉ có dấu câu", "provinces", "[Thừa Thiên Huế]", "[‸'!!']", "'!!' không có chữ nào"),
    # calendar
    case("vừa nghỉ vừa làm", "calendar", "source: x}\n", "source: x}\n  - {‸day: 2026-01-02, off: false, source: y}\n",
         "trùng với mục thứ 1"),
    case("năm âm", "calendar", "official_until: 2027", "‸official_until: -5",
         "'official_until' là '-5'; cần số không nhỏ hơn 1990"),
    case("năm có gạch dưới", "calendar", "official_until: 2027", "‸official_until: 2_027",
         "'official_until' là '2_027'; cần một số nguyên"),
    # laws
    case("luật hai lần", "legal_basis", "laws:\n",
         "laws:\n  - {title: luật BHXH, number: 41/2024/QH15, since: 2025-01-01, change: amends, confirmed: true}\n",
         None),
]  # fmt: skip
"""words for the row, the file, a passage, what stands in its place, the message; None where only its refusal counts"""


def refused(folder: Path, **changes: str) -> list[str]:
    for name, text in {**SOUND, **changes}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    try:
        loading.common([Source(folder)])
    except DataInvalid as error:
        return [f"{Path(p.file).stem}:{p.line}:{p.column}: {p.message}" for p in error.problems]
    return []


@pytest.mark.parametrize(("file", "old", "new", "message"), MISTAKES)
def test_nonsense_is_refused_at_its_place(tmp_path: Path, file: str, old: str, new: str, message: str | None):
    assert SOUND[file].count(old) == 1
    text = SOUND[file].replace(old, new)
    if message is None:
        assert [one.partition(":")[0] for one in refused(tmp_path, **{file: text.replace("‸", "")})] == [file]
    else:
        text, place = placed(text)
        assert refused(tmp_path, **{file: text}) == [f"{file}:{place}: {message}"]


def test_what_makes_sense_is_accepted(tmp_path: Path):
    goes_back = (
        "  - {former: a, since: 2010-01-01, until: 2015-12-31, to: b, main: true, "
        "scope: cũ, instrument: x, confirmed: true}\n"
        "  - {former: b, since: 2016-01-01, until: 2024-12-31, to: a, scope: cũ, instrument: x, confirmed: true}\n"
        "  - {former: c, since: 2020-01-01, to: c, scope: vẫn là nó, instrument: x, confirmed: true}\n"
    )
    amended = "  - {title: Luật BHYT, number: 41/2024/QH15, since: 2025-07-01, change: amends, confirmed: true}\n"
    assert refused(tmp_path, succession=SUCCESSION + goes_back, legal_basis=LAWS + amended) == []


def test_mistakes_of_all_shared_files_are_told_together(tmp_path: Path):
    told = refused(
        tmp_path,
        agencies=AGENCIES.replace("name: Sở C", "name: '...'"),
        calendar=CALENDAR.replace("2027", "-5"),
        provinces=PROVINCES.replace("[Huế]", "[Huế, Đắk Nông]"),
    )
    assert [one.partition(":")[0] for one in told] == ["agencies", "calendar", "provinces"]
