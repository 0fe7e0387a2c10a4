"""Opening files that a user or a record names: regular ones only, for a device or a pipe may never end."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def is_regular(path: Path) -> bool:
    """Whether it is a file with content of its own, or a link to one."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


@contextmanager
def opened_bytes(path: Path) -> Iterator[io.BufferedReader]:
    """A regular file for reading. Raises WrongUsage for anything else, and where it cannot be read."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise WrongUsage(_("Không đọc được tệp {0}.").format(path)) from error
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise WrongUsage(_("{0} không phải tệp thường; không đọc.").format(path))
        try:
            yield file
        except OSError as error:  # some of the system's own files only look like regular ones
            raise WrongUsage(_("Không đọc được tệp {0}.").format(path)) from error


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """The text of a regular file, UTF-8 or, as PowerShell writes it, UTF-16; a line ends at a line feed alone."""
    with opened_bytes(path) as file:
        begin = file.read(2)
        file.seek(0)
        encoding = "utf-16" if begin in _UTF16 else "utf-8-sig"
        with io.TextIOWrapper(file, encoding=encoding, newline="\n") as text:
            yield text
