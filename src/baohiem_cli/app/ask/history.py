"""Regulations whose application is over: their duties bind nobody any more, and are shown where they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from baohiem_cli.app.notices import ApplicationOver, Notice
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty


def binding(found: Iterable[Duty], question: Question, day: date) -> tuple[list[Duty], list[Notice]]:
    """The duties that bind on a day, with those of regulations asked for by name; a notice of each that is over."""
    kept: list[Duty] = []
    left: Counter[tuple[str, date]] = Counter()
    over: dict[tuple[str, date], None] = {}
    for duty in found:
        ended = duty.ended(day)
        if ended:
            over[duty.regulation, ended] = None
        if ended and duty.regulation not in question.regulations:
            left[duty.regulation, ended] += 1
        else:
            kept.append(duty)
    return kept, [ApplicationOver(*one, left[one]) for one in over]
