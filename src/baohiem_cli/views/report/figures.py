"""The figures of a page: cells with their shares, the year month by month, bodies by months; each leads to its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from baohiem_cli.app.ask.missing import Missing
from baohiem_cli.app.ask.reporting import Report
from baohiem_cli.app.ask.status import CELLS, Line, Status
from baohiem_cli.app.ask.window import Window
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.views.ask.status import ordered
from baohiem_cli.views.common.dates import number
from baohiem_cli.views.report.rows import NAMED, Index

_MONTHS = 24
"""More months than this have no room beside each other: years stand there."""

_LEVELS = 4
"""Shades of the heat map."""


class Cell(NamedTuple):
    """One of the cells: its number, its share in percent, and the share a year earlier."""

    state: str
    label: str
    number: int
    share: str
    before: str


class Span(NamedTuple):
    """A month or a year of the timeline; `value` is the beginning of its days as ISO 8601 writes them."""

    value: str
    short: str
    label: str
    is_now: bool


class Bar(NamedTuple):
    """What falls due in a span, by state, and its height beside the highest in percent."""

    span: Span
    number: int
    states: tuple[tuple[str, int], ...]
    words: str


class Heat(NamedTuple):
    """A body's row of the heat map: for each span how many, how many of them are late, and the shade."""

    name: str
    body: int
    total: int
    cells: tuple[tuple[Span, int, int, int], ...]


class Standing(NamedTuple):
    """The cells of one body or text; `which` is its value in the filter, none for all."""

    name: str
    which: str
    total: int
    cells: tuple[tuple[str, int, str], ...]
    waived: int
    refused: int


class Gap(NamedTuple):
    """A duty of a period that not all have done."""

    summary: str
    key: str
    citation: str
    article: str
    due: date
    done: int
    total: int
    share: str
    late: int
    names: tuple[str, ...]
    more: tuple[str, ...]


def cell_label(state: State) -> str:
    """The name of a cell, as administrations report it."""
    return {
        State.DONE: _("Hoàn thành đúng hạn"),
        State.DONE_LATE: _("Hoàn thành quá hạn"),
        State.OPEN: _("Chưa hoàn thành, còn trong hạn"),
        State.OVERDUE: _("Chưa hoàn thành, đã quá hạn"),
        State.WAIVED: _("Được miễn"),
    }[state]


def cells(status: Status) -> tuple[Cell, ...]:
    """The four cells of all, with shares."""
    line = next((one for one in status.lines if one.group is None), Line(None, Counter(), 0))
    before = status.year_before.get(None)
    return tuple(
        Cell(
            state.value,
            cell_label(state),
            line.states[state],
            percent(line.share(state)),
            percent(before.share(state)) if before else "",
        )
        for state in CELLS
    )


def spans(window: Window, today: date) -> tuple[Span, ...]:
    """The months of a stretch of time, or its years where they are many."""
    first, last = window.first, window.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > _MONTHS:
        years = range(first.year, last.year + 1)
        return tuple(Span(f"{one:04}", str(one), _("năm {0}").format(one), is_now=one == today.year) for one in years)
    found = []
    for count in range(months):
        year, month = first.year + (first.month - 1 + count) // 12, (first.month - 1 + count) % 12 + 1
        label = _("tháng {0}/{1}").format(month, year)
        is_now = (year, month) == (today.year, today.month)
        found.append(Span(f"{year:04}-{month:02}", _("T{0}").format(month), label, is_now))
    return tuple(found)


def bars(found: Iterable[Tracked], over: Sequence[Span]) -> tuple[Bar, ...]:
    """What falls due in each span, by state."""
    counts: dict[str, Counter[State]] = {span.value: Counter() for span in over}
    for one in found:
        counts[_span(one, over)][one.standing.state] += 1
    order = (*CELLS, State.WAIVED)
    return tuple(
        Bar(
            span,
            counts[span.value].total(),
            tuple((state.value, counts[span.value][state]) for state in order if counts[span.value][state]),
            "; ".join(
                f"{cell_label(state).lower()}: {counts[span.value][state]}"
                for state in order
                if counts[span.value][state]
            ),
        )
        for span in over
    )


def heat(report: Report, over: Sequence[Span], index: Index) -> tuple[Heat, ...]:
    """Bodies against spans, the busiest first; a joint act counts for each of its bodies."""
    found: dict[str, dict[str, Counter[bool]]] = {}
    for one in report.found:
        for name in report.bodies[one.occurrence.key]:
            cell = found.setdefault(name, {}).setdefault(_span(one, over), Counter())
            cell[one.standing.state is State.OVERDUE] += 1
    most = max((cell.total() for row in found.values() for cell in row.values()), default=1)
    rows = [
        Heat(
            name,
            index.bodies[name],
            sum(cell.total() for cell in row.values()),
            tuple(_heat_cell(span, row.get(span.value, Counter()), most) for span in over),
        )
        for name, row in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.total, row.body)))


def standings(status: Status, which: Mapping[str, int], named: Mapping[str, str]) -> tuple[Standing, ...]:
    """The lines of a status, that of all at the end; `named` are other names to show."""
    return tuple(
        Standing(
            named.get(line.group, line.group) if line.group is not None else _("Tất cả"),
            str(which[line.group]) if line.group is not None else "",
            line.total,
            tuple((state.value, line.states[state], percent(line.share(state))) for state in CELLS),
            line.states[State.WAIVED],
            line.refused,
        )
        for line in ordered(status)
    )


def gaps(report: Report, index: Index) -> tuple[Gap, ...]:
    """Who has not done what several owe."""
    return tuple(_gap(one, report, index) for one in report.missing)


def percent(share: float | None) -> str:
    """A share, its sign not parted from it: `12,5 %` on one line."""
    return "" if share is None else f"{number(share)}%"


def _gap(missing: Missing, report: Report, index: Index) -> Gap:
    first = missing.left[0].occurrence
    duty = first.duty
    left = [name for one in missing.left for name in report.bodies[one.occurrence.key]]
    return Gap(
        summary=duty.summary,
        key=f"{duty.id}@{first.period}",
        citation=f"{duty.jurisdiction}: {duty.citation}",
        article=index.articles[duty.regulation, duty.ref],
        due=min(one.due for one in missing.left),
        done=len(missing.done),
        total=len(missing.done) + len(missing.left),
        share=percent(missing.share),
        late=len(missing.in_state(State.OVERDUE)),
        names=tuple(left[:NAMED]),
        more=tuple(left[NAMED:]),
    )


def _heat_cell(span: Span, cell: Counter[bool], most: int) -> tuple[Span, int, int, int]:
    total = cell.total()
    return span, total, cell[True], -(-total * _LEVELS // most)


def _span(one: Tracked, over: Sequence[Span]) -> str:
    """The span of the text's own day."""
    return one.occurrence.due.isoformat()[: len(over[0].value)]
