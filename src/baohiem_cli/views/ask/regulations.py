"""Regulations: their heads, their effect through time, and who has completed what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NotRequired, TypedDict

from baohiem_cli.domain.records import (
    Citation,
    Collective,
    Heading,
    HistoryEvent,
    InCharge,
    Provision,
    Regulation,
    RegulationSummary,
    Target,
    Version,
)
from baohiem_cli.domain.text import partial_date
from baohiem_cli.domain.text.effect import EffectOnDay, effect_on
from baohiem_cli.domain.vocabulary import Effect
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Lines, Table
from baohiem_cli.views.common.dates import day, partial_day
from baohiem_cli.views.common.items import citation_item, post_item
from baohiem_cli.views.common.labels import change_label, confirmed_label, effect_label, told_drafts

if TYPE_CHECKING:
    from baohiem_cli.views.common.contract import CitationItem, PostItem

COMPLETED = "*"
"""The mark behind a value that the user's own data have completed."""


class EffectItem(TypedDict):
    """Whether a regulation is in effect on a day."""

    effect: Effect
    label: str
    confirmed: bool


class HistoryItem(TypedDict):
    """An event in the effect of a regulation."""

    on: str
    event: str
    by: CitationItem | None
    note: str | None
    confirmed: bool


class HeadingItem(TypedDict):
    """An article or section, in its chapter."""

    ref: str
    title: str | None
    chapter: str | None
    chapter_title: str | None


class TargetItem(TypedDict):
    """A figure to reach by the end of a year, or in every year (`year` null); `also` are refs that say the same."""

    id: str
    ref: str
    indicator: str
    group: str | None
    unit: str
    value: float
    year: int | None
    also: list[str]
    formerly: list[str]


class MemberItem(TypedDict):
    """A body that belongs to a collective, and why."""

    agency: str
    name: str
    reason: str


class CollectiveItem(TypedDict):
    """Whom a regulation means by a collective addressee."""

    group: str
    name: str
    members: list[MemberItem]


class InChargeItem(TypedDict):
    """Whom a regulation names for carrying out the whole of it, and where."""

    agencies: list[str]
    names: list[str]
    ref: str


class RegulationItem(TypedDict):
    """Everything that is known of a document itself."""

    id: str
    number: str | None
    title: str
    document: str
    jurisdiction: str
    issuer: list[str]
    issued: str | None
    effect: dict[str, str | None]
    application: dict[str, str | None]
    confirmed: bool
    draft: bool
    provisions: int
    duties: int
    dated: int
    legal_basis: list[CitationItem]
    replaces: list[CitationItem]
    source: str
    doubts: list[str]
    status: EffectItem
    history: list[HistoryItem]
    collectives: list[CollectiveItem]
    posts: list[PostItem]
    in_charge: InChargeItem | None
    provenance: Mapping[str, str]
    ended: date | None
    headings: NotRequired[list[HeadingItem]]
    targets: NotRequired[list[TargetItem]]


def regulations_answer(
    found: Sequence[RegulationSummary], today: date, warnings: tuple[str, ...], *, history: bool
) -> Answer:
    """The regulations in a table, or their events."""
    table = _events_table(found) if history else _table(found, today)
    blocks: tuple[Block, ...] = (table, *_legend(found, today, history=history))
    return Answer("regulations", today, (regulation_item(one, today) for one in found), blocks, warnings)


def regulation_item(summary: RegulationSummary, today: date) -> RegulationItem:
    """A regulation in JSON."""
    one = summary.regulation
    found = effect_on(one.history, today)
    return {
        "id": one.id,
        "number": one.number,
        "title": one.title,
        "document": one.document,
        "jurisdiction": one.jurisdiction,
        "issuer": list(one.issuer),
        "issued": one.issued,
        "effect": {"from": one.effect_from, "until": one.effect_until, "note": one.effect_note},
        "application": {"from": one.applies_from, "until": one.applies_until},
        "confirmed": one.confirmed,
        "draft": one.draft,
        "provisions": summary.provisions,
        "duties": summary.duties,
        "dated": summary.dated,
        "legal_basis": list(map(citation_item, one.legal_basis)),
        "replaces": list(map(citation_item, one.replaces)),
        "source": one.source,
        "doubts": list(one.doubts),
        "status": {"effect": found.effect, "label": effect_label(found.effect), "confirmed": found.confirmed},
        "history": list(map(history_item, one.history)),
        "collectives": list(map(collective_item, one.collectives)),
        "posts": list(map(post_item, one.posts)),
        "in_charge": in_charge_item(one.in_charge) if one.in_charge else None,
        "provenance": one.provenance,
        "ended": ended_on(one, today),
    }


def collective_item(one: Collective) -> CollectiveItem:
    """A collective in JSON."""
    members: list[MemberItem] = [
        {"agency": member.agency, "name": member.name, "reason": member.reason} for member in one.members
    ]
    return {"group": one.group, "name": one.name, "members": members}


def in_charge_item(one: InCharge) -> InChargeItem:
    """The bodies in charge of the whole in JSON."""
    return {"agencies": list(one.agencies), "names": list(one.names), "ref": one.ref}


def history_item(one: HistoryEvent) -> HistoryItem:
    """An event in JSON."""
    by = citation_item(one.by) if one.by else None
    return {"on": one.on, "event": one.event, "by": by, "note": one.note, "confirmed": one.confirmed}


def heading_item(one: Heading) -> HeadingItem:
    """A heading in JSON."""
    return {"ref": one.ref, "title": one.title, "chapter": one.chapter, "chapter_title": one.chapter_title}


