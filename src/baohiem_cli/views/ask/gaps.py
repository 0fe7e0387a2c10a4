"""Gaps and overlaps, the gravest first, with the reason of each check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from baohiem_cli.app.notices import Notice
from baohiem_cli.domain.analysis.finding import Gap, GapCheck, Severity
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Sheet, Table
from baohiem_cli.views.common.dates import sentence
from baohiem_cli.views.common.notices import over

_NAMED = 3
"""Up to so many duties of a gap are named; more are counted."""

Found = Sequence[tuple[GapCheck, Gap]]


class GapItem(TypedDict):
    """One gap, the duties that it is about, and why the check looks for it."""

    check: str
    severity: Severity
    regulation: str
    duties: list[str]
    message: str
    reason: str


def gaps_answer(found: Found, notices: Sequence[Notice], today: date, warnings: tuple[str, ...]) -> Answer:
    """The findings of the checks."""
    counts = Counter(check.severity for check, __ in found)
    heading = _("{0} điểm cần xem: {1} lỗi, {2} cảnh báo, {3} lưu ý").format(
        len(found), *(counts[severity] for severity in Severity)
    )
    reasons = tuple(f"{check.name}: {sentence(check.reason)}" for check in dict.fromkeys(check for check, __ in found))
    blocks: tuple[Block, ...] = (
        Lines((heading,), heading=True), _table(found, _NAMED), Lines(reasons, footnote=True),
        *over(warnings, notices),
    )  # fmt: skip
    items = tuple(_item(check, gap) for check, gap in found)
    return Answer("gaps", today, items, blocks, warnings, sheets=lambda: (Sheet(heading, _table(found)),))


def _table(found: Found, named: int | None = None) -> Table:
    columns = (
        Column(_("Mức")), Column(_("Kiểm tra")), Column(_("Văn bản")), Column(_("Điều khoản")),
        Column(_("Nội dung"), stretch=True), Column(_("Nhiệm vụ"), stretch=True, wide_only=True),
    )  # fmt: skip
    return Table(columns, tuple(
        (_severity_label(check.severity), check.name, gap.regulation, _refs(gap, named), sentence(gap.message),
         gap.duties[0].summary if gap.duties else None)
        for check, gap in found
    ))  # fmt: skip


def _refs(gap: Gap, named: int | None) -> str:
    """`24.2, 24.1`; those of another regulation with its name, and a count where there are many."""
    refs = [duty.id.removeprefix(f"{gap.regulation}/") for duty in gap.duties]
    more = len(refs) - len(refs[:named])
    return ", ".join(refs[:named]) + (_(" và {0} nữa").format(more) if more else "")


def _item(check: GapCheck, gap: Gap) -> GapItem:
    return {
        "check": check.name,
        "severity": check.severity,
        "regulation": gap.regulation,
        "duties": [duty.id for duty in gap.duties],
        "message": sentence(gap.message),
        "reason": sentence(check.reason),
    }


def _severity_label(severity: Severity) -> str:
    """The name of a severity."""
    return {Severity.ERROR: _("lỗi"), Severity.WARNING: _("cảnh báo"), Severity.INFO: _("lưu ý")}[severity]
