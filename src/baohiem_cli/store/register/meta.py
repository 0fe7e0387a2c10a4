"""The register's notes about itself: the files that it was built from, and the years that it covers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from baohiem_cli.named_tuple import NamedTuple


class RegisterMeta(NamedTuple):
    """The notes of one rebuild.

    `stamp` tells the files apart, `shared` those that every regulation is read with; `named` are the files that were
    loaded by name. Days off are complete from `days_off_first` to `days_off_last` (years), and official up to
    `official_until`; after it they are guesses.
    """

    stamp: str
    schema: int
    shared: str
    named: tuple[Path, ...]
    official_until: int | None
    days_off_first: int
    days_off_last: int


class FileRow(NamedTuple):
    """A file that the register was built from; `used` is false where another file overrides it."""

    path: str
    source: int
    sha256: str
    regulation: str | None
    used: bool


def read(db: sqlite3.Connection) -> RegisterMeta | None:
    """The notes; None where there is no register yet, or one of a program that noted less."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        return None
    noted = dict(db.execute("SELECT key, value FROM meta"))
    if not {"stamp", "schema", "shared", "days_off_years"} <= noted.keys():
        return None
    try:
        return _meta(noted)
    except ValueError:  # edited by hand
        return None


def _meta(noted: dict[str, str]) -> RegisterMeta:
    official = noted.get("official_until")
    first, __, last = noted["days_off_years"].partition("-")
    return RegisterMeta(
        stamp=noted["stamp"],
        schema=int(noted["schema"]),
        shared=noted["shared"],
        named=tuple(map(Path, noted.get("extra_sources", "").splitlines())),
        official_until=int(official) if official else None,
        days_off_first=int(first),
        days_off_last=int(last),
    )


def write(db: sqlite3.Connection, meta: RegisterMeta) -> None:
    """Replace the notes, within the caller's transaction."""
    noted = {
        "stamp": meta.stamp,
        "schema": str(meta.schema),
        "shared": meta.shared,
        "extra_sources": "\n".join(map(str, meta.named)),
        "official_until": str(meta.official_until or ""),
        "days_off_years": f"{meta.days_off_first}-{meta.days_off_last}",
    }
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", noted.items())


def files(db: sqlite3.Connection) -> list[FileRow]:
    """The files that the register was built from."""
    found = db.execute("SELECT path, source, sha256, regulation, used FROM file")
    return [FileRow(path, source, sha256, regulation, bool(used)) for path, source, sha256, regulation, used in found]


def replace_files(db: sqlite3.Connection, rows: Iterable[FileRow]) -> None:
    """Note which files the register was built from, within the caller's transaction."""
    db.execute("DELETE FROM file")
    db.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?)", [(*row[:4], int(row.used)) for row in rows])
