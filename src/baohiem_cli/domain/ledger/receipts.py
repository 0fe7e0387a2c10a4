"""Receipts: the head of a chain in a short form, to be kept on paper or elsewhere than the ledger.

`a1b2c3-12-9f86d081` is event 12 of the origin that ends in `a1b2c3`, whose hash begins with `9f86d081`. Whoever has it
can show later that the ledger still holds what it held then.
"""

import re

from baohiem_cli.domain.ledger.events import Entry, Event

_FORM = re.compile(r"([^\s]{1,6})-([1-9][0-9]*)-([0-9a-f]{8})")


def receipt(entry: Entry | Event) -> str:
    """The receipt of an event."""
    return f"{entry.origin[-6:]}-{entry.number}-{entry.hash[:8]}"


def is_receipt(text: str) -> bool:
    """Whether a text has the form of a receipt."""
    return _FORM.fullmatch(text) is not None


def fits(text: str, entry: Entry) -> bool:
    """Whether a receipt is that of this entry."""
    return text == receipt(entry)
