"""`bh agenda`: one page for one agency."""

from __future__ import annotations

import pytest

from tests.commands.ask.test_overdue import OCCURRENCE
from tests.commands.office import ANNUAL, AWAITED, PLAN, QUARTERLY
from tests.domain.making import case

DAY = "2026-12-15"
PAGE = ("agenda", "-a", "SYT", "-r", "mau")
Q4_BEFORE, Q1, Q2, Q3, Q4 = (
    f"{QUARTERLY}@{period}:so-y-te" for period in ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
)
H1, H2 = (f"{AWAITED}@{period}:so-tai-chinh" for period in ("2026-H1", "2026-H2"))


def sections(office, *filters, day=DAY):
    found = {}
    for item in office.items(*PAGE, *filters, day=day):
        assert set(item) >= OCCURRENCE | {"section"}
        found.setdefault(item["section"], []).append(item["key"])
    return found


def test_everything_has_its_section(office):
    office.run("done", Q3, "--on", "2026-12-01", day="2026-12-01")
    assert sections(office) == {
        "overdue": [Q4_BEFORE, Q1, Q2],
        "week": [ANNUAL],
        "month": [PLAN, Q4],
        "awaited": [H1, H2],
        "done": [Q3],
    }


@pytest.mark.parametrize(
    ("day", "section"),
    [
        case("31 ngày trước", "2026-11-18", None),
        case("30 ngày trước", "2026-11-19", "month"),
        case("8 ngày trước", "2026-12-11", "month"),
        case("7 ngày trước", "2026-12-12", "week"),
        case("đúng ngày", "2026-12-19", "week"),
        case("hôm sau", "2026-12-20", "overdue"),
        case("năm sau", "2027-12-01", "overdue"),
    ],
)
def test_a_report_goes_from_section_to_section(office, day, section):
    assert [name for name, keys in sections(office, day=day).items() if ANNUAL in keys] == (
        [section] if section else []
    )


@pytest.mark.parametrize(
    ("on", "day", "shown"),
    [
        case("xong hôm nay", "2026-12-15", "2026-12-15", True),
        case("xong 30 ngày trước", "2026-11-15", "2026-12-15", True),
        case("xong 31 ngày trước", "2026-11-14", "2026-12-15", False),
        case("xong sớm nhiều tháng", "2026-03-01", "2026-03-15", True),
        case("xong muộn", "2027-02-01", "2027-02-15", True),
    ],
)
def test_what_was_done_lately_is_shown_for_thirty_days(office, on, day, shown):
    office.run("done", ANNUAL, "--on", on, day=day)
    found = sections(office, day=day)
    assert (ANNUAL in found.get("done", [])) is shown
    assert all(ANNUAL not in keys for name, keys in found.items() if name != "done")


def test_what_came_in_is_awaited_no_more(office):
    office.run("done", H1)
    assert sections(office)["awaited"] == [H2]
    assert H1 not in sections(office).get("done", [])
    office.run("waive", H2, "--reason", "…")
    assert "awaited" not in sections(office)


def test_an_extension_moves_to_the_section_of_its_day(office):
    office.run("extend", ANNUAL, "--to", "2027-01-10", day="2026-12-10")
    assert ANNUAL in sections(office)["month"]
    office.run("extend", Q1, "--to", "2026-12-16", "--on", "2026-04-01", "--yes", day="2026-12-10")
    assert Q1 in sections(office)["week"]
    assert Q1 not in sections(office)["overdue"]


def test_filters_narrow_the_page(office):
    assert sections(office, "--kind", "plan") == {"month": [PLAN]}
    assert sections(office, "--basis", "explicit", "--kind", "report")["overdue"] == [Q4_BEFORE, Q1, Q2, Q3]


def test_a_person_reads_a_page_with_counts(office):
    lines = office.run(*PAGE, day=DAY).out.splitlines()
    assert lines[0] == "Lịch công tác của Sở Y tế, ngày 15/12/2026"
    titles = [line for line in lines if line.startswith(("Quá hạn:", "Đến hạn", "Đang chờ", "Hoàn thành trong"))]
    assert titles == [
        "Quá hạn: 4 việc", "Đến hạn trong 7 ngày: 1 việc", "Đến hạn trong 30 ngày: 2 việc",
        "Đang chờ nơi khác gửi: 2 việc", "Hoàn thành trong 30 ngày qua: 0 việc",
    ]  # fmt: skip


def test_the_title_has_the_province(office):
    title = office.run(*PAGE, "-p", "Kon Tum", day=DAY).out.splitlines()[0]
    assert title == "Lịch công tác của Sở Y tế (Kon Tum), ngày 15/12/2026"


def test_it_is_about_an_agency(office):
    run = office.run("agenda")
    assert run.code == 2
    assert "--agency" in run.err
