"""`bh overdue --changed-since-last-run`: what is new since the last run, and that missed days lose nothing."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.ask.test_overdue import H1, H2, Q1, Q2, Q3, Q4, Q4_BEFORE, TIMELINE, late_on
from tests.commands.office import ANNUAL, MODEL, OTHER, PLAN
from tests.domain.making import D, case
from tests.running import place, regulation

NEW = ("overdue", "-r", "mau", "--changed-since-last-run")


def news(office, day, *options):
    """What a run tells: what is newly overdue, and what is coming."""
    items = office.items(*NEW, *options, day=day)
    return [
        [item["key"] for item in items if item["state"] == "overdue"],
        [item["key"] for item in items if item["state"] == "open"],
    ]


def test_the_first_run_tells_everything(office):
    """Whoever sets a job up learns what is already late."""
    assert news(office, "2026-12-20") == [late_on("2026-12-20"), []]
    assert news(office, "2026-12-20") == [[], []]


def test_the_first_run_says_that_it_is_the_first(office):
    assert "Lần chạy đầu" in office.run(*NEW, day="2026-12-20").out
    assert "Lần chạy đầu" not in office.run(*NEW, day="2026-12-24").out
    nothing = office.run(*NEW, "--kind", "training", day="2026-12-24")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "")


def test_day_by_day(office):
    news(office, "2026-12-09")
    told = {day: news(office, f"2026-12-{day}") for day in range(10, 32)}
    assert {day: found for day, found in told.items() if any(found)} == {
        12: [[], [ANNUAL, OTHER]],
        20: [[ANNUAL, OTHER], []],
        24: [[], [PLAN, H2]],
        28: [[], Q4],
    }


def test_as_written_is_a_job_of_its_own(office):
    everything = news(office, "2026-12-20")
    assert news(office, "2026-12-20", "--as-written") == everything
    assert news(office, "2026-12-20", "--as-written") == [[], []]


def test_missed_days_lose_nothing(office):
    assert news(office, "2026-06-20") == [[*Q4_BEFORE, *Q1], []]
    assert news(office, "2026-12-21") == [[H1, *Q2, *Q3, ANNUAL, OTHER], []]
    assert news(office, "2026-12-21") == [[], []]


def test_the_same_day_again_has_nothing_new(office):
    assert any(news(office, "2026-12-20"))
    run = office.run(*NEW, day="2026-12-20")
    assert (run.code, run.out, run.err) == (0, "", "")


def test_other_reports_do_not_count_as_runs(office):
    news(office, "2026-12-18")
    assert ANNUAL in office.overdue("2026-12-20")
    office.run("status", day="2026-12-20")
    assert news(office, "2026-12-20")[0] == [ANNUAL, OTHER]


@pytest.mark.parametrize("other", ["2026-12-10", "2026-12-24", "2027-07-06"])
def test_a_try_for_another_day_changes_nothing(office, other):
    """Neither an earlier nor a later day that is asked about is kept as a run."""
    news(office, "2026-12-18")
    news(office, "2026-12-18", "--as-of", other)
    assert news(office, "2026-12-20") == [[ANNUAL, OTHER], []]
    assert news(office, "2026-12-24") == [[], [PLAN, H2]]


def test_a_clock_that_was_once_wrong_silences_nothing(office):
    news(office, "2026-12-18")
    news(office, "2027-07-06")
    assert set(news(office, "2026-12-20")[0]) >= {ANNUAL, OTHER}
    assert news(office, "2026-12-24") == [[], [PLAN, H2]]


def done_then_taken_back(office):
    office.run("done", ANNUAL, day="2026-12-18")
    news(office, "2026-12-21")
    office.run("undo", "--yes", day="2026-12-22")


def waived_then_taken_back(office):
    office.run("waive", ANNUAL, "--reason", "đã sáp nhập", day="2026-12-18")
    news(office, "2026-12-21")
    office.run("undo", "--yes", day="2026-12-22")


def extended_then_taken_back(office):
    office.run("extend", ANNUAL, "--to", "2027-02-15", day="2026-12-18")
    news(office, "2026-12-21")
    office.run("undo", "--yes", day="2026-12-22")


@pytest.mark.parametrize("change", [done_then_taken_back, waived_then_taken_back, extended_then_taken_back])
def test_what_becomes_overdue_after_its_day_is_told(office, change):
    """Not the day decides what is new, but what was told."""
    news(office, "2026-12-10")
    change(office)
    assert news(office, "2026-12-23")[0] == [ANNUAL]
    assert news(office, "2026-12-24")[0] == []


def test_what_was_triggered_for_a_day_that_has_passed_is_told(office):
    news(office, "2026-12-10")
    (key,) = office.keys("trigger", "mau/2.2", "--on", "2026-12-01", "--due", "2026-12-05", day="2026-12-11")
    assert news(office, "2026-12-12")[0] == [key]


def test_what_is_loaded_later_is_told(office, tmp_path):
    news(office, "2026-12-20")
    late = place(tmp_path / "late", MODEL, regulation("quang-ngai", "before 11-10", place="Toàn quốc"))
    found = replace(office, data=late).items("overdue", "--changed-since-last-run", "--job", "khác", day="2026-12-20")
    assert "quang-ngai/1.1@2026:so-y-te" in [item["key"] for item in found]
    told = replace(office, data=late).items(*NEW, "-r", "quang-ngai", day="2026-12-20")
    assert "quang-ngai/1.1@2026:so-y-te" in [item["key"] for item in told]


@pytest.mark.parametrize("option", [("--job", "sáng"), ("--within", 3), ("--within", 7), ("--within", 0)])
def test_an_option_of_reminders_alone_is_refused(office, option):
    """Whoever writes it believes that each thing is told once."""
    run = office.run("overdue", *option)
    assert run.code == 2
    assert option[0] in run.err
    assert "--changed-since-last-run" in run.err


@pytest.mark.parametrize("name", ["", "  "])
def test_a_job_has_a_name(office, name):
    """In a script it is a variable that was never set; all such jobs would take each other's news."""
    assert office.run("overdue", "--changed-since-last-run", "--job", name).code == 2


