"""Dates known only to the year or the month, as texts with blanks have them ("ngày … tháng 5 năm 2024")."""

from __future__ import annotations

from datetime import date

from baohiem_cli.domain.deadlines.period import last_day_of_month


def earliest(text: str) -> date:
    """The first day that a partial date can be: `2024-05` is 2024-05-01. Raises ValueError."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def latest(text: str) -> date:
    """The last day that a partial date can be: `2024` is 2024-12-31.

    What is not known of a start counts as late as it can be, so that nothing is claimed to bind earlier
    than is certain. Raises ValueError for a date that does not exist.
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day) if day else last_day_of_month(year, month)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    numbers = [int(part) for part in text.split("-")]
    year, month, day = (*numbers, None, None)[:3]
    if year is None or len(numbers) > 3:
        raise ValueError(text)
    if day == 0 or (month is not None and not 1 <= month <= 12):
        raise ValueError(text)
    return year, month, day
