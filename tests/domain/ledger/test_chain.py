"""The hash chain: what was changed, taken out or put in shows, and where."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baohiem_cli.domain.ledger.chain import Fault, breaks, sealed
from baohiem_cli.domain.ledger.events import Event, entry_of
from baohiem_cli.domain.ledger.payloads import Act
from tests.domain.recorded import chained, done, event, ledgers

FIVE = chained(done(f"2026-12-1{number}", id=str(number)) for number in range(5))
FIELDS = Event._fields


def sorted_by_origin(events):
    return sorted(events, key=lambda one: (one.origin, one.number))


def places(events):
    return [(found.origin, found.number) for found in breaks(map(entry_of, events))]


def altered(one, name):
    """The event with one field changed."""
    value = getattr(one, name)
    others = {
        "number": lambda: value + 1,
        "on": lambda: value + timedelta(days=1),
        "act": lambda: Act.NOTE if value is not Act.NOTE else Act.DONE,
        "data": lambda: {**value, "doc": "giả"},
    }
    return one._replace(**{name: others.get(name, lambda: value + "x")()})


@given(ledgers())
def test_what_was_only_appended_holds(events):
    assert places(sorted_by_origin(events)) == []


@given(ledgers(), st.sampled_from(FIELDS), st.integers(0, 7))
def test_an_edit_of_any_field_of_any_event_is_found_at_its_place(events, name, index):
    assume(events)
    listed = sorted_by_origin(events)
    index %= len(listed)
    listed[index] = altered(listed[index], name)
    assert places(listed), name
    if name not in ("origin", "number"):
        assert (listed[index].origin, listed[index].number) == places(listed)[0]


@given(ledgers(), st.integers(0, 7))
def test_an_event_taken_out_is_missed_at_the_one_after_it(events, index):
    listed = sorted_by_origin(events)
    followed = [i for i, one in enumerate(listed[1:]) if listed[i].origin == one.origin]
    assume(followed)
    out = followed[index % len(followed)]
    after = listed[out + 1]
    assert places(listed[:out] + listed[out + 1 :]) == [(after.origin, after.number)]


@pytest.mark.parametrize("length", range(6))
def test_a_beginning_of_a_chain_is_a_chain(length):
    assert places(FIVE[:length]) == []


def test_an_edit_with_a_new_hash_breaks_the_link_after_it():
    forged = sealed(FIVE[2]._replace(actor="Ai đó"))
    assert places([*FIVE[:2], forged, *FIVE[3:]]) == [("ha", 4)]


def test_a_foreign_event_in_a_chain_does_not_link():
    foreign = chained([*FIVE[:1], event("waive", "2026-12-11")])[1]
    other = chained([event("note", "2026-12-01"), event("waive", "2026-12-11", id="w")])[1]
    assert places([FIVE[0], foreign]) == []
    assert places([FIVE[0], other, *FIVE[2:]]) == [("ha", 2), ("ha", 3)]


def test_every_origin_has_a_chain_of_its_own():
    two = sorted_by_origin(
        chained(done("2026-12-01", origin=origin, id=f"{origin}{i}") for i in range(3) for origin in "ab")
    )
    assert [[one.number for one in group] for __, group in groupby(two, lambda one: one.origin)] == [[1, 2, 3]] * 2
    assert places(two) == []
    assert places([two[0], *two[2:]]) == [("a", 3)]


def test_a_break_tells_what_is_wrong():
    found = [one.fault for one in breaks(map(entry_of, [FIVE[0], FIVE[2]._replace(actor="x"), FIVE[3]]))]
    assert found == [Fault.MISSING, Fault.CHANGED]
