"""Values that a shell completes: agencies, regulations and provinces of the register.

A shell waits for the answer at every Tab, so that any failure is silent and offers nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from baohiem_cli.commands.register import opened
from baohiem_cli.domain.names import fold
from baohiem_cli.errors import BhError
from baohiem_cli.store import reader
from baohiem_cli.store.connection import Connection


def agencies(incomplete: str) -> list[str]:
    """Names, short names and abbreviations that begin like this, tones aside."""
    return _beginning(incomplete, lambda db: list(reader.all_wordings(db)))


def regulations(incomplete: str) -> list[str]:
    """Slugs and numbers that begin like this."""
    return _beginning(incomplete, lambda db: list(reader.regulation_ids(db)))


def provinces(incomplete: str) -> list[str]:
    """Jurisdictions that begin like this, tones aside."""
    return _beginning(incomplete, lambda db: list(reader.places(db).values()))


def _beginning(incomplete: str, names: Callable[[Connection], list[str]]) -> list[str]:
    with suppress(BhError), opened(None, None) as register:
        wanted = fold(incomplete)
        return sorted(name for name in names(register.db) if fold(name).startswith(wanted))
    return []
