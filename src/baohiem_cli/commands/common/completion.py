"""Values that a shell completes: agencies, regulations and provinces of the register.

A shell waits for the answer at every Tab, so that any failure is silent and offers nothing. It keeps only what
begins with the very letters typed; a name typed without tones is therefore completed to its slug.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from baohiem_cli import clock
from baohiem_cli.app import tracking
from baohiem_cli.app.register import opened
from baohiem_cli.domain.alphabet import order
from baohiem_cli.domain.question import Question
from baohiem_cli.errors import BhError
from baohiem_cli.store.register import catalogue
from baohiem_cli.store.sqlite import Connection

_AROUND = timedelta(days=365)


def agencies(incomplete: str) -> list[str]:
    """Slugs, names, short names, abbreviations and the names of listed bodies that begin like this."""

    def names(db: Connection) -> list[str]:
        return [*catalogue.agency_names(db), *catalogue.all_wordings(db), *catalogue.unit_names(db)]

    return _beginning(incomplete, names)


def units(incomplete: str) -> list[str]:
    """Names and ids of listed bodies, and names of their classes and provinces, that begin like this."""

    def names(db: Connection) -> list[str]:
        classes = catalogue.agency_short_names(db)
        words = ((one.name, one.id, one.province, classes.get(one.agency)) for one in catalogue.units(db))
        return [word for several in words for word in several if word]

    return _beginning(incomplete, names)


def regulations(incomplete: str) -> list[str]:
    """Slugs and numbers that begin like this."""
    return _beginning(incomplete, lambda db: list(catalogue.regulation_ids(db)))


def provinces(incomplete: str) -> list[str]:
    """Provinces, of today and of before, and other jurisdictions that begin like this."""

    def names(db: Connection) -> list[str]:
        known = {place: one.name for place, one in catalogue.provinces(db).items()} | catalogue.places(db)
        return [form for place, name in known.items() for form in (place.replace(" ", "-"), name)]

    return _beginning(incomplete, names)


def keys(incomplete: str) -> list[str]:
    """Keys that fall due a year before or after today, once the regulation's slug is typed."""
    slug, slash, __ = incomplete.partition("/")
    if not slash:
        return [f"{name}/" for name in regulations(incomplete) if "/" not in name]
    today = clock.today()
    with suppress(BhError), opened(None, None) as register:
        question = Question(regulations=(slug,))
        found = tracking.gather(register, question, today - _AROUND, today + _AROUND, today)
        return sorted(one.occurrence.key for one in found if one.occurrence.key.startswith(incomplete))
    return []


def _beginning(incomplete: str, names: Callable[[Connection], list[str]]) -> list[str]:
    with suppress(BhError), opened(None, None) as register:
        return sorted({name for name in names(register.db) if name.startswith(incomplete)}, key=order)
    return []
