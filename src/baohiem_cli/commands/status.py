"""`bh status`: the four cells in which Vietnamese administrations report, with shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import MAXYEAR, date
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer
from dateutil.relativedelta import relativedelta

from baohiem_cli.commands import asking, options, tracking
from baohiem_cli.commands.due import window_of
from baohiem_cli.commands.register import Register, opened
from baohiem_cli.commands.tracking import Tracked
from baohiem_cli.domain.ledger.standing import State
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.vocabulary import kind_label
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Item, Lines, Table
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.register import catalogue

HELP = _("Tình hình thực hiện: bốn ô đúng hạn, quá hạn, kèm tỷ lệ và so với cùng thời điểm năm trước.")
EXAMPLES = ("bh status", "bh status --by regulation --year 2026", 'bh status --agency "Sở Y tế" --by kind')

CELLS = (State.DONE, State.DONE_LATE, State.OPEN, State.OVERDUE)


class By(StrEnum):
    """What the rows stand for."""

    AGENCY = "agency"
    REGULATION = "regulation"
    PROVINCE = "province"
    KIND = "kind"


class Line(NamedTuple):
    """How many occurrences stand in each cell; shares are of those in the four cells."""

    name: str
    states: Counter[State]
    refused: int

    @property
    def total(self) -> int:
        """Occurrences in the four cells; waived ones are owed by nobody."""
        return sum(self.states[state] for state in CELLS)

    def share(self, state: State) -> float | None:
        """Per cent of the four cells, to one decimal place; None where they are empty."""
        return round(100 * self.states[state] / self.total, 1) if self.total else None


@options.common
def status(
    by: Annotated[By, typer.Option("--by", help=_("Mỗi dòng là gì."))] = By.AGENCY,
    year: Annotated[int | None, typer.Option(min=1, max=MAXYEAR, help=_("Năm; mặc định năm nay."))] = None,
    first: Annotated[
        date | None, typer.Option("--from", parser=options.parse_day, metavar=_("NGÀY"), help=_("Từ ngày."))
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=options.parse_day, metavar=_("NGÀY"), help=_("Đến hết ngày."))
    ] = None,
    *,
    filters: options.Filters,
    where: options.Where,
) -> None:
    """Print the cells for what falls due in the time asked for, and the same a year earlier."""
    today = asking.reference_day(where.as_of)
    given = year is not None or first is not None or last is not None
    window = window_of(today, year=year if given else today.year, first=first, last=last)
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters, today)
        begun = date.fromisoformat(ledger.settings(register.db)[ledger.TRACK_FROM])
        names = catalogue.agency_short_names(register.db)
        now = _lines(_gather(register, asked, window.first, window.last, today, begun), by, names)
        first, last, then_today = map(_year_before, (window.first, window.last, today))
        before = _gather(register, asked, first, last, then_today, begun)
        then = {line.name: line for line in _lines(before, by, names)}
    heading = Lines(
        (_("Tình hình thực hiện {0}, tính đến {1}").format(window.label, f"{today:%d/%m/%Y}"),), heading=True
    )
    notes = [_("Theo dõi từ {0}; kỳ đến hạn trước ngày ấy không tính.").format(f"{begun:%d/%m/%Y}")]
    if not then:
        notes.append(_("Cùng thời điểm năm trước: chưa theo dõi."))
    blocks: tuple[Block, ...] = (heading, _table(now, then), Lines(tuple(notes), aside=True))
    extra = {"by": by, "from": window.first, "to": window.last, "track_from": begun}
    items = tuple(_item(line, then.get(line.name)) for line in now)
    asking.emit(Answer("status", today, items, blocks, tuple(register.warnings), extra), where.format)


def _year_before(day: date) -> date:
    return day - relativedelta(years=1) if day.year > 1 else date.min


def _gather(register: Register, asked: Question, first: date, last: date, today: date, begun: date) -> list[Tracked]:
    """By the text's own day: what is extended into another year still belongs to the year that it is about."""
    start = max(first, begun)
    found = tracking.gather(register, asked, start, last, today) if start <= last else []
    return [one for one in found if start <= one.occurrence.due <= last]


def _lines(found: Iterable[Tracked], by: By, names: dict[str, str]) -> list[Line]:
    """One line for each value, and one for all; a joint act counts for each of its agencies but once in all."""
    states: dict[str, Counter[State]] = {}
    refused: Counter[str] = Counter()
    whole = _("Tất cả")
    for one in found:
        for name in (*_names(one, by, names), whole):
            states.setdefault(name, Counter())[one.standing.state] += 1
            refused[name] += one.standing.refused is not None
    ordered = sorted(states, key=lambda name: (name == whole, name))
    return [Line(name, states[name], refused[name]) for name in ordered]


def _names(one: Tracked, by: By, names: dict[str, str]) -> tuple[str, ...]:
    duty = one.occurrence.duty
    if by is By.AGENCY:
        return tuple(names.get(body.agency, body.name) for body in one.occurrence.agencies)
    if by is By.REGULATION:
        return (duty.regulation,)
    return (duty.jurisdiction,) if by is By.PROVINCE else (kind_label(duty.kind),)


def _table(now: list[Line], then: dict[str, Line]) -> Table:
    columns = (
        Column(_("Nhóm"), wide=True), Column(_("Tổng"), right=True), Column(_("Xong đúng hạn"), right=True),
        Column(_("Xong quá hạn"), right=True), Column(_("Chưa xong, trong hạn"), right=True),
        Column(_("Chưa xong, quá hạn"), right=True), Column(_("Được miễn"), right=True),
        Column(_("Từ chối"), right=True),
        Column(_("Đúng hạn năm trước"), right=True, extra=True),
    )  # fmt: skip
    return Table(columns, tuple(
        (line.name, line.total, *(_cell(line, state) for state in CELLS), line.states[State.WAIVED], line.refused,
         _cell(earlier, State.DONE) if (earlier := then.get(line.name)) else "-")
        for line in now
    ))  # fmt: skip


def _cell(line: Line, state: State) -> str:
    share = line.share(state)
    return f"{line.states[state]}" + (f" ({share:g}%)".replace(".", ",") if share is not None else "")


def _item(line: Line, earlier: Line | None) -> Item:
    cells = {state.value: {"count": line.states[state], "share": line.share(state)} for state in CELLS}
    before = (
        {state.value: {"count": earlier.states[state], "share": earlier.share(state)} for state in CELLS}
        if earlier
        else None
    )
    return {
        "name": line.name,
        "total": line.total,
        **cells,
        "waived": line.states[State.WAIVED],
        "refused": line.refused,
        "year_before": before,
    }
