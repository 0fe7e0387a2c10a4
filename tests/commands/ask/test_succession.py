"""Questions through time: old names and new ones, provinces that merged, bodies that nobody succeeded alone."""

from __future__ import annotations

from datetime import date

import pytest

from baohiem_cli.domain.ledger.chain import sealed
from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.payloads import Act
from tests.conftest import freeze
from tests.domain.making import case
from tests.ledgers import put_in
from tests.running import regulation

OLD = "Sở Lao động - Thương binh và Xã hội"
QUESTION = ("due", "--agency", "Sở Nội vụ", "--province", "Quảng Ngãi", "--month", 12, "--year", 2026)
MERGED = (
    "Kon Tum hợp nhất vào Quảng Ngãi từ 01/07/2025 (Nghị quyết 202/2025/QH15 ngày 12/6/2025); "
    "văn bản của Kon Tum còn hiệu lực đến khi được thay thế."
)


@pytest.fixture
def ask(bh, register):
    """The answer to a question about duties on a day: each id with how the agencies asked for have it."""

    def asked(*call: object, day: str, command: str = "duties"):
        run = bh(command, *call, "--as-of", day, "--format", "json")
        assert run.code == 0, run.err
        return run.json

    return asked


def reached(answer) -> dict[str, set[str]]:
    return {item["id"]: {one["agency"] for one in item["reached_as"]} for item in answer["items"]}


# Agencies


def test_one_command_says_what_a_newcomer_owes_and_why(bh, register):
    run = bh(*QUESTION, "--as-of", "2026-11-22", "--format", "plain")
    report, plan = [line for line in run.out.splitlines() if line.startswith(("19/12/2026", "31/12/2026"))]
    assert "cao-nguyen/24.1@2026:so-noi-vu " in report
    assert "Kon Tum: Điều 24 khoản 1" in report
    assert "Sở Nội vụ (qua các cơ quan, đơn vị)" in report
    assert "Kon Tum: Điều 5 khoản 5" in plan
    assert "Sở LĐTBXH (nay Sở Nội vụ)" in plan
    assert "Từ 01/03/2025, Sở Nội vụ tiếp nhận chức năng, nhiệm vụ của Sở LĐTBXH (" in run.out
    assert "Nghị định 150/2025/NĐ-CP ngày 12/6/2025" in run.out
    assert MERGED in run.err


# A body that another has absorbed by the day on which something falls due owes nothing: its heir owes it once

REPORTS = ("due", "-a", "Sở Nội vụ", "-a", OLD, "-r", "cao-nguyen", "--kind", "report")


def keys_due(bh, *window, day="2026-12-01"):
    run = bh(*REPORTS, *window, "--as-of", day, "--format", "json")
    return [item["key"] for item in run.json["items"]]


def test_before_the_merger_each_owed_its_own_and_the_heir_owes_once_since(bh, register):
    call = ("due", "-a", "Sở Nội vụ", "-a", OLD, "-r", "ven-bien", "--kind", "report")
    run = bh(*call, "--from", "2024-12-01", "--to", "2024-12-31", "--as-of", "2026-12-01", "--format", "json")
    assert {item["key"] for item in run.json["items"]} == {
        f"ven-bien/12.1@2024:{agency}" for agency in ("so-ldtbxh", "so-noi-vu")
    }
    assert keys_due(bh, "--from", "2026-12-01", "--to", "2026-12-31") == ["cao-nguyen/24.1@2026:so-noi-vu"]


@pytest.mark.parametrize("recorded", ["so-ldtbxh", "so-noi-vu"])
@pytest.mark.parametrize("asked", ["so-ldtbxh", "so-noi-vu"])
def test_what_is_recorded_under_either_key_counts_for_the_heir(bh, register, monkeypatch, recorded, asked):
    freeze(monkeypatch, "2026-12-10")
    assert bh("done", f"cao-nguyen/24.1@2026:{recorded}").code == 0
    again = bh("done", f"cao-nguyen/24.1@2026:{asked}")
    assert again.code == 2
    assert "10/12/2026" in again.err
    run = bh(*REPORTS, "--from", "2026-12-01", "--to", "2026-12-31", "--format", "json")
    (item,) = run.json["items"]
    assert (item["key"], item["agency"], item["state"]) == ("cao-nguyen/24.1@2026:so-noi-vu", "so-noi-vu", "done")


