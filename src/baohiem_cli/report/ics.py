"""A calendar (RFC 5545) for Outlook, Google and Apple: a whole day for each event, known by its UID.

What was imported before is moved and not doubled: the UID has no date in it, and SEQUENCE only grows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import icalendar

from baohiem_cli.report.answer import Answer, Event, Mark

_DOMAIN = "baohiem-cli"
"""Stands behind a key, so that no other program has the same UID."""


def render(answer: Answer, moment: datetime) -> str:
    """The events of an answer, as they are known at a moment."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//baohiem-cli//bh//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for event in answer.events() if answer.events else ():
        calendar.add_component(_event(event, moment, answer.remind))
    return str(calendar.to_ical().decode())


def _event(event: Event, moment: datetime, remind: Sequence[int]) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", f"{event.uid}@{_DOMAIN}")
    made.add("dtstamp", moment)
    made.add("dtstart", event.day)
    if event.day < date.max:
        made.add("dtend", event.day + timedelta(days=1))  # the day after the last, by the standard
    made.add("summary", event.title)
    made.add("description", "\n".join(event.lines))
    made.add("sequence", event.revision)
    made.add("status", "CANCELLED" if event.mark is Mark.CANCELLED else "CONFIRMED")
    made.add("transp", "TRANSPARENT")  # a day on which something falls due is not a day taken
    if event.mark is Mark.PLANNED:
        for days in remind:
            alarm = icalendar.Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", event.title)
            alarm.add("trigger", timedelta(days=-days))
            made.add_component(alarm)
    return made
