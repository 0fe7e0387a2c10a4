"""Hubs for tests: a PostgreSQL cluster of the run's own, and offices that talk to it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

from baohiem_cli.store.hub import migrating, offices
from baohiem_cli.store.hub.offices import Grant

_NUMBERS = count(1)


@dataclass(frozen=True)
class Cluster:
    """A running cluster; its keeper is the role `postgres`, and whoever reaches its socket may be any role."""

    folder: Path
    port: int

    def address(self, database: str, role: str = "postgres", *, tcp: int | None = None) -> str:
        host, port = ("127.0.0.1", tcp) if tcp else (self.folder, self.port)
        return f"host={host} port={port} dbname={database} user={role}"

    def empty(self) -> str:
        """A new database."""
        name = f"kho_{os.getpid()}_{next(_NUMBERS)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as keeper:
            keeper.execute(f"CREATE DATABASE {name}")
        return name


@dataclass(frozen=True)
class Hub:
    """A database that is a hub."""

    cluster: Cluster
    name: str

    def address(self, role: str = "postgres", **more: int) -> str:
        return self.cluster.address(self.name, role, **more)

    def as_role(self, role: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(self.address(role), autocommit=True)

    def enrol(self, role: str, origin: str | None = None, province: str = "cao-nguyen", **more) -> None:
        wish = Grant(
            role, more.pop("name", role), province, more.pop("reach", "province"), more.pop("writes", True), origin
        )
        with self.as_role() as keeper:
            assert offices.grant(keeper, wish) is None

    def rows(self, sql: str, *values: object, role: str = "postgres") -> list[tuple]:
        with self.as_role(role) as connection:
            return connection.execute(sql, values or None).fetchall()


def binaries() -> Path | None:
    """Where PostgreSQL's own programs are."""
    found = shutil.which("initdb")
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    return Path(found).resolve().parent if found else places[-1].parent if places else None


@contextmanager
def running(**settings: object) -> Iterator[Cluster]:
    """A cluster of PostgreSQL in a directory of its own, gone at the end; skips, loudly, where there can be none."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not here: apt-get install postgresql")
    if "faketime" in os.environ.get("LD_PRELOAD", ""):
        pytest.skip("under libfaketime a wait with a limit fails")
    import pwd  # not on Windows

    keeper = pwd.getpwnam("postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name)
    folder = Path(tempfile.mkdtemp(prefix="bh-pg-"))
    os.chown(folder, keeper.pw_uid, keeper.pw_gid)
    who = {"user": keeper.pw_uid, "group": keeper.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}

    def call(program: str, *args: object) -> None:
        words = [str(programs / program), *map(str, args)]
        subprocess.run(words, check=True, capture_output=True, cwd="/", timeout=60, **who)

    port = free_port()
    usual = {"fsync": "off", "listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": folder,
             "max_connections": 120, "shared_buffers": "32MB", "lc_messages": "C"} | settings  # fmt: skip
    try:
        call("initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        with (folder / "data/postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in usual.items())
        call("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "start")
        try:
            yield Cluster(folder, port)
        finally:
            call("pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def made(cluster: Cluster) -> Hub:
    """A new hub."""
    hub = Hub(cluster, cluster.empty())
    with hub.as_role() as keeper:
        migrating.migrate(keeper)
    return hub
