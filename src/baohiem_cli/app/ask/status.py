"""The four cells in which Vietnamese administrations report, with shares, and the same a year earlier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from baohiem_cli.app import tracking
from baohiem_cli.app.ask.overdue import track_from
from baohiem_cli.app.ask.window import Window
from baohiem_cli.app.holders import HoldersOn, holders_on
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.counting import is_national
from baohiem_cli.domain.agencies.units import slug
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue

CELLS = (State.DONE, State.DONE_LATE, State.OPEN, State.OVERDUE)


class GroupBy(StrEnum):
    """The meaning of the lines."""

    AGENCY = "agency"
    REGULATION = "regulation"
    PROVINCE = "province"
    KIND = "kind"
    BODY = "body"


class Line(NamedTuple):
    """How many occurrences of a group stand in each cell; the group None is all of them."""

    group: str | None
    states: Counter[State]
    refused: int

    @property
    def total(self) -> int:
        """Occurrences in the four cells; waived ones are owed by nobody."""
        return sum(self.states[state] for state in CELLS)

    def share(self, state: State) -> float | None:
        """The share of one cell in percent, to one decimal; None where the cells are empty."""
        return round(100 * self.states[state] / self.total, 1) if self.total else None


class Status(NamedTuple):
    """The lines of now, and those of the same day a year earlier by group; empty where nothing was tracked then."""

    by: GroupBy
    begun: date
    lines: list[Line]
    year_before: dict[str | None, Line]
    ids: dict[str | None, str]
    """The agency behind a group, where groups are agencies."""
    holders: HoldersOn
    duties: list[Duty]
    """Those whose occurrences are counted now."""


class Counted(NamedTuple):
    """What falls due in a stretch of time, as far as it is tracked, and the same a year earlier."""

    begun: date
    now: list[Tracked]
    before: list[Tracked]


def status(
    register: Register, question: Question, window: Window, today: date, by: GroupBy, *, as_written: bool = False
) -> Status:
    """How what falls due in a stretch of time stands."""
    found = counted(register, question, window, today, each=by is GroupBy.BODY)
    return grouped(register, question, found, today, by, as_written=as_written)


def counted(register: Register, question: Question, window: Window, today: date, *, each: bool) -> Counted:
    """What the cells count."""
    begun = track_from(register)
    first, last, then = map(_year_before, (window.first, window.last, today))
    return Counted(
        begun,
        _gather(register, question, window.first, window.last, today, begun, each=each),
        _gather(register, question, first, last, then, begun, each=each),
    )


def grouped(
    register: Register, question: Question, found: Counted, today: date, by: GroupBy, *, as_written: bool
) -> Status:
    """The cells of each group of what was counted."""
    names = catalogue.agency_short_names(register.db)
    wanted = frozenset(question.agencies)
    lines, earlier = _lines(found.now, by, names, wanted), _lines(found.before, by, names, wanted)
    ids = {names.get(body.agency, body.name): body.agency for one in found.now for body in one.occurrence.agencies}
    ids = ids if by is GroupBy.AGENCY else {}
    return Status(
        by,
        found.begun,
        lines,
        {line.group: line for line in earlier},
        {line.group: ids[line.group] for line in lines if line.group in ids},
        holders_on(register.db, today, as_written=as_written),
        [one.occurrence.duty for one in found.now],
    )


def _year_before(day: date) -> date:
    return day - relativedelta(years=1) if day.year > 1 else date.min


def _gather(
    register: Register, asked: Question, first: date, last: date, today: date, begun: date, *, each: bool
) -> list[Tracked]:
    """By the text's own day: what is extended into another year still belongs to the year that it is about."""
    start = max(first, begun)
    found = tracking.gather(register, asked, start, last, today, each=each) if start <= last else []
    return [one for one in found if start <= one.occurrence.due <= last]


def _lines(found: Iterable[Tracked], by: GroupBy, names: dict[str, str], wanted: frozenset[str]) -> list[Line]:
    """One line for each group, and one for all; a joint act counts for each of its agencies but once in all.

    Where agencies are asked for, others that share an act with them have no line.
    """
    states: dict[str | None, Counter[State]] = {}
    refused: Counter[str | None] = Counter()
    for one in found:
        for group in (*groups_of(one, by, names, wanted), None):
            states.setdefault(group, Counter())[one.standing.state] += 1
            refused[group] += one.standing.refused is not None
    return [Line(group, counts, refused[group]) for group, counts in states.items()]


def groups_of(one: Tracked, by: GroupBy, names: dict[str, str], wanted: frozenset[str]) -> tuple[str, ...]:
    """The groups in which an occurrence is counted."""
    duty, unit = one.occurrence.duty, one.occurrence.unit
    where = unit.province if unit else one.occurrence.province or duty.jurisdiction
    if by is GroupBy.BODY and unit and unit.id != slug(unit.province):
        return (unit.name if unit.name.endswith(where) else f"{unit.name} ({where})",)
    if by in (GroupBy.AGENCY, GroupBy.BODY):
        every = one.occurrence.agencies
        bodies = [body for body in every if body.agency in wanted] or every
        # a body of a province has one name, whether a text of the province or of the nation charges its class
        local = not is_national(duty) or unit is not None or one.occurrence.province is not None
        place = f" ({where})" if by is GroupBy.BODY and local else ""
        return tuple(names.get(body.agency, body.name) + place for body in bodies)
    if by is GroupBy.REGULATION:
        return (duty.regulation,)
    return (where,) if by is GroupBy.PROVINCE else (duty.kind.value,)
