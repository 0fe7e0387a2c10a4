"""Keys of occurrences: `kon-tum/24.1@2026-H1:so-y-te`, `kon-tum/7.4@2026` for a joint act.

A key is the only tie between what is recorded and what the files say, so that it never changes.
"""

from typing import NamedTuple


class Key(NamedTuple):
    """The parts of a key; `agency` is empty for a joint act."""

    duty: str
    period: str
    agency: str | None = None

    def __str__(self) -> str:
        """The key as it is recorded and shown."""
        return f"{self.duty}@{self.period}" + (f":{self.agency}" if self.agency else "")


def parse(text: str) -> Key | None:
    """The parts of a key; None where the text is none (a duty's id, say)."""
    duty, at, rest = text.partition("@")
    period, __, agency = rest.partition(":")
    return Key(duty, period, agency or None) if at and duty and period else None
