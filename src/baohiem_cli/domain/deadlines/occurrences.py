"""From rules to dated occurrences: the meaning of a deadline.

An occurrence is computed from its rule and its period alone, never from another occurrence, so any window
of any year gives the same answer; there is no horizon. A rule of working days asks the calendar that is given,
`day_off`; without one it cannot be dated.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines import rule as rules
from baohiem_cli.domain.deadlines.period import ONCE, Period
from baohiem_cli.domain.deadlines.rule import Window
from baohiem_cli.domain.deadlines.workdays import DayOff, unknown_day_off
from baohiem_cli.domain.ledger.keys import Key
from baohiem_cli.domain.records import Answerable, Bounds, Deadline, Duty, Occurrence, Version
from baohiem_cli.domain.vocabulary import PERIODIC, Cadence, Performed

_SAMPLE_YEARS = range(2021, 2029)
"""Two leap cycles: every month in which a yearly rule can fall due shows up in them."""


def occurrences(duty: Duty, first: date, last: date, day_off: DayOff = unknown_day_off) -> Iterator[Occurrence]:
    """The occurrences of a duty that fall due from `first` to `last`, both included, in no set order."""
    for deadline in duty.deadlines:
        for when, window in dated(deadline, duty.bounds, first, last, day_off):
            if not _belongs(when, window, duty.version, day_off):
                continue
            for agencies in _answering(duty):
                yield Occurrence(
                    key=key_of(duty, when.id, agencies),
                    duty=duty,
                    deadline=deadline,
                    period=when.id,
                    opens=window.opens,
                    due=window.due,
                    agencies=agencies,
                )


def dated(
    deadline: Deadline, bounds: Bounds, first: date, last: date, day_off: DayOff = unknown_day_off
) -> Iterator[tuple[Period, Window]]:
    """The periods of a deadline that fall due from `first` to `last`, with their windows.

    An occurrence exists when its period overlaps the application interval and it falls due on its first day or later;
    nothing is due after a repeal.
    A duty done once dates itself, so only the repeal bounds it.
    """
    for when, window in _candidates(deadline, first.year, last.year, day_off):
        if not first <= window.due <= last:
            continue
        if _exists(when, window, bounds):
            yield when, window


def windows_of_year(
    deadline: Deadline, year: int, day_off: DayOff = unknown_day_off
) -> Iterator[tuple[Period, Window]]:
    """The periods that begin in a year, with their windows; without those that end where the calendar does."""
    for when, window in _candidates(deadline, year, year, day_off):
        if when.id != ONCE and when.first.year == year:
            yield when, window


def of_period(duty: Duty, period: str, day_off: DayOff = unknown_day_off) -> Iterator[Occurrence]:
    """The occurrences of a duty for one period: one for each body that owes its own, or one in all."""
    for deadline in duty.deadlines:
        for when, window in _of_period(deadline, period, day_off):
            if not (_exists(when, window, duty.bounds) and _belongs(when, window, duty.version, day_off)):
                continue
            for agencies in _answering(duty):
                key = key_of(duty, period, agencies)
                yield Occurrence(key, duty, deadline, period, window.opens, window.due, agencies)


def occurrence(duty: Duty, period: str, agency: str | None, day_off: DayOff = unknown_day_off) -> Occurrence | None:
    """The one occurrence of a duty for a period and an agency; None where the rules give none."""
    key = str(Key(duty.id, period, agency))
    return next((one for one in of_period(duty, period, day_off) if one.key == key), None)


def window_of(deadline: Deadline, when: Period, day_off: DayOff = unknown_day_off) -> Window:
    """When the act for one period is to be done; a mere frequency means by the period's last day."""
    return rules.parse(deadline.rule).window(when, day_off) if deadline.rule else rules.end_of(when)


def event_rule(duty: Duty) -> Deadline | None:
    """The deadline of a duty that counts from an event; None where the text names no such limit."""
    events = (one for one in duty.deadlines if one.cadence is Cadence.ON_EVENT and one.rule)
    return next((one for one in events if rules.parse(one.rule or "").of_event), None)


def key_of(duty: Duty, period: str, agencies: tuple[Answerable, ...]) -> str:
    """The name of an occurrence, stable for ever: `kon-tum/24.1@2026-H1:so-y-te`.

    A joint act has no agency in its key.
    """
    each = duty.performed is Performed.EACH and agencies
    return str(Key(duty.id, period, agencies[0].agency if each else None))


def yearly(deadline: Deadline) -> int:
    """How often a deadline falls due in a year at most."""
    if deadline.cadence not in PERIODIC:
        return 0
    return 1 if deadline.period else periods.most(deadline.cadence)


