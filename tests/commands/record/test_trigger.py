"""`bh trigger`: an occurrence of a duty that has no date of its own."""

from __future__ import annotations

import pytest

from tests.commands.office import TODAY
from tests.domain.making import case


def test_each_body_gets_an_occurrence_of_its_own(office):
    items = office.items("trigger", "mau/2.1", "--on", "2026-11-20", "--due", "2026-11-30", "--doc", "88/UBND")
    keys = [item["key"] for item in items]
    assert [key.partition(":")[2] for key in keys] == ["so-y-te", "so-tai-chinh"]
    assert all(key.startswith("mau/2.1@2026-11-20.") for key in keys)
    assert {item["data"]["due"] for item in items} == {"2026-11-30"}
    assert len({item["batch"] for item in items}) == 1
    office.run("done", keys[0], "--on", "2026-11-30", day="2026-11-30")
    assert [office.state(key, day="2026-12-01") for key in keys] == ["done", "overdue"]
    assert keys[1] in office.overdue("2026-12-01")


def test_a_joint_duty_gets_one_occurrence(office):
    (key,) = office.keys("trigger", "mau/2.2", "--due", "2026-11-30")
    assert ":" not in key
    (item,) = [i for i in office.items("due", "-r", "mau", "--within", 10) if i["key"] == key]
    assert [body["agency"] for body in item["agencies"]] == ["so-y-te", "so-tai-chinh"]
    assert (item["basis"], item["opens"], item["due"], item["quote"]) == (
        "explicit", TODAY, "2026-11-30", "khi cần thiết",
    )  # fmt: skip


def test_a_duty_that_names_no_day_can_be_opened(office):
    (key,) = office.keys("trigger", "mau/2.3", "--due", "2026-11-30", "--doc", "9/CV")
    assert office.standing(key)["quote"] == "9/CV"
    assert key in office.overdue("2026-12-01")


def test_one_body_can_be_named(office):
    (key,) = office.keys("trigger", "mau/2.1", "--due", "2026-11-30", "--agency", "STC")
    assert key.endswith(":so-tai-chinh")
    assert key in office.overdue("2026-12-01", "-a", "STC")
    assert key not in office.overdue("2026-12-01", "-a", "SYT")


def test_what_is_due_on_its_very_day_is_overdue_the_day_after(office):
    (key,) = office.keys("trigger", "mau/2.2", "--due", TODAY)
    assert key not in office.overdue(TODAY)
    assert key in office.overdue("2026-11-23")


def test_two_letters_of_one_day_are_two_occurrences(office):
    keys = [key for __ in range(3) for key in office.keys("trigger", "mau/2.2", "--due", "2026-11-30")]
    assert len(set(keys)) == 3


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        case("căn cứ ấn định", ["--basis", "explicit"], True),
        case("căn cứ suy ra", ["--basis", "inferred"], False),
        case("khi phát sinh", ["--cadence", "on_event"], True),
        case("hằng năm", ["--cadence", "annual"], False),
        case("loại", ["--kind", "meeting"], True),
        case("loại khác", ["--kind", "plan"], False),
    ],
)
def test_what_was_triggered_is_filtered_like_the_rest(office, filters, found):
    (key,) = office.keys("trigger", "mau/2.2", "--due", "2026-11-30")
    assert (key in office.overdue("2026-12-01", *filters)) is found


@pytest.mark.parametrize(
    ("args", "code"),
    [
        case("hạn trước ngày phát sinh", ["mau/2.1", "--on", "2026-11-20", "--due", "2026-11-19"], 2),
        case("phát sinh trong tương lai", ["mau/2.1", "--on", "2026-11-23", "--due", "2026-12-01"], 2),
        case("thiếu hạn", ["mau/2.1"], 2),
        case("không có nhiệm vụ", ["mau/2.9", "--due", "2026-12-01"], 6),
        case("cơ quan không chịu trách nhiệm", ["mau/2.1", "--due", "2026-12-01", "-a", "STP"], 6),
    ],
)
def test_what_cannot_be_opened_is_refused(office, args, code):
    run = office.run("trigger", *args)
    assert run.code == code
    assert run.err
    assert office.log() == []


def test_an_unknown_duty_is_told_with_the_nearest(office):
    run = office.run("trigger", "mau/2.9", "--due", "2026-12-01", "--format", "json")
    assert "mau/2.1" in run.json["error"]["nearest"]
    assert "mau/2.1" in run.err


def test_a_duty_that_the_text_dates_is_asked_about(office):
    """More often it is the wrong duty: the one that events set off stands beside it."""
    call = ("trigger", "mau/1.1", "--due", "2026-12-10")
    run = office.run(*call)
    assert run.code == 2
    assert "mau/1.1" in run.err
    assert "--yes" in run.err
    assert office.log() == []
    assert len(office.keys(*call, "--yes")) == 2
