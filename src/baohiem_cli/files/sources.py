"""Which files make up the register, and a cheap way to tell whether one of them has changed.

Imports nothing heavy: every query asks this.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_ENDINGS = (".yaml", ".yml")
REGULATIONS = "regulations"
OVERLAYS = "overlays"
AGENCIES = "agencies.yaml"
CALENDAR = "calendar.yaml"
SUCCESSION = "succession.yaml"
PROVINCES = "provinces.yaml"
LEGAL_BASIS = "legal_basis.yaml"
COMMON = (AGENCIES, CALENDAR, SUCCESSION, PROVINCES, LEGAL_BASIS)
"""Files of a data directory that are not regulations."""


class Source(NamedTuple):
    """A data directory, or a single regulation's file. A later source overrides an earlier one."""

    path: Path

    def regulation_files(self) -> list[Path]:
        """The regulations' files, by name."""
        if self.path.is_file():
            return [self.path]
        below = self.path / REGULATIONS
        folder = below if below.is_dir() else self.path
        return [path for path in _files_in(folder) if path.name not in COMMON]

    def overlay_files(self) -> list[Path]:
        """The files that complete regulations of this or of other sources, by name."""
        return _files_in(self.path / OVERLAYS)

    def common_file(self, name: str) -> Path | None:
        """The directory's registry of agencies, its calendar and so on, where it has one."""
        path = self.path / name
        return path if path.is_file() else None


def stamp(sources: Iterable[Source], version: str) -> str:
    """A text that changes when a file is added, removed or written to, or the program's version changes."""
    return "\n".join([version, *_stamps(sources)])


def _stamps(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        yield f"> {source.path}"
        if source.path.is_file():
            yield _stamp(source.path.name, source.path)
            continue
        for folder in (source.path, source.path / REGULATIONS, source.path / OVERLAYS):
            try:
                entries = sorted((e.name, e) for e in os.scandir(folder) if e.name.endswith(_ENDINGS))
            except OSError:
                continue
            for name, entry in entries:
                yield _stamp(name, entry)


def _files_in(folder: Path) -> list[Path]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(_ENDINGS))
    except OSError:
        return []
    return [folder / name for name in names]


def _stamp(name: str, entry: Path | os.DirEntry[str]) -> str:
    try:
        status = entry.stat()
    except OSError:
        return f"{name} -"
    return f"{name} {status.st_size} {status.st_mtime_ns}"
