"""The reminder letter (công văn đôn đốc): to whom, on which texts, about what, with the list as its annex."""

from __future__ import annotations

from collections.abc import Sequence

from baohiem_cli.app.ask.letters import Urged
from baohiem_cli.domain.alphabet import order
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Annex, Answer, Block, Letter, Lines, Sheet
from baohiem_cli.views.ask.occurrences import occurrence_items, occurrence_sheet
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.holders import heirs
from baohiem_cli.views.letter.tasks import bodies, task_list
from baohiem_cli.views.letter.words import (
    footnotes,
    office_name,
    place_of,
    text_named,
    unsure,
    words_of,
)


def reminder_answer(urged: Urged, warnings: tuple[str, ...], *, apart: bool, superior: str | None) -> Answer:
    """One letter to all who owe something, or `apart` one to each of them."""
    by_body = addressees(urged)
    groups = list(by_body.items()) if apart else [(None, urged.tracked)]
    letters = tuple(
        _letter(urged, found, (name,) if name else tuple(by_body), superior=superior or "") for name, found in groups
    )
    title = _("Công văn đôn đốc: {0} cơ quan, {1} việc, tính đến {2}").format(
        len(by_body), len(urged.tracked), day(urged.listing.today)
    )
    blocks: list[Block] = [Lines((title,), heading=True)]
    for letter in letters:
        blocks.append(Lines((f"{letter.words.to} {'; '.join(letter.to)}",), heading=True))
        blocks += [*letter.content, *(one.table for one in letter.annexes)]
        blocks += [Lines(one.notes, footnote=True) for one in letter.annexes if one.notes]
    told = (*unsure(urged.tracked, urged.regulations), *_without_heir(urged))
    blocks += [Lines(told, footnote=True)] if told else []
    return Answer(
        "letter",
        urged.listing.today,
        occurrence_items(urged.tracked, urged.listing),
        tuple(blocks),
        (*warnings, *told),
        {"to": list(by_body), "letters": len(letters), "from": urged.sender.name},
        sheets=lambda: (Sheet(title, occurrence_sheet(urged.tracked, urged.listing)),),
        letters=lambda: letters,
    )


def addressees(urged: Urged) -> dict[str, list[Tracked]]:
    """What each body owes, by its name of today, in the order of the alphabet."""
    found: dict[str, list[Tracked]] = {}
    for one in urged.tracked:
        for name in bodies(one, urged.listing):
            found.setdefault(name, []).append(one)
    return {name: found[name] for name in sorted(found, key=order)}


def _without_heir(urged: Urged) -> tuple[str, ...]:
    """Bodies that are no more and whose duties no single one has taken over: a letter to them arrives nowhere."""
    known = urged.listing.holders
    lost = dict.fromkeys(
        known.names.get(body.agency, body.name)
        for one in urged.tracked
        for body in one.occurrence.agencies
        if heirs(known, body.agency, one.occurrence.duty) is None
    )
    told = _("Không còn cơ quan này, chưa xác định được một cơ quan tiếp nhận duy nhất; sửa nơi gửi trước khi ký: {0}.")
    return (told.format("; ".join(lost)),) if lost else ()


def _letter(urged: Urged, found: Sequence[Tracked], to: tuple[str, ...], *, superior: str) -> Letter:
    office = office_name(urged.sender)
    late = sum(one.standing.state is State.OVERDUE for one in found)
    tasks = task_list(found, urged.listing, urged.regulations, several=len(to) > 1)
    annex = _("DANH MỤC NHIỆM VỤ ĐỀ NGHỊ THỰC HIỆN")
    return Letter(
        words=words_of(),
        office=office,
        superior=superior,
        place=place_of(urged.sender),
        about=_about(late, len(found)),
        to=to,
        content=(Lines(_said(urged, found, office, late, one=len(to) == 1)),),
        recipients=(_("Như trên"), _("Lưu: VT")),
        annexes=(Annex(annex, tasks, footnotes(found)),),
    )


def _about(late: int, every: int) -> str:
    if late == every:
        return _("đôn đốc thực hiện nhiệm vụ quá hạn")
    return _("đôn đốc thực hiện nhiệm vụ quá hạn, đến hạn") if late else _("đôn đốc thực hiện nhiệm vụ đến hạn")


def _said(urged: Urged, found: Sequence[Tracked], office: str, late: int, *, one: bool) -> tuple[str, ...]:
    texts = dict.fromkeys(text_named(urged.regulations[item.occurrence.duty.regulation]) for item in found)
    whom = _("Quý cơ quan") if one else _("các cơ quan, đơn vị")
    counted = _("{0} nhiệm vụ").format(len(found))
    if late and late < len(found):
        counted += _(", trong đó {0} nhiệm vụ đã quá hạn").format(late)
    elif late:
        counted += _(" đã quá hạn")
    asked = (
        _("khẩn trương hoàn thành các nhiệm vụ đã quá hạn, thực hiện đúng hạn các nhiệm vụ còn lại")
        if late < len(found) and late
        else _("khẩn trương hoàn thành các nhiệm vụ nêu trên")
        if late
        else _("thực hiện đúng hạn các nhiệm vụ nêu trên")
    )
    return (
        _("Thực hiện {0}, qua theo dõi đến hết ngày {1}, {2} chưa ghi nhận kết quả thực hiện của {3} đối với {4}"
          " (danh mục chi tiết tại Phụ lục kèm theo).").format(
              "; ".join(texts), day(urged.listing.today), office, whom, counted
          ),
        _("{0} đề nghị {1} {2}; gửi kết quả thực hiện về {0} để theo dõi, tổng hợp.").format(office, whom, asked),
        _("Trường hợp đã hoàn thành, đề nghị cho biết số, ngày của văn bản kèm mã nhiệm vụ tại Phụ lục để {0}"
          " cập nhật.").format(office),
        _("{0} đề nghị {1} quan tâm thực hiện./.").format(office, whom),
    )  # fmt: skip
