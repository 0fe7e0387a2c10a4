"""One agency's page: what is late, what comes, what it waits for, what was just done."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from baohiem_cli.app import tracking
from baohiem_cli.app.ask.overdue import late, track_from
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.period import moved
from baohiem_cli.domain.ledger.standing import SETTLED, State, Tracked
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.vocabulary import Role

WEEK, MONTH, YEAR = 7, 30, 366
"""Days."""


class Section(StrEnum):
    """The parts of the page, in their order."""

    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    AWAITED = "awaited"
    DONE = "done"


def agenda(register: Register, question: Question, today: date) -> dict[Section, list[Tracked]]:
    """The occurrences of each section of the page."""
    begun = track_from(register)
    coming = [
        one
        for one in tracking.gather(register, question, today, moved(today, MONTH), today)
        if one.standing.state is State.OPEN
    ]
    receiving = question._replace(roles=(Role.RECIPIENT,))
    # Without an agency everything that anybody receives would stand here a second time.
    awaited = tracking.gather(register, receiving, begun, moved(today, MONTH), today) if question.agencies else []
    # What was done may have been due long after: a yearly report that came in early.
    tracked = tracking.gather(register, question, begun, moved(today, YEAR), today)
    return {
        Section.OVERDUE: late(register, question, begun, today),
        Section.WEEK: [one for one in coming if one.due <= moved(today, WEEK)],
        Section.MONTH: [one for one in coming if moved(today, WEEK) < one.due <= moved(today, MONTH)],
        Section.AWAITED: [one for one in awaited if one.standing.state not in SETTLED],
        Section.DONE: [one for one in tracked if _just_done(one, today)],
    }


def _just_done(one: Tracked, today: date) -> bool:
    return one.standing.done_on is not None and moved(today, -MONTH) <= one.standing.done_on <= today