def test_a_record_of_before_under_the_key_of_the_absorbed_body_counts(bh, register, monkeypatch):
    """It was recorded by a program that knew two keys."""
    put_in(register, [sealed(Event("1", "cu", 1, "b", "2026-12-05T02:00:00.000Z", "Lan", Act.DONE,
                                   "cao-nguyen/24.1@2026:so-ldtbxh", date(2026, 12, 5), {}))])  # fmt: skip
    freeze(monkeypatch, "2026-12-30")
    assert "cao-nguyen/24.1@2026:so-noi-vu" not in [
        item["key"] for item in bh("overdue", "-r", "cao-nguyen", "--format", "json").json["items"]
    ]
    assert bh("doctor").code == 0, "the old key leads to the heir's occurrence and is no orphan"


# What an event opened is owed by the same bodies as what a rule dates

LETTER = ("trigger", "cao-nguyen/25.2", "--on", "2026-11-20", "--due", "2026-12-05")


def opened_by(bh, *call):
    run = bh(*call, "--format", "json")
    assert run.code == 0, run.err
    return [item["key"] for item in run.json["items"]]


def agencies_of(keys):
    return [key.rpartition(":")[2] for key in keys]


def test_an_event_after_the_merger_opens_one_for_the_heir_and_none_for_the_absorbed(bh, register, monkeypatch):
    freeze(monkeypatch, "2026-11-20")
    opened = agencies_of(opened_by(bh, *LETTER))
    assert opened.count("so-noi-vu") == 1
    assert "so-ldtbxh" not in opened
    before = agencies_of(opened_by(bh, "trigger", "cao-nguyen/25.2", "--on", "2025-02-10", "--due", "2025-02-28"))
    assert {"so-noi-vu", "so-ldtbxh"} <= set(before), "due on the last day before the merger"


@pytest.mark.parametrize("named", [OLD, "Sở Nội vụ"])
def test_either_name_opens_that_of_the_heir(bh, register, monkeypatch, named):
    freeze(monkeypatch, "2026-11-20")
    assert agencies_of(opened_by(bh, *LETTER, "-a", named)) == ["so-noi-vu"]


@pytest.mark.parametrize("named", ["Cục Thuế tỉnh", "Thuế tỉnh"])
def test_one_that_goes_by_another_name_alone_keeps_its_key(bh, register, monkeypatch, named):
    freeze(monkeypatch, "2026-11-20")
    duty = "cao-nguyen/16.1#2"
    opened = opened_by(bh, "trigger", duty, "--on", "2026-11-20", "--due", "2026-12-05", "-a", named)
    assert agencies_of(opened) == ["cuc-thue-tinh"]


@pytest.mark.parametrize("opened", ["so-ldtbxh", "so-noi-vu"])
@pytest.mark.parametrize("asked", ["so-ldtbxh", "so-noi-vu"])
def test_what_an_event_opened_under_either_key_is_the_heirs(bh, register, monkeypatch, opened, asked):
    """The key of the absorbed body was recorded by a program that knew no absorption."""
    key = "cao-nguyen/25.2@2026-11-20.abcdef"
    put_in(register, [sealed(Event("1", "cu", 1, "b", "2026-11-20T02:00:00.000Z", "Lan", Act.TRIGGER,
                                   f"{key}:{opened}", date(2026, 11, 20), {"due": "2026-12-05"}))])  # fmt: skip
    freeze(monkeypatch, "2026-12-10")
    late = bh("overdue", "-r", "cao-nguyen", "-a", "Sở Nội vụ", "--format", "json").json["items"]
    assert [item["key"] for item in late if item["duty"] == "cao-nguyen/25.2"] == [f"{key}:so-noi-vu"]
    assert bh("done", f"{key}:{asked}").code == 0
    assert bh("done", f"{key}:{opened}").code == 2
    assert bh("doctor").code == 0
    written = bh("overdue", "-r", "cao-nguyen", "--as-written", "--format", "json").json["items"]
    assert [item["key"] for item in written if item["duty"] == "cao-nguyen/25.2"] == (
        [f"{key}:{opened}"] if opened == "so-ldtbxh" else []
    )


