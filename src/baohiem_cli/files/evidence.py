"""Evidence: files that prove what was done. They stay where they are; their name, size and digest are kept.

A backup can take copies of them along; wherever these lie, a file is known again by its digest.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from baohiem_cli.domain.ledger.payloads import Evidence, text_of
from baohiem_cli.errors import WrongUsage
from baohiem_cli.files import output, regular
from baohiem_cli.i18n import gettext as _


class Changed(StrEnum):
    """The fate of a file that differs from its record."""

    CHANGED = "changed"
    GONE = "gone"


def describe(path: Path) -> Evidence:
    """The record of a file. Raises WrongUsage for what is no regular file, and for a name that cannot be kept."""
    try:
        text_of(str(path.absolute()))
    except ValueError:
        shown = os.fsencode(path).decode(errors="backslashreplace")
        raise WrongUsage(_("Tên tệp {0} không phải UTF-8; hãy đổi tên tệp rồi ghi lại.").format(shown)) from None
    found = located(path.absolute())
    if found is None:
        kind = _("{0} không phải tệp thường.") if _exists(path) else _("Không có tệp {0}.")
        raise WrongUsage(kind.format(path))
    try:
        whole = found.resolve()
        return Evidence(str(whole), whole.stat().st_size, digest(whole))
    except OSError as error:
        raise WrongUsage(_("Không đọc được tệp {0}.").format(path)) from error


def digest(path: Path) -> str:
    """SHA-256 of a regular file of any size. Raises WrongUsage for anything else."""
    with regular.opened_bytes(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def changed(kept: Evidence) -> Changed | None:
    """The fate of a file; None where it is as recorded."""
    path = located(Path(kept.path))
    return Changed.GONE if path is None else None if _is_same(path, kept) else Changed.CHANGED


def found_below(root: Path, kept: Evidence) -> Path | None:
    """The file with this content somewhere below a directory, whatever it is called there."""
    return next((path for path in _files_of_size(root, kept.size) if _is_same(path, kept)), None)


def folder_of(database: Path) -> Path:
    """Where copies of the evidence lie that belong to a database, or to a copy of it."""
    return database.with_name(f"{database.name}.evidence")


def found(kept: Evidence, *roots: Path) -> Path | None:
    """The file as it was recorded: in its place, or else below one of these directories; None where it is nowhere."""
    if changed(kept) is None:
        return located(Path(kept.path))
    return next((path for root in roots if (path := found_below(root, kept))), None)


def copy(file: Path, kept: Evidence, folder: Path) -> None:
    """A copy of a file with evidence in a directory, named by its content and its name, unless it is there already.

    Raises WrongUsage where it cannot be read or written, and where it is not what was recorded.
    """
    target = folder / f"{kept.sha256[:16]}-{file.name}"
    if _is_same(target, kept):
        return
    folder.mkdir(mode=0o700, exist_ok=True)
    with output.beside(target, force=True) as written:
        shutil.copyfile(file, written)
        if digest(written) != kept.sha256:
            raise WrongUsage(_("Tệp {0} vừa bị đổi; hãy sao lưu lại.").format(file))


def bring(source: Path, target: Path) -> int:
    """Copy what one such directory holds into another; the number of files that were not there yet."""
    files = [path for path in sorted(source.iterdir()) if regular.is_regular(path)] if source.is_dir() else []
    new = [path for path in files if not (target / path.name).exists()]
    for path in new:
        target.mkdir(mode=0o700, exist_ok=True)
        with output.beside(target / path.name) as written:
            shutil.copyfile(path, written)
    return len(new)


def located(path: Path) -> Path | None:
    """The regular file of this whole path, however its letters are composed; None where there is none.

    macOS and archives made there write a tone as a character of its own (NFD), keyboards do not.
    """
    if regular.is_regular(path):
        return path
    here = Path(path.anchor)
    for part in path.parts[1:]:
        step = here / part
        found = step if _exists(step) else _alike(here, part)
        if found is None:
            return None
        here = found
    return here if regular.is_regular(here) else None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long
        return False


def _alike(folder: Path, name: str) -> Path | None:
    wanted = unicodedata.normalize("NFC", name)
    try:
        return next((one for one in folder.iterdir() if unicodedata.normalize("NFC", one.name) == wanted), None)
    except OSError:
        return None


def _is_same(path: Path, kept: Evidence) -> bool:
    try:
        return path.stat().st_size == kept.size and digest(path) == kept.sha256
    except (OSError, WrongUsage):
        return False


def _files_of_size(root: Path, size: int) -> Iterator[Path]:
    for folder, __, names in os.walk(root):
        for name in sorted(names):
            path = Path(folder, name)
            if regular.is_regular(path) and path.stat().st_size == size:
                yield path
