"""The list that was last shown on a terminal: its rows can be named by their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from baohiem_cli.app.register import Register
from baohiem_cli.errors import DatabaseUnusable, NotFound
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store import reminders, sqlite

_LIST = "#list"
_PICK = re.compile(r"([0-9]{1,5})(?:\s*[-–]\s*([0-9]{1,5}))?")
_PICKS = re.compile(rf"\s*{_PICK.pattern}(?:\s*[,;]\s*{_PICK.pattern})*\s*,?\s*")


def remembering(path: Path, keys: Sequence[str], today: date) -> Callable[[], None]:
    """A step that keeps the keys of the rows that were shown, in their order."""

    def remember() -> None:
        rows = {(f"{number:05}", key): today for number, key in enumerate(keys, 1)}
        with suppress(DatabaseUnusable):  # a list that cannot be kept was shown all the same
            database = sqlite.connect(path)
            try:
                with sqlite.explaining(path), sqlite.transaction(database):
                    reminders.replace(database, _LIST, rows)
            finally:
                database.close()

    return remember


def has_picks(names: Sequence[str]) -> bool:
    """Whether some of the names are numbers of rows."""
    return any(map(_PICKS.fullmatch, names))


def picked(register: Register, names: Sequence[str]) -> list[str]:
    """The names, each once, with the keys of rows in the place of numbers (`3`, `5-7`, `3,5-7`). Raises NotFound."""
    shown = {int(part): key for part, key in reminders.told(register.db, _LIST)} if has_picks(names) else {}
    found: list[str] = []
    for name in names:
        if not _PICKS.fullmatch(name):
            found.append(name)
            continue
        if not shown:
            raise NotFound(_("Chưa hiện danh sách nào trên màn hình để chọn theo số; xem trước bằng: bh due"))
        for pick in _PICK.finditer(name):
            first, last = int(pick[1]), int(pick[2] or pick[1])
            if last < first or not {first, last} <= shown.keys():
                message = _("Danh sách vừa hiện có {0} dòng, không có '{1}'.")
                raise NotFound(message.format(len(shown), pick[0]))
            found += [shown[number] for number in range(first, last + 1)]
    return list(dict.fromkeys(found))
