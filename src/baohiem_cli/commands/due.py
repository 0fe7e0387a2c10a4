"""`bh due`: what falls due in a stretch of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from gettext import gettext as _
from typing import Annotated

import typer

from baohiem_cli.commands import asking, calendar, options
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.period import last_day_of_month
from baohiem_cli.domain.question import due as due_occurrences
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.domain.vocabulary import Basis
from baohiem_cli.errors import WrongUsage
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.report.items import occurrence_item
from baohiem_cli.store import reader

HELP = _("Việc đến hạn trong một khoảng thời gian; mặc định 30 ngày tới.")
EXAMPLES = (
    "bh due --month 12",
    'bh due --agency "Sở Y tế" --within 60',
    "bh due --from 2026-01-01 --to 2026-12-31 --format csv",
)
DEFAULT_DAYS = 30


@options.common
def due(
    month: Annotated[
        int | None,
        typer.Option(min=1, max=12, help=_("Tháng; không kèm --year thì là tháng ấy gần nhất, kể cả tháng này.")),
    ] = None,
    year: Annotated[int | None, typer.Option(min=1, max=MAXYEAR, help=_("Năm."))] = None,
    first: Annotated[
        date | None, typer.Option("--from", parser=options.parse_day, metavar=_("NGÀY"), help=_("Từ ngày."))
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=options.parse_day, metavar=_("NGÀY"), help=_("Đến hết ngày."))
    ] = None,
    within: Annotated[int | None, typer.Option(min=0, max=36500, help=_("Số ngày tới, kể từ hôm nay."))] = None,
    *,
    filters: options.Filters,
    where: options.Where,
) -> None:
    """Print the occurrences that fall due in the time asked for."""
    today = asking.reference_day(where.as_of)
    window = window_of(today, month=month, year=year, first=first, last=last, within=within)
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters)
        duties = reader.due_duties(register.db, asked, window.first, window.last)
        found = due_occurrences(duties, asked, window.first, window.last)
        working = calendar.working(register, window.first, window.last)
        shorts = reader.agency_short_names(register.db)
    items = [occurrence_item(o, today, working.submit_by(o.due), "overdue" if o.due < today else "open") for o in found]
    rows = merged(found)
    heading = _("Đến hạn {0}: {1} kỳ").format(window.label, len(found))
    blocks: list[Block] = [Lines((heading,), heading=True), table(rows, shorts, working), *legend(found)]
    asking.emit(
        Answer(
            "due",
            today,
            tuple(items),
            tuple(blocks),
            (*register.warnings, *working.warnings),
            {"from": window.first, "to": window.last},
        ),
        where.format,
    )


@dataclass(frozen=True, slots=True)
class AskedTime:
    """The days asked for, both included, and how to say so."""

    first: date
    last: date
    label: str


def window_of(
    today: date,
    *,
    month: int | None = None,
    year: int | None = None,
    first: date | None = None,
    last: date | None = None,
    within: int | None = None,
) -> AskedTime:
    """The stretch of time that the options ask for. Raises WrongUsage where they contradict each other."""
    ways = [month is not None or year is not None, first is not None or last is not None, within is not None]
    if sum(ways) > 1:
        raise WrongUsage(_("Chỉ chọn một cách: --month/--year, --from/--to, hoặc --within."))
    if month is not None:
        year = year or (today.year if month >= today.month else today.year + 1)
        start, end = date(year, month, 1), last_day_of_month(year, month)
        return AskedTime(start, end, _("trong tháng {0}/{1}").format(month, year))
    if year is not None:
        return AskedTime(date(year, 1, 1), date(year, 12, 31), _("trong năm {0}").format(year))
    if first is not None or last is not None:
        start = first or min(today, last or today)
        end = last or _later(start, DEFAULT_DAYS)
        if end < start:
            raise WrongUsage(_("--to ({0}) trước --from ({1}).").format(f"{end:%d/%m/%Y}", f"{start:%d/%m/%Y}"))
        return AskedTime(start, end, _("từ {0} đến {1}").format(f"{start:%d/%m/%Y}", f"{end:%d/%m/%Y}"))
    days = DEFAULT_DAYS if within is None else within
    end = _later(today, days)
    return AskedTime(
        today, end, _("trong {0} ngày, từ {1} đến {2}").format(days, f"{today:%d/%m/%Y}", f"{end:%d/%m/%Y}")
    )


@dataclass(frozen=True, slots=True)
class Row:
    """Occurrences that differ only in the agency."""

    occurrence: Occurrence
    agencies: tuple[str, ...]
    names: tuple[str, ...]
    via: str | None

    @property
    def stem(self) -> str:
        """The key, without the agency where there are several."""
        return self.occurrence.key if len(self.agencies) == 1 else self.occurrence.key.partition(":")[0]


def merged(found: Iterable[Occurrence]) -> list[Row]:
    """One row for all the agencies of one duty and period."""
    groups: dict[tuple[date, str, str], list[Occurrence]] = {}
    for occurrence in found:
        groups.setdefault((occurrence.due, occurrence.duty.id, occurrence.period), []).append(occurrence)
    rows = []
    for same in groups.values():
        bodies = [body for occurrence in same for body in occurrence.agencies]
        vias = {body.via for body in bodies}
        rows.append(
            Row(
                same[0],
                tuple(b.agency for b in bodies),
                tuple(b.name for b in bodies),
                vias.pop() if len(vias) == 1 else None,
            )
        )
    return rows


def table(rows: Sequence[Row], shorts: dict[str, str], working: calendar.Working) -> Table:
    """The rows for a reader; marks are explained by `legend`."""
    columns = (
        Column(_("Hạn")),
        Column(_("Nên nộp")),
        Column(_("Mã")),
        Column(_("Căn cứ"), extra=True),
        Column(_("Kỳ"), extra=True),
        Column(_("Cơ quan"), wide=True),
        Column(_("Nhiệm vụ"), wide=True),
    )
    return Table(
        columns,
        tuple(
            (
                f"{o.due:%d/%m/%Y}{mark(o)}",
                None if (early := working.submit_by(o.due)) == o.due else early,
                row.stem,
                f"{o.duty.jurisdiction}: {o.duty.citation}",
                o.period,
                who(row, shorts),
                o.duty.summary,
            )
            for row in rows
            for o in (row.occurrence,)
        ),
    )


def who(row: Row, shorts: dict[str, str]) -> str:
    """The agencies of a row: by name when few, by number when many."""
    via = _(" (qua {0})").format(row.via) if row.via else ""
    if len(row.agencies) <= 3:
        return "; ".join(shorts.get(a, n) for a, n in zip(row.agencies, row.names, strict=True)) + via
    return _("{0} cơ quan").format(len(row.agencies)) + via


def mark(occurrence: Occurrence) -> str:
    """The marks behind a date."""
    return ("~" if occurrence.deadline.basis is Basis.INFERRED else "") + ("" if occurrence.duty.confirmed else "?")


def legend(found: Sequence[Occurrence]) -> list[Lines]:
    """What the marks mean, as far as they are used."""
    lines = []
    if any(o.deadline.basis is Basis.INFERRED for o in found):
        lines.append(_("~  ngày suy ra từ định kỳ, văn bản không ấn định; bỏ bằng --basis explicit"))
    if any(not o.duty.confirmed for o in found):
        lines.append(_("?  hiệu lực của văn bản chưa xác minh; xem bằng bh regulations"))
    return [Lines(tuple(lines), aside=True)] if lines else []


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
