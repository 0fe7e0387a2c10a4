"""The periodic report of an office (báo cáo) on carrying out what texts ask: cells, lists, and what is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baohiem_cli.app.ask.letters import Sender
from baohiem_cli.app.ask.reporting import Report
from baohiem_cli.app.ask.status import CELLS, Line, Status
from baohiem_cli.domain.ledger.standing import SETTLED, State, Tracked
from baohiem_cli.domain.records import Regulation
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Annex, Block, Cell, Column, Letter, Lines, Table
from baohiem_cli.views.ask.status import group_label, group_name, ordered
from baohiem_cli.views.common.dates import day, stretch
from baohiem_cli.views.letter.tasks import task_list
from baohiem_cli.views.letter.words import footnotes, office_name, place_of, text_named, words_of


def report_letter(report: Report, sender: Sender, superior: str | None) -> Letter:
    """The report as a document of the office that makes it."""
    office = office_name(sender)
    texts = {one.regulation.id: one.regulation for one in report.articles}
    return Letter(
        words=words_of("BC"),
        kind=_("BÁO CÁO"),
        office=office,
        superior=superior or "",
        place=place_of(sender),
        about=_("Tình hình thực hiện nhiệm vụ {0}").format(stretch(report.window)),
        to=(_("[Cơ quan nhận báo cáo]"),),
        content=tuple(_content(report, office, texts)),
        recipients=(_("Như trên"), _("Lưu: VT")),
        annexes=tuple(_annexes(report, texts)),
    )


def _content(report: Report, office: str, texts: Mapping[str, Regulation]) -> Sequence[Block]:
    named = "; ".join(text_named(one) for one in texts.values())
    today = day(report.listing.today)
    said = (
        _("Thực hiện {0}, {1} báo cáo tình hình thực hiện nhiệm vụ {2}, số liệu tính đến hết ngày {3} như sau:")
        if named
        else _("{1} báo cáo tình hình thực hiện nhiệm vụ {2}, số liệu tính đến hết ngày {3} như sau:")
    )
    blocks: list[Block] = [
        Lines((said.format(named, office, stretch(report.window), today),)),
        Lines((_("1. Kết quả chung"),), heading=True),
        Lines((_overall(report),)),
        Lines((_("2. Theo văn bản"),), heading=True),
        _cells(report.by_regulation, texts),
        Lines((_("3. Theo đơn vị"),), heading=True),
        _cells(report.by_body, {}),
    ]
    late = [one for one in report.every if one.standing.state is State.OVERDUE]
    blocks.append(Lines((_("4. Nhiệm vụ chưa hoàn thành, đã quá hạn"),), heading=True))
    blocks.append(Lines((_late(report, late),)))
    tracked = _("Số liệu theo ghi nhận từ ngày {0}; kỳ đến hạn trước ngày ấy không tính.").format(day(report.begun))
    blocks.append(Lines((tracked, _("Trên đây là báo cáo của {0}./.").format(office))))
    return blocks


def _overall(report: Report) -> str:
    """The four cells of all, as a sentence."""
    every = next((line for line in report.by_regulation.lines if line.group is None), None)
    if every is None or not every.total:
        return _("Không có nhiệm vụ nào đến hạn trong thời gian báo cáo.")
    done, done_late, open, overdue = (every.states[state] for state in CELLS)
    return _(
        "Tổng số {0} nhiệm vụ đến hạn: hoàn thành đúng hạn {1}; hoàn thành quá hạn {2}; chưa hoàn thành, còn trong hạn"
        " {3}; chưa hoàn thành, đã quá hạn {4}."
    ).format(every.total, done, done_late, open, overdue)


def _late(report: Report, late: Sequence[Tracked]) -> str:
    if not late:
        return _("Không có.")
    said = _("Có {0} nhiệm vụ (danh mục tại Phụ lục kèm theo)").format(len(late))
    earlier = len(report.earlier)
    return said + (_(", trong đó {0} nhiệm vụ đến hạn trước thời gian báo cáo.").format(earlier) if earlier else ".")


def _named(line: Line, status: Status, texts: Mapping[str, Regulation]) -> str:
    """The name of a group; a text by its own, not by its id."""
    text = texts.get(line.group) if line.group else None
    return text_named(text) if text else group_name(line, status)


def _cells(status: Status, texts: Mapping[str, Regulation]) -> Table:
    columns = (
        Column(group_label(status.by), stretch=True), Column(_("Tổng"), align_right=True),
        Column(_("Hoàn thành đúng hạn"), align_right=True), Column(_("Hoàn thành quá hạn"), align_right=True),
        Column(_("Chưa hoàn thành, còn trong hạn"), align_right=True),
        Column(_("Chưa hoàn thành, đã quá hạn"), align_right=True),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_named(line, status, texts), line.total, *(line.states[state] for state in CELLS)) for line in ordered(status)
    )
    return Table(columns, rows)


def _annexes(report: Report, texts: Mapping[str, Regulation]) -> Sequence[Annex]:
    """The lists of the report, each with the key of every row; an empty one is left out."""
    parts = (
        (_("DANH MỤC NHIỆM VỤ CHƯA HOÀN THÀNH, ĐÃ QUÁ HẠN"), {State.OVERDUE}),
        (_("DANH MỤC NHIỆM VỤ CHƯA HOÀN THÀNH, CÒN TRONG HẠN"), {State.OPEN}),
        (_("DANH MỤC NHIỆM VỤ ĐÃ HOÀN THÀNH, ĐƯỢC MIỄN"), SETTLED),
    )
    found = ((title, [one for one in report.every if one.standing.state in states]) for title, states in parts)
    listed = ((title, some) for title, some in found if some)
    return [Annex(title, task_list(some, report.listing, texts), _notes(some, texts)) for title, some in listed]


def _notes(found: Sequence[Tracked], texts: Mapping[str, Regulation]) -> tuple[str, ...]:
    ids = dict.fromkeys(one.occurrence.duty.regulation for one in found if not one.occurrence.duty.confirmed)
    named = "; ".join(text_named(texts[id]) for id in ids)
    told = (_("Hiệu lực của văn bản chưa xác minh: {0}.").format(named),) if ids else ()
    return (*footnotes(found), *told)
