"""Duties as a list: who, how often and by when, in which role."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from baohiem_cli.app.holders import HoldersOn
from baohiem_cli.app.notices import Notice
from baohiem_cli.domain.question import Question, Reach
from baohiem_cli.domain.records import Deadline, Duty, Post
from baohiem_cli.domain.vocabulary import Basis, Cadence, Role
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.views.common.holders import authority, holder_items
from baohiem_cli.views.common.items import duty_item, partner_items
from baohiem_cli.views.common.labels import cadence_label, draft_lines, role_label
from baohiem_cli.views.common.notes import noted
from baohiem_cli.views.common.notices import over

if TYPE_CHECKING:
    from baohiem_cli.views.common.contract import DutyItem


def duties_answer(
    found: Sequence[Duty],
    reached: Mapping[str, Sequence[Reach]],
    question: Question,
    holders: HoldersOn,
    notices: Sequence[Notice],
    today: date,
    warnings: tuple[str, ...],
    *,
    notes: bool,
) -> Answer:
    """The duties that fit; `reached` tells how each reaches the agencies asked about, if any are."""
    heading = Lines((_("{0} nhiệm vụ").format(len(found)),), heading=True)
    table = _reached_table(found, reached, question, holders) if question.agencies else _table(found, holders)
    inherited = [
        (one.agency, duty) for duty in found for one in reached.get(duty.id, ()) if _is_inherited(question, one.agency)
    ]
    items = (_item(duty, reached.get(duty.id, ()), question, holders, today) for duty in found)
    legend = noted(_marks(found), authority(holders, inherited), whole=notes)
    blocks: tuple[Block, ...] = (heading, table, *legend, *over(warnings, notices))
    return Answer("duties", today, items, blocks, warnings)


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


def parties(duty: Duty, names: Mapping[str, str], without: Collection[str] = ()) -> str:
    """The parties by role, but for some: `chủ trì: Sở Y tế; phối hợp: BHXH tỉnh`."""
    by_role: dict[Role, list[str]] = {}
    either: list[str] = []
    for party in duty.parties:
        if party.agency in without:
            continue
        name = party.name if party.group else names.get(party.agency, party.name)
        if party.either:
            either.append(name)
        else:
            by_role.setdefault(party.role, []).append(name)
    if either:
        by_role.setdefault(Role.RECIPIENT, []).append(one_of(either))
    return "; ".join(f"{role_label(role)}: {', '.join(listed)}" for role, listed in by_role.items())


def one_of(names: Sequence[str]) -> str:
    """Alternatives: `UBND tỉnh hoặc cơ quan cấp trên`."""
    return _(" hoặc ").join(names)


def post_words(post: Post) -> str:
    """A post with the body behind it, and the words that say so."""
    if post.held_by_name:
        return _("{0}: {1} (theo văn bản: {2})").format(post.name, post.held_by_name, post.words)
    return _("{0}: văn bản không nêu thuộc cơ quan nào ({1})").format(post.name, post.words)


def local_id(duty: Duty) -> str:
    """The id within its regulation: `24.1`, `24.1#2`."""
    return duty.id.partition("/")[2]


def _table(found: Sequence[Duty], holders: HoldersOn) -> Table:
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Cơ quan"), stretch=True), Column(_("Định kỳ, hạn")),
        Column(_("Căn cứ"), wide_only=True), Column(_("Nhiệm vụ"), stretch=True),
    )  # fmt: skip
    return Table(columns, tuple(
        (duty.id, parties(duty, holders.names), when(duty), f"{duty.jurisdiction}: {duty.citation}", duty.summary)
        for duty in found
    ))  # fmt: skip


def _reached_table(
    found: Sequence[Duty], reached: Mapping[str, Sequence[Reach]], question: Question, holders: HoldersOn
) -> Table:
    """With the role that the agencies asked about have in each, and with whom."""
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Vai trò")), Column(_("Định kỳ, hạn")),
        Column(_("Căn cứ"), wide_only=True), Column(_("Cùng với"), stretch=True, wide_only=True),
        Column(_("Nhiệm vụ"), stretch=True),
    )  # fmt: skip
    return Table(columns, tuple(
        (duty.id, _roles(reached[duty.id], question, holders.names), when(duty),
         f"{duty.jurisdiction}: {duty.citation}", parties(duty, holders.names, question.agencies), duty.summary)
        for duty in found
    ))  # fmt: skip


def _marks(found: Sequence[Duty]) -> list[str]:
    """The meaning of each mark that is used, and which texts are drafts."""
    inferred = any(d.basis is Basis.INFERRED for duty in found for d in duty.deadlines)
    lines = [_("~  văn bản chỉ nêu định kỳ; hạn suy ra là ngày cuối kỳ")] if inferred else []
    return lines + draft_lines(found)


def _deadline(deadline: Deadline) -> str:
    label = cadence_label(deadline.cadence)
    if deadline.basis is Basis.INFERRED:
        other = _(" (hoặc {0})").format(cadence_label(deadline.alternative)) if deadline.alternative else ""
        return f"{label}{other}~"
    return f"{label}: {deadline.quote}"


def _roles(reach: Sequence[Reach], question: Question, names: Mapping[str, str]) -> str:
    words = []
    for one in reach:
        via = _(" (qua {0})").format(one.via) if one.via else ""
        written = _(" (văn bản ghi {0})").format(names[one.agency]) if _is_inherited(question, one.agency) else ""
        words.append(role_label(one.role) + via + written)
    return "; ".join(dict.fromkeys(words))


def _is_inherited(question: Question, agency: str) -> bool:
    return question.holding is not None and agency not in question.holding.wanted


def _item(duty: Duty, reach: Sequence[Reach], question: Question, holders: HoldersOn, today: date) -> DutyItem:
    item = duty_item(duty, today)
    item["partners"] = partner_items(duty, question.agencies)
    item["reached_as"] = [
        {
            "agency": one.agency,
            "role": one.role,
            "via_group": one.via,
            "holders": holder_items(holders, one.agency, duty),
        }
        for one in reach
    ]
    return item
