"""The words that administrative documents share, and the blanks that are filled in by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from baohiem_cli.app.ask.letters import Sender
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.records import Regulation
from baohiem_cli.domain.vocabulary import Basis
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Words
from baohiem_cli.views.common.dates import day


def words_of(kind: str = "") -> Words:
    """The words of Nghị định 30/2020/NĐ-CP; its `kind` stands in the number of a document that has one."""
    return Words(
        nation=_("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        motto=_("Độc lập - Tự do - Hạnh phúc"),
        number=_("Số:          /{0}").format(f"{kind}-" if kind else "") + " " * 10,
        about=_("V/v {0}"),
        place=_("{0}, ngày      tháng      năm"),
        to=_("Kính gửi:"),
        recipients=_("Nơi nhận:"),
        post=_("[CHỨC VỤ CỦA NGƯỜI KÝ]"),
        signer=_("[Họ và tên]"),
        annex=_("PHỤ LỤC"),
        annexed=_("(Kèm theo Báo cáo số      /BC-      ngày      tháng      năm      của {0})")
        if kind
        else _("(Kèm theo Công văn số      /      ngày      tháng      năm      của {0})"),
    )


def office_name(sender: Sender) -> str:
    """The name under which an office writes, or the blank for it."""
    return sender.name or _("[Tên cơ quan ban hành]")


def place_of(sender: Sender) -> str:
    """The place at which it writes, or the blank for it."""
    return sender.place or _("[Địa danh]")


def text_named(one: Regulation) -> str:
    """A text as a letter cites it: by its kind and number, or else by its whole title."""
    return _("{0} số {1}").format(one.document, one.number) if one.number else one.title


def situation(one: Tracked, today: date) -> str:
    """How a thing stands on a day, with what makes its date less than sure."""
    state = one.standing.state
    late = (today - one.due).days
    said = {
        State.OVERDUE: _("Quá hạn {0} ngày").format(late),
        State.OPEN: _("Chưa hoàn thành, còn trong hạn"),
        State.DONE: _("Hoàn thành đúng hạn"),
        State.DONE_LATE: _("Hoàn thành quá hạn"),
        State.WAIVED: _("Được miễn"),
    }[state]
    if one.standing.extended_to:
        granted = _("gia hạn muộn đến {0}") if one.standing.granted_late else _("gia hạn đến {0}")
        said += "; " + granted.format(day(one.standing.extended_to))
    if one.standing.refused is not None:
        said += "; " + _("bị từ chối")
    return said


def due_day(one: Tracked) -> str:
    """The day that counts, starred where the text does not give it."""
    return day(one.due) + ("*" if one.occurrence.deadline.basis is Basis.INFERRED else "")


def footnotes(found: Sequence[Tracked]) -> tuple[str, ...]:
    """The meaning of the star at a date."""
    inferred = any(one.occurrence.deadline.basis is Basis.INFERRED for one in found)
    return (_("* Ngày suy ra từ định kỳ; văn bản không ấn định ngày."),) if inferred else ()


def unsure(found: Sequence[Tracked], texts: Mapping[str, Regulation]) -> tuple[str, ...]:
    """What who signs must know and no addressee is told: texts whose effect nobody has confirmed."""
    ids = dict.fromkeys(one.occurrence.duty.regulation for one in found if not one.occurrence.duty.confirmed)
    named = "; ".join(text_named(texts[id]) for id in ids)
    return (_("Hiệu lực chưa xác minh, kiểm tra trước khi ký: {0}.").format(named),) if ids else ()
