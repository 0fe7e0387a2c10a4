"""Calendars, as an independent reader of RFC 5545 takes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from baohiem_cli.report.answer import Answer, Event, Mark
from baohiem_cli.report.formats import Format, Page, render
from baohiem_cli.report.text import visible

DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 5, tzinfo=UTC)
LONG = "Ủy ban nhân dân các huyện, thành phố; " * 20


def written(*events: Event, remind: tuple[int, ...] = ()) -> str:
    answer = Answer("due", DAY, (), (), events=lambda: events, remind=remind)
    made = render(answer, Format.ICS, Page(80, moment=MOMENT))
    assert isinstance(made, str)
    return made


def read(*events: Event, remind: tuple[int, ...] = ()) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(written(*events, remind=remind)).walk("VEVENT"))


def event(**changes: object) -> Event:
    return Event("cao-nguyen/24.1@2026:so-y-te", DAY, "Sở Y tế: báo cáo", ("Mã: x",))._replace(**changes)


def test_an_event_is_a_whole_day():
    (found,) = read(event())
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (DAY, DAY + timedelta(days=1))
    assert found.decoded("dtstamp") == MOMENT
    assert str(found["transp"]) == "TRANSPARENT"


def test_the_last_day_of_the_calendar_has_no_day_after_it():
    (found,) = read(event(day=date.max))
    assert (found.decoded("dtstart"), "dtend" in found) == (date.max, False)


def test_what_moves_keeps_its_uid_and_counts_on():
    before, after = (read(one)[0] for one in (event(), event(day=DAY + timedelta(days=9), revision=1)))
    assert before["uid"] == after["uid"]
    assert "2026-11" not in before["uid"]
    assert (int(before["sequence"]), int(after["sequence"])) == (0, 1)


@pytest.mark.parametrize(
    ("mark", "status"), [(Mark.PLANNED, "CONFIRMED"), (Mark.DONE, "CONFIRMED"), (Mark.CANCELLED, "CANCELLED")]
)
def test_a_cancelled_one_is_sent_as_cancelled(mark, status):
    assert str(read(event(mark=mark))[0]["status"]) == status


def test_reminders_only_where_something_is_still_to_do():
    alarms = [alarm.decoded("trigger") for alarm in read(event(), remind=(7, 1))[0].walk("VALARM")]
    assert alarms == [timedelta(days=-7), timedelta(days=-1)]
    assert read(event(mark=Mark.DONE), remind=(7,))[0].walk("VALARM") == []


@pytest.mark.parametrize("text", [LONG, "a,b;c\\n\nd", "BEGIN:VEVENT\r\nUID:x", "=1+1"])
def test_any_text_stays_that_text_in_lines_of_75_octets(text):
    made = written(event(title=text, lines=(text,)))
    assert max(len(line.encode()) for line in made.split("\r\n")) <= 75
    assert "\n" not in made.replace("\r\n", "")
    (found,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert str(found["summary"]) == visible(text)
