"""The working calendar for an answer: stored years from the register, others computed."""

from __future__ import annotations

from datetime import date, timedelta

from baohiem_cli.app import holidays
from baohiem_cli.app.notices import HolidaysGuessed, Notice
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines import workdays
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue

_LONGEST_REST = timedelta(days=31)
"""No rest is as long as this, so that going back from a due date never leaves the stored stretch."""


class WorkingDays(NamedTuple):
    """The days off within the time asked for, and whether some of them are guesses."""

    exceptions: frozenset[date]
    notices: tuple[Notice, ...] = ()

    def submit_by(self, due: date) -> date:
        """The last working day on or before `due`."""
        return workdays.submit_by(due, lambda day: workdays.is_day_off(day, self.exceptions))


def working_days(register: Register, first: date, last: date) -> WorkingDays:
    """The calendar for due dates from `first` to `last`."""
    noted = register.meta
    start = first - min(_LONGEST_REST, first - date.min)
    stored = range(noted.days_off_first, noted.days_off_last + 1)
    missing = [year for year in range(start.year, last.year + 1) if year not in stored]
    exceptions = catalogue.days_off(register.db, start, last)
    if missing:
        exceptions |= holidays.days_off(missing, {})
    official = noted.official_until
    guessed = official is not None and last.year > official
    return WorkingDays(exceptions, (HolidaysGuessed(official),) if official is not None and guessed else ())