def test_what_an_event_opened_for_many_is_recorded_by_one_key(bh, register, monkeypatch):
    freeze(monkeypatch, "2026-11-20")
    opened = opened_by(bh, *LETTER)
    shared = opened[0].rpartition(":")[0]
    several = bh("done", shared)
    assert several.code == 6
    assert "--all" in several.err
    assert opened_by(bh, "done", shared, "-a", OLD) == [f"{shared}:so-noi-vu"]
    assert sorted(opened_by(bh, "done", shared, "--all")) == sorted(set(opened) - {f"{shared}:so-noi-vu"})


def test_as_written_each_still_owes_its_own(bh, register):
    run = bh(*REPORTS, "--as-written", "--from", "2026-12-01", "--to", "2026-12-31", "--format", "json")
    assert len(run.json["items"]) == 2


# Old names and new ones


@pytest.mark.parametrize(
    ("day", "comes"),
    [case("ngày trước", "2025-02-28", False), case("đúng ngày", "2025-03-01", True), case("sau", "2026-11-22", True)],
)
def test_the_heir_is_asked_for_what_came_to_it(ask, day, comes):
    own = reached(ask("-a", "Sở Nội vụ", "-r", "ven-bien", "--as-written", day=day))
    found = reached(ask("-a", "Sở Nội vụ", "-r", "ven-bien", day=day))
    old = reached(ask("-a", OLD, "-r", "ven-bien", "--as-written", day=day))
    assert own
    assert set(old) - set(own)
    assert set(found) == (set(own) | set(old) if comes else set(own))
    assert all("so-ldtbxh" in by for id, by in found.items() if id not in own)


def test_what_came_is_marked_with_the_name_in_the_text_and_the_authority(bh, register):
    run = bh("duties", "-a", "Sở Nội vụ", "-r", "cao-nguyen", "--as-of", "2026-11-22")
    (row,) = [line for line in run.out.splitlines() if line.startswith("cao-nguyen/5.5 ")]
    assert "chủ trì (văn bản ghi Sở LĐTBXH)" in row
    (own,) = [line for line in run.out.splitlines() if line.startswith("cao-nguyen/7.7 ")]
    assert "văn bản ghi" not in own
    assert "Sở Nội vụ tiếp nhận chức năng, nhiệm vụ của Sở LĐTBXH (lao động, việc làm, BHXH, BHTN" in run.out


def test_json_says_who_holds_each_duty_and_since_when(ask):
    items = ask("-a", "Sở Nội vụ", "-r", "cao-nguyen", day="2026-11-22")["items"]
    (item,) = [item for item in items if item["id"] == "cao-nguyen/5.5"]
    (way,) = item["reached_as"]
    (holder,) = way["holders"]
    assert (way["agency"], holder["agency"], holder["since"]) == ("so-ldtbxh", "so-noi-vu", "2025-03-01")
    assert "Nghị định 150/2025/NĐ-CP" in holder["instrument"]
    assert holder["confirmed"] is True


def test_an_agency_that_is_no_more_still_answers_and_says_who_holds_its_duties(bh, register, ask):
    before = ask("-a", OLD, "-r", "ven-bien", day="2025-02-28")
    after = ask("-a", OLD, "-r", "ven-bien", day="2026-11-22")
    assert reached(after) == reached(before) != {}
    assert before["warnings"] == []
    heirs = [line.partition(" (")[0] for line in after["warnings"]]
    assert heirs == [f"Từ 01/03/2025, Sở {to} tiếp nhận chức năng, nhiệm vụ của {OLD}" for to in
                     ("Nội vụ", "Y tế", "Giáo dục và Đào tạo", "Nông nghiệp và Môi trường")]  # fmt: skip
    assert "Lưu ý: Từ 01/03/2025, Sở" in bh("duties", "-a", OLD, "--as-of", "2026-11-22").err