def test_each_job_remembers_for_itself(office):
    assert any(news(office, "2026-12-20", "--job", "sáng"))
    assert any(news(office, "2026-12-20", "--job", "chiều"))
    assert news(office, "2026-12-20", "--job", "sáng") == [[], []]
    narrow = news(office, "2026-12-20", "--job", "sáng", "--kind", "plan")
    assert narrow == [[], []], "a name stands for the job, whatever its filters"
    assert any(news(office, "2026-12-20")), "without a name the filters are the job"


def test_what_was_done_meanwhile_is_not_told(office):
    news(office, "2026-12-18")
    office.run("done", ANNUAL, day="2026-12-19")
    assert news(office, "2026-12-21")[0] == [OTHER]


def test_an_extension_is_told_when_it_has_passed(office):
    news(office, "2026-12-18")
    office.run("extend", ANNUAL, "--to", "2026-12-25", day="2026-12-19")
    assert news(office, "2026-12-20") == [[OTHER], []]
    assert news(office, "2026-12-25")[0] == []
    assert news(office, "2026-12-26")[0] == [ANNUAL]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        case("hôm sau", "2026-12-20", False),
        case("sau ba ngày", "2026-12-22", True),
        case("sau một tháng", "2027-01-19", True),
    ],
)
def test_a_gap_is_told_with_what_is_new(office, day, told):
    news(office, "2026-12-19")
    out = office.run(*NEW, day=day).out
    words = f"Lần chạy trước là ngày 19/12/2026, cách {(D(day) - D('2026-12-19')).days} ngày"
    assert (words in out) is told
    assert "mau/1.1@2026" in out


def test_a_gap_without_news_is_silent(office):
    news(office, "2026-08-01")
    run = office.run(*NEW, day="2026-08-20")
    assert (run.code, run.out, run.err) == (0, "", "")


def test_a_person_reads_what_is_new_and_what_is_coming(office):
    news(office, "2026-12-19", "--within", 11)
    out = office.run(*NEW, "--within", 11, day="2026-12-20").out
    assert "Quá hạn 2 việc (1–30 ngày: 2;" in out
    assert out.index("mau/1.1@2026") < out.index("Sắp đến hạn: 2") < out.index("mau/1.3@2026")
    assert "Theo dõi từ 01/01/2026" in out


@pytest.mark.parametrize(("within", "first"), [(0, "2026-12-19"), (1, "2026-12-18"), (30, "2026-11-19")])
def test_how_soon_is_coming_can_be_said(office, within, first):
    before = (D(first) - timedelta(days=1)).isoformat()
    assert ANNUAL not in news(office, before, "--within", within)[1]
    assert ANNUAL in news(office, first, "--within", within)[1]


def test_the_exit_code_is_about_what_is_newly_overdue(office):
    assert office.run(*NEW, "--exit-code", day="2026-12-20").code == 3
    assert office.run(*NEW, "--exit-code", day="2026-12-21").code == 0
    assert office.run(*NEW, "--exit-code", day="2026-12-24").code == 0


def test_nothing_before_the_beginning_of_tracking_is_told(office):
    office.run("init", "--track-from", "2026-12-20")
    assert news(office, "2026-11-01") == [[], []]
    assert news(office, "2027-01-03", "--within", 1) == [[PLAN, H2], Q4]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.integers(0, 400), min_size=2, max_size=6, unique=True).map(sorted),
    st.sampled_from([0, 0, 3, 40]),
    st.sampled_from([0, 7]),
)
def test_over_any_run_days_each_newly_overdue_key_is_told_exactly_once(office, model, days, grace, within):
    shutil.copy(model[0], office.db)
    runs = [(D("2026-01-02") + timedelta(days=number)) for number in days]
    told, coming = Counter(), Counter()
    for day in runs:
        overdue, near = news(office, day.isoformat(), "--grace", grace, "--within", within)
        told.update(overdue)
        coming.update(near)

    def late(day):
        return late_on((day - timedelta(days=grace)).isoformat())

    assert told == Counter(late(runs[-1]))
    assert set(coming.values()) <= {1}
    soon = timedelta(days=within)
    reached = [key for due, keys in TIMELINE if runs[0] + soon <= D(due) <= runs[-1] + soon for key in keys]
    assert set(reached) <= told.keys() | coming.keys() | set(late_on(runs[-1].isoformat()))
