"""Dated occurrences beside the events of a hub, and how they stand there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.hub.connection import explaining

if TYPE_CHECKING:
    from baohiem_cli.store.hub.connection import Hub


class Published(NamedTuple):
    """An occurrence beside the events; `place` is the id of its province, `keys` all that count for it."""

    key: str
    year: int
    regulation: str
    duty: str
    summary: str
    body: str
    province: str
    place: str
    period: str
    due: date
    basis: str
    keys: list[str]


def publish(connection: Hub, rows: Iterable[Published], year: int) -> int:
    """Put the occurrences of a year in place of those that stand there, all or none; how many there are now."""
    with explaining(), connection.transaction(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM hub.occurrence WHERE year = %s", (year,))
        with cursor.copy(f"COPY hub.occurrence ({', '.join(Published._fields)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        ((count,),) = cursor.execute("SELECT count(*) FROM hub.occurrence WHERE year = %s", (year,)).fetchall()
    return int(count)


def by_province(connection: Hub, day: date, first: date, last: date) -> list[tuple[str, str, int, int]]:
    """How many occurrences of each province are in each state on a day, and how many of these are refused."""
    with explaining():
        found = connection.execute(
            """SELECT province, state, count(*), count(*) FILTER (WHERE refused) FROM hub.standing(%s, %s, %s)
               GROUP BY province, state""",
            (day, first, last),
        )
        return [(province, state, count, refused) for province, state, count, refused in found]
