"""Notices in words: what a reader should know beside an answer."""

from __future__ import annotations

from collections.abc import Iterable

from baohiem_cli.app.notices import (
    BodyPassedOn,
    DataStale,
    FolderUnread,
    HolidaysGuessed,
    NotBinding,
    Notice,
    ProvinceGone,
    ProvinceMerged,
    SourceGone,
)
from baohiem_cli.i18n import gettext as _
from baohiem_cli.views.dates import day
from baohiem_cli.views.holders import step_line
from baohiem_cli.views.labels import effect_label


def warnings(*notices: Iterable[Notice]) -> tuple[str, ...]:
    """The warnings of an answer, each once."""
    return tuple(dict.fromkeys(_words(one) for several in notices for one in several))


def _words(notice: Notice) -> str:
    match notice:
        case SourceGone(path):
            return _("Không còn thấy {0}, đã nạp trước đây. Nếu đã bỏ hẳn, chạy 'bh load' để thôi nhắc.").format(path)
        case FolderUnread(path):
            return _("Không đọc các tệp trong thư mục con {0}; muốn dùng thì chuyển ra ngoài.").format(path)
        case DataStale(problems):
            return _("Dữ liệu mới có lỗi nên câu trả lời vẫn theo dữ liệu cũ. Chạy 'bh check' để xem:\n{0}").format(
                "\n".join(map(str, problems))
            )
        case BodyPassedOn(step, names):
            return step_line(step, names)
        case ProvinceMerged(name, into):
            return _("{0} hợp nhất vào {1} từ {2} ({3}); văn bản của {0} còn hiệu lực đến khi được thay thế.").format(
                name, into.now, day(into.since), into.instrument
            )
        case ProvinceGone(name, into):
            return _("{0} nay thuộc {1} từ {2} ({3}).").format(name, into.now, day(into.since), into.instrument)
        case NotBinding(regulation, effect, asked, edge):
            return _("{0} {1} ngày {2}; xem nhiệm vụ của văn bản bằng --as-of {3}").format(
                regulation, effect_label(effect), day(asked), edge
            )
        case HolidaysGuessed(year):
            return _("Ngày nghỉ sau năm {0} là dự đoán, chưa có thông báo chính thức.").format(year)
