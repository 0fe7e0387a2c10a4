"""The matrix of responsibilities and the flows between bodies, from the duties that fit a question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from baohiem_cli.app.ask.history import binding
from baohiem_cli.app.counting import number_of_units
from baohiem_cli.app.holders import HoldersOn, holders_on
from baohiem_cli.app.notices import Notice
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.responsibility import acting
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.deadlines.period import moved
from baohiem_cli.domain.question import Question, Reach, concerns
from baohiem_cli.domain.records import Duty, Party
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.vocabulary import Kind, Role
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue, duties

_YEAR = 365
"""Days."""


class TopicsBy(StrEnum):
    """The meaning of a matrix's columns."""

    KIND = "kind"
    ARTICLE = "article"


class Topic(NamedTuple):
    """A column: a kind of duty, or an article of a regulation."""

    kind: Kind | None = None
    regulation: str = ""
    article: str = ""


class Matrix(NamedTuple):
    """For each agency and topic, how many duties the agency has there in each role; `several` regulations or one."""

    topics: list[Topic]
    cells: dict[str, dict[Topic, dict[Role, int]]]
    several: bool
    holders: HoldersOn
    notices: list[Notice]
    units: Mapping[str, int]
    """How many bodies of a class are listed."""
    duties: list[Duty]
    """Those that are counted."""


class Flow(NamedTuple):
    """A flow from one side to another by one duty; sides are parties as the text names them.

    `others` are the other recipients, where one of them is enough.
    """

    sender: str
    sender_name: str
    receiver: str
    receiver_name: str
    duty: Duty
    others: tuple[str, ...] = ()


class Flows(NamedTuple):
    """The flows of the duties that fit, and the days of each duty in the coming year."""

    found: list[Flow]
    holders: HoldersOn
    notices: list[Notice]
    units: Mapping[str, int]
    """How many bodies of a class are listed."""
    days: Mapping[str, list[date]]


class Listed(NamedTuple):
    """The duties of a day that fit, how each reaches the agencies asked about, and what is left out."""

    found: list[Duty]
    reached: dict[str, list[Reach]]
    notices: list[Notice]


def duties_of(register: Register, question: Question, today: date) -> Listed:
    """The duties of a day that fit."""
    found, notices = binding(duties.duties(register.db, question, on=today), question, today)
    every = duties.reached(register.db, question, today) if question.agencies else {}
    reached = {
        duty.id: [one for one in every.get(duty.id, []) if concerns(question, one.agency, duty)] for duty in found
    }
    return Listed(found, reached, notices)


def number_of(register: Register, question: Question, today: date) -> int:
    """How many duties of a day fit."""
    return sum(1 for __ in duties.duties(register.db, question, on=today))


def matrix(register: Register, question: Question, today: date, by: TopicsBy, *, as_written: bool) -> Matrix:
    """Responsibilities by agency and topic; topics in the order of the word list, articles in that of their texts."""
    found, notices = binding(duties.duties(register.db, question, on=today), question, today)
    headings = {
        one.regulation.id: {heading.ref for heading in one.regulation.headings}
        for one in catalogue.regulations(register.db, question)
    }
    cells: dict[str, dict[Topic, dict[Role, int]]] = {}
    used: dict[Topic, None] = {}
    for duty in found:
        topic = _topic(duty, by, headings)
        used[topic] = None
        for party in duty.parties:
            roles = cells.setdefault(party.agency, {}).setdefault(topic, {})
            roles[party.role] = roles.get(party.role, 0) + 1
    topics = [topic for kind in Kind if (topic := Topic(kind)) in used] if by is TopicsBy.KIND else list(used)
    several = len({duty.regulation for duty in found}) > 1
    holders = holders_on(register.db, today, as_written=as_written)
    return Matrix(topics, cells, several, holders, notices, number_of_units(register, question, today), found)


def flows(register: Register, question: Question, today: date, *, as_written: bool) -> Flows:
    """The flows of the duties that fit."""
    holders = holders_on(register.db, today, as_written=as_written)
    sending = (duty for duty in duties.duties(register.db, question, on=today) if flows_of(duty, holders.names))
    kept, notices = binding(sending, question, today)
    found = [flow for duty in kept for flow in flows_of(duty, holders.names)]
    end = moved(today, _YEAR)
    days = {one.id: sorted({o.due for o in occurrences(one, today, end, register.day_off)}) for one in kept}
    return Flows(found, holders, notices, number_of_units(register, question, today), days)


def flows_of(duty: Duty, names: Mapping[str, str]) -> list[Flow]:
    """From every body that answers to every one that receives; a duty without a recipient has none."""

    def name(party: Party) -> str:
        return party.name if party.group else names.get(party.agency, party.name)

    receivers = [party for party in duty.parties if party.role is Role.RECIPIENT]
    either = [party for party in receivers if party.either]
    return [
        Flow(
            sender.agency,
            name(sender),
            receiver.agency,
            name(receiver),
            duty,
            tuple(name(other) for other in either if receiver.either and other is not receiver),
        )
        for sender in acting(duty.parties)
        for receiver in receivers
    ]


def _topic(duty: Duty, by: TopicsBy, headings: Mapping[str, set[str]]) -> Topic:
    if by is TopicsBy.KIND:
        return Topic(duty.kind)
    return Topic(None, duty.regulation, refs.heading_of(duty.ref, headings[duty.regulation]) or duty.ref)
