"""Reminders: what is overdue or near now, and was not at the last run of the same job.

The sets are compared and not days: what comes back (a record taken back, an extension withdrawn), what is loaded
anew and what a missed run left out are all told, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from baohiem_cli import clock
from baohiem_cli.app import tracking
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.question import Question
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import reminders, sqlite

OVERDUE, COMING = "overdue", "coming"


class Run(NamedTuple):
    """News since the last run of a job; `last` is its day, None for the first run, which tells everything.

    `told` is what has been told once this run is over. A run for another day than today is a try, and is not kept.
    """

    job: str
    last: date | None
    told: Mapping[tuple[str, str], date] | None
    overdue: list[Tracked]
    coming: list[Tracked]
    path: Path

    def remember(self) -> None:
        """Keep what was told, so that the next run tells only what is new."""
        if self.told is None:
            return
        database = sqlite.connect(self.path)
        try:
            with sqlite.explaining(self.path), sqlite.transaction(database):
                reminders.replace(database, self.job, self.told)
        finally:
            database.close()


def since_last_run(
    register: Register,
    question: Question,
    late: Sequence[Tracked],
    begun: date,
    today: date,
    *,
    job: str,
    within: int,
) -> Run:
    """Of what is late, and of what comes within `within` days, that which the job has not told yet."""
    known = reminders.told(register.db, job)
    # What was told on a day that is still to come was told by a wrong clock.
    known = {place: day for place, day in known.items() if day <= today}
    last = known.get(reminders.RAN)
    first, end = max(today, begun), today + timedelta(days=within)
    near = tracking.gather(register, question, first, end, today) if first <= end else []
    coming = [one for one in near if one.standing.state is State.OPEN and first <= one.due <= end]
    listed = [*((OVERDUE, one) for one in late), *((COMING, one) for one in coming)]
    places = [(part, one.occurrence.key) for part, one in listed]
    told = {place: known.get(place, today) for place in places} | {reminders.RAN: today}
    new = [(part, one) for (part, one), place in zip(listed, places, strict=True) if place not in known]
    return Run(
        job,
        last,
        told if today == clock.today() else None,
        [one for part, one in new if part == OVERDUE],
        [one for part, one in new if part == COMING],
        register.path,
    )


def usual_job(question: Question, *, grace: int, within: int) -> str:
    """The name of a job that was given none: its filters, so that two cron lines do not take each other's news."""
    asked = question._replace(holding=None)._asdict()
    texts = {
        name: ",".join(map(str, value)) if isinstance(value, tuple) else str(value) for name, value in asked.items()
    }
    given = (f"{name}={text}" for name, text in texts.items() if asked[name])
    return " ".join([*given, f"grace={grace}", f"within={within}"])
