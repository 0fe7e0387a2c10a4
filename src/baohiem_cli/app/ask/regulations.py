"""The regulations of the register, with the duties of theirs that fit a question."""

from __future__ import annotations

from datetime import date

from baohiem_cli.app.register import Register
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import RegulationSummary
from baohiem_cli.store.register import catalogue, duties


def regulations(register: Register, question: Question, today: date) -> list[RegulationSummary]:
    """The regulations that fit, counting the fitting duties of a day.

    Where the question is about duties, regulations without one that fits are left out.
    """
    count = duties.number_by_regulation(register.db, question, today)
    q = question
    narrowed = any((q.agencies, q.roles, q.kinds, q.schemes, q.cadences, q.bases))
    return [
        one._replace(duties=number, dated=dated)
        for one in catalogue.regulations(register.db, question)
        if not narrowed or one.regulation.id in count
        for number, dated in [count.get(one.regulation.id, (0, 0))]
    ]
