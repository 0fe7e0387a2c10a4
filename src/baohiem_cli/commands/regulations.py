"""`bh regulations`: the documents in the register."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any

from baohiem_cli.commands import asking, options
from baohiem_cli.commands.register import opened
from baohiem_cli.report.answer import Answer, Block, Column, Item, Lines, Table
from baohiem_cli.store import reader

HELP = _("Các văn bản: số, ngày, hiệu lực, số nhiệm vụ.")
EXAMPLES = ("bh regulations", 'bh regulations --province "Kon Tum"', "bh regulations --format json")


@options.common
def regulations(
    filters: options.Filters,
    where: options.Where,
) -> None:
    """Print the regulations that have duties which fit, with their counts."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters, today)
        heads = reader.regulations(register.db, asked)
        counts: dict[str, list[int]] = {}
        for duty in reader.duties(register.db, asked):
            count = counts.setdefault(duty.regulation, [0, 0])
            count[0] += 1
            count[1] += bool(duty.deadlines)
    narrowed = any((asked.agencies, asked.roles, asked.kinds, asked.schemes, asked.cadences, asked.bases))
    shown = [head for head in heads if not narrowed or head["id"] in counts]
    for head in shown:
        head["duties"], head["dated"] = counts.get(head["id"], [0, 0])
    blocks: tuple[Block, ...] = (_table(shown), *_legend(shown))
    asking.emit(Answer("regulations", today, tuple(map(item, shown)), blocks, tuple(register.warnings)), where.format)


def item(head: dict[str, Any]) -> Item:
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
    }


def effect(head: dict[str, Any]) -> str:
    """From when to when it binds, as far as known."""
    start = partial_day(head["effect_from"]) or _("chưa rõ")
    end = f" - {partial_day(head['effect_until'])}" if head["effect_until"] else ""
    return start + end + ("" if head["confirmed"] else "?")


def partial_day(text: str | None) -> str:
    """A date as far as it is known, day first: `05/2024`."""
    return "/".join(reversed(text.split("-"))) if text else ""


def _table(heads: list[dict[str, Any]]) -> Table:
    columns = (
        Column(_("Mã")),
        Column(_("Số")),
        Column(_("Nơi áp dụng")),
        Column(_("Ban hành")),
        Column(_("Hiệu lực")),
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
                h["number"] or _("chưa rõ"),
                h["jurisdiction"],
                partial_day(h["issued"]) or _("chưa rõ"),
                effect(h),
                h["provisions"],
                h["duties"],
                h["dated"],
                h["title"],
            )
            for h in heads
        ),
    )


def _legend(heads: list[dict[str, Any]]) -> list[Lines]:
    if all(head["confirmed"] for head in heads):
        return []
    return [Lines((_("?  hiệu lực chưa xác minh"),), aside=True)]
