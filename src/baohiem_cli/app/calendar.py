"""The working calendar of a register, for rules that count working days: read when the first of them is dated."""

from __future__ import annotations

from datetime import date

from baohiem_cli.domain.deadlines import workdays
from baohiem_cli.store.register import catalogue
from baohiem_cli.store.register.meta import RegisterMeta
from baohiem_cli.store.sqlite import Connection


class Calendar:
    """Whether a day is off: the stored years as the data files correct them, other years as the library knows them."""

    def __init__(self, db: Connection, noted: RegisterMeta) -> None:
        self._db, self._noted = db, noted
        self._years: dict[int, frozenset[date]] = {}

    def __call__(self, day: date) -> bool:
        """A weekend that is not worked in place of another day, or a weekday off."""
        found = self._years.get(day.year)
        if found is None:
            found = self._years[day.year] = self._exceptions(day.year)
        return workdays.is_day_off(day, found)

    def _exceptions(self, year: int) -> frozenset[date]:
        if self._noted.days_off_first <= year <= self._noted.days_off_last:
            return catalogue.days_off(self._db, date(year, 1, 1), date(year, 12, 31))
        from baohiem_cli.app import holidays  # only for a year so far away

        return holidays.days_off([year], {})