def test_each_heir_gets_its_own_function_alone(ask):
    press = reached(ask("-a", "Sở VHTTDL", "-r", "cao-nguyen", day="2026-11-22"))
    other = reached(ask("-a", "Sở KHCN", "-r", "cao-nguyen", day="2026-11-22"))
    assert "cao-nguyen/12.2" in press, "định hướng báo chí"
    assert {"cao-nguyen/6.4", "cao-nguyen/12.1"} <= set(other)
    assert "cao-nguyen/12.2" not in other


def test_what_is_not_confirmed_says_so(bh, register):
    run = bh("duties", "-a", "Sở Tài chính", "-r", "cao-nguyen", "--as-of", "2026-11-22")
    lines = [line for line in run.out.splitlines() if "Sở Tài chính tiếp nhận chức năng, nhiệm vụ của Sở KHĐT" in line]
    registration = lines[0]
    assert "đăng ký kinh doanh" in registration
    assert registration.endswith("(chưa xác minh). Riêng việc đăng ký kinh doanh chưa đối chiếu với bản gốc.")


def test_as_of_then_answers_as_of_then(ask):
    then = ask("-a", "Sở Nội vụ", day="2024-06-01")
    assert {agency for by in reached(then).values() for agency in by} == {"so-noi-vu"}
    assert then["warnings"] == []


def test_as_written_switches_it_off(ask, bh, register):
    answer = ask("-a", "Sở Nội vụ", "--as-written", day="2026-11-22")
    assert {agency for by in reached(answer).values() for agency in by} == {"so-noi-vu"}
    assert answer["warnings"] == []
    assert all(way["holders"] == [] for item in answer["items"] for way in item["reached_as"])
    run = bh("due", "-a", OLD, "--month", 12, "--year", 2026, "--as-written", "--as-of", "2026-11-22")
    assert "Sở LĐTBXH" in run.out
    assert "nay " not in run.out + run.err
    assert not ask(*QUESTION[1:], "--as-written", command="due", day="2026-11-22")["items"]


@pytest.mark.parametrize(
    ("day", "said"),
    [("2025-06-30", None), ("2025-07-01", "chưa xác định được một cơ quan"), ("2026-11-22", "một cơ quan tiếp nhận")],
)
def test_a_district_body_has_no_single_heir_and_none_is_named(ask, bh, register, day, said):
    answer = ask("-a", "UBND huyện", "-r", "ven-bien", day=day)
    assert answer["items"]
    assert [said in line for line in answer["warnings"]] == ([True] if said else [])
    assert all("ubnd-huyen" in by for by in reached(answer).values())
    holders = [h for i in answer["items"] for way in i["reached_as"] for h in way["holders"]
               if way["agency"] == "ubnd-huyen"]  # fmt: skip
    assert {holder["agency"] for holder in holders} == ({None} if said else set())
    assert not {"ubnd-huyen"} & set().union(*reached(ask("-a", "UBND xã", "-r", "ven-bien", day=day)).values())


def test_due_says_that_nobody_holds_it_alone(bh, register):
    run = bh("due", "--year", 2026, "-a", "UBND huyện", "-r", "ven-bien", "--as-of", "2026-11-22")
    assert "Ủy ban nhân dân các huyện, thành phố (chưa xác định được một cơ quan tiếp nhận duy nhất)" in run.out


def test_show_says_who_has_it_now(bh, register):
    run = bh("show", "cao-nguyen/9.1", "--as-of", "2026-11-22")
    assert "Sở Tài chính tiếp nhận chức năng, nhiệm vụ của Sở KHĐT (đăng ký kinh doanh" in run.out
    assert "Sở Tài chính" not in bh("show", "cao-nguyen/9.1", "--as-of", "2025-01-01").out
    (item,) = bh("show", "cao-nguyen/9.1", "--as-of", "2026-11-22", "--format", "json").json["items"]
    assert [(one["agency"], one["holders"][0]["agency"]) for one in item["passed_on"]] == [("so-khdt", "so-tai-chinh")]


# Provinces


