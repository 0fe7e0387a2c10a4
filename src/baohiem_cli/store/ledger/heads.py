"""The heads of this ledger's chains, kept beside the database: they show when its tail has been cut off.

Each record adds a line: origin, number and hash of its last event. The database alone cannot tell that events after
the last one it holds are gone; this file can.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from baohiem_cli.named_tuple import NamedTuple

_LARGE = 64 * 1024
"""Bytes from which the file is written anew with one line for each origin."""


_HASH = 64
"""Characters of a hash."""


class Head(NamedTuple):
    """The last event of an origin: its number and hash."""

    number: int
    hash: str


def place(database: Path) -> Path:
    """The file beside a database."""
    return database.with_name(f"{database.name}.heads")


def read(database: Path) -> dict[str, Head]:
    """The farthest head of each origin; lines that are none are passed over.

    So is a line without an end: another process may be writing it, or power went off.
    """
    found: dict[str, Head] = {}
    with suppress(OSError):
        *lines, __ = place(database).read_text(encoding="utf-8", errors="replace").split("\n")
        for line in lines:
            parts = line.split()
            if len(parts) == 3 and parts[1].isdecimal() and len(parts[2]) == _HASH:
                origin, head = parts[0], Head(int(parts[1]), parts[2])
                if origin not in found or found[origin].number <= head.number:
                    found[origin] = head
    return found


def note(database: Path, origin: str, head: Head) -> None:
    """Add a head. Where nothing can be written the record itself stands: this file only watches over it."""
    path = place(database)
    with suppress(OSError):
        if path.exists() and path.stat().st_size > _LARGE:
            replace(database, read(database))
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, _line(origin, head))
        finally:
            os.close(handle)


def replace(database: Path, heads: dict[str, Head]) -> None:
    """Write the file anew, whole or not at all."""
    path = place(database)
    written = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.write(handle, b"".join(_line(origin, head) for origin, head in heads.items()))
        finally:
            os.close(handle)
        written.replace(path)


def _line(origin: str, head: Head) -> bytes:
    return f"{origin} {head.number} {head.hash}\n".encode()
