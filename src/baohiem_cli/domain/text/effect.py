"""The effect of a regulation through time: its events, whether it binds on a day, which version of it holds then."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from baohiem_cli.domain.records import HistoryEvent, Version
from baohiem_cli.domain.text import partial_date
from baohiem_cli.domain.vocabulary import Change, Effect
from baohiem_cli.named_tuple import NamedTuple

Thing = TypeVar("Thing")

ENDINGS = frozenset({Change.REPLACED, Change.ABOLISHED, Change.EXPIRED})
"""Events from whose day on nothing of the regulation is in effect."""

PARTLY = frozenset({Change.AMENDED, Change.REPLACED_IN_PART})
"""Events from whose day on a part is no longer in effect, as the law on legal documents counts amendments too."""


class EffectOnDay(NamedTuple):
    """How a regulation stands on a day, and whether every event that this rests on is confirmed."""

    effect: Effect
    confirmed: bool


def history(
    issued: str | None, start: str | None, until: str | None, changes: Iterable[HistoryEvent], *, confirmed: bool
) -> tuple[HistoryEvent, ...]:
    """All events in order: what the head says of issue and effect, and what happened to the regulation since."""
    found = list(changes)
    for day, event in ((issued, Change.ISSUED), (start, Change.IN_EFFECT)):
        if day:
            found.append(HistoryEvent(day, event, confirmed=confirmed))
    last = partial_date.latest(until) if until else date.max
    if last < date.max and not any(one.event in ENDINGS for one in found):
        found.append(HistoryEvent((last + timedelta(days=1)).isoformat(), Change.EXPIRED, confirmed=confirmed))
    order = list(Change)
    return tuple(sorted(found, key=lambda one: (partial_date.latest(one.on), order.index(one.event))))


def begins(events: Iterable[HistoryEvent]) -> date | None:
    """The first day of effect, or else of issue; None where nothing is known. What is unknown counts as late."""
    days = {one.event: partial_date.latest(one.on) for one in events}
    return days.get(Change.IN_EFFECT) or days.get(Change.ISSUED)


def last_day(events: Iterable[HistoryEvent]) -> date | None:
    """The last day of effect; None where no end is known."""
    ends = [partial_date.latest(one.on) for one in events if one.event in ENDINGS]
    return min(ends) - timedelta(days=1) if ends else None


def effect_on(events: Sequence[HistoryEvent], day: date) -> EffectOnDay:
    """How a regulation stands on a day."""
    passed = [one for one in events if partial_date.latest(one.on) <= day]
    ended = [one for one in passed if one.event in ENDINGS]
    if ended:
        return EffectOnDay(Effect.ENDED, ended[0].confirmed)
    start = begins(events)
    if start and day < start:
        return EffectOnDay(Effect.NOT_YET, all(one.confirmed for one in events if partial_date.latest(one.on) == start))
    partly = any(one.event in PARTLY for one in passed)
    known = start is not None and all(one.confirmed for one in passed)
    return EffectOnDay(Effect.PARTLY_ENDED if partly else Effect.IN_EFFECT, known)


def version_on(versions: Sequence[Thing], day: date, of: Callable[[Thing], Version]) -> Thing:
    """The version in force on `day`: the first before any, the next one inside a gap, else the last.

    There is always an answer, since a reader who asks for a provision is to see it, with the time of its version.
    """
    return next((one for one in versions if day <= of(one).last), versions[-1])
