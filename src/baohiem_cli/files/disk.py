"""Names of files as the disk has them: macOS and some archives store `ế` as a letter and its marks."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path


def as_stored(path: Path) -> Path:
    """The path of what is there by this name in another form of its letters; the path itself where nothing is."""
    if os.path.lexists(path) or str(path).isascii():
        return path
    found = Path(path.anchor)
    for part in path.parts[1:] if path.anchor else path.parts:
        found = _child(found, part)
    return found if os.path.lexists(found) else path


def _child(folder: Path, name: str) -> Path:
    if os.path.lexists(folder / name):
        return folder / name
    wanted = unicodedata.normalize("NFC", name)
    try:
        there = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        there = []
    return folder / next((one for one in there if unicodedata.normalize("NFC", one) == wanted), name)
