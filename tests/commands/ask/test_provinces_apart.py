"""A national text: its provincial duties are owed in each province, and two offices settle each their own."""

from __future__ import annotations

import pytest

from tests.commands.bodies import Province

REPORT, PLAN = "ca-nuoc/1.1@2026", "ca-nuoc/1.2@2026"


@pytest.fixture
def offices(bh, tmp_path):
    """Two offices of BHXH tỉnh, with databases of their own."""

    def office(name):
        found = Province(bh, tmp_path / name)
        assert found.run("init", "--track-from", "2026-01-01").code == 0
        return found

    return office("thanh-hoa"), office("son-la")


def settle(office, province):
    assert office.run("init", "--province", province, "--agency", "BHXH tỉnh").code == 0


def states(office, province, *args):
    """The state of each duty of 2026 in a province."""
    found = office.items("due", "-r", "ca-nuoc", "--year", 2026, "-p", province, *args)
    return {item["key"]: item["state"] for item in found}


def merge(one, other, tmp_path):
    assert other.run("ledger", "export", tmp_path / "so.jsonl").code == 0
    assert one.run("ledger", "import", tmp_path / "so.jsonl").code == 0


def test_without_a_province_a_class_is_one(offices):
    (item,) = [one for one in offices[0].items("overdue", "-r", "ca-nuoc") if one["duty"] == "ca-nuoc/1.1"]
    assert (item["key"], item["as_one"], item["unit"], item["province"]) == (f"{REPORT}:bhxh-tinh", True, None, None)


def test_in_a_province_the_one_body_owes(offices):
    found = {item["duty"]: item for item in offices[0].items("overdue", "-r", "ca-nuoc", "-p", "Thanh Hóa")}
    report, plan = found["ca-nuoc/1.1"], found["ca-nuoc/1.2"]
    assert (report["key"], report["unit"], report["unit_name"], report["province"]) == (
        f"{REPORT}:bhxh-tinh/thanh-hoa", "thanh-hoa", "BHXH tỉnh Thanh Hóa", "Thanh Hóa",
    )  # fmt: skip
    assert (plan["key"], plan["unit"], plan["province"]) == (f"{PLAN}/thanh-hoa", None, "Thanh Hóa")


def test_an_office_records_for_its_own_province(offices):
    office, __ = offices
    settle(office, "Thanh Hóa")
    office.done(f"{REPORT}:bhxh-tinh", PLAN)
    assert {event["key"] for event in office.items("log") if event["act"] == "done"} == {
        f"{REPORT}:bhxh-tinh/thanh-hoa", f"{PLAN}/thanh-hoa",
    }  # fmt: skip
    assert set(states(office, "Thanh Hóa").values()) == {"done_late"}
    assert set(states(office, "Sơn La").values()) == {"overdue"}


def test_two_provinces_that_merge_their_ledgers_settle_each_their_own(offices, tmp_path):
    one, other = offices
    settle(one, "Thanh Hóa")
    settle(other, "Sơn La")
    one.done(f"{REPORT}:bhxh-tinh", "--on", "2026-11-10")
    other.done(f"{REPORT}:bhxh-tinh", "--on", "2026-11-20")
    merge(one, other, tmp_path)
    assert states(one, "Thanh Hóa")[f"{REPORT}:bhxh-tinh/thanh-hoa"] == "done"
    assert states(one, "Sơn La")[f"{REPORT}:bhxh-tinh/son-la"] == "done_late"
    assert states(one, "Nghệ An")[f"{REPORT}:bhxh-tinh/nghe-an"] == "overdue"


