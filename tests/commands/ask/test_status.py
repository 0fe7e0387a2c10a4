"""`bh status`: the four cells, their shares, what stands beside them, and the same a year earlier."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.alphabet import order
from tests.commands.office import ANNUAL, AWAITED, PLAN, quarter
from tests.domain.making import case

CELLS = ("done", "done_late", "open", "overdue")
Y2026 = ("status", "-r", "mau", "--year", 2026)
LAST_DAY = "2026-12-31"


def rows(office, *args, day=LAST_DAY):
    return {item["name"]: item for item in office.items(*args, day=day)}


def cells(item):
    return tuple(item[cell]["count"] for cell in CELLS)


def test_the_cells_of_each_agency_and_of_all(busy):
    found = rows(busy, *Y2026)
    assert {name: (item["total"], cells(item), item["waived"], item["refused"]) for name, item in found.items()} == {
        # done, late, open (the plan), overdue
        "Sở Y tế": (6 - 1, (2, 1, 1, 1), 1, 1),
        # done, late, open (the plan, 1.4), overdue (2025-Q4, Q2, Q3, 1.4)
        "Sở Tài chính": (8, (1, 1, 2, 4), 0, 0),
        # the plan counts once
        "Tất cả": (12, (3, 2, 2, 5), 1, 1),
    }
    assert list(found)[-1] == "Tất cả"


def test_shares_are_of_the_four_cells(busy):
    everything = rows(busy, *Y2026)["Tất cả"]
    assert [everything[cell]["share"] for cell in CELLS] == [25.0, 16.7, 16.7, 41.7]
    assert set(everything) == {"name", "total", *CELLS, "waived", "refused", "year_before"}


def test_the_envelope_says_what_was_counted(busy):
    answer = busy.answer(*Y2026, day=LAST_DAY)
    assert {name: answer[name] for name in ("command", "version", "as_of", "by", "from", "to", "track_from")} == {
        "command": "status", "version": 1, "as_of": LAST_DAY, "by": "agency", "from": "2026-01-01",
        "to": LAST_DAY, "track_from": "2026-01-01",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("agency", ["Sở Tài chính", "Sở Y tế"]),
        ("regulation", ["mau"]),
        ("province", ["Toàn quốc"]),
        ("kind", ["báo cáo", "cung cấp thông tin", "kế hoạch"]),
    ],
)
def test_rows_stand_for_what_is_asked(busy, by, names):
    found = rows(busy, *Y2026, "--by", by)
    assert list(found) == [*names, "Tất cả"]
    assert cells(found["Tất cả"]) == (3, 2, 2, 5)


def test_a_report_moves_from_cell_to_cell_on_its_very_day(office):
    def cell(day):
        item = rows(office, "status", "-r", "mau", "--from", "2026-12-19", "--to", "2026-12-19", day=day)["Sở Y tế"]
        return next(name for name in CELLS if item[name]["count"])

    assert [cell(day) for day in ("2026-12-19", "2026-12-20")] == ["open", "overdue"]
    office.run("done", ANNUAL, day="2026-12-20")
    assert [cell(day) for day in ("2026-12-19", "2026-12-20", "2028-12-31")] == ["open", "done_late", "done_late"]


@pytest.mark.parametrize(
    ("window", "total"),
    [
        case("mặc định năm nay", [], 13),
        case("một ngày", ["--from", "2026-12-31", "--to", "2026-12-31"], 2),
        case("quý III", ["--from", "2026-07-01", "--to", "2026-09-30"], 2),
        case("năm sau", ["--year", 2027], 13),
        case("trước khi theo dõi", ["--year", 2025], None),
        case("năm 1900", ["--year", 1900], None),
        case("một cơ quan", ["-a", "SYT"], 6),
        case("một loại", ["--kind", "plan"], 1),
    ],
)
def test_the_time_and_the_filters_say_what_is_counted(office, window, total):
    found = rows(office, "status", "-r", "mau", *window)
    assert (found["Tất cả"]["total"] if found else None) == total


@pytest.mark.parametrize(
    "window", [["--year", 2026, "--from", "2026-01-01"], ["--from", "2026-02-01", "--to", "2026-01-01"]]
)
def test_a_time_that_makes_no_sense_is_wrong_usage(office, window):
    assert office.run("status", *window).code == 2


def test_the_same_day_a_year_earlier_stands_beside(office):
    office.run("init", "--track-from", "2025-01-01")
    office.run("done", quarter("2025-Q1"), day="2025-04-01")
    office.run("done", quarter("2025-Q2"), day="2025-08-01")
    office.run("done", quarter("2026-Q1"), day="2026-04-20")
    item = rows(office, *Y2026, day="2026-06-30")["Sở Y tế"]
    assert cells(item) == (0, 1, 4, 1)
    # on 30/6/2025 the second quarter was still open and its report not yet in
    assert cells(item["year_before"]) == (1, 0, 4, 1)
    assert item["year_before"]["done"]["share"] == 16.7
    assert "1 (16,7%)" in office.run(*Y2026, "-a", "SYT", day="2026-06-30").out


def test_a_year_that_was_not_tracked_says_so(office):
    assert rows(office, *Y2026)["Sở Y tế"]["year_before"] is None
    out = office.run(*Y2026, day=LAST_DAY).out
    assert "Cùng thời điểm năm trước: chưa theo dõi." in out
    assert "Theo dõi từ 01/01/2026; kỳ đến hạn trước ngày ấy không tính." in out


def test_a_person_reads_counts_and_shares(busy):
    out = busy.run(*Y2026, day=LAST_DAY).out
    assert out.splitlines()[0] == "Tình hình thực hiện trong năm 2026, tính đến 31/12/2026"
    (row,) = [line for line in out.splitlines() if line.startswith("Tất cả")]
    for words in ("12", "3 (25%)", "2 (16,7%)", "5 (41,7%)"):
        assert words in row


def test_an_extension_counts_by_the_day_that_counts(office):
    key = f"{AWAITED}@2026-H1:so-tai-chinh"
    office.run("extend", key, "--to", "2026-09-30", day="2026-06-01")
    window = ("status", "-r", "mau", "--kind", "information", "--from", "2026-06-30", "--to", "2026-06-30")
    assert cells(rows(office, *window, day="2026-08-01")["Tất cả"]) == (0, 0, 1, 0)
    assert cells(rows(office, *window, day="2026-10-01")["Tất cả"]) == (0, 0, 0, 1)


def test_a_joint_act_settles_all_who_share_it(office):
    office.run("done", PLAN, day="2026-12-30")
    found = rows(office, *Y2026, "--kind", "plan")
    assert {name: cells(item) for name, item in found.items()} == {
        "Sở Tài chính": (1, 0, 0, 0), "Sở Y tế": (1, 0, 0, 0), "Tất cả": (1, 0, 0, 0),
    }  # fmt: skip


def heads(out):
    return next(line for line in out.splitlines() if "Tổng" in line).split("  ")[0]


@pytest.mark.parametrize(
    ("by", "head"), [("agency", "Cơ quan"), ("regulation", "Văn bản"), ("province", "Tỉnh"), ("kind", "Loại việc")]
)
def test_the_first_column_says_what_the_lines_are(office, by, head):
    assert heads(office.run(*Y2026, "--by", by).out) == head


def test_where_a_joint_act_counts_for_each_the_sum_is_explained(office):
    said = "Tổng các dòng lớn hơn vì việc nhiều cơ quan cùng làm được tính cho từng cơ quan."
    assert said in office.run(*Y2026).out
    assert said not in office.run(*Y2026, "--by", "kind").out
    assert said not in office.run(*Y2026, "-a", "SYT").out


def test_only_the_agencies_asked_for_have_lines(office):
    assert list(rows(office, *Y2026, "-a", "SYT")) == ["Sở Y tế", "Tất cả"]
    assert list(rows(office, *Y2026, "-a", "SYT", "-a", "Sở Tài chính")) == ["Sở Tài chính", "Sở Y tế", "Tất cả"]


def test_an_agency_that_is_no_more_says_who_holds_its_part(office):
    out = office.run("status", "-r", "cao-nguyen", "--year", 2026, day=LAST_DAY).out
    assert "Sở LĐTBXH (nay " in out
    assert "(nay" not in office.run("status", "-r", "cao-nguyen", "--year", 2026, "--as-written", day=LAST_DAY).out


def test_agencies_stand_in_the_order_of_vietnamese_names_and_the_sum_comes_last(bh, register):
    run = bh("status", "--by", "agency", "--year", 2026, "--as-of", "2026-11-22", "--format", "json")
    *names, last = [item["name"] for item in run.json["items"]]
    assert names == sorted(names, key=order)
    assert names != sorted(names)
    assert last == "Tất cả"


def test_what_is_done_is_drawn_for_people_where_there_is_room(office, monkeypatch):
    office.run("done", quarter("2026-Q1"), "--on", "2026-04-01")
    asked = ("status", "-r", "mau", "-a", "SYT", "--kind", "report", "--from", "2026-04-01", "--to", "2026-07-31")
    monkeypatch.setenv("COLUMNS", "200")
    (line,) = [line for line in office.run(*asked, "-f", "table").out.splitlines() if line.startswith("Tất cả")]
    assert "█████░░░░░" in line, "one of two"
    monkeypatch.setenv("COLUMNS", "62")
    assert "█" not in office.run(*asked, "-f", "table").out
    for format in ("csv", "json"):
        assert "█" not in office.run(*asked, "--format", format).out
