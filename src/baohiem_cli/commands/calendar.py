"""The working calendar for an answer: stored years from the register, others computed."""

from datetime import date, timedelta
from typing import NamedTuple

from baohiem_cli.app import holidays
from baohiem_cli.commands.register import Register
from baohiem_cli.domain.deadlines import workdays
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.register import catalogue

_LONGEST_REST = timedelta(days=31)
"""No rest is as long as this, so that going back from a due date never leaves the stored stretch."""


class Working(NamedTuple):
    """Knows days off within the time asked for."""

    exceptions: frozenset[date]
    warnings: tuple[str, ...] = ()

    def submit_by(self, due: date) -> date:
        """The last working day on or before `due`."""
        return workdays.submit_by(due, lambda day: holidays.is_day_off(day, self.exceptions))


def working(register: Register, first: date, last: date) -> Working:
    """The calendar for due dates from `first` to `last`."""
    noted = catalogue.meta(register.db)
    start = first - min(_LONGEST_REST, first - date.min)
    stored_first, __, stored_last = noted["days_off_years"].partition("-")
    missing = [year for year in range(start.year, last.year + 1) if not int(stored_first) <= year <= int(stored_last)]
    exceptions = catalogue.days_off(register.db, start, last)
    if missing:
        exceptions |= holidays.days_off(missing, {})
    official = noted.get("official_until")
    late = official and last.year > int(official)
    warning = _("Ngày nghỉ sau năm {0} là dự đoán, chưa có thông báo chính thức.").format(official)
    return Working(exceptions, (warning,) if late else ())
