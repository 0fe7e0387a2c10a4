"""The only place that reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Việt Nam has had no daylight saving and one zone since 1975; a day ends at 24:00 there."""


def today() -> date:
    """Today's date in Việt Nam, wherever the machine stands."""
    return now().astimezone(VIETNAM).date()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def moment() -> str:
    """This moment in UTC, to the millisecond, as records keep it: `2026-11-22T05:00:00.000Z`."""
    return now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
