"""Whose database this is and the day from which it tracks, and what a change of that day leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from baohiem_cli import clock
from baohiem_cli.app.ask.overdue import late, track_from
from baohiem_cli.app.ask.scope import without_texts
from baohiem_cli.app.holders import passed_on, places_of
from baohiem_cli.app.lookup import find_body, find_place, is_national
from baohiem_cli.app.notices import Notice, ProvinceWithoutTexts
from baohiem_cli.app.office import SETTINGS, Office, find_desk, office_of, placed, province_id, shown, stored
from baohiem_cli.app.record.recording import recorder
from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.events import Draft, Event
from baohiem_cli.domain.ledger.payloads import LEDGER_KEY, Setting
from baohiem_cli.domain.question import Question
from baohiem_cli.errors import DatabaseUnusable, WrongUsage
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store import settings
from baohiem_cli.store.register import catalogue


class Wish(NamedTuple):
    """What is to be set, by the names that a user types; None leaves a thing as it is, `clear` takes the office away.

    A name belongs to the body that it was given with: another province or agency drops it.
    """

    day: date | None = None
    province: str | None = None
    agency: str | None = None
    name: str | None = None
    clear: bool = False


class Begun(NamedTuple):
    """The day and the office; whether the day was moved, the one before, and how many are overdue by each.

    `event` is the last one that a change has left in the ledger. The numbers are None where they are more than anybody
    counts, the day before where it could not be read.
    """

    day: date
    office: Office
    moved: bool = False
    before: date | None = None
    overdue: int | None = None
    overdue_before: int | None = None
    event: Event | None = None
    notices: tuple[Notice, ...] = ()


def begin(register: Register, wish: Wish, by: str | None, today: date) -> Begun:
    """Set what is wished, all of it or nothing; each change is an event with who made it and what was before.

    Raises NotFound for a name that leads nowhere, and WrongUsage for an agency of another province.
    """
    before = _before(register)
    day = wish.day or before or track_from(register)
    office = _office(register, wish, today)
    changes: list[tuple[str, str, str | None]] = []
    if moved := day != before:
        changes.append((settings.TRACK_FROM, day.isoformat(), before.isoformat() if before else None))
    was = stored(register.db)
    changes += [
        (name, new or "", old or "") for name, old, new in zip(SETTINGS, was, office, strict=True) if old != new
    ]
    noted = tuple(_notices(register, wish, office, today))
    if not changes:
        return Begun(day, office_of(register, today), notices=noted)
    overdue_before = _overdue(register, before, today) if moved and before else None
    overdue = _overdue(register, day, today) if moved else None
    recording = shown(register, Office(*was)).called
    drafts = [Draft(LEDGER_KEY, clock.today(), Setting(*change), recording) for change in changes]

    def change() -> None:
        for name, value, __ in changes:
            if value:
                settings.write(register.db, name, value)
            else:
                settings.forget(register.db, name)

    events = register.ledger.append(drafts, at=clock.moment(), actor=by or recorder(), precondition=change)
    now = office_of(register, today)
    return Begun(day, now, moved, before if moved else None, overdue, overdue_before, events[-1], noted)


def _office(register: Register, wish: Wish, today: date) -> Office:
    """The office that is to be: the one that was set, with what is wished."""
    db = register.db
    was = Office() if wish.clear else stored(db)
    asked = find_place(db, wish.province) if wish.province else None
    body = find_desk(db, wish.agency, (asked or was.place,)) if wish.agency else None
    place = placed(body.place if body else None, asked, today, db)
    national = body is not None and is_national(db, body.agency)
    province = province_id(db, place, today) if place else None if national else was.province
    agency = body.agency if body else was.agency
    unit = body.unit if body else was.unit if province == was.province else None
    same = (province, agency, unit) == (was.province, was.agency, was.unit)
    return Office(province, agency, wish.name or (was.name if same else None), unit)


def _before(register: Register) -> date | None:
    with suppress(DatabaseUnusable):  # somebody has edited it, and here it is set again
        return track_from(register)
    return None


def _notices(register: Register, wish: Wish, office: Office, today: date) -> Iterator[Notice]:
    """What became of the province and the agency, and whether the province has any texts."""
    db = register.db
    asked = find_place(db, wish.province) if wish.province else None
    of_agency = find_body(db, wish.agency, (asked or office.place,)).place if wish.agency else None
    place = asked or of_agency or office.place
    if place:
        yield from places_of(db, [place], today)[1]
        yield from (ProvinceWithoutTexts(name) for name in without_texts(db, [office.place or place], today))
    if office.agency:
        yield from passed_on(db, [office.agency], today, catalogue.successions(db))


def _overdue(register: Register, begun: date, today: date) -> int | None:
    try:
        return len(late(register, Question(), begun, today))
    except WrongUsage:
        return None
