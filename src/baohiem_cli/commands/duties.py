"""`bh duties`: who must do what."""

from __future__ import annotations

from typing import Annotated

import typer

from baohiem_cli.commands import asking, effects, options, succeeding
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.question import Question, concerns
from baohiem_cli.domain.records import Deadline, Duty
from baohiem_cli.domain.vocabulary import Basis, Cadence, Role, cadence_label, role_label
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.store.register import catalogue
from baohiem_cli.views.items import duty_item

HELP = _("Nhiệm vụ: cơ quan nào làm gì, vai trò gì, định kỳ và hạn nào.")
EXAMPLES = (
    'bh duties --agency "Sở Y tế"',
    "bh duties danh sách doanh nghiệp --cadence quarterly",
    "bh duties -a syt --role lead --kind report",
)

Reached = dict[str, list[tuple[str, Role, str | None]]]


@options.common
def duties(
    text: Annotated[
        list[str] | None,
        typer.Argument(help=_("Chữ cần tìm trong nhiệm vụ, có dấu hay không dấu."), metavar=_("[CHỮ]...")),
    ] = None,
    *,
    filters: options.Filters,
    where: options.Where,
) -> None:
    """Print the duties that fit."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters, today, " ".join(text or []))
        found = list(catalogue.duties(register.db, asked, on=today))
        every = catalogue.reached(register.db, asked, today) if asked.agencies else {}
        register.warnings += effects.warnings(register, asked, today)
        now = succeeding.now(register.db, today, as_written=filters.as_written)
    reached = {d.id: [one for one in every.get(d.id, []) if concerns(asked, one[0], d)] for d in found}
    blocks: list[Block] = [Lines((_("{0} nhiệm vụ").format(len(found)),), heading=True)]
    blocks.append(table(found, reached, asked, now) if asked.agencies else whole_table(found, now.names))
    inherited = [(id, duty) for duty in found for id, __, ___ in reached[duty.id] if _is_inherited(asked, id)]
    blocks += legend(found, now.authority(inherited))
    items = [{**duty_item(duty), **_reach(duty, reached[duty.id], now)} for duty in found]
    asking.emit(Answer("duties", today, tuple(items), tuple(blocks), tuple(register.warnings)), where.format)


def table(found: list[Duty], reached: Reached, asked: Question, now: succeeding.Now) -> Table:
    """The duties of the agencies asked for, with their role in each and with whom."""
    columns = (
        Column(_("Mã"), whole=True),
        Column(_("Vai trò")),
        Column(_("Định kỳ, hạn")),
        Column(_("Căn cứ"), extra=True),
        Column(_("Cùng với"), wide=True, extra=True),
        Column(_("Nhiệm vụ"), wide=True),
    )
    return Table(
        columns,
        tuple(
            (
                duty.id,
                _roles(reached[duty.id], asked, now.names),
                when(duty),
                f"{duty.jurisdiction}: {duty.citation}",
                others(duty, now.names),
                duty.summary,
            )
            for duty in found
        ),
    )


def whole_table(found: list[Duty], shorts: dict[str, str]) -> Table:
    """The duties with those who answer for them."""
    columns = (
        Column(_("Mã"), whole=True),
        Column(_("Cơ quan"), wide=True),
        Column(_("Định kỳ, hạn")),
        Column(_("Căn cứ"), extra=True),
        Column(_("Nhiệm vụ"), wide=True),
    )
    return Table(
        columns,
        tuple(
            (duty.id, others(duty, shorts), when(duty), f"{duty.jurisdiction}: {duty.citation}", duty.summary)
            for duty in found
        ),
    )


def when(duty: Duty) -> str:
    """How often and by when, in the text's own words where it dates the duty; `~` marks an inferred date."""
    parts = [_deadline(deadline) for deadline in duty.deadlines]
    if Cadence.CONTINUOUS in duty.cadence:
        parts.append(cadence_label(Cadence.CONTINUOUS))
    if duty.trigger:
        parts.append(duty.trigger)
    if duty.undated:
        parts.append(_("{0} (không nêu ngày)").format(duty.undated))
    return "; ".join(parts) or "-"


def others(duty: Duty, shorts: dict[str, str]) -> str:
    """The parties by role: `chủ trì Sở Y tế; phối hợp BHXH tỉnh`."""
    by_role: dict[Role, list[str]] = {}
    for party in duty.parties:
        by_role.setdefault(party.role, []).append(party.name if party.group else shorts.get(party.agency, party.name))
    return "; ".join(f"{role_label(role)}: {', '.join(names)}" for role, names in by_role.items())


def legend(found: list[Duty], authority: list[str]) -> list[Lines]:
    """What the marks mean, as far as they are used, and by what authority duties passed on."""
    lines = list(authority)
    if any(d.basis is Basis.INFERRED for duty in found for d in duty.deadlines):
        lines.insert(0, _("~  văn bản chỉ nêu định kỳ; hạn suy ra là ngày cuối kỳ"))
    return [Lines(tuple(lines), aside=True)] if lines else []


def _deadline(deadline: Deadline) -> str:
    label = cadence_label(deadline.cadence)
    if deadline.basis is Basis.INFERRED:
        other = _(" (hoặc {0})").format(cadence_label(deadline.alternative)) if deadline.alternative else ""
        return f"{label}{other}~"
    return f"{label}: {deadline.quote}"


def _roles(reach: list[tuple[str, Role, str | None]], asked: Question, names: dict[str, str]) -> str:
    words = []
    for agency, role, via in reach:
        via_words = _(" (qua {0})").format(via) if via else ""
        written = _(" (văn bản ghi {0})").format(names[agency]) if _is_inherited(asked, agency) else ""
        words.append(role_label(role) + via_words + written)
    return "; ".join(dict.fromkeys(words))


def _is_inherited(asked: Question, agency: str) -> bool:
    return asked.holding is not None and agency not in asked.holding.wanted


def _reach(duty: Duty, reach: list[tuple[str, Role, str | None]], now: succeeding.Now) -> dict[str, object]:
    """In what role, and through which group, the agencies asked for have this duty, and who holds it now."""
    return {
        "reached_as": [
            {"agency": agency, "role": role, "via_group": via, "holders": now.items(agency, duty)}
            for agency, role, via in reach
        ]
    }
