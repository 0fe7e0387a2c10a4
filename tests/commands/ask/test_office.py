"""Answers for the office: its province and agency narrow them, their heading says so, `--all` lifts it.

Of the corpus, cao-nguyen is of Kon Tum (Quảng Ngãi since 01/7/2025), ven-bien of Nam Định (Ninh Bình), chuong-trinh of
Sơn La and over, lien-nganh national.
"""

from __future__ import annotations

import csv
import io

import pytest

QUANG_NGAI, NAM_DINH, NATIONAL = {"cao-nguyen"}, {"ven-bien"}, {"lien-nganh"}
YEAR = ("--year", 2026)
COMMANDS = [["due", *YEAR], ["overdue"], ["agenda"], ["duties"], ["status", "--by", "regulation"]]
OTHERS = [["matrix"], ["flows"], ["gaps"], ["regulations"], ["search", "BHXH"], ["targets"]]
FOR_OFFICE = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
HINT = "Gợi ý: Đặt đơn vị một lần"


@pytest.fixture
def desk(bh, register):
    """Sở Y tế of Quảng Ngãi, set once."""
    assert bh("init", "--agency", "Sở Y tế tỉnh Quảng Ngãi", "--name", "SYT tỉnh nhà").code == 0
    return bh


def texts(run):
    """The regulations of the items."""
    assert run.code == 0, run.err
    items = run.json["items"]
    return {item.get("regulation") or item.get("name") or item["id"] for item in items if item.get("name") != "Tất cả"}


def ids(run):
    assert run.code == 0, run.err
    return [item.get("key") or item["id"] for item in run.json["items"]]


@FOR_OFFICE
def test_an_office_gets_what_its_agency_and_province_would_be_answered(desk, register, command):
    own = desk(*command, "-f", "json").json
    named = desk(*command, "--all", "-a", "Sở Y tế", "-p", "Quảng Ngãi", "-f", "json").json
    assert own["items"] == named["items"] != []
    office = {
        "province": "quang-ngai", "province_name": "Quảng Ngãi", "agency": "so-y-te", "agency_name": "Sở Y tế",
        "name": "SYT tỉnh nhà", "unit": None, "unit_name": None,
    }  # fmt: skip
    assert (own["office"], named["office"]) == (office, None)


@FOR_OFFICE
@pytest.mark.parametrize("format", ["plain", "table", "md"])
def test_the_heading_says_for_whom(desk, command, format):
    run = desk(*command, "-f", format)
    heading = run.out.partition("\n\n")[0]
    assert "SYT tỉnh nhà" in heading.replace("\n", " ")
    assert HINT not in run.err


@FOR_OFFICE
def test_all_lifts_the_office(desk, bh, monkeypatch, command):
    everything = desk(*command, "--all", "-f", "json")
    assert texts(everything) > NAM_DINH if command[0] not in ("agenda",) else texts(everything)
    assert everything.json["office"] is None
    assert "SYT" not in desk(*command, "--all").out


@pytest.mark.parametrize("command", OTHERS, ids=lambda command: command[0])
def test_other_questions_take_the_province_alone(desk, command):
    own = desk(*command, "-f", "json").json
    named = desk(*command, "--all", *([] if command == ["targets"] else ["-p", "Quảng Ngãi"]), "-f", "json").json
    assert own["office"] == {
        "province": "quang-ngai", "province_name": "Quảng Ngãi", "agency": None, "agency_name": None, "name": None,
        "unit": None, "unit_name": None,
    }  # fmt: skip
    if command != ["targets"]:
        assert own["items"] == named["items"]
    assert len(own["items"]) < len(desk(*command, "--all", "-f", "json").json["items"])
    assert "Quảng Ngãi" in desk(*command).out.partition("\n\n")[0] or own["items"] == []
    assert HINT not in desk(*command, "--all").err


def test_the_duties_of_agencies_are_counted_in_the_province(desk):
    def counted(*args):
        run = desk("agencies", *args, "-f", "json")
        return {item["id"]: sum(item["duties"].values()) for item in run.json["items"]}

    own, everywhere = counted(), counted("--all")
    assert own.keys() == everywhere.keys()
    assert 0 < own["bhxh-tinh"] < everywhere["bhxh-tinh"]
    assert own["so-khdt"] == len(desk("duties", "-a", "Sở KHĐT", "--as-written", "-f", "json").json["items"])
    assert "Quảng Ngãi" in desk("agencies").out.splitlines()[0]


def test_a_diagram_has_no_heading(desk):
    assert desk("flows", "--graph", "dot").out.startswith("digraph")


# Options win


@FOR_OFFICE
def test_a_regulation_of_another_province_is_answered_in_full(desk, command):
    if command == ["agenda"]:
        command = ["agenda", "-a", "Bảo hiểm xã hội tỉnh"]
    own = desk(*command, "-r", "ven-bien", "-f", "json").json
    assert own["items"] == desk(*command, "--all", "-r", "ven-bien", "-f", "json").json["items"] != []
    assert own["office"] is None


