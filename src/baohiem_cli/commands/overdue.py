"""`bh overdue`: what is late."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import Annotated

import typer

from baohiem_cli import paths
from baohiem_cli.commands import asking, listing, options, reminding, tracking
from baohiem_cli.commands.register import Register, opened
from baohiem_cli.commands.tracking import Tracked
from baohiem_cli.domain.ledger.standing import State
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.vocabulary import Basis
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Format, Lines
from baohiem_cli.store.ledger import sqlite as ledger

HELP = _("Việc quá hạn, cũ nhất trước. Không có gì quá hạn thì không in gì khi chạy tự động.")
EXAMPLES = (
    "bh overdue",
    'bh overdue --agency "Sở Y tế" --basis explicit --exit-code',
    "bh overdue --changed-since-last-run",
)
FOUND = 3
"""Exit code of `--exit-code` where something is overdue."""


@options.common
def overdue(
    grace: Annotated[int, typer.Option(min=0, metavar=_("SỐ"), help=_("Bỏ qua việc trễ không quá số ngày này."))] = 0,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("Thoát với mã 3 khi có việc quá hạn."))] = False,
    changed_since_last_run: Annotated[
        bool,
        typer.Option(
            "--changed-since-last-run",
            help=_("Chỉ nêu việc mới quá hạn hoặc sắp đến hạn kể từ lần chạy trước như thế này."),
        ),
    ] = False,
    within: Annotated[
        int,
        typer.Option(
            min=0, max=366, metavar=_("SỐ"), help=_("Với --changed-since-last-run: sắp đến hạn là trong số ngày này.")
        ),
    ] = 7,
    *,
    filters: options.Filters,
    where: options.Where,
) -> None:
    """Print what is overdue, in two parts: by the text's own date, and by inferred date."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters, today)
        begun = date.fromisoformat(ledger.settings(register.db)[ledger.TRACK_FROM])
        found = late(register, asked, begun, today, grace)
        run = None
        if changed_since_last_run:
            run = reminding.since_last_run(register, asked, found, begun, today, within=within, grace=grace)
        shown = run.overdue if run else found
        view = listing.View.of(register, [*shown, *(run.coming if run else [])], today, as_written=filters.as_written)
        blocks = _blocks(shown, view, begun, run)
        if _speaks(blocks, where.format) or register.warnings:
            items = view.items([*shown, *(run.coming if run else [])])
            extra = {
                "track_from": begun,
                "ageing": dict(zip(("1-30", "31-120", "121-"), ageing(shown, today), strict=True)),
            }
            warnings = (*register.warnings, *view.warnings)
            asking.emit(Answer("overdue", today, items, blocks, warnings, extra), where.format)
        if run:
            sys.stdout.flush()  # what could not be told now is told the next time
            run.remember(register)
    if exit_code and shown:
        raise typer.Exit(FOUND)


def late(register: Register, question: Question, begun: date, today: date, grace: int = 0) -> list[Tracked]:
    """What was due from the beginning of tracking to yesterday and is still owed, oldest first."""
    last = today - timedelta(days=1)
    tracked = tracking.gather(register, question, begun, last, today) if begun <= last else []
    return [one for one in tracked if one.standing.state is State.OVERDUE and (today - one.due).days > grace]


def ageing(found: list[Tracked], today: date) -> tuple[int, int, int]:
    """How many are 1 to 30, 31 to 120, and more than 120 days late."""
    days = [(today - one.due).days for one in found]
    return sum(d <= 30 for d in days), sum(30 < d <= 120 for d in days), sum(d > 120 for d in days)


def _blocks(shown: list[Tracked], view: listing.View, begun: date, run: reminding.Run | None) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if run and run.missed:
        blocks.append(Lines((run.missed,)))
    if shown:
        summary = _("Quá hạn {0} kỳ: 1-30 ngày {1}, 31-120 ngày {2}, trên 120 ngày {3}").format(
            len(shown), *ageing(shown, view.today)
        )
        blocks.append(Lines((summary,), heading=True))
        for basis, title in (
            (Basis.EXPLICIT, _("Theo ngày văn bản ấn định")),
            (Basis.INFERRED, _("Theo ngày suy ra từ định kỳ")),
        ):
            part = [one for one in shown if one.occurrence.deadline.basis is basis]
            if part:
                blocks += [Lines((f"{title}: {len(part)}",), heading=True), view.table(part, state=True, late=True)]
        blocks.append(
            Lines((_("Theo dõi từ {0}; kỳ đến hạn trước ngày ấy không tính.").format(f"{begun:%d/%m/%Y}"),), aside=True)
        )
    if run and run.coming:
        blocks += [
            Lines((_("Sắp đến hạn: {0}").format(len(run.coming)),), heading=True),
            view.table(run.coming, state=True),
        ]
    return (*blocks, *view.legend([*shown, *(run.coming if run else [])]))


def _speaks(blocks: tuple[Block, ...], format: Format | None) -> bool:
    """Whether anything is to be printed: cron mails whatever is, so that clean means silent."""
    return bool(blocks) or format is Format.JSON or paths.stdout_is_terminal()
