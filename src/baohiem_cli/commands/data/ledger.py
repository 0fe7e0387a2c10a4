"""`bh ledger export` and `bh ledger import`: the ledger as JSON Lines, to merge what two offices recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.app.data import merging
from baohiem_cli.app.data.copies import receipt_of
from baohiem_cli.app.register import opened
from baohiem_cli.commands.common import options
from baohiem_cli.files import output
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer
from baohiem_cli.views.common.notices import warnings
from baohiem_cli.views.data.database import export_answer, import_answer, ledger_answer

EXAMPLES = ("bh ledger export so.jsonl", "bh ledger import so-cua-phong-ke-hoach.jsonl")


@options.shared
def export(
    target: Annotated[
        Path | None, typer.Argument(metavar=_("[TỆP]"), dir_okay=False, help=_("Tệp sẽ ghi; không ghi thì in ra."))
    ] = None,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Write every event as one line of JSON."""
    with opened(common.db, common.data) as register:
        noted = warnings(register.notices)
        if target is None:
            return ledger_answer("".join(merging.exported(register)), common.today, noted)
        output.write_lines(target, merging.exported(register), force=common.force)
        total, receipt = register.ledger.count(), receipt_of(register)
    return export_answer(target, total, receipt, common.today, noted)


@options.shared
def import_(
    source: Annotated[
        Path, typer.Argument(metavar=_("TỆP"), exists=True, dir_okay=False, help=_("Tệp do bh ledger export ghi."))
    ],
    join: Annotated[
        bool,
        typer.Option("--join", help=_("Nhập cả sổ của một bản sao cơ sở dữ liệu này, đã ghi riêng từ khi được sao.")),
    ] = False,
    *,
    common: options.CommonOptions,
) -> Answer:
    """Add the events that are not here yet; the order of imports does not matter, and twice is once."""
    with opened(common.db, common.data) as register:
        imported = merging.merge(register, source, common.today, join=join)
    return import_answer(source, imported, common.today, warnings(register.notices))


COMMANDS = {
    "export": (export, _("Xuất sổ ghi nhận ra tệp JSON Lines."), ("bh ledger export so.jsonl",)),
    "import": (import_, _("Nhập sổ của nơi khác; nhập hai lần cũng như một."), ("bh ledger import so.jsonl",)),
}
"""The commands of this group: what runs, its help, its examples."""
