"""`bh compare`: the same matter in two regulations, side by side."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from baohiem_cli.commands import asking, options
from baohiem_cli.commands.duties import others, when
from baohiem_cli.commands.register import Register, opened
from baohiem_cli.domain.analysis.matching import THRESHOLD, Aspect, Comparison, Difference, Match, Sure
from baohiem_cli.domain.analysis.matching import compare as compared
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import Cadence, Kind, Role, cadence_label, kind_label, role_label
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Item, Lines, Table
from baohiem_cli.store.register import catalogue
from baohiem_cli.views.items import duty_item

HELP = _("So sánh hai văn bản: cùng một việc thì khác nhau vai trò, định kỳ, hạn thế nào; việc gì chỉ một bên có.")
EXAMPLES = ("bh compare kon-tum nam-dinh", "bh compare 24/2014/QĐ-UBND thanh-hoa --min 60")

Regulation = Annotated[str, typer.Argument(metavar=_("VĂN BẢN"), help=_("Mã ngắn hoặc số ký hiệu."))]


@options.common
def compare(
    first: Regulation,
    second: Regulation,
    least: Annotated[
        int,
        typer.Option(
            "--min", min=1, max=100, metavar=_("SỐ"), help=_("Chỉ ghép cặp giống nhau từ mức này, phần trăm.")
        ),
    ] = round(100 * THRESHOLD),
    *,
    where: options.Where,
) -> None:
    """Print the pairs with their differences, then what only one of the two has."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        one, other = (asking.find_regulation(register.db, name) for name in (first, second))
        if one == other:
            raise WrongUsage(_("Cần hai văn bản khác nhau để so sánh."))
        mine, theirs = (_as_read(register, id, today) for id in (one, other))
        names = catalogue.agency_short_names(register.db)
    found = compared(mine, theirs, least / 100)
    items = (
        *(_item(match.first, match.second, match) for match in found.matches),
        *(_item(duty, None) for duty in found.only_first),
        *(_item(None, duty) for duty in found.only_second),
    )
    extra = {"first": one, "second": other, "min": least}
    blocks = tuple(_blocks(found, one, other, names))
    asking.emit(Answer("compare", today, items, blocks, tuple(register.warnings), extra), where.format)


def _as_read(register: Register, regulation: str, day: date) -> list[Duty]:
    """The duties of a regulation as it reads on a day; one that is no longer in effect is compared too."""
    every = catalogue.duties(register.db, Question(regulations=(regulation,)))
    return [duty for duty in every if duty.version.first <= day <= duty.version.last]


def _blocks(found: Comparison, one: str, other: str, names: dict[str, str]) -> list[Block]:
    heading = _("{0} và {1}: {2} việc cả hai cùng quy định, {3} chỉ {0} có, {4} chỉ {1} có").format(
        one, other, len(found.matches), len(found.only_first), len(found.only_second)
    )
    blocks: list[Block] = [Lines((heading,), heading=True), _pairs(found.matches, one, other, names)]
    for id, only in ((one, found.only_first), (other, found.only_second)):
        if only:
            blocks += [Lines((_("Chỉ {0} có").format(id),), heading=True), _alone(only, names)]
    legend = _("Giống: theo chữ, cơ quan, loại việc, loại bảo hiểm, định kỳ; chắc từ 75%, khá từ 60%, còn lại là yếu.")
    return [*blocks, Lines((legend,), aside=True)]


def _pairs(matches: tuple[Match, ...], one: str, other: str, names: dict[str, str]) -> Table:
    columns = (
        Column(one), Column(other), Column(_("Giống"), right=True), Column(_("Độ tin")),
        Column(_("Khác nhau"), wide=True), Column(_("Nhiệm vụ ({0})").format(one), wide=True),
        Column(_("Nhiệm vụ ({0})").format(other), wide=True, extra=True),
    )  # fmt: skip
    return Table(columns, tuple(
        (_ref(match.first), _ref(match.second), f"{round(100 * match.score)}%", _sure(match.sure),
         "; ".join(_words(difference, match, names) for difference in match.differences) or "-",
         match.first.summary, match.second.summary)
        for match in matches
    ))  # fmt: skip


def _alone(duties: tuple[Duty, ...], names: dict[str, str]) -> Table:
    columns = (
        Column(_("Mã"), whole=True),
        Column(_("Cơ quan"), wide=True),
        Column(_("Định kỳ, hạn")),
        Column(_("Nhiệm vụ"), wide=True),
    )
    return Table(columns, tuple((_ref(duty), others(duty, names), when(duty), duty.summary) for duty in duties))


def _ref(duty: Duty) -> str:
    return duty.id.partition("/")[2]


def _sure(sure: Sure) -> str:
    return {Sure.CERTAIN: _("chắc"), Sure.FAIR: _("khá"), Sure.WEAK: _("yếu")}[sure]


def _words(difference: Difference, match: Match, names: dict[str, str]) -> str:
    """`Sở Y tế: chủ trì / phối hợp`; what a side does not have is a dash."""
    if difference.aspect is Aspect.ROLE:
        label = _name(difference.agency or "", match, names)
    else:
        label = {
            Aspect.KIND: _("loại"),
            Aspect.CADENCE: _("định kỳ"),
            Aspect.DATE: _("hạn"),
            Aspect.SCHEMES: _("bảo hiểm"),
        }[difference.aspect]
    sides = (
        _side(difference.aspect, difference.first, match.first),
        _side(difference.aspect, difference.second, match.second),
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


def _name(agency: str, match: Match, names: dict[str, str]) -> str:
    groups = {p.agency: p.name for duty in (match.second, match.first) for p in duty.parties if p.group}
    return groups.get(agency) or names.get(agency, agency)


def _item(first: Duty | None, second: Duty | None, match: Match | None = None) -> Item:
    return {
        "first": duty_item(first) if first else None,
        "second": duty_item(second) if second else None,
        "score": round(100 * match.score) if match else None,
        "sure": match.sure if match else None,
        "differences": [_difference(one) for one in match.differences] if match else [],
    }


def _difference(one: Difference) -> Item:
    return {"aspect": one.aspect, "agency": one.agency, "first": list(one.first), "second": list(one.second)}
