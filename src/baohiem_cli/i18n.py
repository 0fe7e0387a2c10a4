"""Messages in the reader's language.

The messages in the code are Vietnamese; a catalogue in `locale/` may translate them. The standard library's
`gettext()` looks for the catalogue's file at every call, which a list of a thousand rows would pay for: here it
is opened once, and a message is looked up once.
"""

from __future__ import annotations

import errno
import gettext as standard
from functools import cache, lru_cache


@cache
def gettext(message: str) -> str:
    """The message in the language that is set."""
    return _catalogue().gettext(message)


def mark(message: str) -> str:
    """The message as it is: `scripts/messages.py` finds it here, and it is translated where it is shown."""
    return message


def system_words(error: OSError) -> str:
    """Why the system refused something; its own words would be English."""
    words = {
        errno.ENOENT: gettext("không có tệp hay thư mục này"),
        errno.EACCES: gettext("không có quyền truy cập"),
        errno.EPERM: gettext("không được phép"),
        errno.EEXIST: gettext("đã có tệp này"),
        errno.EISDIR: gettext("đây là thư mục"),
        errno.ENOTDIR: gettext("một phần của đường dẫn không phải thư mục"),
        errno.ENOSPC: gettext("hết chỗ trên đĩa"),
        errno.EDQUOT: gettext("hết hạn mức đĩa"),
        errno.EROFS: gettext("ổ đĩa chỉ cho đọc"),
        errno.ENAMETOOLONG: gettext("tên quá dài"),
        errno.ELOOP: gettext("liên kết vòng quanh"),
        errno.EBUSY: gettext("đang được dùng"),
        errno.EXDEV: gettext("ở ổ đĩa khác"),
        errno.EMFILE: gettext("quá nhiều tệp đang mở"),
        errno.EIO: gettext("lỗi đọc ghi của thiết bị"),
    }
    number = error.errno or 0
    return words.get(number) or gettext("lỗi hệ thống số {0}").format(number)


def use(language_dir: str) -> None:
    """Take catalogues from this directory, for our messages and for those of typer."""
    standard.bindtextdomain("messages", language_dir)
    _catalogue.cache_clear()
    gettext.cache_clear()


@lru_cache(maxsize=1)
def _catalogue() -> standard.NullTranslations:
    return standard.translation("messages", standard.bindtextdomain("messages"), fallback=True)
