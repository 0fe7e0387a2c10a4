"""The office of one commune: its own work alone, and its name told apart from that of another province."""

from __future__ import annotations

import pytest

from tests.commands.bodies import COMMUNES, thanh_hoa, units  # noqa: F401 # a fixture
from tests.domain.making import case

Q3 = "xa-phuong/1.1@2026-Q3"
TWIN = "  - {id: son-la.xa-so-7, agency: ubnd-xa, name: UBND xã Số 7, province: Sơn La, since: 2025-07-01}\n"


@pytest.fixture
def listed(thanh_hoa):  # noqa: F811
    """166 communes of Thanh Hóa, and one of Sơn La that has the name of one of these."""
    thanh_hoa.lists(units() + TWIN)
    return thanh_hoa


@pytest.fixture
def commune(listed):
    assert listed.run("init", "--agency", "UBND X. Số 9").code == 0
    return listed


def test_it_is_shown_by_its_name_and_kept_by_its_id(commune):
    (item,) = commune.items("init")
    assert (item["agency"], item["unit"], item["unit_name"]) == ("ubnd-xa", "thanh-hoa.xa-so-9", "UBND xã Số 9")
    assert item["province"] == "thanh-hoa"
    assert "UBND xã Số 9" in commune.run("init").out
    assert "đơn vị trong danh sách: thanh-hoa.xa-so-9" in " ".join(commune.run("log").out.split())


@pytest.mark.parametrize("command", [["overdue"], ["due", "--within", "60"], ["agenda"]], ids=lambda one: one[0])
def test_it_sees_its_own_work(commune, command):
    run = commune.run(*command, "--format", "json")
    assert {item["unit"] for item in run.json["items"]} == {"thanh-hoa.xa-so-9"}
    assert run.json["office"]["unit"] == "thanh-hoa.xa-so-9"
    assert "UBND xã Số 9 (Thanh Hóa)" in commune.run(*command).out


def test_all_and_another_agency_lift_it(commune):
    found = commune.items("overdue", "--all")
    communes = {item["unit_name"] for item in found if item["key"].startswith(f"{Q3}:")}
    assert communes == {*COMMUNES}
    assert {item["agency"] for item in commune.items("overdue", "-a", "Sở Y tế")} == {"so-y-te"}


def test_what_it_records_tells_its_name(commune):
    commune.done(f"{Q3}:ubnd-xa/thanh-hoa.xa-so-9", "--on", "2026-10-02")
    assert commune.items("log", f"{Q3}:ubnd-xa/thanh-hoa.xa-so-9")[0]["office"] == "UBND xã Số 9 (Thanh Hóa)"


def test_the_environment_wins(commune, monkeypatch):
    monkeypatch.setenv("BH_AGENCY", "UBND xã Số 10")
    assert {item["unit"] for item in commune.items("overdue")} == {"thanh-hoa.xa-so-10"}


def test_another_province_drops_it(commune):
    assert commune.run("init", "--province", "Sơn La").code == 0
    assert commune.items("init")[0]["unit"] is None


def test_one_that_is_listed_no_more_is_told(commune):
    commune.lists(units().replace("thanh-hoa.xa-so-9,", "thanh-hoa.xa-so-chin,"))
    run = commune.run("overdue")
    assert run.code == 6
    assert "thanh-hoa.xa-so-9" in run.err
    assert "bh init --agency" in run.err


def test_a_name_in_two_provinces_is_asked_about(listed):
    run = listed.run("overdue", "-a", "UBND xã Số 7")
    assert run.code == 6
    assert "thanh-hoa.xa-so-7" in run.err
    assert "son-la.xa-so-7" in run.err


@pytest.mark.parametrize(
    "asked",
    [
        case("tỉnh trong tên", ["-a", "UBND xã Số 7 Thanh Hóa"]),
        case("mã", ["-a", "thanh-hoa.xa-so-7"]),
        case("--province", ["-a", "UBND xã Số 7", "-p", "Thanh Hóa"]),
    ],
)
def test_it_is_told_apart(listed, asked):
    assert {item["unit"] for item in listed.items("overdue", *asked)} == {"thanh-hoa.xa-so-7"}


def test_the_office_and_the_text_tell_it_apart(listed):
    listed.done(Q3, "-a", "UBND xã Số 7", "--on", "2026-10-02")
    done = [item["unit"] for item in listed.items("missing", Q3) if item["state"] == "done"]
    assert done == ["thanh-hoa.xa-so-7"]
    assert listed.run("init", "--province", "Thanh Hóa").code == 0
    assert {item["unit"] for item in listed.items("overdue", "-a", "UBND xã Số 7")} == {"thanh-hoa.xa-so-7"}


def test_a_body_of_another_province_owes_nothing_of_this_text(listed):
    run = listed.run("done", Q3, "-a", "UBND xã Số 7 Sơn La", "--on", "2026-10-02")
    assert run.code == 2
    assert "Sơn La" in run.err


@pytest.mark.parametrize("name", ["các sở, ban, ngành", "các cơ quan, đơn vị"])
def test_a_group_of_bodies_has_no_desk(listed, name):
    run = listed.run("init", "--agency", name)
    assert run.code == 2
    assert "nhóm cơ quan" in run.err
    assert listed.items("init")[0]["agency"] is None


def test_nor_in_the_environment(listed, monkeypatch):
    monkeypatch.setenv("BH_AGENCY", "các sở, ban, ngành")
    assert listed.run("overdue").code == 2
