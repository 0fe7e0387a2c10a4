"""The dated occurrences of a year put into a hub, and how they stand by all events there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from baohiem_cli.app import tracking
from baohiem_cli.app.ask.overdue import track_from
from baohiem_cli.app.ask.status import GroupBy, Line, Status
from baohiem_cli.app.ask.window import Window
from baohiem_cli.app.holders import holders_on
from baohiem_cli.app.office import province_id
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.counting import is_national
from baohiem_cli.domain.ledger.standing import State
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.store.hub import answers, connection
from baohiem_cli.store.hub.answers import Published


def publish(register: Register, address: str, year: int, today: date) -> int:
    """Put what falls due in a year into the hub; how many occurrences stand there now."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = tracking.gather(register, Question(), first, last, today)
    rows = (_row(register, one.occurrence, year, today) for one in found if first <= one.occurrence.due <= last)
    with connection.connected(address) as hub:
        return answers.publish(hub, rows, year)


def status(register: Register, address: str, window: Window, today: date) -> Status:
    """How what falls due in a stretch of time stands by province, by all events of the hub that we may read."""
    begun = track_from(register)
    with connection.connected(address) as hub:
        counted = answers.by_province(hub, today, max(window.first, begun), window.last)
    holders = holders_on(register.db, today, as_written=True)
    return Status(GroupBy.PROVINCE, begun, list(_lines(counted)), {}, {}, holders, [])


def _lines(counted: list[tuple[str, str, int, int]]) -> Iterator[Line]:
    states: dict[str | None, Counter[State]] = {}
    refused: Counter[str | None] = Counter()
    for province, state, number, of_these in counted:
        for group in (province, None):
            states.setdefault(group, Counter())[State(state)] += number
            refused[group] += of_these
    return (Line(group, counts, refused[group]) for group, counts in states.items())


def _row(register: Register, one: Occurrence, year: int, today: date) -> Published:
    where = one.unit.province if one.unit else one.province or one.duty.jurisdiction
    shared = () if is_national(one.duty) else one.shared  # SQL does not know what province an office means by a class
    return Published(
        one.key,
        year,
        one.duty.regulation,
        one.duty.id,
        one.duty.summary,
        one.bodies,
        where,
        province_id(register.db, fold(where), today),
        one.period,
        one.due,
        one.deadline.basis.value,
        [one.key, *one.absorbed, *shared],
    )
