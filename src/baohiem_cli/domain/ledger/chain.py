"""The hash chain of each origin: an edited, missing or foreign event shows.

An event's hash covers all its fields and the hash of the origin's event before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from baohiem_cli.domain.ledger.standing import Event
from baohiem_cli.i18n import gettext as _


class Break(NamedTuple):
    """A place where a chain does not hold."""

    origin: str
    number: int
    message: str


def digest(event: Event) -> str:
    """SHA-256 of an event's content and of the hash before it, as hexadecimal digits."""
    import hashlib  # 3 ms, and only a new event or a check of old ones needs it

    content = [
        event.id,
        event.origin,
        event.number,
        event.batch,
        event.at,
        event.actor,
        event.act.value,
        event.key,
        event.on.isoformat(),
        event.data,
        event.previous,
    ]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def breaks(events: Iterable[Event]) -> Iterator[Break]:
    """Where the chains do not hold; events come ordered by origin and number."""
    origin, number, previous = "", 0, ""
    for event in events:
        if event.origin != origin:
            origin, number, previous = event.origin, 0, ""
        if event.number != number + 1:
            yield Break(origin, event.number, _("thiếu ghi nhận trước số {0}").format(event.number))
        elif event.previous != previous:
            yield Break(origin, event.number, _("không nối với ghi nhận trước nó"))
        if digest(event) != event.hash:
            yield Break(origin, event.number, _("nội dung đã bị sửa"))
        number, previous = event.number, event.hash
