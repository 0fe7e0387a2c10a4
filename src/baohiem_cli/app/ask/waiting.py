"""Duties that wait for their event: the text limits them, and nothing has set them off yet."""

from __future__ import annotations

from datetime import date

from baohiem_cli.app.ask.history import binding
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.occurrences import event_rule
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty
from baohiem_cli.store.register import duties


def waiting(register: Register, question: Question, today: date) -> list[Duty]:
    """The duties that the bodies asked about owe within a number of days of an event, or before it."""
    owed = duties.duties(register.db, question, on=today, owed=True)
    found, __ = binding((duty for duty in owed if event_rule(duty)), question, today)
    return found
