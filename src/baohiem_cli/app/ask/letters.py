"""What a reminder letter is written from: who still owes what, and the office that writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from baohiem_cli.app import tracking
from baohiem_cli.app.ask.listing import Listing, listing
from baohiem_cli.app.ask.missing import missing
from baohiem_cli.app.ask.overdue import late, track_from
from baohiem_cli.app.office import office_of, place_name
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.period import moved
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Regulation
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue


class Sender(NamedTuple):
    """The office that writes, by its whole name and its province; None for what nobody has set."""

    name: str | None
    place: str | None
    agency: str | None = None
    unit: str | None = None


class Urged(NamedTuple):
    """What is still owed, the texts that it rests on by their ids, and who reminds of it."""

    tracked: list[Tracked]
    regulations: Mapping[str, Regulation]
    sender: Sender
    listing: Listing


def of_duty(register: Register, key: str, period: str | None, provinces: Sequence[str], today: date) -> Urged:
    """The bodies that have not done one duty of a period. Raises NotFound for a key that leads nowhere."""
    return _urged(register, missing(register, key, period, provinces, today).left, today)


def of_question(
    register: Register, question: Question, today: date, *, within: int = 0, grace: int = 0, as_written: bool = False
) -> Urged:
    """What is overdue, and what falls due from today on within so many days; not what the writing office owes itself.

    The office reminds others: a joint act in which it takes part stays, with the bodies beside it.
    """
    found = late(register, question, track_from(register), today, grace)
    if within:
        coming = tracking.gather(register, question, today, moved(today, within), today)
        found += [one for one in coming if one.standing.state is State.OPEN]
    sender = sender_of(register, today)
    others = [one for one in found if not _is_own(one, sender)]
    return _urged(register, others, today, as_written=as_written)


def sender_of(register: Register, today: date) -> Sender:
    """The office as it signs: by its own name, or that of its agency with its province."""
    office = office_of(register, today)
    place = place_name(register.db, office.place) if office.place else None
    name = office.name
    if not name and office.agency:
        own = catalogue.unit_name(register.db, office.agency, office.unit) if office.unit else None
        agency = catalogue.agency_names(register.db).get(office.agency, office.agency)
        name = own or (f"{agency} {place}" if place and place not in agency else agency)
    return Sender(name, place, office.agency, office.unit)


def _is_own(one: Tracked, sender: Sender) -> bool:
    unit = one.occurrence.unit
    mine = unit is None or sender.unit is None or unit.id == sender.unit
    return mine and {body.agency for body in one.occurrence.agencies} == {sender.agency}


def _urged(register: Register, found: Sequence[Tracked], today: date, *, as_written: bool = False) -> Urged:
    texts = tuple(dict.fromkeys(one.occurrence.duty.regulation for one in found))
    heads = catalogue.regulations(register.db, Question(regulations=texts)) if texts else []
    listed = listing(register, found, today, as_written=as_written)
    whole = listed.holders._replace(names=catalogue.agency_names(register.db))
    return Urged(
        list(found),
        {one.regulation.id: one.regulation for one in heads},
        sender_of(register, today),
        listed._replace(holders=whole, each=True),
    )
