"""Which files make up the register, and a cheap way to tell whether one of them has changed.

What systems and editors leave beside them begins with a dot or `~$` (`._x.yaml`, `.#x.yaml`, `~$x.yaml`): no data.

Imports nothing heavy: every query asks this.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from baohiem_cli.named_tuple import NamedTuple

_ENDINGS = (".yaml", ".yml")
_HIDDEN = (".", "~$")
REGULATIONS = "regulations"
OVERLAYS = "overlays"
TEXTS = "texts"
AGENCIES = "agencies.yaml"
CALENDAR = "calendar.yaml"
SUCCESSION = "succession.yaml"
PROVINCES = "provinces.yaml"
LEGAL_BASIS = "legal_basis.yaml"
UNITS = "units.yaml"
COMMON = (AGENCIES, CALENDAR, SUCCESSION, PROVINCES, LEGAL_BASIS, UNITS)
"""Files of a data directory that are not regulations."""


class Source(NamedTuple):
    """A data directory, or a single regulation's file. A later source overrides an earlier one."""

    path: Path

    def regulation_files(self) -> list[Path]:
        """The regulations' files, by name; also what has the name of one and is none, for reading it tells why."""
        if not self.path.is_dir():
            return [self.path] if self.path.exists() else []
        return [path for path in _files_in(self._folder()) if path.name not in COMMON]

    def overlay_files(self) -> list[Path]:
        """The files that complete regulations of this or of other sources, by name."""
        return _files_in(self.path / OVERLAYS)

    def text_files(self) -> list[Path]:
        """The texts of regulations, by name."""
        folder = self.path / TEXTS
        return [folder / name for name in sorted(entry.name for entry in _entries(folder)) if name.endswith(".json")]

    def common_file(self, name: str) -> Path | None:
        """The directory's registry of agencies, its calendar and so on, where it has one."""
        path = self.path / name
        return path if self.path.is_dir() and os.path.lexists(path) else None

    def is_empty(self) -> bool:
        """Whether it is a directory without any data."""
        named = any(self.common_file(name) for name in COMMON)
        return self.path.is_dir() and not (named or self.regulation_files() or self.overlay_files())

    def unread_folders(self) -> list[Path]:
        """The folders beside the regulations' files that have such files too: they are not read."""
        if not self.path.is_dir():
            return []
        folders = dict.fromkeys([self._folder(), self.path / REGULATIONS, self.path / OVERLAYS])
        inside = [entry for folder in folders for entry in _entries(folder) if entry.is_dir()]
        return [Path(entry) for entry in inside if Path(entry) not in folders and _files_in(Path(entry))]

    def _folder(self) -> Path:
        below = self.path / REGULATIONS
        return below if below.is_dir() else self.path


def is_source(path: Path) -> bool:
    """Whether data may come from here: a directory, or a file that is named as one of data."""
    return path.is_dir() or _is_data(path.name)


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
            for entry in sorted(_entries(folder), key=lambda entry: entry.name):
                if _is_data(entry.name):
                    yield _stamp(entry.name, entry)
        yield from (_stamp(path.name, path) for path in source.text_files())


def _files_in(folder: Path) -> list[Path]:
    return [folder / name for name in sorted(entry.name for entry in _entries(folder)) if _is_data(name)]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What a folder holds, without what is hidden; nothing where it cannot be read."""
    try:
        return [entry for entry in os.scandir(folder) if not entry.name.startswith(_HIDDEN)]
    except OSError:
        return []


def _is_data(name: str) -> bool:
    return name.lower().endswith(_ENDINGS)


def _stamp(name: str, entry: Path | os.DirEntry[str]) -> str:
    try:
        status = entry.stat()
    except OSError:
        return f"{name} -"
    return f"{name} {status.st_size} {status.st_mtime_ns}"
