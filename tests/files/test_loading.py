"""Reading files: what sources share, later sources over earlier ones, and every problem of every file at once."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import loading
from baohiem_cli.files.sources import Source
from tests.domain.making import case
from tests.files.making import GOOD, HERE, REGISTRY, changed, placed

AGENCIES = """\
agencies:
  - {id: so-y-te, name: Sở Y tế, aliases: [SYT], level: province, type: department}
  - {id: bhxh-tinh, name: Bảo hiểm xã hội tỉnh, short: BHXH tỉnh, level: province, type: insurance}
groups:
  - {id: cac-so, name: các sở, members: charged, types: [department], level: province}
  - {id: bhxh-cac-cap, name: BHXH các cấp, members: [bhxh-tinh], level: province}
"""
CALENDAR = """\
official_until: 2027
corrections:
  - {day: 2026-01-02, off: true, source: Thông báo}
  - {day: 2026-01-10, off: false, source: Thông báo}
"""


def source(root: Path, **files: str) -> Source:
    root.mkdir(exist_ok=True)
    for name, text in files.items():
        (root / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Source(root)


def refused(*sources: Source) -> list[str]:
    with pytest.raises(DataInvalid) as caught:
        loading.common(sources)
    return [f"{Path(p.file).name}:{p.line}:{p.column}: {p.message}" for p in caught.value.problems]


def test_names_short_names_aliases_and_ids_lead_to_an_agency(tmp_path: Path):
    known = loading.common([source(tmp_path, agencies=AGENCIES)]).registry
    found = {name: agency.id if (agency := known.find(name)) else None for name in (
        "Sở Y tế", "so y te", "SYT", "so-y-te", "bhxh tinh", "Các Sở", "y tế", "",
    )}  # fmt: skip
    assert found == {
        "Sở Y tế": "so-y-te", "so y te": "so-y-te", "SYT": "so-y-te", "so-y-te": "so-y-te",
        "bhxh tinh": "bhxh-tinh", "Các Sở": "cac-so", "y tế": None, "": None,
    }  # fmt: skip


def test_groups_keep_who_belongs_to_them(tmp_path: Path):
    agencies = loading.common([source(tmp_path, agencies=AGENCIES)]).registry.agencies
    assert (agencies["cac-so"].members, agencies["cac-so"].types) == ("charged", ("department",))
    assert agencies["bhxh-cac-cap"].members == ("bhxh-tinh",)
    assert [agency.id for agency in agencies.values() if agency.is_group] == ["cac-so", "bhxh-cac-cap"]


def test_the_calendar_s_corrections(tmp_path: Path):
    common = loading.common([source(tmp_path, agencies=AGENCIES, calendar=CALENDAR)])
    assert common.corrections == {date(2026, 1, 2): True, date(2026, 1, 10): False}
    assert common.official_until == 2027


def test_sources_without_registry_and_calendar(tmp_path: Path):
    common = loading.common([source(tmp_path)])
    assert (common.registry.agencies, common.corrections, common.official_until) == ({}, {}, None)


def test_a_later_source_overrides_by_id_and_day_and_keeps_the_rest(tmp_path: Path):
    own = source(
        tmp_path / "own",
        agencies="agencies: [{id: so-y-te, name: Sở Y tế mới, level: province, type: department}]",
        calendar="official_until: 2028\ncorrections: [{day: 2026-01-10, off: true, source: Thông báo mới}]",
    )
    common = loading.common([source(tmp_path / "shipped", agencies=AGENCIES, calendar=CALENDAR), own])
    assert common.registry.agencies["so-y-te"].name == "Sở Y tế mới"
    assert common.registry.find("SYT") is None
    assert common.registry.find("BHXH tỉnh") is common.registry.agencies["bhxh-tinh"]
    assert common.corrections == {date(2026, 1, 2): True, date(2026, 1, 10): True}
    assert common.official_until == 2028


REGISTRY_MISTAKES = [
    case("mã hai lần", "{id: bhxh-cac-cap,", "{‸id: cac-so,", "mã 'cac-so' đã có trong tệp này"),
    case(
        "tên của hai cơ quan",
        "- {id: bhxh-tinh, name: Bảo hiểm xã hội tỉnh",
        "- ‸{id: bhxh-tinh, name: SỞ Y TẾ",
        "tên 'SỞ Y TẾ' đã dẫn tới cơ quan 'so-y-te'",
    ),
    case(
        "bí danh của hai cơ quan",
        "- {id: cac-so, name: các sở",
        "- ‸{id: cac-so, name: các sở, aliases: [bhxh tỉnh]",
        "tên 'bhxh tỉnh' đã dẫn tới cơ quan 'bhxh-tinh'",
    ),
    case("thành viên lạ", "[bhxh-tinh]", "[‸bhxh]", "thành viên 'bhxh' không phải mã của một cơ quan trong danh bạ"),
    case(
        "thành viên là nhóm",
        "[bhxh-tinh]",
        "[‸cac-so]",
        "thành viên 'cac-so' không phải mã của một cơ quan trong danh bạ",
    ),
    case("thành viên viết bằng tên", "[bhxh-tinh]", "[‸BHXH tỉnh]", "'members' là 'BHXH tỉnh'; cần dạng như 'kon-tum'"),
    case(
        "từ lạ thay cho thành viên",
        "members: charged",
        "‸members: all",
        "'members' là 'all'; cần một trong: 'charged', 'unlisted', 'open'",
    ),
    case("thành viên để trống", "members: charged", "‸members: ", "'members' là trống; cần danh sách"),
    case(
        "loại lạ",
        "types: [department]",
        "types: [‸departments]",
        "'types' là 'departments'; cần một trong: "
        "'committee', 'department', 'insurance', 'union', 'organisation', 'party', 'media', 'steering', "
        "'enterprise', 'establishment'",
    ),
    case("khóa lạ", "short: BHXH tỉnh", "‸shot: BHXH tỉnh", "không có khóa 'shot'; có phải 'short'?"),
    case("mã điều khiển", "[SYT]", r'[‸"\e[2J"]', "có ký tự điều khiển hoặc xuống dòng: U+001B[2J"),
]


@pytest.mark.parametrize(("old", "new", "message"), REGISTRY_MISTAKES)
def test_a_mistake_in_the_registry(old: str, new: str, message: str, tmp_path: Path):
    assert AGENCIES.count(old) == 1
    text, place = placed(AGENCIES.replace(old, new))
    assert refused(source(tmp_path, agencies=text)) == [f"agencies.yaml:{place}: {message}"]


CALENDAR_MISTAKES = [
    case("ngày không có", "{day: 2026-01-10", "{‸day: 2026-02-30", "không có ngày 2026-02-30"),
    case("chưa rõ ngày", "{day: 2026-01-10", "{‸day: 2026-01", "'day' là '2026-01'; cần dạng như 2024-05-10"),
    case("năm", "official_until: 2027", "‸official_until: nay", "'official_until' là 'nay'; cần một số nguyên"),
    case("nghỉ hay làm", "off: false", "‸off: làm", "'off' là 'làm'; cần true hoặc false"),
]


@pytest.mark.parametrize(("old", "new", "message"), CALENDAR_MISTAKES)
def test_a_mistake_in_the_calendar(old: str, new: str, message: str, tmp_path: Path):
    assert CALENDAR.count(old) == 1
    text, place = placed(CALENDAR.replace(old, new))
    assert refused(source(tmp_path, calendar=text)) == [f"calendar.yaml:{place}: {message}"]


def test_a_day_that_does_not_exist_in_what_became_of_agencies_and_provinces(tmp_path: Path):
    successions = (
        "successions: [{former: so-y-te, since: 2025-02-29, scope: tất cả, instrument: Nghị định, confirmed: true}]\n"
    )
    provinces = "since: 2025-06-31\ninstrument: Nghị quyết\nconfirmed: true\nprovinces: []\n"
    assert refused(source(tmp_path, agencies=AGENCIES, succession=successions, provinces=provinces)) == [
        "provinces.yaml:1:1: không có ngày 2025-06-31",
        "succession.yaml:1:33: không có ngày 2025-02-29",
    ]


def test_the_same_wording_in_another_source_is_refused_there(tmp_path: Path):
    own = source(
        tmp_path / "own", agencies="agencies:\n  - {id: y-te, name: so y te, level: province, type: department}\n"
    )
    assert refused(source(tmp_path / "shipped", agencies=AGENCIES), own) == [
        "agencies.yaml:2:5: tên 'so y te' đã dẫn tới cơ quan 'so-y-te'"
    ]


def test_the_problems_of_all_common_files_of_all_sources_are_told_at_once(tmp_path: Path):
    shipped = source(tmp_path / "a", agencies="agencies: x", calendar="corrections: y")
    own = source(tmp_path / "b", agencies="a: &b c", calendar="")
    assert refused(shipped, own) == [
        "agencies.yaml:1:1: 'agencies' là 'x'; cần danh sách",
        "calendar.yaml:1:1: 'corrections' là 'y'; cần danh sách",
        "calendar.yaml:1:1: thiếu khóa bắt buộc 'official_until'",
        "agencies.yaml:1:1: không có khóa 'a'; các khóa được dùng: agencies, groups",
        "calendar.yaml:1:1: tệp rỗng",
    ]


def test_a_digest_of_the_bytes_and_of_nothing_where_there_is_no_file(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"id: a\r\n")
    assert loading.digest(path) == hashlib.sha256(b"id: a\r\n").hexdigest()
    assert loading.digest(tmp_path / "gone.yaml") == ""


def test_a_problem_names_the_file_as_it_was_given(tmp_path: Path):
    path = tmp_path / "mau.yaml"
    path.write_text(changed(("issued: 2024-05-10", "issued: hôm nay")), encoding="utf-8")
    with pytest.raises(DataInvalid) as caught:
        loading.regulation(path, REGISTRY)
    [problem] = caught.value.problems
    assert str(problem) == (
        f"{path}:7:1: 'issued' là 'hôm nay'; cần dạng như 2024, 2024-05, 2024-05-10\n    issued: hôm nay"
    )


# ---- through the command ----


def own(root: Path, **texts: str) -> dict[str, Path]:
    """Files of regulations, written to a folder."""
    paths = {name: root / f"{name}.yaml" for name in texts}
    for name, text in texts.items():
        paths[name].write_text(text, encoding="utf-8")
    return paths


def test_check_tells_every_problem_of_every_file_with_the_offending_lines(bh, tmp_path: Path):
    files = own(
        tmp_path,
        mot=changed(("  until: 2030", "  untill: 2030"), ("cadence: quarterly", "cadence: hàng quý")),
        hai=changed(('ref: "2.3.a"', 'ref: "2.4.a"'), ("undated: theo định kỳ", "trigger: khi cần")),
        ba=GOOD,
    )
    run = bh("check", *files.values())
    assert (run.code, run.out) == (4, "")
    assert run.err.splitlines() == [
        f"{files['hai']}:58:5: thiếu điều, khoản hoặc điểm giữa '2.2' và '2.4.a'",
        '    - ref: "2.4.a"',
        f"{files['hai']}:64:9: 'trigger' đi cùng định kỳ 'on_event': ghi cả hai hoặc bỏ cả hai",
        "    trigger: khi cần",
        f"{files['mot']}:11:3: không có khóa 'untill'; có phải 'until'?",
        "    untill: 2030",
        f"{files['mot']}:38:9: 'cadence' là 'hàng quý'; cần một trong: 'once', 'weekly', 'monthly', "
        "'quarterly', 'four-monthly', 'semiannual', 'nine-month', 'annual', 'biennial', 'continuous', 'on_event', "
        "'none'",
        "    cadence: hàng quý",
        "Lỗi: Dữ liệu có 4 lỗi.",
    ]


def test_check_tells_yaml_s_problems_beside_those_of_other_files(bh, tmp_path: Path):
    files = own(tmp_path, mot="a: 1\na: 2\n", hai="", ba="- x\n", bon="a: [\n")
    files["nam"] = tmp_path / "nam.yaml"
    files["nam"].write_bytes("tên: Nam Định\n".encode("utf-16"))
    run = bh("check", *files.values())
    assert run.code == 4
    for name, told in {
        "mot": "2:1: khóa 'a' đã có ở dòng 1",
        "hai": "1:1: tệp rỗng",
        "ba": "1:1: tệp là một danh sách",
        "bon": "2:1: sai cú pháp YAML",
        "nam": "1:1: tệp dùng bảng mã UTF-16",
    }.items():
        assert f"{files[name]}:{told}" in run.err
    assert run.err.endswith("Lỗi: Dữ liệu có 5 lỗi.\n")


def test_check_answers_in_json_too(bh, tmp_path: Path):
    files = own(tmp_path, mot=changed(("issuer: UBND tỉnh", "issuer: UBNDD tỉnh")))
    run = bh("check", "--format", "json", files["mot"])
    assert run.code == 4
    assert run.json["error"]["code"] == "data"
    [problem] = run.json["error"]["problems"]
    assert (problem["file"], problem["line"], problem["column"]) == (str(files["mot"]), 6, 1)
    assert problem["message"].startswith("danh bạ cơ quan không có 'UBNDD tỉnh'; gần giống: ")
    assert problem["source"] == "issuer: UBNDD tỉnh"


def test_check_finds_nothing_wrong_with_a_sound_file_however_it_is_saved(bh, tmp_path: Path):
    for name, raw in {
        "LF": GOOD.encode(),
        "CRLF": GOOD.replace("\n", "\r\n").encode(),
        "BOM": ("\ufeff" + GOOD).encode(),
    }.items():
        path = tmp_path / f"{name}.yaml"
        path.write_bytes(raw)
        run = bh("check", "--format", "json", path)
        assert (run.code, run.err) == (0, "")
        assert run.json["items"] == [{"file": str(path), "id": "mau", "provisions": 6, "duties": 4, "dated": 3}]


def test_two_files_of_one_regulation_contradict_each_other(bh, tmp_path: Path):
    own(tmp_path, a=GOOD, b=GOOD)
    run = bh("check", tmp_path)
    assert run.code == 4
    assert f"{tmp_path / 'b.yaml'}:1:1: văn bản 'mau' đã có ở {tmp_path / 'a.yaml'}" in run.err


def test_nothing_of_a_hostile_file_reaches_the_terminal_as_it_is(bh, tmp_path: Path):
    hostile = changed(("id: mau", 'id: "\\e[2J"'), ("  until: 2030", '  "\\e]0;x\\a": 2030'))
    files = own(tmp_path, mot=hostile, hai=GOOD.replace("Bản mẫu", "Bản\x1b[2J"))
    run = bh("check", *files.values())
    assert run.code == 4
    assert all(character.isprintable() or character == "\n" for character in run.err)


def test_the_mark_of_these_tables_stands_in_no_sound_text():
    assert HERE not in GOOD + AGENCIES + CALENDAR
