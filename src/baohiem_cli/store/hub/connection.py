"""Connecting to a hub, and saying in plain words what to do where that fails.

Who may connect is libpq's own business: a service file, a file of passwords, the system's user, a certificate. What
the driver says may name an address with all that stands in it, so that nothing of it is handed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from baohiem_cli.errors import DatabaseUnusable, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.hub import migrating

if TYPE_CHECKING:
    from psycopg import Connection, Error

    Hub = Connection[Any]
    """The connection that a use case holds and hands back to this package."""

WAIT = {"connect_timeout": "20", "keepalives_idle": "20", "keepalives_interval": "5", "keepalives_count": "4",
        "tcp_user_timeout": "40000"}  # fmt: skip
"""Seconds, and for the last milliseconds, after which a silent network counts as cut."""

_PASSWORD = re.compile(r"(?i)\bpassword\s*=|://[^/@\s]*:[^/@\s]*@")
_SOON_THERE = ("starting up", "shutting down", "terminating connection", "too many")


class Cut(DatabaseUnusable):
    """The network is not there, or went away."""


class Refused(DatabaseUnusable):
    """The hub refuses an event: by which of its rules (`NOT_OURS` and its neighbours), and at which number."""

    def __init__(self, message: str, state: str, number: int) -> None:
        super().__init__(message)
        self.state = state
        self.number = number


NOT_OURS, NOT_NEXT, WRONG_HASH, NOT_WRITTEN_SO, OTHERS_ID, ONLY_ADDED = (f"BH00{one}" for one in range(1, 7))
"""The states of the hub's own refusals, as its migrations raise them."""


@contextmanager
def connected(address: str, *, current: bool = True) -> Iterator[Hub]:
    """A connection to the hub of an address: `postgresql://…`, libpq's own words, or the name of a service.

    Raises WrongUsage for an address with a password in it, Cut, and DatabaseUnusable; with `current` also where the hub
    is of another version.
    """
    try:
        import psycopg
    except ImportError as error:
        raise DatabaseUnusable(
            _("Chưa cài phần nối kho dùng chung (PostgreSQL). Cài trong thư mục chương trình: pip install '.[hub]'")
        ) from error
    if _PASSWORD.search(address):
        raise WrongUsage(
            _("Không ghi mật khẩu trong địa chỉ kho; để trong ~/.pgpass, tệp service hoặc dùng chứng thư.")
        )
    words = address if "://" in address or "=" in address else f"service={address}"
    with explaining():
        connection = psycopg.connect(words, autocommit=True, application_name="bh", **WAIT)  # type: ignore[arg-type]
    try:
        with explaining():
            connection.execute("SET lock_timeout = '60s'")
            if current:
                migrating.require_current(connection)
            yield connection
    finally:
        connection.close()


def place(connection: Hub) -> str:
    """The hub for readers and for the ledger: its machine and database, and nothing by which one gets in."""
    info = connection.info
    return f"{info.host or 'localhost'}/{info.dbname}"


@contextmanager
def explaining() -> Iterator[None]:
    """Turn the driver's errors into ours."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        raise _explained(error) from None


def _explained(error: Error) -> DatabaseUnusable:
    state = error.sqlstate or ""
    if told := _refusal(state):
        detail = error.diag.message_detail or ""
        return Refused(told, state, int(detail) if detail.isdecimal() else 0)
    if not state or state.startswith(("08", "57P")):
        return _not_connected(error)
    if state == "42501":
        return DatabaseUnusable(_("Kho không cho vai trò này làm việc ấy; hỏi người giữ kho (bh hub grant)."))
    if state in ("42P01", "3F000", "42883", "42703"):
        return DatabaseUnusable(_("Cơ sở dữ liệu ấy chưa phải kho dùng chung; người giữ kho chạy: bh hub init"))
    if state in ("55P03", "40P01", "40001"):
        return Cut(_("Kho đang bận; chạy lại sau ít phút, không mất gì."))
    return DatabaseUnusable(_("Kho báo lỗi {0}; chạy lại, nếu vẫn vậy thì hỏi người giữ kho.").format(state))


def _refusal(state: str) -> str | None:
    return {
        NOT_OURS: _("kho chưa ghi nguồn này là của vai trò đang đăng nhập"),
        NOT_NEXT: _("ghi nhận không nối với ghi nhận cuối của nguồn ấy trong kho"),
        WRONG_HASH: _("mã băm không phải của ghi nhận: nội dung đã bị sửa"),
        NOT_WRITTEN_SO: _("không lệnh nào ghi như vậy"),
        OTHERS_ID: _("mang mã của một ghi nhận khác"),
        ONLY_ADDED: _("ghi nhận trong kho không sửa, không xóa được"),
    }.get(state)


def _not_connected(error: Error) -> DatabaseUnusable:
    """By what the driver says: whether anybody answered there at all."""
    from psycopg import ProgrammingError

    said = str(error).lower()
    if "service" in said and "not found" in said:
        return DatabaseUnusable(_("Không có service ấy trong tệp pg_service.conf (hoặc PGSERVICEFILE)."))
    if isinstance(error, ProgrammingError):
        return DatabaseUnusable(_("Địa chỉ kho sai; cần postgresql://MÁY/KHO, hoặc tên một service."))
    if "fatal" in said and not any(one in said for one in _SOON_THERE):
        return DatabaseUnusable(
            _("Máy chủ kho không nhận vai trò hay cơ sở dữ liệu này; xem tên đăng nhập, ~/.pgpass, chứng thư.")
        )
    return Cut(
        _("Không nối được tới kho: mạng đứt hoặc máy chủ tắt. Ghi nhận ở đây còn nguyên; có mạng thì chạy lại: bh sync")
    )
