"""Settings of this database: whose it is, since when it tracks, under which origin it records."""

from __future__ import annotations

import sqlite3
from datetime import date

from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.i18n import gettext as _

ORIGIN, TRACK_FROM = "origin", "track_from"
PROVINCE, AGENCY, OFFICE_NAME, UNIT = "province", "agency", "office_name", "unit"
"""The office: ids of its province and its agency, its own name, and its id where it is a listed body of a class."""
FORMER = "former_origin"
"""The origin under which this database recorded before it was restored."""
PLACE = "place"
"""The file that the origin belongs to, as the system numbers it: a copy has another number."""
TAKEN = "origin_taken"
"""The origin whose events came in from elsewhere, so that nothing more is recorded under it here."""


def read(db: sqlite3.Connection, key: str) -> str | None:
    """The value of a setting; None where it was never set."""
    found = db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(found[0]) if found else None


def write(db: sqlite3.Connection, key: str, value: str) -> None:
    """Set it, within the caller's transaction."""
    db.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))


def forget(db: sqlite3.Connection, key: str) -> None:
    """Unset it, within the caller's transaction."""
    db.execute("DELETE FROM setting WHERE key = ?", (key,))


def track_from(db: sqlite3.Connection) -> date:
    """The day from which this database tracks; what was due before it is nobody's debt here."""
    noted = read(db, TRACK_FROM)
    try:
        return date.min if noted is None else date.fromisoformat(noted)
    except ValueError as error:
        raise DatabaseUnusable(
            _("Ngày bắt đầu theo dõi trong cơ sở dữ liệu không đọc được. Đặt lại bằng: bh init --track-from NGÀY")
        ) from error
