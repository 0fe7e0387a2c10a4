"""What the ledger holds about occurrences, one by one: how they stand, with which proof, and every record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from baohiem_cli.app.ask.kept import Kept
from baohiem_cli.domain.ledger.payloads import Done
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Block, Column, Fields, Lines, Table
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.items import occurrence_item
from baohiem_cli.views.common.labels import conflict_label, state_label
from baohiem_cli.views.record.events import act_lines, event_item

if TYPE_CHECKING:
    from baohiem_cli.views.common.contract import OccurrenceItem


def kept_blocks(kept: Sequence[Kept]) -> list[Block]:
    """Of one occurrence everything, of several one row each."""
    first = kept[0].tracked.occurrence
    title = Lines((_("Kỳ {0}").format(first.period),), heading=True)
    if len(kept) > 1:
        columns = (
            Column(_("Mã"), no_wrap=True), Column(_("Cơ quan"), stretch=True), Column(_("Thời hạn")),
            Column(_("Tình trạng")), Column(_("Ngày thực hiện")), Column(_("Số văn bản")),
        )  # fmt: skip
        return [title, Table(columns, tuple(_row(one) for one in kept))]
    pairs = Fields(tuple(pair for pair in _pairs(kept[0]) if pair[1]))
    lines = act_lines(kept[0].events)
    return [title, pairs, *([Lines((_("Lịch sử ghi nhận:"), *lines))] if lines else [])]


def kept_items(
    kept: Sequence[Kept], today: date, submit_by: Callable[[date], date]
) -> list[OccurrenceItem | dict[str, Any]]:
    """The occurrences in JSON, each with its events."""
    return [
        {
            **occurrence_item(one.tracked, today, submit_by(one.tracked.due)),
            "notes": list(one.tracked.standing.notes),
            "events": list(map(event_item, one.events)),
        }
        for one in kept
    ]


def _row(one: Kept) -> tuple[str, ...]:
    occurrence, standing = one.tracked.occurrence, one.tracked.standing
    return (
        occurrence.key, occurrence.bodies, day(standing.due),
        state_label(standing.state), day(standing.done_on) if standing.done_on else "", standing.document or "",
    )  # fmt: skip


def _pairs(one: Kept) -> Iterable[tuple[str, str]]:
    occurrence, standing = one.tracked.occurrence, one.tracked.standing
    yield _("Mã"), occurrence.key
    yield _("Cơ quan"), occurrence.bodies
    yield _("Thời hạn theo văn bản"), day(occurrence.due)
    if standing.extended_to:
        late = _(" (gia hạn sau khi đã quá hạn: vẫn tính là quá hạn)") if standing.granted_late else ""
        yield _("Gia hạn đến"), day(standing.extended_to) + late
    yield _("Tình trạng"), state_label(standing.state)
    if standing.done_on:
        late_days = (standing.done_on - standing.due).days
        yield (
            _("Ngày thực hiện"),
            day(standing.done_on) + (_(", trễ {0} ngày").format(late_days) if late_days > 0 else ""),
        )
    yield _("Số văn bản"), standing.document or ""
    yield _("Minh chứng"), "; ".join(_evidence(one))
    yield _("Người phụ trách"), standing.assigned or ""
    yield _("Từ chối"), standing.refused or ""
    yield _("Ghi chú"), "; ".join(standing.notes)
    yield _("Mâu thuẫn"), "; ".join(map(conflict_label, standing.conflicts))


def _evidence(one: Kept) -> Iterable[str]:
    for event in one.events:
        if isinstance(done := event.payload, Done):
            yield from (proof.path for proof in done.evidence)
