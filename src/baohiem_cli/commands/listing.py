"""Occurrences as a list for a reader: one row for all the agencies of one duty and period, marks, a legend."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, Self

from baohiem_cli.commands import calendar, succeeding
from baohiem_cli.commands.register import Register
from baohiem_cli.commands.tracking import Tracked
from baohiem_cli.domain.ledger.standing import State
from baohiem_cli.domain.vocabulary import Basis, basis_label
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Cell, Column, Item, Lines, Marked, Table
from baohiem_cli.views.items import occurrence_item

_NAMED = 3
"""Up to so many agencies of a row are named; more are counted."""


class Row(NamedTuple):
    """Occurrences that differ only in the agency and stand alike."""

    tracked: Tracked
    agencies: tuple[str, ...]
    names: tuple[str, ...]
    via: str | None

    @property
    def stem(self) -> str:
        """The key, without the agency where the row stands for several."""
        key = self.tracked.occurrence.key
        return key if len(self.agencies) == 1 else key.partition(":")[0]


class View(NamedTuple):
    """What a list needs besides its occurrences: short names, days off, and the day that counts as today."""

    shorts: dict[str, str]
    working: calendar.Working
    today: date
    now: succeeding.Now

    @classmethod
    def of(cls, register: Register, found: Sequence[Tracked], today: date, *, as_written: bool = False) -> Self:
        """The view for these occurrences."""
        days = [day for one in found for day in (one.due, one.occurrence.due)] or [today]
        now = succeeding.now(register.db, today, as_written=as_written)
        return cls(now.names, calendar.working(register, min(days), max(days)), today, now)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader should know of the calendar."""
        return self.working.warnings

    def items(self, found: Sequence[Tracked]) -> Iterator[Item]:
        """The occurrences in JSON."""
        return (
            {
                **occurrence_item(one.occurrence, one.standing, self.today, self.working.submit_by(one.due)),
                "holders": self.now.items(one.occurrence.agencies[0].agency, one.occurrence.duty),
            }
            for one in found
        )

    def table(self, found: Sequence[Tracked], *, state: bool = False, late: bool = False) -> Table:
        """The rows; `state` adds how each stands, `late` how many days late it is."""
        columns = [
            Column(_("Trễ"), right=True), Column(_("Hạn")), Column(_("Nên nộp")), Column(_("Mã"), whole=True),
            Column(_("Căn cứ"), extra=True), Column(_("Kỳ"), extra=True), Column(_("Cơ quan"), wide=True),
            Column(_("Tình trạng")), Column(_("Nhiệm vụ"), wide=True),
            Column(_("Loại hạn"), sheet=True), Column(_("Hiệu lực"), sheet=True),
        ]  # fmt: skip
        rows = [self._cells(row, late) for row in merged(found)]
        hidden = ({0} if not late else {2}) | (set() if state else {7})
        shown = [i for i in range(len(columns)) if i not in hidden]
        return Table(tuple(columns[i] for i in shown), tuple(tuple(row[i] for i in shown) for row in rows))

    def legend(self, found: Sequence[Tracked]) -> tuple[Lines, ...]:
        """What the marks mean, as far as they are used."""
        lines = []
        if any(one.occurrence.deadline.basis is Basis.INFERRED for one in found):
            lines.append(_("~  ngày suy ra từ định kỳ, văn bản không ấn định; bỏ bằng --basis explicit"))
        if any(not one.occurrence.duty.confirmed for one in found):
            lines.append(_("?  hiệu lực của văn bản chưa xác minh; xem bằng bh regulations"))
        if any(one.standing.conflicts for one in found):
            lines.append(_("!  ghi nhận mâu thuẫn nhau; xem bằng bh log và bh doctor"))
        named = [row for row in merged(found) if len(row.agencies) <= _NAMED]
        lines += self.now.authority((id, row.tracked.occurrence.duty) for row in named for id in row.agencies)
        return (Lines(tuple(lines), aside=True),) if lines else ()

    def _cells(self, row: Row, late: bool) -> tuple[Cell, ...]:
        one = row.tracked
        occurrence, duty = one.occurrence, one.occurrence.duty
        early = self.working.submit_by(one.due)
        return (
            (self.today - one.due).days,
            Marked(one.due, _extended(one) + mark(one)),
            early if early != one.due and self.today <= one.due else None,
            row.stem,
            f"{duty.jurisdiction}: {duty.citation}",
            occurrence.period,
            self._who(row),
            situation(one, late=not late),
            duty.summary,
            basis_label(occurrence.deadline.basis),
            _("đã xác minh") if duty.confirmed else _("chưa xác minh"),
        )

    def _who(self, row: Row) -> str:
        via = _(" (qua {0})").format(row.via) if row.via else ""
        if len(row.agencies) > _NAMED:
            return _("{0} cơ quan").format(len(row.agencies)) + via
        duty = row.tracked.occurrence.duty
        named = []
        for agency, name in zip(row.agencies, row.names, strict=True):
            today = self.now.words(agency, duty)
            named.append(self.shorts.get(agency, name) + (f" ({today})" if today else ""))
        return "; ".join(named) + via


def merged(found: Sequence[Tracked]) -> list[Row]:
    """One row for all the agencies of one duty and period that stand alike."""
    groups: dict[object, list[Tracked]] = {}
    for one in found:
        standing = one.standing
        stands = (standing.state, standing.refused, standing.assigned, mark(one))
        alike = (one.due, one.occurrence.duty.id, one.occurrence.period, stands)
        groups.setdefault(alike, []).append(one)
    rows = []
    for same in groups.values():
        bodies = [body for one in same for body in one.occurrence.agencies]
        vias = {body.via for body in bodies}
        via = vias.pop() if len(vias) == 1 else None
        rows.append(Row(same[0], tuple(b.agency for b in bodies), tuple(b.name for b in bodies), via))
    return rows


def mark(one: Tracked) -> str:
    """The marks behind a date."""
    marks = [
        "~" if one.occurrence.deadline.basis is Basis.INFERRED else "",
        "" if one.occurrence.duty.confirmed else "?",
        "!" if one.standing.conflicts else "",
    ]
    return "".join(marks)


def situation(one: Tracked, *, late: bool = True) -> str:
    """How an occurrence stands, in words; empty while it is simply open. `late=False` leaves out that it is late."""
    standing = one.standing
    parts = (
        []
        if standing.state is State.OPEN or (standing.state is State.OVERDUE and not late)
        else [_state(standing.state)]
    )
    if standing.refused is not None:
        parts.append(_("bị từ chối"))
    if standing.assigned:
        parts.append(_("giao {0}").format(standing.assigned))
    return "; ".join(parts)


def _state(state: State) -> str:
    if state is State.DONE:
        return _("hoàn thành đúng hạn")
    if state is State.DONE_LATE:
        return _("hoàn thành quá hạn")
    return _("được miễn") if state is State.WAIVED else _("quá hạn")


def _extended(one: Tracked) -> str:
    if one.standing.extended_to is None:
        return ""
    return _(" (gia hạn; gốc {0})").format(f"{one.occurrence.due:%d/%m/%Y}")
