"""Evidence: files that prove what was done. They stay where they are; their name, size and digest are kept."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from pathlib import Path

from baohiem_cli.domain.ledger.payloads import Evidence


class Changed(StrEnum):
    """The fate of a file that differs from its record."""

    CHANGED = "changed"
    GONE = "gone"


def describe(path: Path) -> Evidence:
    """The record of a file. Raises OSError."""
    whole = path.resolve()
    return Evidence(str(whole), whole.stat().st_size, digest(whole))


def digest(path: Path) -> str:
    """SHA-256 of a file of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def changed(kept: Evidence) -> Changed | None:
    """The fate of a file; None where it is as recorded."""
    path = Path(kept.path)
    try:
        same = path.stat().st_size == kept.size and digest(path) == kept.sha256
    except OSError:
        return Changed.GONE
    return None if same else Changed.CHANGED
