"""What became of a hub, who takes part in it, and what a sync has carried."""

from __future__ import annotations

from datetime import date

from baohiem_cli.app.data.hub import Broken, Made, Standing
from baohiem_cli.app.data.syncing import RefusedChain, Synced
from baohiem_cli.domain.ledger.chain import Break, Fault
from baohiem_cli.errors import BhError
from baohiem_cli.files.ledger_file import fault
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Fields, Item, Lines, Table
from baohiem_cli.store.hub.offices import Enrolled, Grant
from baohiem_cli.views.common.dates import vietnam_time
from baohiem_cli.views.common.labels import conflict_label
from baohiem_cli.views.common.words import option_words
from baohiem_cli.views.data.database import already, brought_table, brought_warnings

UNSOUND = 4
"""The exit code where a chain cannot be taken or does not hold."""


def made_answer(made: Made, today: date) -> Answer:
    """A hub that is ready."""
    told = _("Kho {0} đã sẵn sàng (phiên bản {1}).") if made.before < made.now else _("Kho {0} đã ở phiên bản {1}.")
    item = {"hub": made.hub, "version": made.now, "before": made.before}
    return Answer("hub init", today, (item,), (Lines((told.format(made.hub, made.now),)),), already=already())


def grant_answer(wish: Grant, today: date) -> Answer:
    """What an office may now."""
    rights = _("ghi sổ của mình, đọc {0}") if wish.writes else _("chỉ đọc {0}")
    pairs = [(_("Vai trò"), wish.role), (_("Đơn vị"), wish.name), (_("Quyền"), rights.format(_reach(wish.reach)))]
    if wish.origin:
        pairs.append((_("Nguồn"), wish.origin))
    item = {
        "role": wish.role, "name": wish.name, "province": wish.province, "reach": wish.reach, "writes": wish.writes,
        "origin": wish.origin,
    }  # fmt: skip
    return Answer("hub grant", today, (item,), (Fields(tuple(pairs)),), already=already())


def revoke_answer(role: str, today: date) -> Answer:
    """A role that may nothing any more."""
    told = _("Đã thu quyền của vai trò {0}; ghi nhận đã gửi vẫn ở trong kho.").format(role)
    return Answer("hub revoke", today, ({"role": role},), (Lines((told,)),), already=already())


def offices_answer(standing: Standing, today: date) -> Answer:
    """Who sent how much, and when."""
    columns = (
        Column(_("Vai trò"), no_wrap=True), Column(_("Đơn vị"), stretch=True), Column(_("Tỉnh")), Column(_("Đọc")),
        Column(_("Nguồn"), no_wrap=True), Column(_("Ghi nhận"), align_right=True), Column(_("Gửi lần cuối")),
    )  # fmt: skip
    rows = tuple(
        (one.role, one.name, one.province, _rights(one), (one.origin or "")[-6:], one.events,
         vietnam_time(_moment(one) or "") if one.sent else None)
        for one in standing.offices
    )  # fmt: skip
    return Answer("hub offices", today, tuple(map(_office_item, standing.offices)), (Table(columns, rows),))


def status_answer(standing: Standing, today: date) -> Answer:
    """Who the hub takes us for."""
    me = standing.me
    name = me.name or _("chưa ghi là đơn vị nào")
    total = sum(one.events for one in standing.offices)
    pairs = (
        (_("Kho"), standing.hub), (_("Vai trò"), me.role), (_("Đơn vị"), name),
        (_("Đọc"), _reach(me.reach) if me.reach else _("không")), (_("Ghi"), _("có") if me.writes else _("không")),
        (_("Ghi nhận của đơn vị"), str(total)),
    )  # fmt: skip
    item = {
        "hub": standing.hub, "role": me.role, "name": me.name, "reach": me.reach, "writes": me.writes,
        "origins": sorted(me.origins), "events": total,
    }  # fmt: skip
    return Answer("hub status", today, (item,), (Fields(pairs),))


def published_answer(count: int, year: int, today: date) -> Answer:
    """How much of a year stands in the hub."""
    told = _("Trong kho có {0} kỳ đến hạn năm {1}.").format(count, year)
    return Answer("hub publish", today, ({"year": year, "occurrences": count},), (Lines((told,)),), already=already())


