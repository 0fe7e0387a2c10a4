"""`bh verify`: whether the evidence is still what was recorded."""

from __future__ import annotations

from baohiem_cli.commands import asking, options
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.ledger.standing import effective
from baohiem_cli.files import evidence
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Column, Lines, Table
from baohiem_cli.store.ledger import sqlite as ledger

HELP = _("Kiểm tra tệp minh chứng đã ghi: còn nguyên, bị đổi hay đã mất.")
EXAMPLES = ("bh verify", "bh verify --format json")


@options.common
def verify(*, where: options.Where) -> None:
    """Compare every file named as evidence with its size and digest."""
    today = asking.reference_day(where.as_of)
    words = {None: _("còn nguyên"), "changed": _("đã bị đổi"), "gone": _("không còn")}
    with opened(where.db, where.data) as register:
        with_files = [e for e in effective(ledger.with_evidence(register.db), today) if e.data.get("evidence")]
        found = [(event, kept, evidence.changed(kept)) for event in with_files for kept in event.data["evidence"]]
    items = tuple(
        {"key": event.key, "path": kept["path"], "size": kept["size"], "sha256": kept["sha256"], "problem": problem}
        for event, kept, problem in found
    )
    bad = [one for one in found if one[2]]
    columns = (Column(_("Tệp"), wide=True), Column(_("Kết quả")), Column(_("Mã"), whole=True))
    rows = tuple((kept["path"], words[problem], event.key) for event, kept, problem in (bad or found))
    summary = _("{0} tệp minh chứng, {1} tệp bị đổi hoặc không còn.").format(len(found), len(bad))
    asking.emit(
        Answer("verify", today, items, (Lines((summary,)), Table(columns, rows)), tuple(register.warnings)),
        where.format,
    )
