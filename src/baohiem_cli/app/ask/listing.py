"""Occurrences with what a reader needs beside them: names, days off, holders of today."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from baohiem_cli.app.holders import HoldersOn, holders_on
from baohiem_cli.app.register import Register
from baohiem_cli.app.working_days import WorkingDays, working_days
from baohiem_cli.domain.ledger.standing import SETTLED, State, Tracked
from baohiem_cli.named_tuple import NamedTuple


class Share(NamedTuple):
    """How many are done, of how many."""

    done: int
    total: int


class Listing(NamedTuple):
    """The context in which a list of occurrences is written; `today` is the day asked about.

    `each` gives every body a row of its own; `shown`, where rows are numbered, gathers their keys. `shares` tell of
    each duty and period how many bodies are done, and of how many that owe it.
    """

    today: date
    working: WorkingDays
    holders: HoldersOn
    each: bool = False
    shares: Mapping[tuple[str, str], Share] = MappingProxyType({})
    shown: list[str] | None = None
    with_whom: Collection[str] | None = None
    """The bodies beside whom their partners are told, in a column of their own; none for all that answer."""


def listing(
    register: Register,
    found: Sequence[Tracked],
    today: date,
    *,
    as_written: bool = False,
    each: bool = False,
    among: Sequence[Tracked] | None = None,
    numbered: bool = False,
) -> Listing:
    """The listing for these occurrences; `among` are those of all bodies, where others have been left out."""
    days = [day for one in found for day in (one.due, one.occurrence.due)] or [today]
    holders = holders_on(register.db, today, as_written=as_written)
    shares = shares_of(found if among is None else among)
    return Listing(today, working_days(register, min(days), max(days)), holders, each, shares, [] if numbered else None)


def shares_of(tracked: Sequence[Tracked]) -> dict[tuple[str, str], Share]:
    """How many bodies are done with each duty of each period; what is waived is owed by nobody."""
    found: dict[tuple[str, str], Share] = {}
    for one in {one.occurrence.key: one for one in tracked}.values():
        place = (one.occurrence.duty.id, one.occurrence.period)
        done, total = found.get(place, Share(0, 0))
        if one.standing.state is not State.WAIVED:
            found[place] = Share(done + (one.standing.state in SETTLED), total + 1)
    return found
