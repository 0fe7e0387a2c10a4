"""Values that a shell completes: agencies, regulations and provinces of the register.

A shell waits for the answer at every Tab, so that any failure is silent and offers nothing. It keeps only what
begins with the very letters typed; a name typed without tones is therefore completed to its slug.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from baohiem_cli.app.register import opened
from baohiem_cli.domain.alphabet import order
from baohiem_cli.errors import BhError
from baohiem_cli.store.register import catalogue
from baohiem_cli.store.sqlite import Connection


def agencies(incomplete: str) -> list[str]:
    """Slugs, names, short names and abbreviations that begin like this."""
    return _beginning(incomplete, lambda db: [*catalogue.agency_names(db), *catalogue.all_wordings(db)])


def regulations(incomplete: str) -> list[str]:
    """Slugs and numbers that begin like this."""
    return _beginning(incomplete, lambda db: list(catalogue.regulation_ids(db)))


def provinces(incomplete: str) -> list[str]:
    """Jurisdictions that begin like this."""
    return _beginning(
        incomplete, lambda db: [f for p, n in catalogue.places(db).items() for f in (p.replace(" ", "-"), n)]
    )


def _beginning(incomplete: str, names: Callable[[Connection], list[str]]) -> list[str]:
    with suppress(BhError), opened(None, None) as register:
        return sorted({name for name in names(register.db) if name.startswith(incomplete)}, key=order)
    return []
