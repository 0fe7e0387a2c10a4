"""`bh ledger export` and `bh ledger import`: the ledger as JSON Lines, to merge what two offices recorded."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from baohiem_cli.commands import asking, options
from baohiem_cli.commands.register import opened
from baohiem_cli.errors import DataInvalid, Problem, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Fields
from baohiem_cli.store.ledger import sqlite as store
from baohiem_cli.store.sqlite import transaction

HELP = _("Xuất sổ ghi nhận, hoặc nhập sổ của nơi khác.")
EXAMPLES = ("bh ledger export so.jsonl", "bh ledger import so-cua-phong-ke-hoach.jsonl")


@options.common
def export(
    target: Annotated[
        Path | None, typer.Argument(metavar=_("[TỆP]"), dir_okay=False, help=_("Tệp sẽ ghi; không ghi thì in ra."))
    ] = None,
    *,
    where: options.Where,
) -> None:
    """Write every event as one line of JSON."""
    from baohiem_cli.files import ledger_file

    with opened(where.db, where.data) as register:
        events = list(store.all_events(register.db))  # read at once: others may be recording
    total = len(events)
    try:
        with target.open("w", encoding="utf-8", newline="\n") if target else nullcontext(sys.stdout) as out:
            ledger_file.write(out, events, total)
    except OSError as error:
        if target is None:
            raise
        raise WrongUsage(f"{target}: {error.strerror}") from error
    if target:
        pairs = ((_("Đã xuất"), str(target)), (_("Ghi nhận"), str(total)))
        item = {"file": str(target), "events": total}
        asking.emit(Answer("ledger export", asking.reference_day(where.as_of), (item,), (Fields(pairs),)), where.format)


@options.common
def import_(
    source: Annotated[
        Path, typer.Argument(metavar=_("TỆP"), exists=True, dir_okay=False, help=_("Tệp do bh ledger export ghi."))
    ],
    *,
    where: options.Where,
) -> None:
    """Add the events that are not here yet; the order of imports does not matter, and twice is once."""
    from baohiem_cli.files import ledger_file

    events = ledger_file.read(source)
    with opened(where.db, where.data) as register, transaction(register.db):
        known = store.hashes(register.db)
        clashing = [e for e in events if known.get((e.origin, e.number), e.hash) != e.hash]
        if clashing:
            first = clashing[0]
            message = _("ghi nhận số {0} của nguồn {1} khác với ghi nhận đang có: một trong hai bên đã bị sửa").format(
                first.number, first.origin
            )
            raise DataInvalid(message, problems=(Problem(str(source), 1, 1, message),))
        new = [event for event in events if (event.origin, event.number) not in known]
        store.insert(register.db, new)
    pairs = ((_("Trong tệp"), str(len(events))), (_("Mới"), str(len(new))), (_("Đã có"), str(len(events) - len(new))))
    item = {"file": str(source), "events": len(events), "new": len(new)}
    asking.emit(
        Answer("ledger import", asking.reference_day(where.as_of), (item,), (Fields(pairs),), tuple(register.warnings)),
        where.format,
    )


COMMANDS = {
    "export": (export, _("Xuất sổ ghi nhận ra tệp JSON Lines."), ("bh ledger export so.jsonl",)),
    "import": (import_, _("Nhập sổ của nơi khác; nhập hai lần cũng như một."), ("bh ledger import so.jsonl",)),
}
"""The commands of this group: what runs, its help, its examples."""
