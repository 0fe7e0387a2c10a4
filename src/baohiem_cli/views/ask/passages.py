"""The words of a text, as they stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypedDict

from baohiem_cli.app.ask.provisions import ShownPart
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Fields, Lines
from baohiem_cli.views.common.marks import marked


class PassageItem(TypedDict):
    """The words of one provision or heading, and where they begin."""

    ref: str
    citation: str
    text: str
    page: int | None
    line: int


def text_answer(part: ShownPart, today: date, warnings: tuple[str, ...]) -> Answer:
    """Only the words, or how they can be had."""
    heading = f"{part.summary.regulation.jurisdiction}: {'; '.join(map(refs.citation, part.place.refs))}"
    quotes = _quotes(part)
    pairs = tuple((f"{refs.citation(one.ref)} ({place(one)})", marked(one.text, quotes)) for one in part.passages)
    told = Lines((_("Chưa gắn lời văn; gắn bằng: bh attach {0} TỆP").format(part.summary.regulation.id),))
    items = tuple(_item(one) for one in part.passages)
    return Answer("show", today, items, (Lines((heading,), heading=True), Fields(pairs) if pairs else told), warnings)


def words_of(part: ShownPart, ref: str) -> Iterator[tuple[str, str]]:
    """The words of one provision, with those that date its duties marked."""
    quotes = _quotes(part)
    for one in part.passages:
        if one.ref == ref:
            yield _("Lời văn ({0})").format(place(one)), marked(one.text, quotes)


def text_of(part: ShownPart, ref: str) -> str | None:
    """The words of one provision, as they are; None where nobody has attached the text."""
    return "\n".join(one.text for one in part.passages if one.ref == ref) or None


def place(passage: Passage) -> str:
    """Where a passage begins in its source."""
    if passage.page is None:
        return _("dòng {0}").format(passage.line)
    return _("trang {0}, dòng {1}").format(passage.page, passage.line)


def _quotes(part: ShownPart) -> Sequence[str]:
    return [deadline.quote for shown in part.provisions for one in shown.duties for deadline in one.duty.deadlines]


def _item(one: Passage) -> PassageItem:
    return {
        "ref": one.ref,
        "citation": refs.citation(one.ref),
        "text": one.text,
        "page": one.page,
        "line": one.line,
    }
