"""`bh trigger` of a duty whose text limits it from an event: the day follows from the event's day alone."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from tests.domain.making import case

ANSWER, PAPERS = "tay-bac/2.1", "tay-bac/2.2"


@pytest.fixture
def tay_bac(forms):
    """An office, with the standings of the regulation whose deadlines have every form."""

    def due(key: str, day: str) -> dict[str, object]:
        found = forms.items("due", "-r", "tay-bac", "--from", "2026-01-01", "--to", "2027-12-31", day=day)
        (one,) = [item for item in found if item["key"] == key]
        return one

    forms.due = due
    return forms


@pytest.mark.parametrize(
    ("on", "due"),
    [
        case("qua Tết 2026", "2026-02-12", "2026-02-26"),
        case("tuần thường", "2026-11-17", "2026-11-25"),
        case("qua thứ Bảy làm bù", "2026-08-20", "2026-08-26"),
        case("qua Quốc khánh", "2026-08-28", "2026-09-09"),
    ],
)
def test_working_days_are_counted_from_the_day_after_the_event(tay_bac, on, due):
    """24/11/2026 is off; 22/08 is worked; 29/08-02/09 are off."""
    answer = tay_bac.answer("trigger", ANSWER, "--on", on)
    (item,) = answer["items"]
    assert (item["on"], item["data"]["due"]) == (on, due)
    assert (answer["event"], answer["due"], answer["rule"]) == (on, due, "within 5 working days of event")
    standing = tay_bac.due(item["key"], "2026-11-22")
    assert (standing["opens"], standing["due"], standing["basis"]) == (on, due, "explicit")
    assert standing["quote"] == "trong 05 ngày làm việc kể từ ngày nhận"


def test_an_event_to_come_dates_what_is_due_before_it(tay_bac):
    """Họp ngày 15/12/2026 (thứ Ba), trước 03 ngày làm việc: 14, 11 và 10/12; ghi từ hôm nay, không đợi đến ngày họp."""
    (item,) = tay_bac.items("trigger", PAPERS, "--on", "2026-12-15", day="2026-11-22")
    assert (item["on"], item["data"]["due"]) == ("2026-11-22", "2026-12-10")
    assert item["key"].startswith(f"{PAPERS}@2026-12-15.")
    assert tay_bac.due(item["key"], "2026-12-10")["state"] == "open"
    assert tay_bac.due(item["key"], "2026-12-11")["state"] == "overdue"


def test_an_event_that_is_near_leaves_no_time(tay_bac):
    (item,) = tay_bac.items("trigger", PAPERS, "--on", "2026-11-23", day="2026-11-22")
    standing = tay_bac.due(item["key"], "2026-11-22")
    assert (standing["due"], standing["opens"], standing["state"]) == ("2026-11-18", None, "overdue")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        case("có hạn theo văn bản mà nêu --due", [ANSWER, "--on", "2026-11-20", "--due", "2026-12-20"], "bỏ --due"),
        case("không có hạn theo văn bản", ["mau/2.1", "--on", "2026-11-20"], "cần --due"),
        case("sự kiện chưa xảy ra", [ANSWER, "--on", "2026-12-01"], "chưa đến"),
    ],
)
def test_what_cannot_be_opened_is_refused(forms, args, said):
    run = forms.run("trigger", *args)
    assert (run.code, forms.log()) == (2, [])
    assert said in run.err


def test_the_reader_is_told_from_what_the_day_follows(forms):
    told = forms.run("trigger", ANSWER, "--on", "2026-02-12").out
    assert (
        'Hạn theo văn bản ("trong 05 ngày làm việc kể từ ngày nhận"): 26/02/2026, 5 ngày làm việc sau ngày 12/02/2026.'
    ) in told


def test_a_dry_run_tells_the_day_too(forms):
    answer = forms.answer("trigger", ANSWER, "--on", "2026-02-12", "--dry-run")
    assert (answer["dry_run"], answer["due"]) == (True, "2026-02-26")
    assert forms.log() == []


def test_days_off_that_are_guessed_are_told(forms):
    run = forms.run("trigger", PAPERS, "--on", "2029-03-01", "--format", "json")
    assert any("dự đoán" in warning for warning in run.json["warnings"])


def test_the_count_is_explained_day_by_day(forms):
    (key,) = forms.keys("trigger", ANSWER, "--on", "2026-08-20")
    shown = forms.run("show", key, "--explain").out
    for line in (
        "Sự kiện xảy ra ngày 20/08/2026; ngày ấy không tính.",
        "Thứ Sáu 21/08/2026: ngày làm việc thứ 1",
        "Thứ Bảy 22/08/2026: làm bù, ngày làm việc thứ 2",
        "Chủ nhật 23/08/2026: nghỉ cuối tuần",
        "Thứ Tư 26/08/2026: ngày làm việc thứ 5",
    ):
        assert line in shown
    assert "27/08/2026" not in shown


def test_days_off_stand_in_the_count(forms):
    (key,) = forms.keys("trigger", ANSWER, "--on", "2026-02-12")
    shown = forms.run("show", key, "--explain").out
    assert "Thứ Hai 16/02/2026: nghỉ lễ, tết hoặc nghỉ bù" in shown
    assert "Thứ Năm 26/02/2026: ngày làm việc thứ 5" in shown


def test_a_day_that_a_person_has_said_is_not_explained_by_a_rule(forms):
    (key,) = forms.keys("trigger", "mau/2.2", "--due", "2026-11-30")
    assert "Hạn 30/11/2026 do người ghi nêu" in forms.run("show", key, "--explain").out


def test_a_duty_that_waits_for_its_event_tells_how_it_gets_its_day(forms):
    shown = forms.run("show", ANSWER, "--explain").out
    assert f"bh trigger {ANSWER}" in shown
    assert "trong 05 ngày làm việc kể từ ngày nhận" in shown


def test_the_agenda_lists_what_waits_for_its_event(forms):
    answer = forms.answer("agenda", "-a", "bhxh-tinh", "-r", "tay-bac")
    assert [duty["id"] for duty in answer["waiting"]] == [ANSWER]
    page = forms.run("agenda", "-a", "Sở Nội vụ", "-r", "tay-bac").out
    assert "Chờ sự kiện" in page
    assert PAPERS in page
    assert forms.answer("agenda", "-a", "SYT", "-r", "mau")["waiting"] == []


def test_a_spreadsheet_has_what_waits_too(forms, tmp_path):
    page = forms.run("agenda", "-a", "bhxh-tinh", "-r", "tay-bac", "--format", "csv").out
    (row,) = [row for row in csv.DictReader(io.StringIO(page.removeprefix("\ufeff"))) if row["Mã"] == ANSWER]
    assert row["§"].startswith("Chờ sự kiện")
    assert row["Thời hạn"]
    assert forms.run("agenda", "-a", "bhxh-tinh", "-r", "tay-bac", "--output", tmp_path / "a.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert ANSWER in {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def test_a_periodic_duty_waits_for_no_event(forms):
    run = forms.run("trigger", "mau/1.1", "--on", "2026-11-02")
    assert run.code == 2
    assert "bh done" in run.err
