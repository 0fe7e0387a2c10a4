"""Gaps and overlaps in dates: who compiles before others report, the same data asked twice, data not yet closed.

The dates are those of the periods of the year in which a check runs: rules that recur say the same for every year.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from baohiem_cli.domain.agencies.responsibility import acting
from baohiem_cli.domain.alphabet import order
from baohiem_cli.domain.analysis.finding import Gap, GapInput, Severity, about, gap_check
from baohiem_cli.domain.analysis.matching import likeness
from baohiem_cli.domain.deadlines.occurrences import windows_of_year
from baohiem_cli.domain.deadlines.period import Period
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.phrase import MonthDay, Part, Several, phrase
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import NATIONAL, PERIODIC, Basis, Cadence, Kind, Role
from baohiem_cli.named_tuple import NamedTuple

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


@gap_check(Severity.ERROR, phrase("Nơi tổng hợp phải có hạn, và hạn ấy phải sau hạn của các nơi gửi đến."))
def compiler_date(given: GapInput) -> Iterator[Gap]:
    """A compiler has to report before those whose reports it compiles, or has no date while they have one."""
    for duties in given.by_regulation().values():
        reports = [duty for duty in duties if duty.kind is Kind.REPORT]
        compiled = [duty for duty in reports if _compiles(duty)]
        for body in dict.fromkeys(body.agency for duty in compiled for body in duty.answerable):
            received = [duty for duty in reports if _receives(body, duty) and _explicit(duty, given)]
            own = [duty for duty in compiled if any(one.agency == body for one in duty.answerable)]
            if received:
                yield from _compiled(own, received, given)


@gap_check(
    Severity.WARNING, phrase("Yêu cầu báo cáo cùng một số liệu vào hai thời điểm là chồng chéo; nên yêu cầu một lần.")
)
def same_data(given: GapInput) -> Iterator[Gap]:
    """Two duties that ask the same agency for the same data on different dates, in one place."""
    asked: dict[str, list[Duty]] = {}
    for duty in given.duties:
        if duty.kind in (Kind.REPORT, Kind.INFORMATION) and duty.deadlines:
            for agency in dict.fromkeys(_recipients(duty)):
                asked.setdefault(agency, []).append(duty)
    seen = set()  # two bodies can be told the same
    for one, other in (pair for duties in asked.values() for pair in _pairs(duties)):
        if likeness(one.summary, other.summary) < _SAME_DATA or (one.id, other.id) in seen:
            continue
        seen.add((one.id, other.id))
        both = {body.agency for body in one.answerable} & {body.agency for body in other.answerable}
        clash = next(iter(_clashes(one, other, given)), None) if both else None
        if clash:
            mine, theirs = clash
            who = ", ".join(sorted((given.names.get(id, id) for id in both), key=order))
            yield Gap(
                one.regulation,
                phrase(
                    "{0} phải báo cáo cùng một nội dung cho cùng một nơi nhận theo hai thời hạn: {1} và {2}",
                    who,
                    _day(mine),
                    _day(theirs),
                ),
                (one, other),
            )


@gap_check(
    Severity.INFO,
    phrase(
        "Nghị định 09/2019/NĐ-CP Điều 12 chốt số liệu của kỳ vào ngày 14 tháng cuối kỳ; báo cáo sớm hơn thì "
        "thiếu số liệu, trừ khi chế độ báo cáo chuyên ngành quy định khác."
    ),
)
def before_closing(given: GapInput) -> Iterator[Gap]:
    """A report is due before, or on the day when, the data of its period close."""
    for duty in given.duties:
        early = [
            due for due in (_explicit(duty, given) if duty.kind is Kind.REPORT else ())
            if due.cadence in CLOSING_DAY and due.day <= _closing(due)
        ]  # fmt: skip
        if early:
            days = Several(tuple(phrase("{0} (số liệu chốt {1})", _day(due), MonthDay(_closing(due))) for due in early))
            yield about(duty, phrase("hạn đến trước hoặc đúng ngày chốt số liệu: {0}", days))


def _recipients(duty: Duty) -> list[str]:
    return [party.agency for party in duty.parties if party.role is Role.RECIPIENT]


def _compiles(duty: Duty) -> bool:
    """Whether it is a regular report made of others' reports."""
    return "tong hop" in fold(duty.summary) and set(duty.cadence) != {Cadence.ON_EVENT}


def _receives(body: str, duty: Duty) -> bool:
    return body in _recipients(duty) and all(party.agency != body for party in acting(duty.parties))


def _compiled(own: list[Duty], received: list[Duty], given: GapInput) -> Iterator[Gap]:
    """The faults in the dates on which one body compiles the reports that it receives."""
    dated = [duty for duty in own if _explicit(duty, given)]
    for duty in own if not dated else ():
        yield Gap(
            duty.regulation, phrase("nơi tổng hợp không có hạn, trong khi các nơi báo cáo có hạn"), (duty, *received)
        )
    for duty in dated:
        for report in received:
            days = {due.period.id: due for due in _explicit(report, given)}
            for mine in _explicit(duty, given):
                theirs = days.get(mine.period.id)
                if theirs and mine.day < theirs.day:
                    message = phrase("hạn tổng hợp {0} đến trước hạn các nơi báo cáo {1}", _day(mine), _day(theirs))
                    yield Gap(duty.regulation, message, (duty, report))


def _clashes(one: Duty, other: Duty, given: GapInput) -> Iterator[tuple[_Due, _Due]]:
    """The dates of two duties for the same period that differ, where the text gives at least one of them."""
    theirs = {due.period.id: due for due in _dues(other, given)}
    for due in _dues(one, given):
        their = theirs.get(due.period.id)
        if their and their.day != due.day and (due.explicit or their.explicit):
            yield due, their


def _pairs(duties: Sequence[Duty]) -> Iterator[tuple[Duty, Duty]]:
    """Each two duties of one place, or of which one binds every place, without trying those of two provinces."""
    places = [fold(duty.jurisdiction) for duty in duties]
    everywhere = [i for i, place in enumerate(places) if place == NATIONAL]
    nearby = {place: sorted({*everywhere, *alike}) for place, alike in _positions(places).items()}
    nearby[NATIONAL] = list(range(len(duties)))
    for i, place in enumerate(places):
        near = nearby[place]
        yield from ((duties[i], duties[j]) for j in near[bisect_right(near, i) :])


def _positions(places: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, place in enumerate(places):
        found.setdefault(place, []).append(i)
    return found


def _explicit(duty: Duty, given: GapInput) -> list[_Due]:
    return [due for due in _dues(duty, given) if due.explicit]


def _dues(duty: Duty, given: GapInput) -> Iterator[_Due]:
    """The dates of a duty's recurring deadlines for the periods of this year."""
    year = given.today.year
    for deadline in duty.deadlines:
        if deadline.cadence not in PERIODIC:
            continue
        for period, window in windows_of_year(deadline, year, given.day_off):
            yield _Due(period, deadline.cadence, window.due, deadline.basis is Basis.EXPLICIT)


def _closing(due: _Due) -> date:
    return due.period.last.replace(day=CLOSING_DAY[due.cadence])


def _day(due: _Due) -> Part:
    return MonthDay(due.day) if due.explicit else phrase("{0}~", MonthDay(due.day))
