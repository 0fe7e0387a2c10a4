"""Reminders: what is new since the last run, by range and never by equality, so that a missed run loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from baohiem_cli.app import tracking
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.question import Question
from baohiem_cli.store import settings, sqlite


class Run(NamedTuple):
    """News since the day `last`.

    `until` is the day up to which everything has been told: an earlier day asked about does not turn it back. It is
    noted under `setting`, so that two cron jobs with different filters do not take each other's news away.
    """

    setting: str
    last: date
    until: date
    overdue: list[Tracked]
    coming: list[Tracked]
    path: Path

    def remember(self) -> None:
        """Note the day, so that the next run begins where this one ended."""
        database = sqlite.connect(self.path)
        try:
            with sqlite.explaining(self.path), sqlite.transaction(database):
                settings.write(database, self.setting, self.until.isoformat())
        finally:
            database.close()


def since_last_run(
    register: Register,
    question: Question,
    late: Sequence[Tracked],
    begun: date,
    today: date,
    *,
    within: int,
    grace: int = 0,
) -> Run:
    """Occurrences that became overdue, or came within `within` days of their day, after the last run and up to today.

    The first run takes yesterday as the last one. A thing due on a day is overdue from the next day on, and with
    `grace` is told so many days later.
    """
    setting = _setting(question)
    noted = settings.read(register.db, setting)
    until = max(date.fromisoformat(noted), today) if noted else today
    last = min(date.fromisoformat(noted), today) if noted else today - timedelta(days=1)
    overdue = [one for one in late if last < one.due + timedelta(days=grace + 1) <= today]
    first = max(today, last + timedelta(days=within + 1), begun)
    end = today + timedelta(days=within)
    near = tracking.gather(register, question, first, end, today) if first <= end else []
    coming = [one for one in near if one.standing.state is State.OPEN and first <= one.due <= end]
    return Run(setting, last, until, overdue, coming, register.path)


def _setting(question: Question) -> str:
    """The name under which the last run with these filters is noted."""
    asked = question._replace(holding=None)._asdict()
    given = (f"{name}={','.join(values)}" for name, values in asked.items() if values)
    return " ".join([settings.LAST_RUN, *given])