def target_item(one: Target) -> TargetItem:
    """A figure in JSON."""
    return {
        "id": one.id,
        "ref": one.ref,
        "indicator": one.indicator,
        "group": one.group,
        "unit": one.unit,
        "value": one.value,
        "year": one.year,
        "also": list(one.also),
        "formerly": list(one.formerly),
    }


def year_of(year: int | None) -> str:
    """The year of a figure in words."""
    return str(year) if year else _("hằng năm")


def effect_span(one: Regulation, *, all_unsure: bool = False) -> str:
    """From when to when it binds, as far as known; a doubt that a whole list shares is not marked."""
    start = partial_day(one.effect_from) or _("chưa rõ")
    end = f" - {partial_day(one.effect_until)}" if one.effect_until else ""
    return start + end + ("" if one.confirmed or all_unsure else "?")


def effect_words(found: EffectOnDay) -> str:
    """The status, with `?` where it rests on something unconfirmed."""
    return effect_label(found.effect) + ("" if found.confirmed else "?")


def status_words(one: Regulation, today: date, *, all_unsure: bool = False) -> str:
    """The status, and the day on which its application ended."""
    found = effect_on(one.history, today)
    words = effect_label(found.effect) if all_unsure else effect_words(found)
    ended = ended_on(one, today)
    return _("{0}; hết thời gian áp dụng từ {1}").format(words, day(ended)) if ended else words


def ended_on(one: Regulation, today: date) -> date | None:
    """The last day of application, where it has passed."""
    last = partial_date.latest(one.applies_until) if one.applies_until else date.max
    return last if last < today else None


def cited(text: Citation) -> str:
    """A text by its title, number and day, as far as they are known."""
    return " ".join(part for part in (text.title, text.number, partial_day(text.issued)) if part)


def validity(version: Version) -> str:
    """When a version of a provision holds, and by which text; empty for what was never changed."""
    parts = [
        _("từ {0}").format(day(version.first)) if version.first > date.min else "",
        _("đến {0}").format(day(version.last)) if version.last < date.max else "",
        _("theo {0}").format(cited(version.by)) if version.by else "",
    ]
    return " ".join(part for part in parts if part)


def source_of(one: Regulation, *names: str) -> str:
    """` (theo …)` behind a value that an overlay has completed."""
    found = dict.fromkeys(one.provenance[name] for name in names if name in one.provenance)
    return _(" (theo {0})").format("; ".join(found)) if found else ""


def own_validity(provision: Provision) -> str | None:
    """The time of a version without duties; the duties of other versions carry it themselves."""
    return validity(provision.version) if not provision.duties else None


def _table(found: Sequence[RegulationSummary], today: date) -> Table:
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Số"), stretch=True), Column(_("Nơi áp dụng")),
        Column(_("Ban hành"), wide_only=True), Column(_("Hiệu lực")), Column(_("Tình trạng"), stretch=True),
        Column(_("Điều khoản"), align_right=True, wide_only=True), Column(_("Nhiệm vụ"), align_right=True),
        Column(_("Có hạn"), align_right=True), Column(_("Tên"), stretch=True, wide_only=True),
    )  # fmt: skip
    unsure = is_all_unsure(found, today)
    return Table(columns, tuple(
        (one.id, (one.number or _("chưa rõ")) + _mark(one, "number"), one.jurisdiction + _mark(one, "jurisdiction"),
         (partial_day(one.issued) or _("chưa rõ")) + _mark(one, "issued"),
         effect_span(one, all_unsure=unsure) + _mark(one, "effect.from", "effect.until", "effect.confirmed"),
         status_words(one, today, all_unsure=unsure) + _mark(one, "history"),
         provisions, duties, dated, one.title + _mark(one, "title"))
        for one, provisions, duties, dated in found
    ))  # fmt: skip


def is_all_unsure(found: Sequence[RegulationSummary], today: date) -> bool:
    """Whether the effect of none of several is confirmed."""
    heads = [summary.regulation for summary in found]
    return len(heads) > 1 and not any(one.confirmed or effect_on(one.history, today).confirmed for one in heads)


def _mark(one: Regulation, *names: str) -> str:
    return COMPLETED if any(name in one.provenance for name in names) else ""


def _events_table(found: Sequence[RegulationSummary]) -> Table:
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Ngày")), Column(_("Sự kiện")), Column(_("Theo văn bản"), stretch=True),
        Column(_("Xác minh")), Column(_("Ghi chú"), stretch=True),
    )  # fmt: skip
    rows = [
        (summary.regulation.id, partial_day(one.on), change_label(one.event), cited(one.by) if one.by else None,
         confirmed_label(one.confirmed), one.note)
        for summary in found
        for one in summary.regulation.history
    ]  # fmt: skip
    return Table(columns, tuple(rows)).used()


def _legend(found: Sequence[RegulationSummary], today: date, *, history: bool) -> list[Lines]:
    """The meaning of each mark, and the source of each value from an overlay."""
    unsure = not history and not all(one.confirmed for summary in found for one in summary.regulation.history)
    lines = []
    if not history and is_all_unsure(found, today):
        lines = [_("Hiệu lực của mọi văn bản ở đây chưa xác minh.")]
    elif unsure:
        lines = [_("?  hiệu lực chưa xác minh")]
    lines += told_drafts([summary.regulation.id for summary in found if summary.regulation.draft])
    for summary in found:
        one = summary.regulation
        sources = dict.fromkeys(one.provenance.values())
        lines += [_("{0}  {1}: bổ sung theo {2}").format(COMPLETED, one.id, source) for source in sources]
    return [Lines(tuple(lines), footnote=True)] if lines else []
