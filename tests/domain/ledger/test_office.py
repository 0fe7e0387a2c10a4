"""The office in the data of an event: beside what the act says, and no part of it."""

from __future__ import annotations

import pytest

from baohiem_cli.domain.ledger.chain import digest
from baohiem_cli.domain.ledger.events import Draft, Entry, Event, entry_of
from baohiem_cli.domain.ledger.payloads import Act, Done, Note, Unreadable, payload_of
from tests.domain.making import D


def test_the_office_stands_in_the_data_and_not_in_the_payload():
    draft = Draft("mau/1.1@2026", D("2026-11-22"), Done("12/BC"), "Sở Y tế")
    assert draft.data == {"doc": "12/BC", "office": "Sở Y tế"}
    assert payload_of(Act.DONE, draft.data) == Done("12/BC")
    event = Event("1", "o", 1, "b", "2026-11-22T05:00:00.000Z", "Lan", Act.DONE, draft.key, draft.on, draft.data)
    assert (event.office, event.actor) == ("Sở Y tế", "Lan")


def test_without_an_office_an_event_is_what_it_was():
    """The hashes of ledgers of before hold: nothing is added to their events."""
    draft = Draft("mau/1.1@2026", D("2026-11-22"), Note("…"))
    assert draft.data == {"text": "…"}
    event = Event("1", "o", 1, "b", "2026-11-22T05:00:00.000Z", "Lan", Act.NOTE, draft.key, draft.on, draft.data)
    assert event.office is None
    plain = Entry("1", "o", 1, "b", event.at, "Lan", "note", draft.key, "2026-11-22", {"text": "…"})
    assert digest(entry_of(event)) == digest(plain)


@pytest.mark.parametrize("office", ["", 7, None, ["Sở Y tế"], "a" * 20_001, "a\0b"])
def test_what_is_no_name_is_refused(office):
    with pytest.raises(Unreadable) as wrong:
        payload_of(Act.DONE, {"office": office})
    assert wrong.value.field == "data.office"
