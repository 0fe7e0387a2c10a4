"""Sentences that the core puts together and a view translates.

The core knows no catalogue of messages. A phrase is a Vietnamese template with the values for its places; the view
looks the template up in the reader's language and writes the values as that language does.
"""

from __future__ import annotations

from datetime import date

from baohiem_cli.named_tuple import NamedTuple


class Phrase(NamedTuple):
    """A template with places `{0}`, `{1}`, and what stands in them; a part may be a phrase itself."""

    template: str
    parts: tuple[Part, ...] = ()


class MonthDay(NamedTuple):
    """A day that recurs every year, and is written without its year."""

    day: date


class Several(NamedTuple):
    """Parts that are written one after the other."""

    parts: tuple[Part, ...]


Part = str | int | date | MonthDay | Several | Phrase


def phrase(template: str, *parts: Part) -> Phrase:
    """A phrase. `scripts/messages.py` finds templates by the name of this function."""
    return Phrase(template, parts)
