"""What a draft holds, and what is left to a person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from baohiem_cli.app.data.drafting import Drafted
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Fields, Lines, Table

_SHOWN = 12


def draft_answer(drafted: Drafted, today: date, *, coverage: bool = False) -> Answer:
    """A few lines about a draft; with `coverage` every line of the text and where it went."""
    item = {
        "file": str(drafted.path),
        "id": drafted.id,
        "title": drafted.title,
        "provisions": drafted.provisions,
        "duties": drafted.duties,
        "dated": drafted.dated,
        "new_bodies": list(drafted.new_bodies),
        "doubts": list(drafted.doubts),
        "kept": list(drafted.kept),
        "left": list(drafted.left),
    }
    pairs = (
        (_("Tệp"), str(drafted.path)),
        (_("Văn bản"), drafted.title),
        (_("Điều khoản"), str(drafted.provisions)),
        (_("Nhiệm vụ"), str(drafted.duties)),
        (_("Có hạn"), str(drafted.dated)),
        (_("Cơ quan mới"), "; ".join(drafted.new_bodies)),
        (_("Cần người xem"), str(len(drafted.doubts))),
        (_("Giữ theo người"), ", ".join(drafted.kept)),
        (_("Không còn thấy"), ", ".join(drafted.left)),
    )
    blocks: list[Block] = [Fields(tuple(pair for pair in pairs if pair[1]))]
    if drafted.doubts:
        blocks.append(Lines(_first(drafted.doubts)))
    if coverage:
        lines = [{"line": one.number, "text": one.text, "where": one.where} for one in drafted.placed]
        return Answer("draft", today, tuple(lines), (_coverage(drafted),))
    return Answer("draft", today, (item,), tuple(blocks), tuple(map(str, drafted.problems)))


def new_answer(path: Path, id: str, today: date) -> Answer:
    """Where the empty register is."""
    item = {"file": str(path), "id": id}
    return Answer("new", today, (item,), (Lines((_("Đã ghi {0}; điền xong thì chạy 'bh check'.").format(path),)),))


def _first(doubts: tuple[str, ...]) -> tuple[str, ...]:
    more = (
        (_("… và {0} chỗ khác, ghi ở 'doubt' trong tệp.").format(len(doubts) - _SHOWN),) if len(doubts) > _SHOWN else ()
    )
    return (*doubts[:_SHOWN], *more)


def _coverage(drafted: Drafted) -> Table:
    columns = (
        Column(_("Dòng"), align_right=True),
        Column(_("Vào đâu"), no_wrap=True),
        Column(_("Lời văn"), stretch=True),
    )
    words = {
        "head": _("đầu văn bản"),
        "heading": _("đề mục"),
        "lead": _("lời dẫn"),
        "foot": _("nơi nhận, chữ ký"),
        "noise": _("bỏ qua"),
        "table": _("bảng số liệu"),
        "appendix": _("phụ lục, mẫu"),
    }
    return Table(columns, tuple((one.number, words.get(one.where, one.where), one.text) for one in drafted.placed))
