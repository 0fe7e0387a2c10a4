"""What was found by words: each hit with its place, and the words in their context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict

from baohiem_cli.app.ask.searching import Hit
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.words import places
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Column, Lines, Table
from baohiem_cli.views.common.items import duty_item
from baohiem_cli.views.common.labels import reason_label
from baohiem_cli.views.common.marks import marked


class ContextItem(TypedDict):
    """A text that has the words; `marks` are the beginning and end of each."""

    field: str
    text: str
    marks: list[tuple[int, int]]


class PlaceItem(TypedDict):
    """A provision without a duty, or a whole regulation (without a ref), that has the words."""

    found: str
    id: str
    regulation: str
    number: str | None
    jurisdiction: str
    ref: str | None
    citation: str | None
    title: str
    no_duty: str | None
    note: str | None
    context: list[ContextItem]


_AROUND = 60
"""Letters that are shown on each side of the words found, in a long text."""

_FIELDS = ("own", "titles", "bodies", "remarks", "words")


def search_answer(hits: Sequence[Hit], words: Sequence[str], today: date, warnings: tuple[str, ...]) -> Answer:
    """The hits, best first; the words found stand between « and »."""
    heading = Lines((_("Tìm thấy {0} nơi").format(len(hits)),), heading=True)
    columns = (
        Column(_("Mã"), no_wrap=True), Column(_("Căn cứ"), wide_only=True), Column(_("Nội dung"), stretch=True),
        Column(_("Thấy trong"), stretch=True),
    )  # fmt: skip
    rows = tuple((_id(hit), _citation(hit), _own(hit, words), "; ".join(_elsewhere(hit, words))) for hit in hits)
    items = (_item(hit, words, today) for hit in hits)
    return Answer("search", today, items, (heading, Table(columns, rows)), warnings)


def _id(hit: Hit) -> str:
    if hit.duty:
        return hit.duty.id
    return f"{hit.regulation.id}/{hit.ref}" if hit.ref else hit.regulation.id


def _citation(hit: Hit) -> str:
    place = hit.duty.jurisdiction if hit.duty else hit.regulation.jurisdiction
    return f"{place}: {refs.citation(hit.ref)}" if hit.ref else place


def _own(hit: Hit, words: Sequence[str]) -> str:
    """What the hit says itself; of a provision that lays no duty, why."""
    own = marked(hit.texts[0], words)
    if hit.provision and hit.provision.no_duty:
        reason = _("(không giao nhiệm vụ: {0})").format(reason_label(hit.provision.no_duty))
        return f"{reason} {own}".rstrip()
    return own


def _elsewhere(hit: Hit, words: Sequence[str]) -> list[str]:
    """The other texts of the hit that have words which its own do not have."""
    missing = [word for word in words if not places(hit.texts[0], [word])]
    labels = (_("tên điều"), _("cơ quan"), _("ghi chú"), _("lời văn"))
    return [
        f"{label}: {marked(text, missing, _AROUND)}"
        for label, text in zip(labels, hit.texts[1:], strict=True)
        if places(text, missing)
    ]


def _item(hit: Hit, words: Sequence[str], today: date) -> Mapping[str, object]:
    """A duty is as everywhere, with its context more."""
    context: list[ContextItem] = [
        {"field": field, "text": text, "marks": list(found)}
        for field, text in zip(_FIELDS, hit.texts, strict=True)
        if (found := places(text, words))
    ]
    if hit.duty:
        return {"found": "duty", **duty_item(hit.duty, today), "context": context}
    head, read = hit.regulation, hit.provision
    place: PlaceItem = {
        "found": "provision" if read else "regulation",
        "id": _id(hit),
        "regulation": head.id,
        "number": head.number,
        "jurisdiction": head.jurisdiction,
        "ref": hit.ref or None,
        "citation": refs.citation(hit.ref) if hit.ref else None,
        "title": head.title,
        "no_duty": read.no_duty if read else None,
        "note": read.note if read else None,
        "context": context,
    }
    return place