def verify_answer(found: Broken, today: date) -> Answer:
    """Whether the chains of a hub hold."""
    told = _("{0} nguồn, {1} ghi nhận: {2} chỗ không đúng.").format(found.chains, found.events, len(found.breaks))
    words = [(origin, number, fault(Break(origin, number, Fault(kind)))) for origin, number, kind in found.breaks]
    blocks: list[Block] = [Lines((told,))]
    if words:
        columns = (Column(_("Nguồn"), no_wrap=True), Column(_("Số"), align_right=True), Column(_("Lỗi"), stretch=True))
        blocks.append(Table(columns, tuple(words)))
    items = tuple({"origin": origin, "number": number, "fault": kind} for origin, number, kind in found.breaks)
    extra = {"hub": found.hub, "chains": found.chains, "events": found.events}
    return Answer("hub verify", today, items, tuple(blocks), extra=extra, exit_code=UNSOUND if words else 0)


def sync_answer(synced: Synced, today: date, warnings: tuple[str, ...]) -> Answer:
    """What went each way, whose it is, what contradicts, and what one side did not take."""
    blocks: list[Block] = [
        Fields(((_("Kho"), synced.hub), (_("Đã gửi"), str(synced.sent)), (_("Đã nhận"), str(synced.new))))
    ]
    if synced.brought:
        blocks.append(brought_table(synced.brought))
    if synced.touched:
        blocks.append(Lines((_("Liên quan đến ghi nhận của đơn vị này: {0}").format("; ".join(synced.touched)),)))
    if synced.contradictions:
        told = (_("Mâu thuẫn ở {0}: {1}").format(key, conflict_label(one)) for key, one in synced.contradictions)
        blocks.append(Lines(tuple(told)))
    warnings = (*warnings, *map(_refusal, synced.refused))
    item = {
        "hub": synced.hub, "role": synced.role, "sent": synced.sent, "new": synced.new,
        "origins": [
            {"origin": one.origin, "new": one.events, "actors": list(one.actors), "offices": list(one.offices),
             "first": one.first, "last": one.last, "own": one.own, "joined": one.apart, "heir": one.heir}
            for one in synced.brought
        ],
        "touched": list(synced.touched),
        "contradictions": [{"key": key, "conflict": conflict_label(one)} for key, one in synced.contradictions],
        "refused": [
            {"origin": one.origin, "number": one.number, "sending": one.sending, "reason": one.reason}
            for one in synced.refused
        ],
    }  # fmt: skip
    return Answer(
        "sync",
        today,
        (item,),
        tuple(blocks),
        brought_warnings(synced.brought, warnings),
        exit_code=UNSOUND if synced.refused else 0,
        already=already(),
    )


def after_record(answer: Answer, outcome: Synced | BhError) -> Answer:
    """The answer of a record that was followed by a sync."""
    if isinstance(outcome, BhError):
        told = _("Đã ghi ở đây, chưa đồng bộ được: {0}").format(outcome.message)
        return answer._replace(warnings=(*answer.warnings, told), extra={**answer.extra, "sync": None})
    line = Lines((_("Đã đồng bộ với kho: gửi {0}, nhận {1}.").format(outcome.sent, outcome.new),))
    return answer._replace(
        blocks=(*answer.blocks, line),
        warnings=(*answer.warnings, *map(_refusal, outcome.refused)),
        extra={**answer.extra, "sync": {"sent": outcome.sent, "new": outcome.new}},
    )


def _refusal(one: RefusedChain) -> str:
    told = _("Kho không nhận ghi nhận số {0} của nguồn {1}: {2}. {3}")
    if not one.sending:
        told = _("Không nhận được ghi nhận số {0} của nguồn {1} từ kho: {2}. {3}")
    return told.format(one.number, one.origin, one.reason, one.remedy)


def _reach(reach: str) -> str:
    return option_words()[reach][0]


def _rights(one: Enrolled) -> str:
    if one.revoked:
        return _("đã thu quyền")
    return _reach(one.reach) + ("" if one.writes else _(", không ghi"))


def _moment(one: Enrolled) -> str | None:
    return one.sent.isoformat() if one.sent else None


def _office_item(one: Enrolled) -> Item:
    return {
        "role": one.role, "name": one.name, "province": one.province, "reach": one.reach, "writes": one.writes,
        "revoked": one.revoked, "origin": one.origin, "events": one.events, "sent": _moment(one),
    }  # fmt: skip
