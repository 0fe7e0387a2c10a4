"""`bh rekey`: move what was recorded on a key that no longer exists."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.commands import asking, options, recording
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.ledger.standing import Act
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger import sqlite as ledger
from baohiem_cli.store.ledger.sqlite import Draft

HELP = _("Chuyển ghi nhận từ mã không còn nữa sang mã mới; mã cũ vẫn ở trong sổ.")
EXAMPLES = ("bh rekey kon-tum/24.1@2026:so-ldtbxh kon-tum/24.1@2026:so-noi-vu",)


@options.common
def rekey(
    old: Annotated[str, typer.Argument(metavar=_("MÃ CŨ"), help=_("Mã đã có ghi nhận."))],
    new: Annotated[str, typer.Argument(metavar=_("MÃ MỚI"), help=_("Mã đang có."))],
    by: recording.By = None,
    dry_run: recording.DryRun = False,
    *,
    where: options.Where,
) -> None:
    """Record that the events of `old` belong to `new`."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        if not ledger.of_keys(register.db, [old]):
            raise NotFound(_("Chưa có ghi nhận nào ở mã '{0}'. Xem mã mồ côi: bh doctor").format(old))
        target = recording.find(register, new, today)
        if target.key == old:
            raise WrongUsage(_("Hai mã giống nhau."))
        drafts = [Draft(Act.REKEY, old, today, {"to": target.key})]
        recording.write("rekey", register, drafts, where, by=by, dry_run=dry_run)
