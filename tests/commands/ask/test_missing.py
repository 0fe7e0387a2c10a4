"""`bh missing`: who has sent, who has not, who was late; and `bh status --by body`."""

from __future__ import annotations

import pytest

from tests.commands.bodies import COMMUNES, DEPARTMENTS, thanh_hoa  # noqa: F401 # a fixture
from tests.domain.making import case
from tests.test_docs import text

Q3 = "xa-phuong/1.1@2026-Q3"


@pytest.fixture
def listed(thanh_hoa):  # noqa: F811
    """Of 166 communes two have sent in time, one late, one is let off; of 13 departments nine."""
    thanh_hoa.lists()
    thanh_hoa.done(Q3, "-a", "UBND xã Số 5", "-a", "UBND xã Số 7", "--on", "2026-10-02", "--doc", "12/BC-UBND")
    thanh_hoa.done(f"{Q3}:ubnd-xa/thanh-hoa.xa-so-9", "--on", "2026-10-20")
    assert thanh_hoa.run("waive", f"{Q3}:ubnd-xa/thanh-hoa.xa-so-11", "--reason", "bão", "--yes").code == 0
    for agency in DEPARTMENTS[:9]:
        thanh_hoa.done(f"xa-phuong/1.2@2026:{agency}", "--on", "2026-11-10")
    return thanh_hoa


@pytest.mark.parametrize(
    "asked",
    [
        case("mã kỳ", [Q3]),
        case("mã của cả loại", [f"{Q3}:ubnd-xa"]),
        case("nhiệm vụ với kỳ", ["xa-phuong/1.1", "--period", "quý 3/2026"]),
        case("nhiệm vụ: kỳ đến hạn gần nhất", ["xa-phuong/1.1"]),
    ],
)
def test_who_has_not_sent_is_named_with_the_share(listed, asked):
    run = listed.run("missing", *asked, "--format", "json")
    answer = run.json
    counts = {name: answer[name] for name in ("duty", "period", "done", "late", "left", "overdue", "waived", "share")}
    assert counts == {
        "duty": "xa-phuong/1.1", "period": "2026-Q3", "done": 3, "late": 1, "left": 162, "overdue": 162, "waived": 1,
        "share": 1.8,
    }  # fmt: skip
    states = {item["unit_name"]: item["state"] for item in answer["items"]}
    assert set(states) == set(COMMUNES)
    assert [name for name, state in states.items() if state == "done_late"] == ["UBND xã Số 9"]


def test_the_page_names_every_body(listed):
    run = listed.run("missing", Q3, "--format", "plain")
    assert "Đã gửi 3/165 (1,8%), trong đó quá hạn 1. Chưa gửi 162, trong đó đã quá hạn 162." in run.out
    left, late = run.out.partition("Gửi quá hạn: 1")[::2]
    assert left.count("UBND xã Số") == 162
    assert "12/BC-UBND" in late


def test_departments_are_thirteen(listed):
    run = listed.run("missing", "xa-phuong/1.2", "--format", "plain")
    assert "Đã gửi 9/13 (69,2%)" in run.out
    left = run.out.partition("Gửi đúng hạn")[0]
    assert all(name in left for name in ("Thanh tra tỉnh", "Công an tỉnh", "Thuế tỉnh", "VP UBND tỉnh"))
    assert "Sở Y tế" not in left


def test_an_earlier_period_is_its_own(listed):
    answer = listed.run("missing", "xa-phuong/1.1@2026-Q2", "--format", "json").json
    assert (answer["done"], answer["left"]) == (0, 166)


def test_a_national_text_has_every_province_or_those_asked_about(listed):
    answer = listed.run("missing", "ca-nuoc/1.1@2026", "--format", "json").json
    assert len(answer["items"]) == 34
    listed.done("ca-nuoc/1.1@2026:bhxh-tinh/son-la", "--on", "2026-11-10")
    answer = listed.run("missing", "ca-nuoc/1.1@2026", "-p", "Sơn La", "-p", "Nghệ An", "--format", "json").json
    assert {item["unit"]: item["state"] for item in answer["items"]} == {"son-la": "done", "nghe-an": "overdue"}


@pytest.mark.parametrize("asked", ["xa-phuong/9", "xa-phuong/1.1@2026-Q9"])
def test_what_there_is_not_is_refused(listed, asked):
    assert listed.run("missing", asked).code == 6


def test_every_field_is_documented(listed):
    page = text("docs/reference/json.md")
    answer = listed.run("missing", Q3, "--format", "json").json
    assert [name for name in (*answer, *answer["items"][0]) if f"`{name}`" not in page] == []


def test_the_state_of_each_body_is_counted(listed):
    found = listed.items("status", "--by", "body", "--from", "2026-10-01", "--to", "2026-11-22", "-r", "xa-phuong")
    lines = {item["name"]: item for item in found}
    assert len(lines) == 166 + 13 + 1
    late = lines["UBND xã Số 9 (Thanh Hóa)"]
    assert (late["total"], late["done_late"]["count"]) == (1, 1)
    assert lines["Sở Y tế (Thanh Hóa)"]["done"]["count"] == 1
    assert lines["Tất cả"]["total"] == 165 + 13


def test_a_national_text_is_counted_in_each_province(listed):
    listed.done("ca-nuoc/1.1@2026:bhxh-tinh/son-la", "--on", "2026-11-10")
    found = listed.items("status", "--by", "body", "--from", "2026-11-01", "--to", "2026-11-22", "-r", "ca-nuoc")
    lines = {item["name"]: item["done"]["count"] for item in found}
    assert len(lines) == 34 + 1
    assert (lines["BHXH tỉnh (Sơn La)"], lines["BHXH tỉnh (Thanh Hóa)"]) == (1, 0)


def test_a_province_of_another_text_is_refused(listed):
    run = listed.run("missing", Q3, "-p", "Sơn La")
    assert run.code == 2
    assert "xa-phuong là văn bản của Thanh Hóa, không phải của Sơn La" in run.err
    assert listed.run("missing", Q3, "-p", "thanh hoá").code == 0


def test_a_citation_in_several_texts_is_answered_with_keys_that_can_be_typed(listed):
    run = listed.run("missing", "Điều 1 khoản 2")
    assert run.code == 2
    assert all(id in run.err for id in ("ca-nuoc/1.2", "xa-phuong/1.2"))
    assert "--regulation" not in run.err, "which this command has not"
    assert listed.run("missing", "khoản 2 Điều 1 Thanh Hóa").code == 0


def test_on_a_narrow_terminal_a_body_has_one_row(listed, monkeypatch):
    """All share their day, which the title says: names and keys have its room."""
    monkeypatch.setenv("COLUMNS", "80")
    lines = listed.run("missing", Q3, "--format", "table").out.splitlines()
    assert max(map(len, lines)) <= 80
    rows = [line for line in lines if "xa-phuong/1.1@2026-Q3:ubnd-xa/thanh-hoa.xa-so-1 " in f"{line} "]
    assert ["UBND xã Số 1" in line for line in rows] == [True]
    assert "hạn 04/10/2026" in " ".join(lines[:3])


def test_a_day_of_its_own_is_shown(listed):
    key = f"{Q3}:ubnd-xa/thanh-hoa.xa-so-1"
    assert listed.run("extend", key, "--to", "2026-12-20", "--on", "2026-10-01", "--yes").code == 0
    (row,) = [line for line in listed.run("missing", Q3).out.splitlines() if f"{key} " in line]
    assert "20/12/2026" in row
