"""The ledger as a file, to merge what two offices recorded."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from baohiem_cli.app.register import Register
from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import ledger_file
from baohiem_cli.i18n import gettext as _


class Imported(NamedTuple):
    """How many events a file has, and how many of them were new."""

    events: int
    new: int


def read_ledger(source: Path) -> list[Event]:
    """The events of a file. Raises DataInvalid with every line that is wrong."""
    return ledger_file.read(source)


def merge(register: Register, source: Path, events: list[Event]) -> Imported:
    """Add the events that are not here yet; the order of imports does not matter, and twice is once.

    Raises DataInvalid where one of them contradicts an event that is here.
    """
    merged = register.ledger.merge(events)
    if merged.clashing:
        first = merged.clashing[0]
        message = _("ghi nhận số {0} của nguồn {1} khác với ghi nhận đang có: một trong hai bên đã bị sửa").format(
            first.number, first.origin
        )
        raise DataInvalid(message, problems=(Problem(str(source), 1, 1, message),))
    return Imported(len(events), len(merged.new))


def ledger_text(register: Register) -> tuple[str, int]:
    """Every event as one line of JSON, and how many there are."""
    events = list(register.ledger.all_events())  # read at once: others may be recording
    return ledger_file.text(events), len(events)
