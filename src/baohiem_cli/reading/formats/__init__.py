"""The formats that a document can have: `read` chooses by what a file is."""

from __future__ import annotations

from pathlib import Path

from baohiem_cli.reading.document import Document


def read(path: Path) -> Document:
    """The document in a file."""
    from baohiem_cli.reading.formats import text

    return text.read(path)
