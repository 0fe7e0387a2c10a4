"""`bh init`: from when is tracked."""

from __future__ import annotations

import pytest

from tests.commands.office import QUARTERLY, TRACK_FROM


def test_it_shows_from_when_is_tracked(office):
    assert office.items("init") == [{"track_from": TRACK_FROM, "db": str(office.db)}]
    out = office.run("init").out
    assert "01/01/2026" in out
    assert str(office.db) in out


@pytest.mark.parametrize("day", ["2025-07-01", "01/07/2025"])
def test_it_sets_the_day(office, day):
    assert office.items("init", "--track-from", day)[0]["track_from"] == "2025-07-01"
    assert office.items("init")[0]["track_from"] == "2025-07-01"


def test_what_was_due_before_is_not_overdue(office):
    everything = office.overdue("2026-11-22")
    office.run("init", "--track-from", "2026-07-04")
    due_then = f"{QUARTERLY}@2026-Q2:so-y-te"
    assert office.overdue("2026-11-22") == [key for key in everything if "Q2" in key or "Q3" in key]
    assert due_then in office.overdue("2026-11-22")
    office.run("init", "--track-from", "2026-07-05")
    assert due_then not in office.overdue("2026-11-22")


def test_a_day_to_come_means_that_nothing_is_overdue_yet(office):
    office.run("init", "--track-from", "2027-01-01")
    assert office.overdue("2026-12-31") == []


def test_no_day_is_wrong_usage(office):
    assert office.run("init", "--track-from", "hôm nay").code == 2


def test_a_new_database_tracks_from_the_first_day_of_its_year(bh, turn, tmp_path):
    turn("2027-08-15")
    made = bh("init", "--db", tmp_path / "new.db", "--format", "json")
    assert made.json["items"][0]["track_from"] == "2027-01-01"
    turn("2030-01-01")
    assert bh("init", "--db", tmp_path / "new.db", "--format", "json").json["items"] == made.json["items"]
