"""Notices in words: what a reader should know beside an answer."""

from __future__ import annotations

from collections.abc import Iterable

from baohiem_cli.app.notices import (
    ApplicationOver,
    BodyPassedOn,
    DatabaseNew,
    DatabaseUnread,
    DataStale,
    FolderEmpty,
    FolderUnread,
    HolidaysGuessed,
    NotBinding,
    NothingWritable,
    Notice,
    OfFiles,
    ProvinceGone,
    ProvinceMerged,
    ProvinceWithoutTexts,
    SourceGone,
    SourceStrange,
    SubjectMissing,
)
from baohiem_cli.domain.text.ref import citation
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Lines
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.holders import step_line
from baohiem_cli.views.common.labels import effect_label


def warnings(*notices: Iterable[Notice]) -> tuple[str, ...]:
    """The warnings of an answer, each once."""
    return tuple(dict.fromkeys(_words(one) for several in notices for one in several))


def quiet(*notices: Iterable[Notice], when: bool) -> list[Notice]:
    """The notices; `when` there is nothing else to tell, only those that somebody should act on."""
    every = [one for several in notices for one in several]
    return [one for one in every if isinstance(one, OfFiles)] if when else every


def over(warned: Iterable[str], notices: Iterable[Notice]) -> tuple[Lines, ...]:
    """The last lines of a list: the warnings about texts that are over, for whoever reads the list alone."""
    said = [words for one in notices if isinstance(one, ApplicationOver) if (words := _words(one)) in set(warned)]
    return (Lines(tuple(said), footnote=True),) if said else ()


def _words(notice: Notice) -> str:
    """A notice about the data or the law."""
    if isinstance(notice, OfFiles):
        return _of_files(notice)
    match notice:
        case BodyPassedOn(step, names):
            return step_line(step, names)
        case ProvinceMerged(name, into):
            return _("{0} hợp nhất vào {1} từ {2} ({3}); văn bản của {0} còn hiệu lực đến khi được thay thế.").format(
                name, into.now, day(into.since), into.instrument
            )
        case ProvinceGone(name, into):
            return _("{0} nay thuộc {1} từ {2} ({3}).").format(name, into.now, day(into.since), into.instrument)
        case ProvinceWithoutTexts(name):
            return _(
                "Chưa có văn bản nào của {0}; chỉ tính văn bản toàn quốc. Có tệp văn bản của tỉnh thì đọc vào bằng "
                "'bh draft', hoặc tự viết từ 'bh new'; rồi kiểm tra bằng 'bh check'."
            ).format(name)
        case NotBinding(regulation, effect, asked, edge):
            return _("{0} {1} ngày {2}; xem nhiệm vụ của văn bản bằng --as-of {3}").format(
                regulation, effect_label(effect), day(asked), edge
            )
        case SubjectMissing(regulation, number, in_charge):
            told = _("{0}: {1} nhiệm vụ văn bản không nêu chủ thể").format(regulation, number)
            if in_charge is None:
                return told + "."
            where, who = citation(in_charge.ref), ", ".join(in_charge.names)
            return told + _("; {0} giao {1} chủ trì thực hiện toàn văn bản.").format(where, who)
        case ApplicationOver(regulation, ended, left_out) if left_out:
            return _("Không kể {0} nhiệm vụ của {1}, hết thời gian áp dụng từ {2}; xem bằng -r {1}").format(
                left_out, regulation, day(ended)
            )
        case ApplicationOver(regulation, ended):
            return _("{0} hết thời gian áp dụng từ {1}; nhiệm vụ của văn bản này không còn phải thực hiện.").format(
                regulation, day(ended)
            )
        case HolidaysGuessed(year):
            return _("Ngày nghỉ sau năm {0} là dự đoán, chưa có thông báo chính thức.").format(year)


def _of_files(notice: OfFiles) -> str:
    match notice:
        case DatabaseNew(path):
            return _("Chưa có cơ sở dữ liệu {0}: đã tạo mới, chưa có ghi nhận nào trong đó.").format(path)
        case DatabaseUnread(path):
            return _("Không đọc được {0}, nên không kể các tệp đã nạp thêm vào đó.").format(path)
        case NothingWritable(path, stale):
            told = _("Không ghi được vào {0}: chỉ trả lời, không ghi nhận được.").format(path)
            return told + " " + _("Câu trả lời theo dữ liệu đã nạp trước đây.") if stale else told
        case SourceGone(path):
            return _("Không còn thấy {0}, đã nạp trước đây. Nếu đã bỏ hẳn, chạy 'bh load' để thôi nhắc.").format(path)
        case SourceStrange(path):
            return _(
                "Cơ sở dữ liệu kể {0} là dữ liệu, nhưng đó không phải thư mục hay tệp .yaml nên không đọc."
            ).format(path)
        case FolderEmpty(path):
            return _("Thư mục {0} không có tệp dữ liệu nào.").format(path)
        case FolderUnread(path):
            return _("Không đọc các tệp trong thư mục con {0}; muốn dùng thì chuyển ra ngoài.").format(path)
        case DataStale(problems):
            return _("Dữ liệu mới có lỗi nên câu trả lời vẫn theo dữ liệu cũ. Chạy 'bh check' để xem:\n{0}").format(
                "\n".join(map(str, problems))
            )
