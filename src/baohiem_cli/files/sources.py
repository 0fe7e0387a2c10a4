"""Which files make up the register, and a cheap way to tell whether one of them has changed.

Imports nothing heavy: every query asks this.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_ENDINGS = (".yaml", ".yml")
REGULATIONS = "regulations"
AGENCIES = "agencies.yaml"
CALENDAR = "calendar.yaml"
SUCCESSION = "succession.yaml"
PROVINCES = "provinces.yaml"
COMMON = (AGENCIES, CALENDAR, SUCCESSION, PROVINCES)
"""Files of a data directory that are not regulations."""


@dataclass(frozen=True, slots=True)
class Source:
    """A data directory, or a single regulation's file. A later source overrides an earlier one."""

    path: Path

    def regulation_files(self) -> list[Path]:
        """The regulations' files, by name."""
        if self.path.is_file():
            return [self.path]
        below = self.path / REGULATIONS
        folder = below if below.is_dir() else self.path
        try:
            names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(_ENDINGS))
        except OSError:
            return []
        return [folder / name for name in names if name not in COMMON]

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
        for folder in (source.path, source.path / REGULATIONS):
            try:
                entries = sorted((e.name, e) for e in os.scandir(folder) if e.name.endswith(_ENDINGS))
            except OSError:
                continue
            for name, entry in entries:
                yield _stamp(name, entry)


def _stamp(name: str, entry: Path | os.DirEntry[str]) -> str:
    try:
        status = entry.stat()
    except OSError:
        return f"{name} -"
    return f"{name} {status.st_size} {status.st_mtime_ns}"
