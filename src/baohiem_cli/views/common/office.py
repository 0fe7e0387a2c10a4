"""The office in an answer: whom it is about, and how an office is set."""

from __future__ import annotations

from typing import TypedDict

from baohiem_cli.app.ask.scope import Scope
from baohiem_cli.app.office import NO_OFFICE, Shown
from baohiem_cli.domain.alphabet import order
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Lines, Source


class OfficeItem(TypedDict):
    """What of the office limits an answer: ids, with their names, and the office's own name."""

    province: str | None
    province_name: str | None
    agency: str | None
    agency_name: str | None
    name: str | None
    unit: str | None
    unit_name: str | None


def for_office(answer: Answer, scope: Scope, *, hint: bool = True, heading: bool = True) -> Answer:
    """The answer with the office that it is for, in its first heading and as a field of JSON.

    Where nothing is set and nobody was named, a `hint` says how to set it.
    """
    told = scope.office.office != NO_OFFICE
    extra = {**answer.extra, "office": office_item(scope.office) if told else None}
    blocks = _headed(answer.blocks, about(scope)) if told and heading else answer.blocks
    hints = (*answer.hints, how_to_set()) if hint and scope.unset else answer.hints
    return answer._replace(extra=extra, blocks=blocks, hints=hints)


def office_item(shown: Shown) -> OfficeItem:
    """An office in JSON."""
    office = shown.office
    return {
        "province": office.province,
        "province_name": shown.province,
        "agency": office.agency,
        "agency_name": shown.agency,
        "name": office.name,
        "unit": office.unit,
        "unit_name": shown.unit,
    }


def about(scope: Scope) -> str:
    """Whom an answer is about: the office by its own name, or agencies and their provinces."""
    if scope.office.office.agency:
        return scope.office.called or ""
    where = ", ".join(scope.provinces)
    who = ", ".join(sorted(scope.agencies, key=order))
    if who:
        return f"{who} ({where})" if where else who
    return _("{0}, cùng văn bản toàn quốc").format(where) if where else ""


def how_to_set() -> str:
    """How an office is set."""
    return _("Đặt đơn vị một lần để chỉ thấy việc của mình: bh init --agency 'BHXH Sơn La' (dùng --all để không nhắc).")


def _headed(blocks: tuple[Block, ...], who: str) -> tuple[Block, ...]:
    """The blocks with `who` in their first heading, or in one before them; a diagram is left as it is."""
    for i, block in enumerate(blocks):
        if isinstance(block, Lines) and block.heading:
            first, *rest = block.lines
            named = block._replace(lines=(_("{0} – {1}").format(first, who), *rest))
            return (*blocks[:i], named, *blocks[i + 1 :])
    if not blocks or any(isinstance(block, Source) for block in blocks):
        return blocks
    return (Lines((_("Phạm vi: {0} (xem tất cả: --all)").format(who),), heading=True), *blocks)
