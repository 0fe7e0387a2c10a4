"""Occurrences with what a reader needs beside them: names, days off, holders of today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from baohiem_cli.app.holders import HoldersOn, holders_on
from baohiem_cli.app.register import Register
from baohiem_cli.app.working_days import WorkingDays, working_days
from baohiem_cli.domain.ledger.standing import Tracked


class Listing(NamedTuple):
    """The context in which a list of occurrences is written; `today` is the day asked about."""

    today: date
    working: WorkingDays
    holders: HoldersOn


def listing(register: Register, found: Sequence[Tracked], today: date, *, as_written: bool = False) -> Listing:
    """The listing for these occurrences."""
    days = [day for one in found for day in (one.due, one.occurrence.due)] or [today]
    holders = holders_on(register.db, today, as_written=as_written)
    return Listing(today, working_days(register, min(days), max(days)), holders)
