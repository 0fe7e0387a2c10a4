"""Short ways to write the events that the tests of the ledger are about, and ledgers at random."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from baohiem_cli.domain.ledger.chain import sealed
from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.payloads import Act

D = date.fromisoformat
KEY = "mau/1.1@2026:so-y-te"


def event(act: str, on: str | date, key: str = KEY, origin: str = "ha", id: str = "", **data: Any) -> Event:
    """An event that stands outside any chain yet."""
    day = D(on) if isinstance(on, str) else on
    return Event(id or f"{origin}:{act}:{day}", origin, 0, "b", f"{day}T02:00:00.000Z", "Lan", Act(act), key, day, data)


def done(on: str, **rest: Any) -> Event:
    return event("done", on, **rest)


def extended(on: str, to: str, **rest: Any) -> Event:
    return event("extend", on, to=to, **rest)


def waived(on: str, **rest: Any) -> Event:
    return event("waive", on, reason="đã sáp nhập", **rest)


def undone(on: str, what: Event, **rest: Any) -> Event:
    return event("undo", on, key=what.key, event=what.id, **rest)


def chained(events: Iterable[Event]) -> list[Event]:
    """The events as their origins record them one after the other: numbered, linked and with their hashes."""
    last: dict[str, Event] = {}
    found = []
    for one in events:
        before = last.get(one.origin)
        linked = one._replace(
            number=before.number + 1 if before else 1, previous=before.hash if before else "", hash=""
        )
        last[one.origin] = sealed(linked)
        found.append(last[one.origin])
    return found


_WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
_SHORT = _WORDS.map(lambda words: words[:5])
_DAYS = st.integers(0, 40).map(lambda days: D("2026-12-01") + timedelta(days=days))
_FACTS = st.one_of(
    st.tuples(
        st.just("done"),
        st.fixed_dictionaries({}, optional={"doc": _SHORT, "note": _WORDS}),
    ),
    st.tuples(st.just("extend"), st.fixed_dictionaries({"to": _DAYS.map(date.isoformat)})),
    st.tuples(st.sampled_from(["waive", "refuse"]), st.fixed_dictionaries({"reason": _WORDS})),
    st.tuples(st.just("assign"), st.fixed_dictionaries({"who": st.sampled_from(["Lan", "Minh"])})),
    st.tuples(st.just("note"), st.fixed_dictionaries({"text": _WORDS})),
)


@st.composite
def ledgers(draw: st.DrawFn, origins: str = "abc", keys: tuple[str, ...] = (KEY,)) -> list[Event]:
    """What some origins recorded on some keys; now and then one takes an event of its own back."""
    found: list[Event] = []
    for number in range(draw(st.integers(0, 8))):
        origin, key, day = draw(st.sampled_from(origins)), draw(st.sampled_from(keys)), draw(_DAYS)
        own = [one for one in found if one.origin == origin and one.act is not Act.UNDO]
        if own and draw(st.booleans()):
            taken = draw(st.sampled_from(own))
            one = undone(max(day, taken.on).isoformat(), taken, origin=origin, id=f"{number:02d}")
        else:
            act, data = draw(_FACTS)
            one = event(act, day, key, origin, f"{number:02d}", **data)
        found.append(one)
    return chained(found)
