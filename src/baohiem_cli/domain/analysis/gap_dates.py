"""Gaps and overlaps in dates: who compiles before others report, the same data asked twice, data not yet closed.

The dates are those of the periods of the year in which a check runs: rules that recur say the same for every year.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import NamedTuple

from baohiem_cli.domain.agencies.responsibility import acting
from baohiem_cli.domain.analysis.finding import Finding, Ground, about
from baohiem_cli.domain.analysis.matching import likeness
from baohiem_cli.domain.deadlines import period as periods
from baohiem_cli.domain.deadlines.occurrences import window_of
from baohiem_cli.domain.deadlines.period import Period
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import NATIONAL
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import PERIODIC, Basis, Cadence, Kind, Role
from baohiem_cli.i18n import gettext as _

CLOSING_DAY: Mapping[Cadence, int] = {
    Cadence.MONTHLY: 14, Cadence.QUARTERLY: 14, Cadence.SEMIANNUAL: 14, Cadence.ANNUAL: 14,
}  # fmt: skip
"""The day of a period's last month on which its data close, by Nghị định 09/2019/NĐ-CP Điều 12: month, quarter,
half-year (14/6, 14/12), year (14/12). Four months are no period of that decree. A sector may set its own days."""

_SAME_DATA = 0.5
"""From this likeness of words on, two duties ask for the same data."""


class _Due(NamedTuple):
    period: Period
    cadence: Cadence
    day: date
    explicit: bool


def compiler_date(ground: Ground) -> Iterator[Finding]:
    """Who compiles what others report has to do so before they report, or has no date while they have one."""
    for duties in ground.by_regulation().values():
        reports = [duty for duty in duties if duty.kind is Kind.REPORT]
        compiled = [duty for duty in reports if _compiles(duty)]
        for body in dict.fromkeys(body.agency for duty in compiled for body in duty.answerable):
            received = [duty for duty in reports if _receives(body, duty) and _explicit(duty, ground)]
            own = [duty for duty in compiled if any(one.agency == body for one in duty.answerable)]
            if received:
                yield from _compiled(own, received, ground)


def same_data(ground: Ground) -> Iterator[Finding]:
    """Two duties that ask the same agency for the same data on different dates, in one place."""
    asked: dict[str, list[Duty]] = {}
    for duty in ground.duties:
        if duty.kind in (Kind.REPORT, Kind.INFORMATION) and duty.deadlines:
            for agency in dict.fromkeys(_recipients(duty)):
                asked.setdefault(agency, []).append(duty)
    pairs = {(one.id, other.id): (one, other) for duties in asked.values() for one, other in combinations(duties, 2)}
    for one, other in pairs.values():
        if not _is_of_one_place(one, other) or likeness(one.summary, other.summary) < _SAME_DATA:
            continue
        both = {body.agency for body in one.answerable} & {body.agency for body in other.answerable}
        clash = next(iter(_clashes(one, other, ground)), None) if both else None
        if clash:
            mine, theirs = clash
            who = ", ".join(ground.names.get(id, id) for id in sorted(both))
            message = _("{0} phải báo cùng nội dung cho cùng nơi nhận theo hai hạn: {1} và {2}")
            yield Finding(one.regulation, message.format(who, _day(mine), _day(theirs)), (one, other))


def before_closing(ground: Ground) -> Iterator[Finding]:
    """A report is due before, or on the day when, the data of its period close."""
    for duty in ground.duties:
        early = [
            due for due in (_explicit(duty, ground) if duty.kind is Kind.REPORT else ())
            if due.cadence in CLOSING_DAY and due.day <= _closing(due)
        ]  # fmt: skip
        if early:
            days = "; ".join(f"{_day(due)} ({_('số liệu chốt {0}').format(_day_of(_closing(due)))})" for due in early)
            yield about(duty, _("hạn đến trước hoặc đúng ngày chốt số liệu: {0}").format(days))


def _recipients(duty: Duty) -> list[str]:
    return [party.agency for party in duty.parties if party.role is Role.RECIPIENT]


def _compiles(duty: Duty) -> bool:
    """Whether it is a regular report made of others' reports."""
    return "tong hop" in fold(duty.summary) and set(duty.cadence) != {Cadence.ON_EVENT}


def _receives(body: str, duty: Duty) -> bool:
    return body in _recipients(duty) and all(party.agency != body for party in acting(duty.parties))


def _compiled(own: list[Duty], received: list[Duty], ground: Ground) -> Iterator[Finding]:
    """What is wrong with the dates on which one body compiles what it receives."""
    dated = [duty for duty in own if _explicit(duty, ground)]
    for duty in own if not dated else ():
        yield Finding(
            duty.regulation, _("nơi tổng hợp không có hạn, trong khi các nơi báo cáo có hạn"), (duty, *received)
        )
    for duty in dated:
        for report in received:
            days = {due.period.id: due for due in _explicit(report, ground)}
            for mine in _explicit(duty, ground):
                theirs = days.get(mine.period.id)
                if theirs and mine.day < theirs.day:
                    message = _("hạn tổng hợp {0} đến trước hạn các nơi báo cáo {1}").format(_day(mine), _day(theirs))
                    yield Finding(duty.regulation, message, (duty, report))


def _clashes(one: Duty, other: Duty, ground: Ground) -> Iterator[tuple[_Due, _Due]]:
    """The dates of two duties for the same period that differ, where the text gives at least one of them."""
    theirs = {due.period.id: due for due in _dues(other, ground)}
    for due in _dues(one, ground):
        their = theirs.get(due.period.id)
        if their and their.day != due.day and (due.explicit or their.explicit):
            yield due, their


def _is_of_one_place(one: Duty, other: Duty) -> bool:
    places = {fold(one.jurisdiction), fold(other.jurisdiction)}
    return len(places) == 1 or NATIONAL in places


def _explicit(duty: Duty, ground: Ground) -> list[_Due]:
    return [due for due in _dues(duty, ground) if due.explicit]


def _dues(duty: Duty, ground: Ground) -> Iterator[_Due]:
    """The dates of a duty's recurring deadlines for the periods of this year."""
    year = ground.today.year
    for deadline in duty.deadlines:
        if deadline.cadence not in PERIODIC:
            continue
        for period in periods.periods(deadline.cadence, year, year, deadline.period):
            yield _Due(period, deadline.cadence, window_of(deadline, period).due, deadline.basis is Basis.EXPLICIT)


def _closing(due: _Due) -> date:
    return due.period.last.replace(day=CLOSING_DAY[due.cadence])


def _day(due: _Due) -> str:
    return _day_of(due.day) + ("" if due.explicit else "~")


def _day_of(day: date) -> str:
    return f"{day:%d/%m}"
