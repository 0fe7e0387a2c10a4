"""Keys of occurrences: `kon-tum/24.1@2026-H1:so-y-te`, `kon-tum/7.4@2026` for a joint act.

One body of a class has its unit behind it: `vi-du/3.1@2026-Q3:ubnd-xa/thanh-hoa.phuong-hac-thanh`; the joint act of one
province in a national text has the province alone: `vi-du/7.4@2026/thanh-hoa`.

A key is the only tie between what is recorded and what the files say, so that it never changes.
"""

from datetime import date

from baohiem_cli.named_tuple import NamedTuple


class Key(NamedTuple):
    """The parts of a key; `agency` is empty for a joint act, `unit` where nothing is counted body by body."""

    duty: str
    period: str
    agency: str | None = None
    unit: str | None = None

    def __str__(self) -> str:
        """The key as it is recorded and shown."""
        agency = f":{self.agency}" if self.agency else ""
        return f"{self.duty}@{self.period}{agency}" + (f"/{self.unit}" if self.unit else "")


def day_of_event(period: str) -> date | None:
    """The day of the event that opened a period (`2026-12-01.a1b2c3`); None for a period by the calendar."""
    day, dot, __ = period.partition(".")
    try:
        return date.fromisoformat(day) if dot else None
    except ValueError:
        return None


def parse(text: str) -> Key | None:
    """The parts of a key; None where the text is none (a duty's id, say)."""
    duty, at, rest = text.partition("@")
    body, __, unit = rest.partition("/")
    period, __, agency = body.partition(":")
    return Key(duty, period, agency or None, unit or None) if at and duty and period else None
