"""The hub's schema: numbered steps in SQL, each run once and never edited after a release."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from baohiem_cli.errors import DatabaseUnusable
from baohiem_cli.i18n import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection

OLDEST = 150000
"""The oldest PostgreSQL: 15 has views that ask with the rights of whoever asks."""

_LOCK = 0x62685F31
"""The number of the lock under which one keeper at a time makes the schema."""


def steps() -> list[Path]:
    """The migrations in their order."""
    return sorted(Path(__file__).with_name("migrations").glob("[0-9]*.sql"))


def version(connection: Connection[Any]) -> int:
    """How many migrations a hub has had; 0 where there is none."""
    found = connection.execute("SELECT to_regclass('hub.migration') IS NOT NULL").fetchone()
    if not (found and found[0]):
        return 0
    row = connection.execute("SELECT coalesce(max(number), 0) FROM hub.migration").fetchone()
    return int(row[0]) if row else 0


def require_current(connection: Connection[Any]) -> None:
    """Raise DatabaseUnusable where this program and the hub are not of one version."""
    there, ours = version(connection), len(steps())
    if there == 0:
        raise DatabaseUnusable(_("Cơ sở dữ liệu ấy chưa phải kho dùng chung; người giữ kho chạy: bh hub init"))
    if there > ours:
        raise DatabaseUnusable(
            _("Kho thuộc phiên bản mới hơn ({0}) phiên bản bh ở đây ({1}); nâng cấp bh rồi chạy lại.").format(
                there, ours
            )
        )
    if there < ours:
        raise DatabaseUnusable(
            _("Kho thuộc phiên bản cũ hơn ({0}) phiên bản bh ở đây ({1}); người giữ kho chạy: bh hub init").format(
                there, ours
            )
        )


def migrate(connection: Connection[Any]) -> tuple[int, int]:
    """Bring the schema up to date, each step whole or not at all; the version before and now."""
    info = connection.info
    if info.server_version < OLDEST or info.parameter_status("server_encoding") != "UTF8":
        raise DatabaseUnusable(_("Kho cần PostgreSQL 15 trở lên, cơ sở dữ liệu mã UTF8."))
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        before = version(connection)
        for number, step in enumerate(steps()[before:], before + 1):
            connection.execute(step.read_bytes())
            connection.execute("INSERT INTO hub.migration (number) VALUES (%s)", (number,))
        return before, max(before, len(steps()))
