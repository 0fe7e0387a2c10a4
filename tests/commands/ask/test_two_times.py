"""Two times: how things stood on a day by all that is known now, and what the ledger held (`--known-at`)."""

from __future__ import annotations

import pytest

from tests.commands.office import ANNUAL, OTHER

DUE = "2026-12-19"
"""The day of ANNUAL."""


def record(office, *steps):
    """Commands, each on the day on which it is given."""
    for day, *command in steps:
        run = office.run(*command, day=day)
        assert run.code == 0, run.err


def states(office, days, *options, today="2027-03-01"):
    """The state on each day, asked afterwards."""
    asked = ("due", "-r", "mau", "--from", DUE, "--to", DUE)
    found = {}
    for day in days:
        items = office.items(*asked, "--as-of", day, *options, day=today)
        found[day] = next(item["state"] for item in items if item["key"] == ANNUAL)
    return found


STORIES = {
    "làm đúng hạn": (
        [("2026-12-18", "done", ANNUAL)],
        {"2026-12-17": "open", "2026-12-18": "done", "2026-12-20": "done"},
    ),
    "làm muộn": (
        [("2026-12-22", "done", ANNUAL)],
        {"2026-12-19": "open", "2026-12-21": "overdue", "2026-12-22": "done_late", "2027-02-01": "done_late"},
    ),
    "làm đúng hạn, ghi bù": (
        [("2027-01-10", "done", ANNUAL, "--on", "2026-12-18")],
        {"2026-12-17": "open", "2026-12-18": "done", "2026-12-25": "done", "2027-01-10": "done"},
    ),
    "ghi nhầm, rút lại": (
        [("2026-12-18", "done", ANNUAL), ("2026-12-28", "undo", "--yes")],
        {"2026-12-18": "open", "2026-12-20": "overdue", "2026-12-27": "overdue", "2026-12-28": "overdue"},
    ),
    "ghi nhầm ngày, rút lại, ghi lại": (
        [
            ("2026-12-18", "done", ANNUAL),
            ("2026-12-28", "undo", "--yes"),
            ("2026-12-28", "done", ANNUAL, "--on", "2026-12-23"),
        ],
        {"2026-12-18": "open", "2026-12-20": "overdue", "2026-12-23": "done_late", "2026-12-27": "done_late"},
    ),
    "gia hạn trước hạn": (
        [("2026-12-15", "extend", ANNUAL, "--to", "2026-12-31")],
        {"2026-12-14": "open", "2026-12-20": "open", "2026-12-31": "open", "2027-01-01": "overdue"},
    ),
    "gia hạn trước hạn, ghi bù": (
        [("2027-01-15", "extend", ANNUAL, "--to", "2027-01-31", "--on", "2026-12-15", "--yes")],
        {"2026-12-20": "open", "2027-01-31": "open", "2027-02-01": "overdue"},
    ),
    "gia hạn sau hạn": (
        [("2026-12-22", "extend", ANNUAL, "--to", "2026-12-31")],
        {"2026-12-20": "overdue", "2026-12-25": "overdue", "2027-01-01": "overdue"},
    ),
    "làm muộn rồi gia hạn": (
        [("2026-12-22", "done", ANNUAL), ("2026-12-23", "extend", ANNUAL, "--to", "2026-12-31")],
        {"2026-12-22": "done_late", "2026-12-23": "done_late", "2027-02-01": "done_late"},
    ),
    "gia hạn, rút lại": (
        [("2026-12-15", "extend", ANNUAL, "--to", "2026-12-31"), ("2026-12-23", "undo", "--yes")],
        {"2026-12-19": "open", "2026-12-20": "overdue", "2026-12-23": "overdue"},
    ),
    "được miễn": (
        [("2026-12-21", "waive", ANNUAL, "--reason", "đã sáp nhập")],
        {"2026-12-20": "overdue", "2026-12-21": "waived", "2027-02-01": "waived"},
    ),
    "được miễn, ghi bù": (
        [("2027-01-21", "waive", ANNUAL, "--reason", "đã sáp nhập", "--on", "2026-12-01")],
        {"2026-11-30": "open", "2026-12-01": "waived", "2026-12-20": "waived"},
    ),
    "được miễn, rút lại": (
        [("2026-12-01", "waive", ANNUAL, "--reason", "nhầm"), ("2026-12-22", "undo", "--yes")],
        {"2026-12-01": "open", "2026-12-20": "overdue", "2026-12-22": "overdue"},
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_as_of_a_day_by_all_that_is_known_now(office, story):
    steps, expected = STORIES[story]
    record(office, *steps)
    assert states(office, expected) == expected


@pytest.mark.parametrize("story", STORIES)
def test_known_at_a_moment_the_ledger_answers_as_it_did_then(office, story):
    """Before each record: what was answered then is what `--known-at` answers afterwards."""
    steps, expected = STORIES[story]
    moments = {}
    for day, *command in steps:
        moments.setdefault(day, states(office, expected, today=day))
        record(office, (day, *command))
    for day, answered in moments.items():
        before = f"{day} 08:59"  # commands are given at nine
        assert states(office, expected, "--known-at", before) == answered


def test_a_day_is_known_at_its_end(office):
    record(office, ("2026-12-18", "done", ANNUAL))
    assert states(office, [DUE], "--known-at", "2026-12-17") == {DUE: "open"}
    assert states(office, [DUE], "--known-at", "2026-12-18") == {DUE: "done"}


def test_what_another_office_recorded_is_known_from_its_arrival_on(offices):
    ha, noi = offices("ha"), offices("noi")
    record(noi, ("2026-12-18", "done", ANNUAL), ("2026-12-20", "ledger", "export", noi.db.with_suffix(".jsonl")))
    record(ha, ("2026-12-28", "ledger", "import", noi.db.with_suffix(".jsonl")))
    assert states(ha, ["2026-12-20"]) == {"2026-12-20": "done"}
    assert states(ha, ["2026-12-20"], "--known-at", "2026-12-27") == {"2026-12-20": "overdue"}
    assert states(ha, ["2026-12-20"], "--known-at", "2026-12-28") == {"2026-12-20": "done"}
    assert states(noi, ["2026-12-20"], "--known-at", "2026-12-27") == {"2026-12-20": "done"}


@pytest.mark.parametrize(
    "command",
    [("due", "--year", 2026), ("overdue",), ("agenda", "-a", "SYT"), ("status",), ("log",), ("targets",),
     ("show", "mau/1.1")],
)  # fmt: skip
def test_every_question_about_the_ledger_can_be_asked_so(office, command):
    """What is recorded afterwards changes nothing in the answer of before."""
    before = office.items(*command, day="2026-12-20")
    record(office, ("2026-12-20", "done", ANNUAL), ("2026-12-20", "measure", "mau/bhyt-2026", "--value", 91))
    assert office.items(*command, "--known-at", "2026-12-19", day="2026-12-20") == before


def test_the_log_shows_what_was_held(office):
    record(office, ("2026-11-20", "done", ANNUAL), ("2026-11-21", "done", OTHER))
    assert [event["key"] for event in office.items("log", "--known-at", "2026-11-20")] == [ANNUAL]


def test_from_when_was_tracked_is_held_too(office):
    record(office, ("2026-11-20", "init", "--track-from", "2026-11-01"))
    assert office.overdue("2026-11-22") == []
    assert office.overdue("2026-11-22", "--known-at", "2026-11-19") != []
    assert office.overdue("2026-11-22", "--known-at", "2026-11-20") == []


@pytest.mark.parametrize("moment", ["hôm qua", "2026-11-20 25:00", "20/11/26", "2026-11-20T14:00"])
def test_no_moment_is_wrong_usage(office, moment):
    assert office.run("due", "--known-at", moment).code == 2
