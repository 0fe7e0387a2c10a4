"""Why a document cannot be read, as the failures of the program, with what to do about it."""

from __future__ import annotations

from baohiem_cli.errors import DataInvalid, WrongUsage
from baohiem_cli.i18n import gettext as _


def damaged(name: str, form: str) -> DataInvalid:
    """A file that begins like a format and does not go on like it."""
    return DataInvalid(_("Tệp {0} hỏng hoặc không đúng dạng {1}; không đọc được.").format(name, form))


def locked(name: str) -> DataInvalid:
    """A file behind a password."""
    return DataInvalid(_("Tệp {0} đặt mật khẩu; hãy lưu một bản không có mật khẩu rồi đọc bản ấy.").format(name))


def swollen(name: str) -> DataInvalid:
    """A file whose content is out of all proportion, made to fill the memory or not."""
    return DataInvalid(_("Tệp {0} có nội dung quá lớn sau khi giải nén; không đọc.").format(name))


def too_long(name: str, what: str) -> DataInvalid:
    """A document with more of something than any regulation has."""
    return DataInvalid(_("Tệp {0} quá dài: {1}. Hãy tách tệp rồi đọc từng phần.").format(name, what))


def unknown(name: str, form: str, remedy: str) -> WrongUsage:
    """A format that is not read."""
    return WrongUsage(_("Tệp {0} là {1}, dạng này không đọc được. {2}").format(name, form, remedy))
