"""Files that the program writes for a user: whole or not at all, and never over another one by mistake."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from baohiem_cli.errors import DatabaseUnusable, WrongUsage
from baohiem_cli.files import windows
from baohiem_cli.i18n import gettext as _
from baohiem_cli.i18n import system_words

_DATABASE = b"SQLite format 3\0"

_BESIDE = (".heads", "-wal", "-shm", "-journal")
"""Endings of the files that belong to a database."""


def write(target: Path, content: str | bytes, *, force: bool = False) -> None:
    """Write a file that others may read as the system allows it. Raises WrongUsage like `beside`."""
    with beside(target, force=force, private=False) as written:
        written.write_bytes(content if isinstance(content, bytes) else content.encode())


def write_lines(target: Path, lines: Iterable[str], *, force: bool = False) -> None:
    """Write a file of its owner alone, line by line. Raises WrongUsage like `beside`."""
    with beside(target, force=force) as written, written.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)


def expect(target: Path, *, force: bool = False) -> None:
    """Raise WrongUsage where `write` would refuse the target as things stand."""
    try:
        _allowed(target, force=force, copies=False)
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if not os.access(target.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise WrongUsage(_("Không ghi được vào {0}: {1}.").format(target, system_words(error))) from error


@contextmanager
def beside(target: Path, *, force: bool = False, private: bool = True, copies: bool = False) -> Iterator[Path]:
    """A new file beside the target, which takes its place at the end; a private one is its owner's alone.

    Only what `copies` a database takes the place of one: an answer over the ledger would be the end of it.

    Raises WrongUsage where the target exists and `force` does not allow it to be replaced, where it is a link, a device
    or a database, or where nothing can be written there.
    """
    try:
        _allowed(target, force=force, copies=copies)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        written = Path(name)
        if not private:
            written.chmod(0o666 & ~_umask())
        try:
            yield written
            _place(written, target, force=force)
        finally:
            written.unlink(missing_ok=True)
    except OSError as error:
        message = _("Không ghi được vào {0}: {1}.").format(target, system_words(error))
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO)
        raise (DatabaseUnusable if full else WrongUsage)(message) from error


def _allowed(target: Path, *, force: bool, copies: bool) -> None:
    if sys.platform == "win32" and windows.is_lost(target.name):
        raise WrongUsage(_("Windows không giữ được tệp tên '{0}'; chọn tên khác.").format(target.name))
    if target.is_symlink():
        raise WrongUsage(_("{0} là liên kết; hãy ghi rõ tệp thật.").format(target))
    for ending in _BESIDE:
        if target.name.endswith(ending) and _is_database(target.with_name(target.name.removesuffix(ending))):
            raise WrongUsage(_("{0} là tệp đi kèm cơ sở dữ liệu; chọn tên khác.").format(target))
    if not target.exists():
        return
    if not force:
        raise _taken(target)
    if not target.is_file():
        raise WrongUsage(_("{0} không phải tệp thường; chọn tên khác.").format(target))
    if not copies and _is_database(target):
        raise WrongUsage(_("{0} là cơ sở dữ liệu, không ghi đè; chọn tên khác.").format(target))


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _umask() -> int:
    """What the system takes from the rights of new files; asking for it means setting it."""
    present = os.umask(0o077)
    os.umask(present)
    return present


def _place(written: Path, target: Path, *, force: bool) -> None:
    """Move a file into its place; a link fails where a rename would replace what has come there meanwhile."""
    if force:
        written.replace(target)
        return
    try:
        target.hardlink_to(written)
    except FileExistsError as error:
        raise _taken(target) from error
    except OSError:  # a file system without links
        written.rename(target)


def _taken(target: Path) -> WrongUsage:
    return WrongUsage(_("{0} đã có; chọn tên khác, hoặc thêm --force để ghi đè.").format(target))
