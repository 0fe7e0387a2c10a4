"""`bh rekey`: what was recorded on a key that no text gives any more is kept, found and moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.commands.office import ANNUAL, MODEL, OTHER, PLAN, TODAY
from tests.running import place

NEW = "mau/1.5@2026:so-y-te"
NEWER = "mau/1.6@2026:so-y-te"


def renumbered(new):
    """The model regulation, with the yearly report under another khoản, behind all others of its điều."""
    yearly = MODEL[MODEL.index('  - ref: "1.1"') : MODEL.index('  - ref: "1.2"')]
    gap = "".join(f'  - ref: "1.{number}"\n    no_duty: content\n' for number in range(5, new))
    first = '  - ref: "1.1"\n    no_duty: content\n'
    text = MODEL.replace(yearly, first)
    return text.replace('  - ref: "2.1"', gap + yearly.replace('"1.1"', f'"1.{new}"') + '  - ref: "2.1"')


@pytest.fixture
def changed(office, tmp_path):
    """The same office after the text was changed."""

    def change(new=5):
        return replace(office, data=place(tmp_path / f"data-{new}", renumbered(new)))

    return change


def orphans(office, day=TODAY):
    return [item["place"] for item in office.examined(day=day)[1] if "không còn gắn với nhiệm vụ" in item["message"]]


def test_an_orphan_is_kept_reported_and_moved(office, changed):
    office.run("done", ANNUAL, "--on", "2026-11-20", "--doc", "123/BC")
    office.run("assign", OTHER, "Minh")
    assert orphans(office) == []
    after = changed()
    assert orphans(after) == [OTHER, ANNUAL]
    assert after.state(NEW) == "open"
    assert [item["key"] for item in after.log()] == [ANNUAL, OTHER]

    (item,) = after.items("rekey", ANNUAL, NEW)
    assert (item["act"], item["key"], item["data"]) == ("rekey", ANNUAL, {"to": NEW})
    assert orphans(after) == [OTHER]
    found = after.standing(NEW)
    assert (found["state"], found["done_on"], found["document"]) == ("done", "2026-11-20", "123/BC")
    assert [item["act"] for item in after.log(NEW)] == ["done", "rekey"]
    assert after.run("done", NEW).code == 2
    assert [item["key"] for item in after.log()] == [ANNUAL, OTHER, ANNUAL]


def test_orphans_do_not_stop_the_answers(office, changed):
    office.run("extend", ANNUAL, "--to", "2026-12-31")
    after = changed()
    run = after.run("doctor")
    assert run.code == 4
    assert "bh rekey" in run.out
    assert NEW in after.overdue("2026-12-20")


def test_a_move_can_be_taken_back(office, changed):
    office.run("done", ANNUAL)
    after = changed()
    after.run("rekey", ANNUAL, NEW)
    after.run("undo", "--yes")
    assert orphans(after) == [ANNUAL]
    assert after.state(NEW) == "open"


def test_a_second_change_moves_on(office, changed):
    office.run("done", ANNUAL)
    changed().run("rekey", ANNUAL, NEW)
    later = changed(6)
    assert orphans(later) == [ANNUAL]
    assert later.run("rekey", ANNUAL, NEWER).code == 0
    assert orphans(later) == []
    assert later.state(NEWER) == "done"


def test_an_extension_moves_too(office, changed):
    office.run("extend", ANNUAL, "--to", "2027-02-15", day="2026-12-01")
    after = changed()
    after.run("rekey", ANNUAL, NEW, day="2026-12-02")
    assert NEW not in after.overdue("2027-02-15")
    assert NEW in after.keys("due", "-r", "mau", "--month", 2, "--year", 2027, day="2027-01-15")
    assert NEW in after.overdue("2027-02-16")


def test_what_was_moved_away_counts_there_alone(office):
    """Recorded for the wrong agency, and moved to the right one."""
    office.run("done", ANNUAL)
    office.run("rekey", ANNUAL, OTHER)
    assert [office.state(key) for key in (ANNUAL, OTHER)] == ["open", "done"]
    assert office.state(ANNUAL, day="2026-12-20") == "overdue"
    office.undo()
    assert [office.state(key) for key in (ANNUAL, OTHER)] == ["done", "open"]


@pytest.mark.parametrize(
    "record",
    [("done", ANNUAL), ("extend", ANNUAL, "--to", "2027-01-05"), ("note", ANNUAL, "…"), ("assign", ANNUAL, "Minh"),
     ("waive", ANNUAL, "--reason", "…"), ("done", "mau/1.1@2026", "-a", "Sở Y tế"), ("rekey", PLAN, ANNUAL)],
)  # fmt: skip
@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_record_on_a_key_that_was_moved_away_is_refused_with_the_new_key(office, record, dry):
    office.run("note", ANNUAL, "…")
    office.run("note", PLAN, "…")
    office.run("rekey", ANNUAL, OTHER)
    before = office.log()
    run = office.run(*record, *dry)
    assert run.code == 2
    assert OTHER in run.err
    assert office.log() == before
    office.undo()
    assert office.run(*record, *dry).code == 0, "after the move is taken back"


def test_what_was_moved_can_still_be_taken_back_and_moved_elsewhere(office):
    office.run("done", ANNUAL)
    office.run("rekey", ANNUAL, OTHER)
    (fact, __) = office.log()
    assert office.run("rekey", ANNUAL, PLAN).code == 0, "the last word counts"
    assert [office.state(key) for key in (OTHER, PLAN)] == ["open", "done"]
    assert office.run("undo", "--record", fact["id"], "--yes").code == 0
    assert office.state(PLAN) == "open"


def test_what_came_to_a_key_can_be_moved_on(office):
    office.run("done", ANNUAL)
    office.run("rekey", ANNUAL, OTHER)
    assert office.run("rekey", OTHER, PLAN).code == 0
    assert [office.state(key) for key in (ANNUAL, OTHER, PLAN)] == ["open", "open", "done"]


def test_an_occurrence_that_an_event_opened_goes_where_it_is_moved(office):
    """Opened twice for one letter: the one is moved to the other, and is no occurrence of its own any more."""
    (one,) = office.keys("trigger", "mau/2.2", "--due", "2026-11-30")
    (two,) = office.keys("trigger", "mau/2.2", "--due", "2026-12-05")
    office.run("done", one)
    assert office.run("rekey", one, two).code == 0
    found = office.items("due", "-r", "mau", "--from", "2026-11-01", "--to", "2026-12-10", "--kind", "meeting")
    assert [(item["key"], item["due"], item["state"]) for item in found] == [(two, "2026-12-05", "done")]
    assert office.examined() == (0, [])


def test_records_of_both_keys_count(office, changed):
    office.run("done", ANNUAL, "--on", "2026-11-20")
    after = changed()
    after.run("waive", NEW, "--reason", "…")
    after.run("rekey", ANNUAL, NEW)
    assert after.state(NEW) == "done"
    assert after.standing(NEW)["conflicts"] == ["vừa ghi hoàn thành vừa ghi được miễn"]
    assert [item["place"] for item in after.examined()[1]] == [NEW]


def test_contradictions_that_moved_together_are_still_found(office, changed):
    office.run("done", ANNUAL)
    office.run("waive", ANNUAL, "--reason", "…", "--yes")
    after = changed()
    after.run("rekey", ANNUAL, NEW)
    assert [item["place"] for item in after.examined()[1]] == [NEW]


def test_a_renumbered_trigger_is_an_orphan_until_it_is_moved(office, changed, tmp_path):
    (key,) = office.keys("trigger", "mau/2.2", "--due", "2026-11-30")
    office.run("done", key)
    without = MODEL[: MODEL.index('  - ref: "2.2"')] + '  - ref: "2.2"\n    no_duty: content\n'
    without += MODEL[MODEL.index('  - ref: "2.3"') :]
    after = replace(office, data=place(tmp_path / "without", without))
    assert orphans(after) == [key]


def test_an_indicator_that_is_no_more_is_an_orphan(office, tmp_path):
    office.run("measure", "mau/bhyt-2026", "--value", 91)
    after = replace(office, data=place(tmp_path / "other", MODEL.replace("id: bhyt-2026", "id: bhyt-dan-so-2026")))
    assert orphans(after) == ["mau/bhyt-2026"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("mau/1.1@2026:so-noi-vu", ANNUAL, 6),
        (ANNUAL, "mau/1.1@2019:so-y-te", 6),
        (ANNUAL, "mau/1.9@2026", 6),
        (ANNUAL, ANNUAL, 2),
    ],
)
def test_a_move_needs_records_and_a_place_to_go(office, old, new, code):
    office.run("note", ANNUAL, "…")
    run = office.run("rekey", old, new)
    assert run.code == code
    assert run.err
    assert len(office.log()) == 1


def test_a_dry_run_moves_nothing(office, changed):
    office.run("done", ANNUAL)
    after = changed()
    assert after.answer("rekey", ANNUAL, NEW, "--dry-run")["dry_run"] is True
    assert orphans(after) == [ANNUAL]
