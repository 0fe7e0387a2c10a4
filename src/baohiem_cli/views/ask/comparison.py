"""Two regulations side by side: the pairs with their differences, then what only one of the two has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from baohiem_cli.app.ask.analysis import Compared
from baohiem_cli.domain.analysis.matching import Aspect, Contrast, Match, Sure
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import Cadence, Kind, Role
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.views.ask.duties import local_id, parties, when
from baohiem_cli.views.common.items import duty_item
from baohiem_cli.views.common.labels import cadence_label, kind_label, role_label

if TYPE_CHECKING:
    from baohiem_cli.views.common.contract import DutyItem


class ContrastItem(TypedDict):
    """The words of each side, empty where it has none; for a role, `agency` is the one that has it."""

    aspect: Aspect
    agency: str | None
    first: list[str]
    second: list[str]


class PairItem(TypedDict):
    """Two duties on one matter, or one that stands alone."""

    first: DutyItem | None
    second: DutyItem | None
    score: int | None
    sure: Sure | None
    differences: list[ContrastItem]


def comparison_answer(found: Compared, least: int, today: date, warnings: tuple[str, ...]) -> Answer:
    """The pairs that are at least so many per cent alike, and the rest."""
    one, other, comparison = found.first, found.second, found.comparison
    heading = _("{0} và {1}: {2} việc cả hai cùng quy định, {3} chỉ {0} có, {4} chỉ {1} có").format(
        one, other, len(comparison.matches), len(comparison.only_first), len(comparison.only_second)
    )
    blocks: list[Block] = [Lines((heading,), heading=True), _pairs(found)]
    for id, only in ((one, comparison.only_first), (other, comparison.only_second)):
        if only:
            blocks += [Lines((_("Chỉ {0} có").format(id),), heading=True), _alone(only, found.names)]
    legend = _(
        "Mức tương đồng: theo chữ, cơ quan, loại việc, loại bảo hiểm, định kỳ. "
        "Độ tin cậy: cao từ 75%, trung bình từ 60%, còn lại là thấp."
    )
    sides = _("Khác nhau: trước dấu / là của {0}, sau là của {1}; - là văn bản ấy không có.").format(one, other)
    blocks.append(Lines((legend, sides), footnote=True))
    items = (
        *(_item(match.first, match.second, today, match) for match in comparison.matches),
        *(_item(duty, None, today) for duty in comparison.only_first),
        *(_item(None, duty, today) for duty in comparison.only_second),
    )
    return Answer("compare", today, items, tuple(blocks), warnings, {"first": one, "second": other, "min": least})


def _pairs(found: Compared) -> Table:
    columns = (
        Column(found.first), Column(found.second), Column(_("Mức tương đồng"), align_right=True),
        Column(_("Độ tin cậy")),
        Column(_("Khác nhau"), stretch=True), Column(_("Nhiệm vụ ({0})").format(found.first), stretch=True),
        Column(_("Nhiệm vụ ({0})").format(found.second), stretch=True),
    )  # fmt: skip
    return Table(columns, tuple(
        (local_id(match.first), local_id(match.second), f"{round(100 * match.score)}%", _sure_label(match.sure),
         "; ".join(_words(one, match, found.names) for one in match.contrasts) or "-",
         match.first.summary, match.second.summary)
        for match in found.comparison.matches
    ))  # fmt: skip


def _alone(duties: Sequence[Duty], names: Mapping[str, str]) -> Table:
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Cơ quan"), stretch=True), Column(_("Định kỳ, hạn")),
        Column(_("Nhiệm vụ"), stretch=True),
    )  # fmt: skip
    return Table(columns, tuple((local_id(duty), parties(duty, names), when(duty), duty.summary) for duty in duties))


def _words(contrast: Contrast, match: Match, names: Mapping[str, str]) -> str:
    """`Sở Y tế: chủ trì / phối hợp`; what a side does not have is a dash."""
    if contrast.aspect is Aspect.ROLE:
        label = _name(contrast.agency or "", match, names)
    else:
        label = {
            Aspect.KIND: _("loại"),
            Aspect.CADENCE: _("định kỳ"),
            Aspect.DATE: _("hạn"),
            Aspect.SCHEMES: _("bảo hiểm"),
        }[contrast.aspect]
    sides = (
        _side(contrast.aspect, contrast.first, match.first),
        _side(contrast.aspect, contrast.second, match.second),
    )
    return f"{label}: {' / '.join(sides)}"


def _side(aspect: Aspect, values: tuple[str, ...], duty: Duty) -> str:
    if aspect is Aspect.DATE and values:
        return when(duty)
    words = {
        Aspect.ROLE: lambda value: role_label(Role(value)),
        Aspect.KIND: lambda value: kind_label(Kind(value)),
        Aspect.CADENCE: lambda value: cadence_label(Cadence(value)),
    }
    return ", ".join(words.get(aspect, str)(value) for value in values) or "-"


def _name(agency: str, match: Match, names: Mapping[str, str]) -> str:
    groups = {p.agency: p.name for duty in (match.second, match.first) for p in duty.parties if p.group}
    return groups.get(agency) or names.get(agency, agency)


def _item(first: Duty | None, second: Duty | None, today: date, match: Match | None = None) -> PairItem:
    return {
        "first": duty_item(first, today) if first else None,
        "second": duty_item(second, today) if second else None,
        "score": round(100 * match.score) if match else None,
        "sure": match.sure if match else None,
        "differences": [_contrast_item(one) for one in match.contrasts] if match else [],
    }


def _contrast_item(one: Contrast) -> ContrastItem:
    return {"aspect": one.aspect, "agency": one.agency, "first": list(one.first), "second": list(one.second)}


def _sure_label(sure: Sure) -> str:
    """How sure a match is."""
    return {Sure.CERTAIN: _("cao"), Sure.FAIR: _("trung bình"), Sure.WEAK: _("thấp")}[sure]
