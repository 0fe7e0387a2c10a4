"""The results of loading and of checking data files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from baohiem_cli.app.data.checking import Checked
from baohiem_cli.app.data.proving import Told
from baohiem_cli.app.rebuild import Rebuilt
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Fields, Lines, Source, Table
from baohiem_cli.views.data.proof import FindingItem as OfText
from baohiem_cli.views.data.proof import finding_item


class FindingItem(OfText):
    """A finding with its place in the regulation's file."""

    file: str
    line: int
    column: int


def load_answer(db: Path, rebuilt: Rebuilt, today: date, warnings: tuple[str, ...] = ()) -> Answer:
    """The result of a rebuild."""
    pairs = (
        (_("Nạp mới"), str(rebuilt.read)),
        (_("Loại bỏ"), str(rebuilt.removed)),
        (_("Văn bản"), str(rebuilt.regulations)),
        (_("Nhiệm vụ"), str(rebuilt.duties)),
        (_("Cơ sở dữ liệu"), str(db)),
    )
    item = {**rebuilt._asdict(), "db": str(db)}
    already = _("Đã thực hiện xong")
    return Answer("load", today, (item,), (Fields(pairs),), warnings, already=already)


def check_answer(checked: Checked, today: date, warnings: tuple[str, ...] = ()) -> Answer:
    """The files in which nothing is wrong."""
    summary = _("{0} văn bản, {1} tệp bổ sung, không có lỗi.") if checked.overlays else _("{0} văn bản, không có lỗi.")
    columns = (
        Column(_("Tệp"), stretch=True), Column(_("Mã"), no_wrap=True), Column(_("Điều khoản"), align_right=True),
        Column(_("Nhiệm vụ"), align_right=True), Column(_("Có hạn"), align_right=True),
        Column(_("Lệch lời văn"), align_right=True),
    )  # fmt: skip
    rows = tuple(
        (
            str(one.path),
            one.id,
            one.provisions,
            one.duties,
            one.dated,
            None if one.findings is None else len(one.findings),
        )
        for one in checked.files
    )
    items = tuple(
        {
            "file": str(one.path),
            "id": one.id,
            "provisions": one.provisions,
            "duties": one.duties,
            "dated": one.dated,
            **({} if one.findings is None else {"findings": [_finding_item(told) for told in one.findings]}),
        }
        for one in checked.files
    )
    found = sorted(told.problem for one in checked.files for told in one.findings or ())
    blocks: tuple[Block, ...] = (Table(columns, rows), Lines((summary.format(len(rows), checked.overlays),)))
    return Answer("check", today, items, blocks, (*warnings, *map(str, (*checked.remarks, *found))))


def _finding_item(told: Told) -> FindingItem:
    problem = told.problem
    return {**finding_item(told.finding), "file": problem.file, "line": problem.line, "column": problem.column}


def schema_answer(text: str, today: date) -> Answer:
    """A JSON Schema, for the program that reads it."""
    return Answer("schema", today, (), (Source(text, "json"),))
