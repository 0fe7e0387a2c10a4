"""Keys as people write them: for several bodies, in words, with blanks and capitals."""

from __future__ import annotations

import pytest

from tests.commands.office import ANNUAL, MODEL, PLAN, QUARTERLY
from tests.domain.making import case
from tests.running import place

Q3 = f"{QUARTERLY}@2026-Q3:so-y-te"


# A key that a list shows for several bodies


@pytest.mark.parametrize("args", [["mau/1.2@2026-Q3"], ["mau/1.2", "--period", "quý 3/2026"]])
def test_the_key_of_a_grouped_row_leads_to_its_bodies(office, args):
    run = office.run("done", *args, "--format", "json")
    assert run.code == 6
    assert run.json["error"]["nearest"] == [Q3, f"{QUARTERLY}@2026-Q3:so-tai-chinh"]
    for words in ("Sở Y tế", "Sở Tài chính", "--agency", "--all"):
        assert words in run.err
    assert office.log() == []


def test_it_is_taken_with_the_bodies(office):
    assert office.keys("done", "mau/1.1@2026", "-a", "SYT") == [ANNUAL]
    assert office.keys("done", "mau/1.2@2026-Q3", "-a", "STC", "-a", "Sở Y tế") == [
        f"{QUARTERLY}@2026-Q3:so-tai-chinh", Q3,
    ]  # fmt: skip


def test_for_all_of_them_it_records_those_that_are_still_owed(office):
    office.run("done", "mau/1.2@2026-Q3", "-a", "SYT", "--on", "2026-10-01")
    assert office.keys("done", "mau/1.2@2026-Q3", "--all") == [f"{QUARTERLY}@2026-Q3:so-tai-chinh"]
    assert office.keys("note", "mau/1.2@2026-Q3", "đã nhắc", "--all") == [Q3, f"{QUARTERLY}@2026-Q3:so-tai-chinh"]
    assert office.run("done", "mau/1.2@2026-Q3", "--all").code == 0


@pytest.mark.parametrize("key", [f" {ANNUAL} ", "Mau/1.1@2026:so-y-te", "MAU/1.1@2026:so-y-te"])
def test_blanks_and_capitals_do_not_matter(office, key):
    assert office.keys("done", key) == [ANNUAL]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        case("quý số", "quý 3/2026", Q3),
        case("quý La Mã", "Quý III/2026", Q3),
        case("quý năm", "quý 3 năm 2026", Q3),
        case("chữ Q trước", "Q3-2026", Q3),
        case("chữ Q, gạch chéo", "q3/2026", Q3),
        case("mã", "2026-Q3", Q3),
    ],
)
def test_a_period_is_said_in_words(office, words, key):
    assert office.keys("done", QUARTERLY, "--period", words, "-a", "SYT") == [key]


def test_a_period_that_is_none_is_told_with_the_form(office):
    run = office.run("done", QUARTERLY, "--period", "mùa thu", "-a", "SYT")
    assert run.code == 6
    assert "2026-Q3" in run.err


def test_a_period_before_the_text_is_told_with_periods_that_exist(office):
    run = office.run("done", f"{QUARTERLY}@2015-Q2:so-y-te", "--format", "json")
    assert run.code == 6
    assert "bh trigger" not in run.err
    assert run.json["error"]["nearest"]


# What contradicts itself, and bodies under the names of today


@pytest.mark.parametrize(
    "args",
    [
        case("cơ quan khác", [ANNUAL, "--agency", "Sở Tài chính"]),
        case("kỳ khác", [ANNUAL, "--period", "2027"]),
    ],
)
def test_a_key_and_an_option_that_contradict_each_other_are_refused(office, args):
    run = office.run("done", *args)
    assert run.code == 2
    assert args[1] in run.err
    assert office.log() == []
    assert office.keys("done", ANNUAL, "--agency", "SYT", "--period", "năm 2026") == [ANNUAL]


def test_capitals_do_not_matter_in_a_period(office):
    assert office.keys("done", "mau/1.2@2026-q3:so-y-te") == [Q3]


def test_a_joint_act_is_told_with_those_who_carry_it_out(office):
    run = office.run("done", PLAN, "-a", "BHXH tỉnh")
    assert run.code == 6
    assert "Cơ quan thực hiện: Sở Y tế; Sở Tài chính." in run.err


def test_a_body_of_today_records_what_the_text_gives_to_one_before_it(bh, tmp_path):
    text = MODEL.replace("lead: [Sở Y tế, Sở Tài chính]", "lead: [Sở LĐTBXH, Sở Tài chính]").replace("BHXH", "BHTN")
    where = ("--db", tmp_path / "bh.db", "--data", place(tmp_path / "data", text))
    run = bh("note", "mau/1.1@2026", "lời", "-a", "Sở Nội vụ", *where, "--format", "json")
    assert run.code == 0, run.err
    assert [item["key"] for item in run.json["items"]] == ["mau/1.1@2026:so-ldtbxh"]
    assert "Cơ quan thực hiện: Sở LĐTBXH" in bh("note", "mau/1.1@2026", "lời", "-a", "BHXH tỉnh", *where).err
