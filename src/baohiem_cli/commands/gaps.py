"""`bh gaps`: what regulations leave open or ask twice."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Annotated, Any

import typer

from baohiem_cli.commands import asking, options
from baohiem_cli.commands.register import Register, opened
from baohiem_cli.domain.analysis.finding import Finding, Ground, Head
from baohiem_cli.domain.analysis.gaps import Check, Name, Severity, found, severity_label
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Citation
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Item, Lines, Table
from baohiem_cli.store.register import catalogue

HELP = _("Chỗ bỏ sót, chồng chéo trong văn bản: thiếu hạn, thiếu chủ trì, hạn ngược, hỏi hai lần, cơ quan không còn.")
EXAMPLES = ("bh gaps", "bh gaps -r kon-tum", "bh gaps --check compiler-date --check same-data --format json")

_NAMED = 3
"""Up to so many duties of a finding are named; more are counted."""


@options.common
def gaps(
    checks: Annotated[
        list[Name] | None,
        typer.Option("--check", help=_("Chỉ kiểm tra điều này. Dùng nhiều lần được."), show_default=False),
    ] = None,
    *,
    filters: options.Filters,
    where: options.Where,
) -> None:
    """Print what the checks find in the duties that fit, and in the regulations that these stand in."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters, today)
        ground = _ground(register, today)
        fitting = {duty.id: duty.regulation for duty in catalogue.duties(register.db, asked, on=today)}
    regulations = set(fitting.values())
    shown = [
        (check, finding)
        for check, finding in found(ground, checks or ())
        if any(duty.id in fitting for duty in finding.duties)
        or (not finding.duties and finding.regulation in regulations)
    ]
    items = tuple(_item(check, finding) for check, finding in shown)
    asking.emit(Answer("gaps", today, items, _blocks(shown), tuple(register.warnings)), where.format)


def _ground(register: Register, today: date) -> Ground:
    """Everything in force: what overlaps with a duty that fits may be in a text that does not."""
    return Ground(
        heads=tuple(map(_head, catalogue.regulations(register.db, Question()))),
        duties=tuple(catalogue.duties(register.db, Question(), on=today)),
        today=today,
        names=catalogue.agency_short_names(register.db),
        successions=catalogue.successions(register.db),
        laws=tuple(catalogue.laws(register.db)),
    )


def _head(row: dict[str, Any]) -> Head:
    basis = tuple(Citation(**cited) for cited in row["legal_basis"])
    return Head(row["id"], row["issued"], row["applies_until"] or row["effect_until"], row["confirmed"], basis)


def _blocks(shown: list[tuple[Check, Finding]]) -> tuple[Block, ...]:
    counts = Counter(check.severity for check, __ in shown)
    heading = _("{0} điểm cần xem: {1} lỗi, {2} cảnh báo, {3} lưu ý").format(
        len(shown), *(counts[severity] for severity in Severity)
    )
    columns = (
        Column(_("Mức")), Column(_("Kiểm tra")), Column(_("Văn bản")), Column(_("Điều khoản")),
        Column(_("Thấy gì"), wide=True), Column(_("Nhiệm vụ"), wide=True, extra=True),
    )  # fmt: skip
    rows = tuple(
        (severity_label(check.severity), check.name, finding.regulation, _refs(finding), finding.message,
         finding.duties[0].summary if finding.duties else None)
        for check, finding in shown
    )  # fmt: skip
    reasons = tuple(f"{check.name}: {check.reason()}" for check in dict.fromkeys(check for check, __ in shown))
    return (Lines((heading,), heading=True), Table(columns, rows), Lines(reasons, aside=True))


def _refs(finding: Finding) -> str:
    """`24.2, 24.1`; those of another regulation with its name, and a count where there are many."""
    refs = [duty.id.removeprefix(f"{finding.regulation}/") for duty in finding.duties]
    more = len(refs) - _NAMED
    return ", ".join(refs[:_NAMED]) + (_(" và {0} nữa").format(more) if more > 0 else "")


def _item(check: Check, finding: Finding) -> Item:
    return {
        "check": check.name,
        "severity": check.severity,
        "regulation": finding.regulation,
        "duties": [duty.id for duty in finding.duties],
        "message": finding.message,
        "reason": check.reason(),
    }
