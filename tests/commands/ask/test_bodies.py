"""166 communes, 13 departments and two districts, counted one by one: what an official sees of each."""

from __future__ import annotations

import csv
import io

import pytest

from tests.commands.bodies import COMMUNES, DEPARTMENTS, DISTRICTS, HEIR, thanh_hoa  # noqa: F401 # a fixture
from tests.domain.making import case
from tests.running import head, place

Q3 = "xa-phuong/1.1@2026-Q3"


@pytest.fixture
def listed(thanh_hoa):  # noqa: F811
    """The same office with its list of communes; three of them have sent, one of these late."""
    thanh_hoa.lists()
    thanh_hoa.done(Q3, "-a", "UBND xã Số 5", "-a", "UBND xã Số 7", "--on", "2026-10-02")
    thanh_hoa.done(f"{Q3}:ubnd-xa/thanh-hoa.xa-so-9", "--on", "2026-10-20")
    return thanh_hoa


def third_quarter(office, *args):
    return [item for item in office.items(*args) if item["duty"] == "xa-phuong/1.1" and item["period"] == "2026-Q3"]


def test_a_class_without_a_list_is_one_and_marked_so(thanh_hoa):  # noqa: F811
    (one,) = third_quarter(thanh_hoa, "overdue")
    assert (one["key"], one["as_one"], one["unit"]) == (f"{Q3}:ubnd-xa", True, None)
    shown = thanh_hoa.run("overdue")
    assert "Ủy ban nhân dân cấp xã (tính chung)" in shown.out
    assert "chưa có danh sách đơn vị" in shown.out


def test_each_listed_commune_owes_its_own(listed):
    found = third_quarter(listed, "overdue")
    assert {item["unit_name"] for item in found} == set(COMMUNES) - {"UBND xã Số 5", "UBND xã Số 7", "UBND xã Số 9"}
    assert {(item["agency"], item["province"], item["as_one"]) for item in found} == {("ubnd-xa", "Thanh Hóa", False)}
    assert f"{Q3}:ubnd-xa/thanh-hoa.xa-so-1" in {item["key"] for item in found}


def test_a_list_has_one_row_for_those_that_stand_alike(listed):
    run = listed.run("overdue", "--format", "table")
    rows = " ".join(run.out.split())
    assert "đã gửi 3/166, chưa gửi: UBND xã Số 1;" in rows
    assert "cơ quan khác" in rows
    assert "UBND xã Số 166" not in rows


def test_each_gives_every_body_a_row(listed):
    run = listed.run("overdue", "--each", "--format", "plain")
    assert f"{Q3}:ubnd-xa/thanh-hoa.xa-so-166" in run.out
    assert "đã gửi" not in run.out


@pytest.mark.parametrize("format", ["csv", "json", "md"])
def test_formats_for_programs_and_for_letters_name_every_body(listed, format):
    assert "UBND xã Số 166" in listed.run("overdue", "--format", format).out


def test_csv_has_a_row_for_each_body(listed):
    rows = list(csv.DictReader(io.StringIO(listed.run("overdue", "--format", "csv").out.removeprefix("\ufeff"))))
    assert len([row for row in rows if row["Mã"].startswith(f"{Q3}:")]) == 163


@pytest.mark.parametrize(
    ("name", "state"),
    [
        case("đúng hạn", "UBND xã Số 5", "done"),
        case("quá hạn mới gửi", "UBND xã Số 9", "done_late"),
        case("chưa gửi", "ubnd xa so 12", "overdue"),
    ],
)
def test_one_commune_is_asked_about_by_its_name(listed, name, state):
    (one,) = third_quarter(listed, "due", "--from", "2026-10-01", "--to", "2026-10-31", "-a", name)
    assert one["state"] == state


def test_the_page_of_one_commune_is_its_own(listed):
    run = listed.run("agenda", "-a", "UBND xã Số 12")
    assert "Lịch công tác của UBND xã Số 12" in run.out
    assert {item["unit_name"] for item in listed.items("agenda", "-a", "UBND xã Số 12")} == {"UBND xã Số 12"}


def test_the_recipient_sees_who_has_not_sent(listed):
    rows = " ".join(listed.run("agenda", "-a", "BHXH tỉnh", "--format", "table").out.split())
    assert "đã gửi 3/166, chưa gửi: UBND xã Số 1;" in rows
    assert "đã gửi 0/13" not in rows


def test_departments_are_named_with_those_that_have_sent_counted(thanh_hoa):  # noqa: F811
    for agency in DEPARTMENTS[:9]:
        thanh_hoa.done(f"xa-phuong/1.2@2026:{agency}", "--on", "2026-11-10")
    rows = " ".join(thanh_hoa.run("overdue", "--format", "plain").out.split())
    left = "Thanh tra tỉnh; Công an tỉnh; Thuế tỉnh; VP UBND tỉnh"
    assert f"đã gửi 9/13, chưa gửi: {left}" in rows


