"""`bh due`: what falls due in a stretch of time."""

from datetime import MAXYEAR, date, timedelta
from typing import Annotated, NamedTuple

import typer

from baohiem_cli.commands import asking, listing, options, tracking
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.deadlines.period import last_day_of_month
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Lines

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
        found = tracking.gather(register, asking.question(register, filters, today), window.first, window.last, today)
        view = listing.View.of(register, found, today, as_written=filters.as_written)
    heading = Lines((_("Đến hạn {0}: {1} kỳ").format(window.label, len(found)),), heading=True)
    blocks: tuple[Block, ...] = (heading, view.table(found, state=True), *view.legend(found))
    extra = {"from": window.first, "to": window.last}
    warnings = (*register.warnings, *view.warnings)
    asking.emit(Answer("due", today, view.items(found), blocks, warnings, extra), where.format)


class AskedTime(NamedTuple):
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


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
