"""Agencies and provinces as they are on a day: who holds what, by which successions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app.notices import BodyPassedOn, Notice, ProvinceGone, ProvinceMerged
from baohiem_cli.domain.agencies.succession import Holder, Successions, holders
from baohiem_cli.domain.records import Duty
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue
from baohiem_cli.store.sqlite import Connection


class HoldersOn(NamedTuple):
    """The holders of a day, and the usual names of agencies.

    Without successions (`--as-written`) every agency holds its own duties.
    """

    day: date
    names: dict[str, str]
    successions: Successions

    def of(self, agency: str, duty: Duty | None) -> tuple[Holder, ...]:
        """The holders, where they are not the agency itself."""
        return tuple(one for one in holders(agency, duty, self.day, self.successions) if one.steps)


def holders_on(db: Connection, day: date, *, as_written: bool = False) -> HoldersOn:
    """The successions known on a day."""
    return HoldersOn(day, catalogue.agency_short_names(db), {} if as_written else catalogue.successions(db))


def passed_on(db: Connection, asked: Sequence[str], today: date, successions: Successions) -> list[Notice]:
    """A notice for each step by which a body asked about is no more."""
    steps = [step for id in asked for one in holders(id, None, today, successions) for step in one.steps]
    names = catalogue.agency_names(db) if steps else {}
    return [BodyPassedOn(step, names) for step in steps]


def places_of(db: Connection, places: Sequence[str], today: date) -> tuple[tuple[str, ...], list[Notice]]:
    """The jurisdictions that provinces asked about have today, with a notice of each merger.

    Texts of a merged province stay in effect there until the new one replaces or abolishes them.
    """
    if not places:  # most questions, which need not know any province
        return (), []
    known = catalogue.provinces(db)
    with_texts = catalogue.places(db).keys()
    found: list[str] = []
    notices: list[Notice] = []
    for place in places:
        found.append(place)
        asked = known.get(place)
        if asked is None:
            continue
        parts = {key: one for key, one in known.items() if asked.name in (one.name, one.on(today))}
        found += parts
        if asked.on(today) != asked.name:
            notices.append(ProvinceGone(asked.name, asked))
            continue
        merged = (one.name for key, one in parts.items() if one.name != asked.name and key in with_texts)
        notices += [ProvinceMerged(name, asked) for name in dict.fromkeys(merged)]
    return tuple(dict.fromkeys(found)), notices