def test_what_was_recorded_of_the_class_counts_when_its_units_are_listed(thanh_hoa):  # noqa: F811
    thanh_hoa.done(f"{Q3}:ubnd-xa", "--on", "2026-10-01")
    thanh_hoa.lists()
    assert third_quarter(thanh_hoa, "overdue") == []


def test_a_key_of_the_class_asks_which_of_its_units(listed):
    run = listed.run("done", f"{Q3}:ubnd-xa", "--on", "2026-10-03")
    assert run.code == 6
    assert "166 cơ quan" in run.err
    assert "153 cơ quan khác" in run.err


def halves(office, period):
    found = office.items("due", "-r", "xa-phuong", "--from", "2024-01-01", "--to", "2026-12-31")
    return [item for item in found if item["duty"] == "xa-phuong/2.1" and item["period"] == period]


def test_a_district_owes_as_long_as_there_is_one(listed):
    assert [item["unit_name"] for item in halves(listed, "2025-H1")] == list(DISTRICTS)


def test_afterwards_nobody_does_until_the_office_says_who(listed):
    (one,) = halves(listed, "2025-H2")
    assert (one["key"], one["as_one"], one["unit"]) == ("xa-phuong/2.1@2025-H2:ubnd-huyen", True, None)
    assert [holder["agency"] for holder in one["holders"]] == [None]
    (listed.data / "succession.yaml").write_text(HEIR, encoding="utf-8")
    found = halves(listed, "2025-H2")
    assert [item["unit_name"] for item in found] == list(COMMUNES)
    assert found[0]["key"] == "xa-phuong/2.1@2025-H2:ubnd-xa/thanh-hoa.xa-so-1"
    assert [item["unit_name"] for item in halves(listed, "2025-H1")] == list(DISTRICTS)


def test_the_matrix_and_the_flows_tell_how_many_they_are(listed):
    for command in ("matrix", "flows"):
        assert listed.run(command, "-r", "xa-phuong", "--format", "json").json["units"] == {"ubnd-xa": 166}
        assert "(166 đơn vị)" in listed.run(command, "-r", "xa-phuong").out


def test_what_an_event_opens_is_owed_by_each_commune(listed):
    opened = listed.run("trigger", "xa-phuong/3", "--on", "2026-11-02", "--due", "2026-11-12")
    assert opened.code == 0, opened.err
    found = [item for item in listed.items("overdue") if item["duty"] == "xa-phuong/3"]
    assert {item["unit_name"] for item in found} == set(COMMUNES)
    listed.done(found[7]["key"], "--on", "2026-11-11")
    left = [item for item in listed.items("overdue") if item["duty"] == "xa-phuong/3"]
    assert len(left) == 165
    key = found[0]["key"].partition(":")[0]
    listed.done(key, "--all", "--except", "UBND xã Số 3", "--on", "2026-11-12")
    (one,) = [item for item in listed.items("overdue") if item["duty"] == "xa-phuong/3"]
    assert one["unit_name"] == "UBND xã Số 3"
    assert listed.run("doctor", "--format", "json").json["items"] == []


def test_the_doctor_finds_the_keys_of_units(listed):
    run = listed.run("doctor", "--format", "json")
    assert (run.code, run.json["items"]) == (0, [])


def test_the_log_and_the_page_of_a_key_know_the_unit(listed):
    (event,) = listed.items("log", f"{Q3}:ubnd-xa/thanh-hoa.xa-so-9")
    assert event["on"] == "2026-10-20"
    assert "UBND xã Số 9" in listed.run("show", f"{Q3}:ubnd-xa/thanh-hoa.xa-so-9").out


SEVERAL = (
    head("nhieu-noi", place="Thanh Hóa")
    + """\
  - ref: "1.1"
    duties:
      - {summary: Báo cáo năm., lead: [LEAD], kind: report, cadence: annual, performed: each,
         deadlines: [{quote: trước ngày 15 tháng 11, rule: before 11-15}]}
"""
)


@pytest.mark.parametrize("lead", ["Sở Y tế, UBND cấp xã, Sở Tài chính", "UBND cấp xã, Sở Y tế, Sở Tài chính"])
def test_in_a_row_of_several_the_mark_stands_at_the_class(thanh_hoa, lead):  # noqa: F811
    """Whichever of them comes first."""
    place(thanh_hoa.data, SEVERAL.replace("LEAD", lead))
    page = " ".join(thanh_hoa.run("due", "-r", "nhieu-noi", "--year", 2026, "--format", "plain").out.split())
    assert "Ủy ban nhân dân cấp xã (tính chung)" in page
    assert page.count("(tính chung)") == 2, "in the row and in the note that explains it"
