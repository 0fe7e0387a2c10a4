"""Questions on the first and the last days that a calendar has: answered, or empty, but never a crash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baohiem_cli.app.ask import analysis, provisions
from baohiem_cli.app.ask.agenda import Section, agenda
from baohiem_cli.app.ask.overdue import late
from baohiem_cli.app.ask.window import window_of
from baohiem_cli.app.citing import locate
from baohiem_cli.app.register import opened
from baohiem_cli.domain.question import Question

ENDS = [date.min, date(1, 1, 8), date(9998, 12, 31), date.max]


@pytest.fixture
def asked(register: Path):
    with opened(register, None) as found:
        yield found


@pytest.mark.parametrize("day", ENDS, ids=str)
def test_gaps(asked, day):
    found, _notices = analysis.gaps(asked, Question(), day, ())
    assert isinstance(found, list)


@pytest.mark.parametrize("day", ENDS, ids=str)
def test_one_provision(asked, day):
    part = provisions.part(asked, locate(asked, "cao-nguyen/24.1", (), day), day)
    assert [shown.provision.ref for shown in part.provisions] == ["24.1"]


@pytest.mark.parametrize("day", [date.min, date(1, 1, 8)], ids=str)
def test_a_page_of_the_first_days(asked, day):
    assert agenda(asked, Question(agencies=("so-y-te",)), day)[Section.OVERDUE] == []


@pytest.mark.parametrize("begun", [date.min, date(9999, 1, 1)], ids=str)
def test_nothing_is_late_before_the_calendar_begins(asked, begun):
    assert late(asked, Question(), begun, date.min) == []


def test_what_is_late_when_the_calendar_ends(asked):
    found = late(asked, Question(), date(9999, 6, 1), date.max)
    assert found
    assert all(one.due < date.max for one in found)


def test_a_stretch_ends_where_the_calendar_does():
    assert window_of(date.max).last == date.max
    assert window_of(date(9999, 12, 20), within=366).last == date.max