def regulations(answer) -> set[str]:
    return {item["regulation"] for item in answer["items"]} - {"lien-nganh"}


@pytest.mark.parametrize(
    ("province", "day", "found", "notes"),
    [
        case("ngày trước", "Quảng Ngãi", "2025-06-30", set(), []),
        case("đúng ngày", "Quảng Ngãi", "2025-07-01", {"cao-nguyen"}, [MERGED]),
        case("sau", "tỉnh quang ngai", "2026-11-22", {"cao-nguyen"}, [MERGED]),
        case("tên cũ, ngày trước", "Kon Tum", "2025-06-30", {"cao-nguyen"}, []),
        case("tên cũ, đúng ngày", "Kon Tum", "2025-07-01", {"cao-nguyen"},
             ["Kon Tum nay thuộc Quảng Ngãi từ 01/07/2025 (Nghị quyết 202/2025/QH15 ngày 12/6/2025)."]),
        case("Ninh Bình có Nam Định", "Ninh Bình", "2026-11-22", {"ven-bien"},
             [MERGED.replace("Kon Tum", "Nam Định").replace("Quảng Ngãi", "Ninh Bình")]),
        case("tỉnh không hợp nhất", "Sơn La", "2020-12-31", {"chuong-trinh"}, []),
        case("tỉnh không có văn bản", "TPHCM", "2026-11-22", set(), []),
    ],
)  # fmt: skip
def test_a_province_has_the_texts_of_those_that_it_was_formed_from(ask, province, day, found, notes):
    answer = ask("-p", province, day=day)
    assert regulations(answer) == found
    assert [line for line in answer["warnings"] if "Nghị quyết 202" in line] == notes


def test_as_written_knows_no_merger(ask):
    answer = ask("-p", "Quảng Ngãi", "--as-written", day="2026-11-22")
    assert (regulations(answer), answer["warnings"]) == (set(), [])


def test_old_and_new_name_together_say_it_once_each(ask):
    answer = ask("-p", "Quảng Ngãi", "-p", "Kon Tum", "-p", "Quảng Ngãi", day="2026-11-22")
    assert regulations(answer) == {"cao-nguyen"}
    assert sum("Nghị quyết 202" in line for line in answer["warnings"]) == 2


@pytest.mark.parametrize("name", ["Huế", "Thừa Thiên Huế", "Thừa Thiên - Huế", "TP Huế", "thành phố Huế"])
@pytest.mark.parametrize("day", ["2025-06-30", "2026-11-22"])
def test_all_wordings_of_a_province_lead_to_its_texts(ask, own, name, day):
    own(regulation("hue", place="Thừa Thiên Huế"), regulation("hue-moi", place="Huế"))
    assert regulations(ask("-p", name, day=day)) == {"hue", "hue-moi"}


# Keys and ledger


def test_keys_stay_what_they_were(ask):
    """Only those of bodies that another has absorbed by then are gone, into the key of the heir."""
    call = ("--year", 2026, "-r", "cao-nguyen")
    written = {item["key"] for item in ask(*call, "--as-written", command="due", day="2026-11-22")["items"]}
    for options in ((), ("-p", "Quảng Ngãi"), ("-p", "Kon Tum")):
        found = {item["key"] for item in ask(*call, *options, command="due", day="2026-11-22")["items"]}
        assert found < written
        assert {key.rpartition(":")[2] for key in written - found} == {"so-ldtbxh", "so-khdt"}


def test_what_was_recorded_under_the_old_name_holds_for_the_new(bh, ask):
    key = "cao-nguyen/24.1@2026:so-ldtbxh"
    assert bh("done", key, "--as-of", "2026-11-22").code == 0
    states = {item["key"]: item["state"] for item in ask(*QUESTION[1:], command="due", day="2026-11-22")["items"]}
    assert states == {"cao-nguyen/24.1@2026:so-noi-vu": "done", "cao-nguyen/5.5@2026": "open"}
    (event,) = bh("log", "--format", "json").json["items"]
    assert event["key"] == "cao-nguyen/24.1@2026:so-noi-vu"
    assert bh("doctor").code == 0
