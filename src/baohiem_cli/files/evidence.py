"""Evidence: files that prove what was done. They stay where they are; their name, size and digest are kept."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

_BLOCK = 1 << 20


def describe(path: Path) -> dict[str, Any]:
    """What is kept of a file: its path, size in bytes and SHA-256. Raises OSError."""
    whole = path.resolve()
    return {"path": str(whole), "size": whole.stat().st_size, "sha256": digest(whole)}


def digest(path: Path) -> str:
    """SHA-256 of a file of any size."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def changed(kept: dict[str, Any]) -> str | None:
    """`gone` or `changed` where the file is no longer what was recorded; None where it is."""
    path = Path(kept["path"])
    try:
        same = path.stat().st_size == kept["size"] and digest(path) == kept["sha256"]
    except OSError:
        return "gone"
    return None if same else "changed"
