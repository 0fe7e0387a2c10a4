"""`bh doctor`: whether the database and the ledger are sound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import typer

from baohiem_cli.commands import asking, options, tracking
from baohiem_cli.commands.register import Register, opened
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.chain import breaks
from baohiem_cli.domain.ledger.standing import effective, renamed
from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Column, Lines, Table
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.register import catalogue

HELP = _("Khám cơ sở dữ liệu: tệp, chuỗi băm của sổ, ghi nhận mồ côi, mâu thuẫn.")
EXAMPLES = ("bh doctor", "bh doctor --format json")

Finding = tuple[str, str, str]
"""Severity (`error` or `warning`), what was found, and where."""


@options.common
def doctor(*, where: options.Where) -> None:
    """Print what is wrong; exit 5 where the ledger or the file cannot be trusted."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        found = [*_file(register), *_chain(register), *_orphans(register, today), *_conflicts(register, today)]
        total = ledger.count(register.db)
    items = tuple({"severity": severity, "message": message, "place": place} for severity, message, place in found)
    words = {"error": _("lỗi"), "warning": _("lưu ý")}
    columns = (Column(_("Mức")), Column(_("Thấy gì"), wide=True), Column(_("Ở đâu")))
    rows = tuple((words[severity], message, place) for severity, message, place in found)
    summary = _("{0} ghi nhận trong sổ; {1} điều cần xem.").format(total, len(found))
    blocks = (Lines((summary,)), Table(columns, rows))
    asking.emit(Answer("doctor", today, items, blocks, tuple(register.warnings)), where.format)
    if any(severity == "error" for severity, __, ___ in found):
        raise typer.Exit(DatabaseUnusable.exit_code)


def orphans(register: Register, today: date) -> Iterator[str]:
    """Keys with records that no rule and no trigger gives any more."""
    moves = tracking.moved(register, today)
    indicators = set(catalogue.target_ids(register.db))
    names = [name for name in ledger.keys(register.db) if name not in indicators]
    events = ledger.of_keys(register.db, names)
    for name in names:
        key = keys.parse(renamed(name, moves))
        if effective(events[name], today) and (key is None or tracking.find(register, key, today) is None):
            yield name


def _file(register: Register) -> Iterator[Finding]:
    for message in ledger.integrity(register.db):
        yield "error", _("tệp hỏng: {0}").format(message), str(register.path)
    for name in ledger.missing_guards(register.db):
        yield "error", _("mất chốt chặn sửa, xóa sổ"), name


def _chain(register: Register) -> Iterator[Finding]:
    for broken in breaks(ledger.all_events(register.db)):
        yield "error", _("chuỗi băm đứt: {0}").format(broken.message), f"{broken.origin}/{broken.number}"


def _orphans(register: Register, today: date) -> Iterator[Finding]:
    for name in orphans(register, today):
        yield "warning", _("ghi nhận mồ côi: mã không còn trong văn bản; chuyển bằng bh rekey"), name


def _conflicts(register: Register, today: date) -> Iterator[Finding]:
    moves = tracking.moved(register, today)
    names = sorted({renamed(name, moves) for name in ledger.keys(register.db)})
    found = [tracking.find(register, key, today) for name in names if (key := keys.parse(name))]
    for tracked in tracking.follow(register, [one for one in found if one], today):
        for conflict in tracked.standing.conflicts:
            yield "warning", _("mâu thuẫn: {0}").format(conflict), tracked.occurrence.key
