"""The offices of a hub: who may write and read what."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.hub.connection import explaining

if TYPE_CHECKING:
    from baohiem_cli.store.hub.connection import Hub

OWN, PROVINCE, NATION = "own", "province", "nation"
"""What an office may read."""


class Grant(NamedTuple):
    """What a role gets; a reader writes nothing."""

    role: str
    name: str
    province: str
    reach: str
    writes: bool
    origin: str | None = None


class Enrolled(NamedTuple):
    """An office of the hub, with one of its origins and how far it has come; no origin where it has none."""

    role: str
    name: str
    province: str
    reach: str
    writes: bool
    revoked: bool
    origin: str | None
    events: int
    sent: datetime | None


def grant(connection: Hub, wish: Grant) -> str | None:
    """Enrol an office or change what it may; its role is made where there is none, without a password.

    The role that has the origin already, where that is another one: nothing is changed then.
    """
    from psycopg import sql

    with explaining(), connection.transaction():
        if wish.origin:
            taken = connection.execute("SELECT role FROM hub.origin WHERE origin = %s", (wish.origin,)).fetchone()
            if taken and taken[0] != wish.role:
                return str(taken[0])
        known = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (wish.role,)).fetchone()
        role = sql.Identifier(wish.role)
        if known is None:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
        kept, taken_away = ("bh_hub_office", "bh_hub_reader") if wish.writes else ("bh_hub_reader", "bh_hub_office")
        connection.execute(sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(taken_away), role))
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(kept), role))
        connection.execute(
            """INSERT INTO hub.office (role, name, province, reach, writes) VALUES (%s, %s, %s, %s, %s)
               ON CONFLICT (role) DO UPDATE SET name = excluded.name, province = excluded.province,
                   reach = excluded.reach, writes = excluded.writes, revoked = NULL""",
            wish[:5],
        )
        if wish.origin:
            connection.execute(
                """INSERT INTO hub.origin (origin, role, name, province) VALUES (%s, %s, %s, %s)
                   ON CONFLICT (origin) DO UPDATE SET name = excluded.name""",
                (wish.origin, wish.role, wish.name, wish.province),
            )
    return None


def revoke(connection: Hub, role: str) -> bool:
    """Take all rights from an office; what it sent stays. Whether there was one of this role."""
    from psycopg import sql

    with explaining(), connection.transaction():
        changed = connection.execute(
            "UPDATE hub.office SET revoked = clock_timestamp() WHERE role = %s AND revoked IS NULL", (role,)
        )
        if not changed.rowcount:
            return False
        connection.execute(sql.SQL("REVOKE bh_hub_office, bh_hub_reader FROM {}").format(sql.Identifier(role)))
    return True


def enrolled(connection: Hub) -> list[Enrolled]:
    """The offices, each with its origins."""
    with explaining():
        found = connection.execute(
            """SELECT office.role, office.name, office.province, office.reach, office.writes,
                      office.revoked IS NOT NULL, origin.origin, coalesce(origin.number, 0), origin.sent
               FROM hub.office LEFT JOIN hub.origin ON origin.role = office.role
               ORDER BY office.province, office.name, office.role, origin.sent"""
        )
        return [Enrolled(*row) for row in found]