def test_another_province_is_answered_for_all_its_agencies(desk):
    own = desk("due", *YEAR, "-p", "Nam Định", "-f", "json")
    assert ids(own) == ids(desk("due", *YEAR, "--all", "-p", "Nam Định", "-f", "json"))
    assert texts(own) == NAM_DINH | NATIONAL


@pytest.mark.parametrize("place", ["Quảng Ngãi", "Kon Tum"])
def test_the_agency_stays_in_its_own_province(desk, place):
    own = desk("due", *YEAR, "-p", place, "-f", "json")
    assert ids(own) == ids(desk("due", *YEAR, "--all", "-a", "Sở Y tế", "-p", place, "-f", "json")) != []
    assert own.json["office"]["agency"] == "so-y-te"


def test_another_agency_stands_in_the_province_of_the_office(desk):
    own = desk("due", *YEAR, "-a", "BHXH tỉnh", "-f", "json")
    assert texts(own) == QUANG_NGAI | NATIONAL
    assert "BHXH tỉnh (Quảng Ngãi)" in desk("due", *YEAR, "-a", "BHXH tỉnh").out.splitlines()[0]


def test_the_environment_wins_over_what_is_set_and_options_over_it(desk, monkeypatch):
    monkeypatch.setenv("BH_PROVINCE", "Nam Định")
    monkeypatch.setenv("BH_AGENCY", "BHXH tỉnh")
    run = desk("due", *YEAR, "-f", "json")
    assert texts(run) == NAM_DINH | NATIONAL
    assert (run.json["office"]["province"], run.json["office"]["agency"]) == ("ninh-binh", "bhxh-tinh")
    assert "cao-nguyen" in texts(desk("due", *YEAR, "-p", "Kon Tum", "-f", "json"))


def test_a_wrong_variable_is_told(desk, monkeypatch):
    monkeypatch.setenv("BH_AGENCY", "Sở Lạ")
    run = desk("due")
    assert (run.code, run.out) == (6, "")
    assert "BH_AGENCY" in run.err and "Sở Lạ" in run.err


# Names as people write them


@pytest.mark.parametrize("name", ["Sở Y tế tỉnh Quảng Ngãi", "SYT Quảng Ngãi", "so y te quang ngai"])
def test_an_agency_named_with_its_province_is_both(bh, register, name):
    asked = bh("due", *YEAR, "-a", name, "-f", "json")
    assert ids(asked) == ids(bh("due", *YEAR, "-a", "Sở Y tế", "-p", "Quảng Ngãi", "-f", "json")) != []


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["-a", "Sở Y tế Quảng Ngãi", "-p", "Sơn La"], ["Quảng Ngãi", "Sơn La"]),
        (["-a", "Sở Y tế Quảng Ngãi", "-a", "Sở Nội vụ Sơn La"], ["Quảng Ngãi, Sơn La"]),
    ],
)
def test_names_that_contradict_each_other_are_told(bh, register, args, words):
    run = bh("due", *args)
    assert (run.code, run.out) == (2, "")
    assert all(word in run.err for word in words)


def test_one_agency_of_two_provinces_is_no_contradiction(bh, register):
    both = bh("due", *YEAR, "-a", "BHXH Nam Định", "-a", "BHXH Kon Tum", "-f", "json")
    assert texts(both) == NAM_DINH | QUANG_NGAI | NATIONAL


def test_a_province_merged_into_the_one_asked_for_is_the_part(bh, register):
    part = bh("due", *YEAR, "-a", "Sở Y tế Quảng Ngãi", "-p", "Kon Tum", "-f", "json")
    assert ids(part) == ids(bh("due", *YEAR, "-a", "Sở Y tế", "-p", "Kon Tum", "-f", "json"))


# A province without texts


def test_a_province_without_texts_is_told_what_to_do(bh, register):
    run = bh("due", *YEAR, "-p", "Cà Mau", "-f", "json")
    (warning,) = run.json["warnings"]
    assert "Cà Mau" in warning and "bh check" in warning
    assert texts(run) == NATIONAL
    assert "Chưa có văn bản" not in bh("due", *YEAR, "-p", "Nam Định").err
    assert "Chưa có văn bản" not in bh("due", *YEAR, "-p", "Ninh Bình").err, "Nam Định is in it since 01/7/2025"


# Without an office


@pytest.mark.parametrize("command", [one for one in COMMANDS if one != ["agenda"]], ids=lambda command: command[0])
def test_who_has_no_office_is_told_once_how_to_set_it(bh, register, command):
    run = bh(*command)
    assert run.code == 0
    assert [line for line in run.err.splitlines() if line.startswith(HINT)] == [run.err.strip().splitlines()[-1]]
    assert "bh init --agency" in run.err
    for args in (["--all"], ["-a", "Sở Y tế"], ["-p", "Kon Tum"], ["-r", "ven-bien"]):
        assert HINT not in bh(*command, *args).err


def test_as_written_keeps_to_the_office(desk):
    """The office is one of today: the texts of Kon Tum are its own, by whatever names."""
    assert texts(desk("regulations", "--as-written", "-f", "json")) == QUANG_NGAI | NATIONAL
    run = desk("duties", "-a", "Sở LĐTBXH", "--as-written", "-f", "json")
    assert texts(run) == QUANG_NGAI
    assert run.json["office"]["province"] == "quang-ngai"


