"""One agency's page: what is late, what comes, what it waits for, what was just done."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from baohiem_cli.app import tracking
from baohiem_cli.app.ask.overdue import owed, passed, track_from
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.period import moved
from baohiem_cli.domain.ledger.standing import SETTLED, State, Tracked
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.vocabulary import Role
from baohiem_cli.named_tuple import NamedTuple

WEEK, MONTH, YEAR = 7, 30, 366
"""Days."""


class Section(StrEnum):
    """The parts of the page, in their order."""

    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    AWAITED = "awaited"
    DONE = "done"


class Agenda(NamedTuple):
    """The occurrences of each section of the page, and those of all bodies behind them, done or not."""

    sections: dict[Section, list[Tracked]]
    among: list[Tracked]


def agenda(register: Register, question: Question, today: date) -> dict[Section, list[Tracked]]:
    """The occurrences of each section of the page."""
    return page(register, question, today).sections


def page(register: Register, question: Question, today: date, *, each: bool = False) -> Agenda:
    """The page of the bodies that a question is about."""
    begun = track_from(register)
    month = tracking.gather(register, question, today, moved(today, MONTH), today, each=each)
    coming = [one for one in month if one.standing.state is State.OPEN]
    receiving = question._replace(roles=(Role.RECIPIENT,))
    # Without an agency everything that anybody receives would stand here a second time.
    until = moved(today, MONTH)
    awaited = tracking.gather(register, receiving, begun, until, today, each=each) if question.agencies else []
    before = passed(register, question, begun, today, each=each)
    # What was done may have been due long after: a yearly report that came in early.
    tracked = tracking.gather(register, question, begun, moved(today, YEAR), today, each=each)
    every = {one.occurrence.key: one for one in (*awaited, *before, *tracked, *month)}
    return Agenda(_sections(coming, awaited, before, tracked, today), list(every.values()))


def _sections(
    coming: list[Tracked], awaited: list[Tracked], before: list[Tracked], tracked: list[Tracked], today: date
) -> dict[Section, list[Tracked]]:
    return {
        Section.OVERDUE: owed(before, today),
        Section.WEEK: [one for one in coming if one.due <= moved(today, WEEK)],
        Section.MONTH: [one for one in coming if moved(today, WEEK) < one.due <= moved(today, MONTH)],
        Section.AWAITED: [one for one in awaited if one.standing.state not in SETTLED],
        Section.DONE: [one for one in tracked if _just_done(one, today)],
    }


def _just_done(one: Tracked, today: date) -> bool:
    return one.standing.done_on is not None and moved(today, -MONTH) <= one.standing.done_on <= today
