"""Reading a file whole, where it is an ordinary one and not too large.

A pipe would wait for ever for somebody to write into it, and a device may never end: neither is opened for reading.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from baohiem_cli.i18n import gettext as _

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Unreadable(Exception):
    """Why a file cannot be read, in the reader's language."""


class TooLarge(Unreadable):
    """A file with more bytes than allowed."""


def read(path: Path, limit: int) -> bytes:
    """The bytes of a file, at most `limit`. Raises Unreadable."""
    try:
        handle = os.open(path, os.O_RDONLY | _WITHOUT_WAITING)
    except OSError as error:
        raise Unreadable(_("đây là thư mục") if path.is_dir() else _reason(error)) from error
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(_kind(status.st_mode))
        if status.st_size > limit:
            raise TooLarge
        raw = _all(handle, limit)  # a file of /proc says that it has no bytes
    except OSError as error:
        raise Unreadable(_reason(error)) from error
    finally:
        os.close(handle)
    if len(raw) > limit:
        raise TooLarge
    return raw


def _all(handle: int, limit: int) -> bytes:
    """What is there, or more than the limit where there is more."""
    parts: list[bytes] = []
    while sum(map(len, parts)) <= limit and (part := os.read(handle, 1 << 20)):
        parts.append(part)
    return b"".join(parts)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return _("đây là thư mục")
    if stat.S_ISFIFO(mode):
        return _("đây là ống dẫn (FIFO), không phải tệp")
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        return _("đây là thiết bị, không phải tệp")
    return _("đây không phải tệp thường")


def _reason(error: OSError) -> str:
    return {
        errno.ENOENT: _("không có tệp này"),
        errno.ENOTDIR: _("không có tệp này"),
        errno.EACCES: _("không có quyền đọc"),
        errno.EPERM: _("không có quyền đọc"),
        errno.ELOOP: _("liên kết vòng quanh"),
        errno.ENAMETOOLONG: _("tên tệp quá dài"),
        errno.ENXIO: _("đây không phải tệp thường"),
    }.get(error.errno or 0, _("lỗi của hệ thống số {0}").format(error.errno))