@FOR_OFFICE
def test_programs_are_told_nothing(bh, register, command):
    args = ["-a", "Sở Y tế"] if command == ["agenda"] else []
    for format in ("json", "csv"):
        assert HINT not in bh(*command, *args, "-f", format).err
    assert bh(*command, *args, "-f", "json").json["office"] is None


def test_nothing_overdue_is_silent_without_an_office(bh, register):
    run = bh("overdue", "--kind", "meeting", "--as-of", "2026-01-02")
    assert (run.code, run.out, run.err) == (0, "", "")


def test_an_agenda_needs_an_agency_or_an_office(bh, register):
    run = bh("agenda")
    assert run.code == 2
    assert "bh init --agency" in run.err
    assert bh("agenda", "--all").out.startswith("Lịch công tác của mọi cơ quan")


def test_an_agency_that_the_registry_has_lost_is_told(desk, bh, register):
    from baohiem_cli.store import settings, sqlite

    db = sqlite.connect(register)
    with sqlite.transaction(db):
        settings.write(db, settings.AGENCY, "so-da-mat")
    db.close()
    run = bh("due")
    assert (run.code, run.out) == (6, "")
    assert "so-da-mat" in run.err and "bh init --agency" in run.err
    assert bh("init").code == 0


def test_the_texts_of_a_merged_province_are_its_own_without_a_word(desk):
    """`bh init` has told the office what became of its province; others are told when they ask."""
    assert desk("due", *YEAR, "-f", "json").json["warnings"] == []
    assert "Kon Tum hợp nhất" in desk("due", *YEAR, "--all", "-p", "Quảng Ngãi").err


def test_a_province_is_no_agency(bh, register):
    run = bh("due", "-a", "Quảng Ngãi")
    assert run.code == 6
    assert "--province" in run.err


# Formats


def test_a_spreadsheet_has_the_rows_of_the_office_alone(desk):
    rows = list(csv.reader(io.StringIO(desk("due", *YEAR, "-f", "csv").out.lstrip("\ufeff"))))
    assert len(rows) - 1 == len(desk("due", *YEAR, "-f", "json").json["items"])


# The ledger


def test_the_office_is_named_beside_who_records(desk):
    (key, *__) = ids(desk("due", *YEAR, "-f", "json"))
    desk("done", key, "--by", "Lan")
    event = desk("log", key, "-f", "json").json["items"][0]
    assert (event["actor"], event["office"], event["data"]["office"]) == ("Lan", "SYT tỉnh nhà", "SYT tỉnh nhà")
    assert "SYT tỉnh nhà" in desk("log", key).out
    assert "Lan, SYT tỉnh nhà ghi" in desk("show", key).out
    assert desk("doctor").code == 0
    desk("undo", "--yes")
    assert {one["office"] for one in desk("log", key, "-f", "json").json["items"]} == {"SYT tỉnh nhà"}


def test_a_body_of_another_province_cannot_be_recorded_for(bh, register):
    run = bh("done", "cao-nguyen/24.1@2026", "--agency", "Sở Y tế Nam Định")
    assert run.code == 2
    assert "Nam Định" in run.err and "Kon Tum" in run.err
    assert bh("log", "-f", "json").json["items"] == []


def test_a_body_is_recorded_for_by_its_whole_name(bh, register):
    due = bh("due", *YEAR, "-a", "Sở Y tế", "-r", "cao-nguyen", "--kind", "report", "-f", "json").json["items"]
    one = next(item for item in due if item["key"].endswith(":so-y-te"))
    run = bh("done", one["key"].partition(":")[0], "--agency", "Sở Y tế Quảng Ngãi", "--yes", "-f", "json")
    assert [item["key"] for item in run.json["items"]] == [one["key"]]


def test_offices_that_keep_one_ledger_are_told_apart(offices, tmp_path):
    """The settings of the other office come in as its history, and change nothing here."""
    planning, insurance = offices("ke-hoach"), offices("bao-hiem")
    planning.run("init", "--agency", "Sở Tài chính Nam Định", "--name", "STC Nam Định")
    insurance.run("init", "--agency", "Sở Y tế Quảng Ngãi")
    planning.run("done", "mau/1.2@2026-Q1:so-tai-chinh")
    insurance.run("done", "mau/1.2@2026-Q1:so-y-te")
    planning.run("ledger", "export", tmp_path / "so.jsonl")
    assert insurance.run("ledger", "import", tmp_path / "so.jsonl").code == 0
    assert {(one["key"], one["office"]) for one in insurance.log() if one["act"] == "done"} == {
        ("mau/1.2@2026-Q1:so-tai-chinh/ninh-binh", "STC Nam Định"),
        ("mau/1.2@2026-Q1:so-y-te/quang-ngai", "Sở Y tế (Quảng Ngãi)"),
    }
    assert insurance.run("init", "--format", "json").json["items"][0]["province"] == "quang-ngai"
    assert insurance.examined() == (0, [])
