"""Who has done one duty of one period, and who has not, each by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.app.ask.missing import Missing
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.vocabulary import Kind
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Cell, Column, Lines, Sheet, Table
from baohiem_cli.views.ask.occurrences import (
    body_names,
    legend,
    number_columns,
    numbered,
    occurrence_items,
    occurrence_sheet,
)
from baohiem_cli.views.common.dates import day


def missing_answer(missing: Missing, listing: Listing, warnings: tuple[str, ...], *, notes: bool) -> Answer:
    """Those who are not done first, since they are whom a reminder goes to."""
    first = missing.tracked[0].occurrence
    sent = first.duty.kind in (Kind.REPORT, Kind.INFORMATION)
    title = _("{0}: {1} Kỳ {2}, hạn {3}").format(
        f"{first.duty.jurisdiction}, {first.duty.citation}", first.duty.summary, first.period, _due_days(missing)
    )
    blocks: list[Block] = [Lines((title,), heading=True), Lines((_summary(missing, sent=sent),))]
    days = len({one.due for one in missing.tracked}) > 1
    for heading, found in _parts(missing, sent=sent):
        if found:
            blocks += [Lines((f"{heading}: {len(found)}",), heading=True), _table(found, listing, days=days)]
    share = missing.share
    extra = {
        "duty": first.duty.id,
        "period": first.period,
        "done": len(missing.done),
        "late": len(missing.in_state(State.DONE_LATE)),
        "left": len(missing.left),
        "overdue": len(missing.in_state(State.OVERDUE)),
        "waived": len(missing.in_state(State.WAIVED)),
        "share": share,
    }
    return Answer(
        "missing",
        listing.today,
        occurrence_items(missing.tracked, listing),
        (*blocks, *legend(missing.tracked, listing, whole=notes)),
        warnings,
        extra,
        sheets=lambda: (Sheet(title, occurrence_sheet(missing.tracked, listing)),),
    )


def _due_days(missing: Missing) -> str:
    return ", ".join(day(one) for one in sorted({one.occurrence.due for one in missing.tracked}))


def _summary(missing: Missing, *, sent: bool) -> str:
    done, left = len(missing.done), len(missing.left)
    share = f"{missing.share:g}".replace(".", ",") if missing.share is not None else "-"
    late, overdue = len(missing.in_state(State.DONE_LATE)), len(missing.in_state(State.OVERDUE))
    said = (
        _("Đã gửi {0}/{1} ({2}%), trong đó quá hạn {3}. Chưa gửi {4}, trong đó đã quá hạn {5}.")
        if sent
        else _("Đã xong {0}/{1} ({2}%), trong đó quá hạn {3}. Chưa xong {4}, trong đó đã quá hạn {5}.")
    )
    return said.format(done, done + left, share, late, left, overdue)


def _parts(missing: Missing, *, sent: bool) -> list[tuple[str, list[Tracked]]]:
    return [
        (_("Chưa gửi") if sent else _("Chưa xong"), missing.left),
        (_("Gửi quá hạn") if sent else _("Xong quá hạn"), missing.in_state(State.DONE_LATE)),
        (_("Gửi đúng hạn") if sent else _("Xong đúng hạn"), missing.in_state(State.DONE)),
        (_("Được miễn"), missing.in_state(State.WAIVED)),
    ]


def _table(found: Sequence[Tracked], listing: Listing, *, days: bool) -> Table:
    """The rows; one day that all share stands in the title already, which leaves room for names and keys."""
    columns = (
        *number_columns(listing),
        Column(_("Cơ quan"), stretch=True), Column(_("Mã"), no_wrap=True), Column(_("Hạn")),
        Column(_("Số ngày quá hạn"), align_right=True), Column(_("Ngày thực hiện")), Column(_("Số văn bản")),
        Column(_("Người phụ trách")),
    )  # fmt: skip
    return Table(columns, tuple(_row(one, listing, days=days) for one in found))


def _row(one: Tracked, listing: Listing, *, days: bool) -> tuple[Cell, ...]:
    standing = one.standing
    return (
        *numbered(one.occurrence.key, listing),
        body_names(one, listing), one.occurrence.key, one.due if days else None,
        _days_late(one, listing.today), standing.done_on, standing.document or "", standing.assigned or "",
    )  # fmt: skip


def _days_late(one: Tracked, today: date) -> int | None:
    until = one.standing.done_on or (today if one.standing.state is State.OVERDUE else one.due)
    late = (until - one.due).days
    return late if late > 0 and one.standing.state is not State.WAIVED else None