def due_months(deadline: Deadline) -> frozenset[int]:
    """The calendar months (1 to 12) in which a deadline can ever fall due; an index is built on them.

    Where working days are counted these are all months that days off could put it off to, in whatever year.
    """
    slack = rules.parse(deadline.rule).slack if deadline.rule else 0
    found = _candidates(deadline, _SAMPLE_YEARS.start, _SAMPLE_YEARS.stop, lambda day: False)
    return frozenset(month for __, window in found for month in _months(window.due, window.due + timedelta(days=slack)))


def _months(first: date, last: date) -> Iterator[int]:
    """The calendar months of a stretch of time, each once."""
    count = (last.year - first.year) * 12 + last.month - first.month
    yield from ((first.month + i - 1) % 12 + 1 for i in range(min(count, 11) + 1))


def fixed_due(deadline: Deadline) -> date | None:
    """The one day of a deadline that names its year; None for a recurring one."""
    rule = rules.parse(deadline.rule) if deadline.rule else None
    return rule.window(_once(rule)).due if rule and rule.is_fixed else None


def _exists(when: Period, window: Window, bounds: Bounds) -> bool:
    if bounds.repealed and window.due > bounds.repealed:
        return False
    if when.id == ONCE:
        return True
    first = bounds.first or date.min
    return first <= window.due and when.overlaps(first, bounds.last or date.max)


def _belongs(when: Period, window: Window, version: Version, day_off: DayOff) -> bool:
    """Whether a period is a matter of this version: it falls due while this version is in force.

    A new deadline can date a period to the other side of the day of change. Where both versions date it into their
    own time, the earlier has it; where neither does, the earlier keeps it, for a day that has passed binds nobody.
    So no period is owed twice and none is lost.
    """
    earlier = _due(version.before, when, day_off)
    if window.due < version.first or (earlier and earlier < version.first):
        return False
    later = _due(version.after, when, day_off)
    return window.due <= version.last or (later is not None and later <= version.last)


def _due(deadlines: tuple[Deadline, ...], when: Period, day_off: DayOff) -> date | None:
    """The day on which a period falls due by the first of these deadlines that knows it."""
    return next((window.due for one in deadlines for __, window in _of_period(one, when.id, day_off)), None)


def _of_period(deadline: Deadline, period: str, day_off: DayOff) -> Iterator[tuple[Period, Window]]:
    if period == ONCE:
        candidates = _candidates(deadline, 1, 0, day_off)
    else:
        try:
            year = periods.parse(period).first.year
        except ValueError:
            return
        candidates = _candidates(deadline, year, year, day_off)
    yield from (found for found in candidates if found[0].id == period)


def _candidates(
    deadline: Deadline, first_year: int, last_year: int, day_off: DayOff
) -> tuple[tuple[Period, Window], ...]:
    """Cached without the quote, for many duties share a rule; but not by a calendar, which is the answer's own."""
    alike = deadline._replace(quote="", alternative=None)
    if deadline.rule and rules.parse(deadline.rule).working:
        return _computed(alike, first_year, last_year, day_off)
    return _windows(alike, first_year, last_year)


@lru_cache(maxsize=1024)
def _windows(deadline: Deadline, first_year: int, last_year: int) -> tuple[tuple[Period, Window], ...]:
    return _computed(deadline, first_year, last_year, unknown_day_off)


def _computed(
    deadline: Deadline, first_year: int, last_year: int, day_off: DayOff
) -> tuple[tuple[Period, Window], ...]:
    rule = rules.parse(deadline.rule) if deadline.rule else None
    if rule and rule.is_fixed:
        once = _once(rule)
        return ((once, rule.window(once)),)
    if deadline.cadence not in PERIODIC or (rule and rule.of_event):
        return ()
    # A year more on either side: "trước ngày 01/01" is 31 December of the year before its period, the last week of a
    # year and the second year of two end in the next.
    lag, lead = (rule.lag_years, rule.lead_years) if rule else (0, 1)
    span = (first_year - lag - 1, last_year + lead)
    found = []
    for when in periods.periods(deadline.cadence, *span, deadline.period, but=deadline.but, start=deadline.start):
        with suppress(ValueError, OverflowError):  # due beyond year 9999: no such day
            found.append((when, window_of(deadline, when, day_off)))
    return tuple(found)


def _once(rule: rules.Rule) -> Period:
    day = rule.fixed or date.min
    return Period(ONCE, day, day)


def _answering(duty: Duty) -> list[tuple[Answerable, ...]]:
    if duty.performed is Performed.TOGETHER:
        return [duty.answerable]
    return [(one,) for one in duty.answerable]
