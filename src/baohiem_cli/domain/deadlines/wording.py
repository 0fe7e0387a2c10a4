"""What a deadline's quote says, held against its rule and its cadence.

The quote is read as drafting reads a text (`quotes.times`), and only what is understood is compared. Words that name a
frequency and nothing else date nothing, and no rule follows from them.
"""

from __future__ import annotations

import re
from datetime import date

from baohiem_cli.domain.deadlines import period, rule
from baohiem_cli.domain.deadlines.quotes import Time, times
from baohiem_cli.domain.deadlines.rule import Rule
from baohiem_cli.domain.deadlines.words import frequencies
from baohiem_cli.domain.plain import plain
from baohiem_cli.domain.vocabulary import DATED, PERIODIC, Cadence

_PERIODS = tuple(period.parse(f"2024-{month:02}") for month in range(1, 13))
"""Periods of a leap year, for which two rules are compared."""

_BESIDE_A_FREQUENCY = re.compile(r"(?:dinh ky|thuong ky|va|hoac|[\s,;:.])*")


def contradiction(quote: str, written: str) -> str | None:
    """The rule that the words ask for, where the given one says something else; None where they agree.

    An empty answer means that the words are a mere frequency, so that no rule follows from them.
    """
    try:
        given = rule.parse(written)
    except ValueError:
        return None  # not a rule: another check tells so
    said = times(quote, field=True)
    asked = [one.rule for one in said if one.rule]
    if any(_agree(rule.parse(one), given) for one in asked):
        return None
    if asked:
        return asked[-1] if given.of_event else asked[-1].removesuffix(" of event")
    return "" if said and _is_mere_frequency(quote, said) else None


def cadences(quote: str) -> frozenset[Cadence]:
    """The cadences that the words name; empty where they name none, or one that is not understood."""
    said = frequencies.frequencies(plain(quote), field=True)
    named = {cadence for one in said for cadence in (one.cadence, one.alternative) if cadence}
    return frozenset(map(Cadence, named)) if named <= DATED else frozenset()


def _agree(asked: Rule, given: Rule) -> bool:
    """Whether both give the same days, also where a rule opens earlier than words that name only the end."""
    if asked.of_event or given.of_event:
        return _same_count(asked, given)
    # Of a report on the last month or quarter, "ngày 05 hằng tháng" and "10 ngày đầu quý" are days of the next one.
    reported = asked.first_days is not None if asked.months_after is None else asked.months_after == 0
    return _same_days(asked, given) or (reported and _same_days(asked._replace(months_after=1), given))


def _same_count(asked: Rule, given: Rule) -> bool:
    """A number of days; what they are counted from, the quote need not say."""
    if asked.days_before and not given.of_event:
        return True
    counted = (asked.days_after, asked.days_before, asked.working)
    return counted == (given.days_after, given.days_before, given.working)


def _same_days(asked: Rule, given: Rule) -> bool:
    for one in _PERIODS:
        asks, gives = asked.window(one, _weekend), given.window(one, _weekend)
        opens = asks.opens in (None, gives.opens) or asked.first_days is not None
        if asks.due != gives.due or not opens:
            return False
    return True


def _weekend(day: date) -> bool:
    return day.weekday() > 4


def _is_mere_frequency(quote: str, said: tuple[Time, ...]) -> bool:
    if any(one.cadence not in (*PERIODIC, Cadence.NONE) for one in said):
        return False
    left, end = "", 0
    bare = plain(quote).bare
    for one in said:
        left, end = left + bare[end : one.start], one.end
    return _BESIDE_A_FREQUENCY.fullmatch(left + bare[end:]) is not None
