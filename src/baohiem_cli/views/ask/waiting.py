"""Duties that wait for their event, below the page of an agency."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.domain.deadlines.occurrences import event_rule
from baohiem_cli.domain.records import Duty
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.views.common.items import duty_item


def with_waiting(answer: Answer, found: Sequence[Duty], today: date) -> Answer:
    """The answer with the duties that `bh trigger` dates, before the notes at its end."""
    extra = {**answer.extra, "waiting": [duty_item(duty, today) for duty in found]}
    if not found:
        return answer._replace(extra=extra)
    notes = next((i for i, one in enumerate(answer.blocks) if _is_note(one)), len(answer.blocks))
    blocks = (*answer.blocks[:notes], *_blocks(found), *answer.blocks[notes:])
    return answer._replace(blocks=blocks, extra=extra)


def _is_note(block: Block) -> bool:
    return isinstance(block, Lines) and block.footnote


def _blocks(found: Sequence[Duty]) -> tuple[Block, ...]:
    title = _("Chờ sự kiện, khi xảy ra thì ghi bằng bh trigger MÃ --on NGÀY: {0} việc").format(len(found))
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Sự kiện"), stretch=True), Column(_("Thời hạn"), stretch=True),
        Column(_("Căn cứ"), wide_only=True), Column(_("Nhiệm vụ"), stretch=True),
    )  # fmt: skip
    rows = tuple(
        (duty.id, duty.trigger or "", limit.quote, f"{duty.jurisdiction}: {duty.citation}", duty.summary)
        for duty in found
        if (limit := event_rule(duty))
    )
    return (Lines((title,), heading=True), Table(columns, rows))
