"""The data of one run: which files there are, and which of them is in use for a regulation.

Loading, checking, comparing and every query take them from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from baohiem_cli import __version__, paths
from baohiem_cli.app.notices import FolderUnread
from baohiem_cli.files.disk import as_stored
from baohiem_cli.files.sources import Source, is_source, stamp
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import schema


class SourceFile(NamedTuple):
    """A regulation's file, and the place of its source among all of them."""

    path: Path
    source: int


class Sources(NamedTuple):
    """Where data come from, the later overriding the earlier: the shipped, the user's own, files loaded by name."""

    usual: tuple[Source, ...]
    named: tuple[Path, ...] = ()

    @property
    def all(self) -> tuple[Source, ...]:
        """All of them, in order."""
        return (*self.usual, *map(Source, self.named))

    @property
    def stamp(self) -> str:
        """The stamp of a register that this program makes of just these files."""
        return stamp(self.all, f"{__version__} {schema.VERSION}")

    def regulation_files(self) -> Iterator[SourceFile]:
        """Every regulation's file, those of the last source first: they override the others."""
        for number in reversed(range(len(self.all))):
            yield from (SourceFile(path, number) for path in self.all[number].regulation_files())

    def unread(self) -> tuple[FolderUnread, ...]:
        """A notice for each folder whose files are left out."""
        return tuple(FolderUnread(folder) for source in self.all for folder in source.unread_folders())

    def present(self) -> Sources:
        """The same without the named files that are gone."""
        return self._replace(named=tuple(path for path in self.named if path.exists()))


def sources_of(db: Path, data: Path | None, noted: Sequence[Path] = (), named: Sequence[Path] = ()) -> Sources:
    """The sources of a run with the database at `db`.

    `noted` are the files that its register was given by name before, `named` those that are new. What somebody else
    wrote into the notes (`strange`) is not read: its lines would be shown as problems of data.
    """
    own = paths.own_data(data, db)
    usual = tuple(map(Source, dict.fromkeys([paths.shipped_data(), *([own.resolve()] if own else [])])))
    trusted = [path for path in map(as_stored, noted) if not strange(path)]
    every = dict.fromkeys([*trusted, *(as_stored(path).resolve() for path in named)])
    return Sources(usual, tuple(path for path in every if Source(path) not in usual))


def strange(path: Path) -> bool:
    """Whether no load can have noted this path: it is there, and nothing that data come from."""
    return path.exists() and not is_source(path)


class FilesInUse:
    """The file in use for each regulation: that of the last source that has one."""

    def __init__(self) -> None:
        self._files: dict[str, SourceFile] = {}

    def __contains__(self, regulation: str) -> bool:
        """Whether a file of this regulation has been claimed."""
        return regulation in self._files

    def ids(self) -> frozenset[str]:
        """The regulations that have a file."""
        return frozenset(self._files)

    def path(self, regulation: str) -> Path | None:
        """The file of a regulation."""
        found = self._files.get(regulation)
        return found.path if found else None

    def claim(self, regulation: str, file: SourceFile) -> SourceFile:
        """The file in use, which is this one unless another was claimed before: later sources have to come first."""
        return self._files.setdefault(regulation, file)
