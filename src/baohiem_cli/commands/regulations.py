"""`bh regulations`: the documents in the register."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from baohiem_cli.commands import asking, effects, options
from baohiem_cli.commands.effects import day_of
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.text.effect import standing
from baohiem_cli.domain.vocabulary import change_label
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Item, Lines, Table
from baohiem_cli.store.register import catalogue

HELP = _("Các văn bản: số, ngày, hiệu lực, tình trạng, số nhiệm vụ.")
EXAMPLES = ("bh regulations", 'bh regulations --province "Kon Tum"', "bh regulations --history --as-of 2024-05-01")
MARK = "*"
"""Behind a value that the user's own data have completed."""


@options.common
def regulations(
    history: Annotated[
        bool, typer.Option("--history", help=_("Các sự kiện về hiệu lực của từng văn bản: ngày, theo văn bản nào."))
    ] = False,
    *,
    filters: options.Filters,
    where: options.Where,
) -> None:
    """Print the regulations that have duties which fit, with their counts."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters, today)
        heads = catalogue.regulations(register.db, asked)
        counts: dict[str, list[int]] = {}
        for duty in catalogue.duties(register.db, asked, on=today):
            count = counts.setdefault(duty.regulation, [0, 0])
            count[0] += 1
            count[1] += bool(duty.deadlines)
    narrowed = any((asked.agencies, asked.roles, asked.kinds, asked.schemes, asked.cadences, asked.bases))
    shown = [head for head in heads if not narrowed or head["id"] in counts]
    for head in shown:
        head["duties"], head["dated"] = counts.get(head["id"], [0, 0])
    blocks: tuple[Block, ...] = (_events(shown) if history else _table(shown, today), *_legend(shown, history=history))
    items = tuple(item(head, today) for head in shown)
    asking.emit(Answer("regulations", today, items, blocks, tuple(register.warnings)), where.format)


def item(head: dict[str, Any], today: date) -> Item:
    """A regulation in JSON: everything that is known of the document itself."""
    return {
        "id": head["id"],
        "number": head["number"],
        "title": head["title"],
        "document": head["document"],
        "jurisdiction": head["jurisdiction"],
        "issuer": head["issuer"],
        "issued": head["issued"],
        "effect": {"from": head["effect_from"], "until": head["effect_until"], "note": head["effect_note"]},
        "application": {"from": head["applies_from"], "until": head["applies_until"]},
        "confirmed": head["confirmed"],
        "provisions": head["provisions"],
        "duties": head["duties"],
        "dated": head["dated"],
        "legal_basis": head["legal_basis"],
        "replaces": head["replaces"],
        "source": head["source"],
        "doubts": head["doubts"],
        **effects.status_item(head, today),
    }


def effect(head: dict[str, Any]) -> str:
    """From when to when it binds, as far as known."""
    start = day_of(head["effect_from"]) or _("chưa rõ")
    end = f" - {day_of(head['effect_until'])}" if head["effect_until"] else ""
    return start + end + ("" if head["confirmed"] else "?")


def _table(heads: list[dict[str, Any]], today: date) -> Table:
    columns = (
        Column(_("Mã"), whole=True),
        Column(_("Số"), wide=True),
        Column(_("Nơi áp dụng")),
        Column(_("Ban hành"), extra=True),
        Column(_("Hiệu lực")),
        Column(_("Tình trạng"), wide=True),
        Column(_("Điều khoản"), right=True, extra=True),
        Column(_("Nhiệm vụ"), right=True),
        Column(_("Có hạn"), right=True),
        Column(_("Tên"), wide=True, extra=True),
    )
    return Table(
        columns,
        tuple(
            (
                h["id"],
                (h["number"] or _("chưa rõ")) + _mark(h, "number"),
                h["jurisdiction"] + _mark(h, "jurisdiction"),
                (day_of(h["issued"]) or _("chưa rõ")) + _mark(h, "issued"),
                effect(h) + _mark(h, "effect.from", "effect.until", "effect.confirmed"),
                effects.words(standing(h["history"], today)) + _mark(h, "history"),
                h["provisions"],
                h["duties"],
                h["dated"],
                h["title"] + _mark(h, "title"),
            )
            for h in heads
        ),
    )


def _mark(head: dict[str, Any], *names: str) -> str:
    return MARK if any(name in head["provenance"] for name in names) else ""


def _events(heads: list[dict[str, Any]]) -> Table:
    columns = (
        Column(_("Mã"), whole=True), Column(_("Ngày")), Column(_("Sự kiện")), Column(_("Theo văn bản"), wide=True),
        Column(_("Xác minh")), Column(_("Ghi chú"), wide=True),
    )  # fmt: skip
    rows = [
        (head["id"], day_of(one.on), change_label(one.event), effects.cited(one.by) if one.by else None,
         _("đã xác minh") if one.confirmed else _("chưa xác minh"), one.note)
        for head in heads
        for one in head["history"]
    ]  # fmt: skip
    return Table(columns, tuple(rows)).used()


def _legend(heads: list[dict[str, Any]], *, history: bool) -> list[Lines]:
    """What the marks mean, and who says what was completed."""
    unsure = not history and not all(one.confirmed for head in heads for one in head["history"])
    lines = [_("?  hiệu lực chưa xác minh")] if unsure else []
    for head in heads:
        sources = dict.fromkeys(head["provenance"].values())
        lines += [_("{0}  {1}: bổ sung theo {2}").format(MARK, head["id"], source) for source in sources]
    return [Lines(tuple(lines), aside=True)] if lines else []