def test_keys_of_before_count_for_the_province_of_who_recorded_them(offices, tmp_path):
    one, other = offices
    one.done(f"{REPORT}:bhxh-tinh", "--on", "2026-11-10")  # neither had said where it is
    assert states(one, "Thanh Hóa")[f"{REPORT}:bhxh-tinh/thanh-hoa"] == "done"
    settle(one, "Thanh Hóa")
    settle(other, "Sơn La")
    assert states(one, "Thanh Hóa")[f"{REPORT}:bhxh-tinh/thanh-hoa"] == "done"
    assert states(one, "Sơn La")[f"{REPORT}:bhxh-tinh/son-la"] == "overdue"
    merge(other, one, tmp_path)
    assert states(other, "Thanh Hóa")[f"{REPORT}:bhxh-tinh/thanh-hoa"] == "done"
    assert states(other, "Sơn La")[f"{REPORT}:bhxh-tinh/son-la"] == "overdue"
    assert other.run("doctor").code == 0


def test_a_body_is_named_with_its_province(offices):
    office, __ = offices
    office.done(REPORT, "-a", "BHXH tỉnh Sơn La", "--on", "2026-11-10")
    assert states(office, "Sơn La")[f"{REPORT}:bhxh-tinh/son-la"] == "done"


def test_each_province_of_the_day_owes(offices):
    found = offices[0].items("due", "-r", "ca-nuoc", "--year", 2024, "--each")
    reports = {item["unit"] for item in found if item["duty"] == "ca-nuoc/1.1"}
    assert len(reports) == 63
    assert {"kon-tum", "quang-ngai"} <= reports
    found = offices[0].items("due", "-r", "ca-nuoc", "--year", 2026, "--each")
    reports = {item["unit"] for item in found if item["duty"] == "ca-nuoc/1.1"}
    assert len(reports) == 34
    assert "kon-tum" not in reports


def test_a_list_has_one_row_for_the_provinces_that_stand_alike(offices):
    office, __ = offices
    settle(office, "Thanh Hóa")
    office.done(f"{REPORT}:bhxh-tinh", "--on", "2026-11-10")
    run = office.run(
        "overdue", "-r", "ca-nuoc", "-p", "Thanh Hóa", "-p", "Sơn La", "-p", "Nghệ An", "--format", "plain"
    )
    rows = " ".join(run.out.split())
    assert "đã gửi 1/3, chưa gửi: BHXH tỉnh Sơn La; BHXH tỉnh Nghệ An" in rows
    assert "BHXH tỉnh; LĐLĐ tỉnh (tại 3 tỉnh, thành phố)" in rows


def test_a_province_that_another_has_taken_in_owes_what_was_due_before(offices, tmp_path):
    one, other = offices
    for office in offices:
        assert office.run("init", "--track-from", "2020-01-01").code == 0
    settle(one, "Quảng Ngãi")
    other.done("ca-nuoc/1.1@2024:bhxh-tinh/kon-tum", "--on", "2024-11-10")
    one.done("ca-nuoc/1.1@2025:bhxh-tinh", "--on", "2025-11-10")
    merge(one, other, tmp_path)

    def of_year(year):
        found = one.items("due", "-r", "ca-nuoc", "--year", year, "-p", "Quảng Ngãi")
        return {item["key"].rpartition("/")[2]: item["state"] for item in found if item["duty"] == "ca-nuoc/1.1"}

    assert of_year(2024) == {"quang-ngai": "overdue", "kon-tum": "done"}
    assert of_year(2025) == {"quang-ngai": "done"}


def test_an_office_sees_its_own_province_unless_it_asks_for_all(offices):
    office, __ = offices
    settle(office, "Thanh Hóa")
    own = office.keys("overdue", "-r", "ca-nuoc")
    assert own == [f"{PLAN}/thanh-hoa", f"{REPORT}:bhxh-tinh/thanh-hoa"]
    every = office.items("overdue", "--all", "-r", "ca-nuoc")
    assert len([item for item in every if item["duty"] == "ca-nuoc/1.1"]) == 34
    run = office.run("overdue", "--all", "-r", "ca-nuoc", "--format", "plain")
    assert len([line for line in run.out.splitlines() if "ca-nuoc/" in line]) == 2
