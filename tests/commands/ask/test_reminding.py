"""`bh overdue --changed-since-last-run`: what is new since the last run, and that missed days lose nothing."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.ask.test_overdue import H1, H2, Q2, Q3, Q4, TIMELINE, late_on
from tests.commands.office import ANNUAL, OTHER, PLAN
from tests.domain.making import D, case

NEW = ("overdue", "-r", "mau", "--changed-since-last-run")


def news(office, day, *options):
    """What a run tells: what is newly overdue, and what is coming."""
    items = office.items(*NEW, *options, day=day)
    return [
        [item["key"] for item in items if item["state"] == "overdue"],
        [item["key"] for item in items if item["state"] == "open"],
    ]


def test_day_by_day(office):
    told = {day: news(office, f"2026-12-{day}") for day in range(10, 32)}
    assert {day: found for day, found in told.items() if any(found)} == {
        12: [[], [ANNUAL, OTHER]],
        20: [[ANNUAL, OTHER], []],
        24: [[], [PLAN, H2]],
        28: [[], Q4],
    }


def test_missed_days_lose_nothing(office):
    assert news(office, "2026-06-20") == [[], []]
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


def test_a_question_about_an_earlier_day_does_not_tell_things_twice(office):
    news(office, "2026-12-20")
    assert news(office, "2026-12-10") == [[], []]
    assert news(office, "2026-12-21") == [[], []]


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
    news(office, "2026-11-01")
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

    known_at_first = late(runs[0] - timedelta(days=1))
    assert told == Counter(key for key in late(runs[-1]) if key not in known_at_first)
    assert set(coming.values()) <= {1}
    soon = timedelta(days=within)
    reached = [key for due, keys in TIMELINE if runs[0] + soon <= D(due) <= runs[-1] + soon for key in keys]
    assert set(reached) <= told.keys() | coming.keys() | set(late_on(runs[-1].isoformat()))
