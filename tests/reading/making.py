"""Texts as tests hand them to the reader, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baohiem_cli.reading.formats import text
from baohiem_cli.reading.formats.finishing import finished
from baohiem_cli.reading.part import Part
from baohiem_cli.reading.structure.structure import Structure, structure


def read(written: str) -> Structure:
    """The structure of a text."""
    return structure(finished(text.read(written.encode(), "van-ban.txt"), "van-ban.txt"))


def parts(written: str) -> dict[str, Part]:
    """All units of a text by their refs."""
    return {part.ref: part for part in every(read(written).parts)}


def every(found: Sequence[Part]) -> Iterator[Part]:
    """All units, each before those below it."""
    for part in found:
        yield part
        yield from every(part.below)


def leaves(written: str) -> list[str]:
    """The refs of the smallest units, in order."""
    return [part.ref for part in every(read(written).parts) if not part.below]
