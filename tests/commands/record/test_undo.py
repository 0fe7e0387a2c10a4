"""`bh undo`: back command by command, by adding to the ledger."""

from __future__ import annotations

import io

import pytest

from baohiem_cli import paths
from tests.commands.office import ANNUAL, OTHER, PLAN, TODAY
from tests.domain.making import case


@pytest.fixture
def answering(monkeypatch):
    """Somebody sits at the terminal and answers."""

    def answer(text):
        monkeypatch.setattr(paths, "stdin_is_terminal", lambda: True)
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return answer


def test_it_goes_back_command_by_command(office):
    office.run("done", ANNUAL, OTHER, day="2026-11-20")
    office.run("extend", PLAN, "--to", "2027-01-31", day="2026-11-21")
    office.run("assign", ANNUAL, "Minh")

    assert [(i["act"], i["key"]) for i in office.undo()] == [("undo", ANNUAL)]
    assert office.standing(ANNUAL)["assigned"] is None
    assert office.standing(PLAN)["extended_to"] == "2027-01-31"

    assert [item["key"] for item in office.undo()] == [PLAN]
    assert office.standing(PLAN)["extended_to"] is None
    assert office.state(ANNUAL) == "done"

    assert [item["key"] for item in office.undo()] == [ANNUAL, OTHER]
    assert [office.state(key) for key in (ANNUAL, OTHER)] == ["open", "open"]

    assert office.undo() == []
    assert "Không còn ghi nhận nào" in office.run("undo").out


def test_it_adds_and_erases_nothing(office):
    office.run("done", ANNUAL, OTHER)
    before = office.log()
    undos = office.undo()
    after = office.log()
    assert after == [*before, *undos]
    assert [item["data"]["event"] for item in undos] == [item["id"] for item in before]
    assert len({item["batch"] for item in undos}) == 1


def test_it_corrects_every_day(office):
    """Also the days before it was made: what was wrong was wrong all the time."""
    office.run("done", ANNUAL, "--on", "2026-12-18", day="2026-12-18")
    office.run("undo", "--yes", day="2026-12-28")
    assert [office.state(ANNUAL, day=day) for day in ("2026-12-18", "2026-12-20", "2026-12-28")] == [
        "open", "overdue", "overdue",
    ]  # fmt: skip


def test_what_is_recorded_after_an_undo_is_taken_back_first(office):
    office.run("done", ANNUAL)
    office.run("done", OTHER)
    office.run("undo", "--yes")
    office.run("done", PLAN)
    assert [item["key"] for item in office.undo()] == [PLAN]
    assert [item["key"] for item in office.undo()] == [ANNUAL]
    assert office.undo() == []


@pytest.mark.parametrize(
    ("command", "undone"),
    [
        case("phát sinh", ["trigger", "mau/2.2", "--due", "2026-11-25"],
             lambda o: o.overdue("2026-11-26", "--kind", "meeting") == []),
        case("số đo", ["measure", "mau/bhyt-2026", "--value", 91],
             lambda o: o.items("targets", "-r", "mau")[0]["on"] is None),
        case("được miễn", ["waive", ANNUAL, "--reason", "…"], lambda o: o.state(ANNUAL) == "open"),
        case("từ chối", ["refuse", ANNUAL, "--reason", "…"], lambda o: o.standing(ANNUAL)["refused"] is None),
    ],
)  # fmt: skip
def test_every_command_can_be_taken_back(office, command, undone):
    assert undone(office)
    office.run(*command)
    assert not undone(office)
    office.run("undo", "--yes")
    assert undone(office)


def test_what_it_takes_back_is_shown_first(office, answering):
    office.run("done", ANNUAL, OTHER, "--on", "2026-11-20", "--doc", "123/BC")
    answering("y\n")
    run = office.run("undo")
    assert run.code == 0
    shown, __, __ = run.err.partition("Rút lại 2 ghi nhận?")
    for words in (ANNUAL, OTHER, "hoàn thành", "20/11/2026", "123/BC"):
        assert words in shown
    assert office.state(ANNUAL) == "open"


@pytest.mark.parametrize("answer", ["n\n", "\n", ""])
def test_no_is_no(office, answering, answer):
    office.run("done", ANNUAL)
    answering(answer)
    assert office.run("undo").code == 130
    assert office.state(ANNUAL) == "done"


def test_without_a_terminal_it_wants_to_be_told(office, monkeypatch):
    monkeypatch.setattr(paths, "stdin_is_terminal", lambda: False)
    office.run("done", ANNUAL)
    run = office.run("undo")
    assert run.code == 2
    assert "--yes" in run.err
    assert office.state(ANNUAL) == "done"


def test_a_dry_run_shows_and_writes_nothing(office):
    office.run("done", ANNUAL, OTHER)
    answer = office.run("undo", "--dry-run", "--format", "json").json
    assert answer["dry_run"] is True
    assert [(item["act"], item["key"], item["on"]) for item in answer["items"]] == [
        ("undo", ANNUAL, TODAY), ("undo", OTHER, TODAY),
    ]  # fmt: skip
    assert office.state(ANNUAL) == "done"
    assert len(office.log()) == 2
