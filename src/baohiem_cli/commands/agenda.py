"""`bh agenda`: one page for one agency."""

from __future__ import annotations

from datetime import date, timedelta

from baohiem_cli.commands import asking, listing, options, tracking
from baohiem_cli.commands.overdue import late
from baohiem_cli.commands.register import Register, opened
from baohiem_cli.commands.tracking import Tracked
from baohiem_cli.domain.ledger.standing import SETTLED, State
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.vocabulary import Role
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Lines
from baohiem_cli.store.ledger import sqlite as ledger

HELP = _("Một trang cho một cơ quan: quá hạn, sắp đến hạn, đang chờ nơi khác, mới xong.")
EXAMPLES = ('bh agenda --agency "Sở Y tế"', "bh agenda -a bhxh-tinh --province 'Thanh Hóa' --format md")
WEEK, MONTH, YEAR = timedelta(days=7), timedelta(days=30), timedelta(days=366)


@options.common
def agenda(*, filters: options.Filters, where: options.Where) -> None:
    """Print the page."""
    today = asking.reference_day(where.as_of)
    if not filters.agency:
        raise WrongUsage(_("Cần --agency: trang này dành cho một cơ quan."))
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters, today)
        sections = _sections(register, asked, today)
        view = listing.View.of(
            register, [one for __, ___, found in sections for one in found], today, as_written=filters.as_written
        )
    everything = [one for __, ___, found in sections for one in found]
    asked_about = sorted(asked.holding.wanted) if asked.holding else asked.agencies
    names = ", ".join(view.shorts[id] for id in asked_about)
    heading = _("Lịch việc của {0}, ngày {1}").format(names, f"{today:%d/%m/%Y}")
    blocks: list[Block] = [Lines((heading,), heading=True)]
    for name, title, found in sections:
        blocks.append(Lines((f"{title}: {len(found)}",), heading=True))
        if found:
            blocks.append(view.table(found, state=True, late=name == "overdue"))
    items = tuple({**item, "section": name} for name, __, found in sections for item in view.items(found))
    warnings = (*register.warnings, *view.warnings)
    asking.emit(Answer("agenda", today, items, (*blocks, *view.legend(everything)), warnings), where.format)


def _sections(register: Register, asked: Question, today: date) -> list[tuple[str, str, list[Tracked]]]:
    begun = date.fromisoformat(ledger.settings(register.db)[ledger.TRACK_FROM])
    coming = [
        one for one in tracking.gather(register, asked, today, today + MONTH, today) if one.standing.state is State.OPEN
    ]
    week = [one for one in coming if one.due <= today + WEEK]
    later = [one for one in coming if today + WEEK < one.due <= today + MONTH]
    receiving = asked._replace(roles=(Role.RECIPIENT,))
    awaited = [
        one
        for one in tracking.gather(register, receiving, begun, today + MONTH, today)
        if one.standing.state not in SETTLED
    ]
    # What was done may have been due long after: a yearly report that came in early.
    recent = [one for one in tracking.gather(register, asked, begun, today + YEAR, today) if _just_done(one, today)]
    return [
        ("overdue", _("Quá hạn"), late(register, asked, begun, today)),
        ("week", _("Đến hạn trong 7 ngày"), week),
        ("month", _("Đến hạn trong 30 ngày"), later),
        ("awaited", _("Đang chờ nơi khác gửi"), awaited),
        ("done", _("Xong trong 30 ngày qua"), recent),
    ]


def _just_done(one: Tracked, today: date) -> bool:
    return one.standing.done_on is not None and today - MONTH <= one.standing.done_on <= today
