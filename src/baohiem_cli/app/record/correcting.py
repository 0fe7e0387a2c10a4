"""What an office can take back: the records of its last command, or one that it names."""

from __future__ import annotations

from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.events import Entry, entry_of, event_of
from baohiem_cli.domain.ledger.payloads import ABOUT_THE_LEDGER, Act, Undo, Unreadable
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _


def to_take_back(register: Register, id: str | None) -> list[Entry]:
    """The entries of the last command that still count, or the one of this id; empty where nothing is left.

    An entry that cannot be read counts nowhere, so that anybody may take it back. Raises NotFound for an unknown id,
    and WrongUsage for one that is not this office's, or that is no record of an occurrence.
    """
    if id is None:
        return list(map(entry_of, register.ledger.last_batch()))
    entry = register.ledger.entry(id)
    if entry is None:
        raise NotFound(_("Không có ghi nhận mang mã '{0}'. Xem: bh log").format(id))
    if _is_taken_back(register, entry):
        return []
    try:
        event = event_of(entry)
    except Unreadable:
        return [entry]
    if event.act is Act.UNDO or event.act in ABOUT_THE_LEDGER:
        raise WrongUsage(_("Ghi nhận này không rút lại được: nó không ghi về việc nào."))
    if not register.ledger.is_own(event):
        raise WrongUsage(_("Ghi nhận này do nơi khác ghi; chỉ nơi ấy rút lại được."))
    return [entry]


def _is_taken_back(register: Register, entry: Entry) -> bool:
    events = register.ledger.of_keys([entry.key]).get(entry.key, [])
    undos = [payload.event for event in events if isinstance(payload := event.payload, Undo)]
    return entry.id in undos
