"""The list of things behind a letter or a report: who, what, by which article, by when, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.domain.records import Regulation
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Column, Piece, Prose, Table, Tone
from baohiem_cli.views.common.holders import heirs
from baohiem_cli.views.letter.words import due_day, situation, text_named


def bodies(one: Tracked, listing: Listing) -> tuple[str, ...]:
    """Those who owe it, each by the name of who holds the duty today; without a single heir by its own."""
    occurrence = one.occurrence
    known = listing.holders
    if unit := occurrence.unit:
        heir = heirs(known, unit.agency, occurrence.duty)
        return (_("{0} (trước là {1})").format(heir, unit.name) if heir else unit.name,)
    where = f" ({occurrence.province})" if occurrence.province else ""
    names = (
        (heirs(known, body.agency, occurrence.duty) or known.names.get(body.agency, body.name)) + where
        for body in occurrence.agencies
    )
    return tuple(dict.fromkeys(names))


def task_list(
    found: Sequence[Tracked], listing: Listing, texts: Mapping[str, Regulation], *, several: bool = True
) -> Table:
    """One row for each thing, with the article that gives it; its key stands small below it."""
    who = (Column(_("Cơ quan thực hiện"), stretch=True),) if several else ()
    columns = (
        Column(_("TT"), align_right=True), *who, Column(_("Nhiệm vụ"), stretch=True), Column(_("Căn cứ"), stretch=True),
        Column(_("Kỳ"), no_wrap=True), Column(_("Hạn"), no_wrap=True), Column(_("Tình trạng"), stretch=True),
    )  # fmt: skip
    rows = []
    for i, one in enumerate(found, 1):
        occurrence = one.occurrence
        text = texts[occurrence.duty.regulation]
        task = Prose((Piece(occurrence.duty.summary), Piece(f"\n{occurrence.key}", Tone.QUIET)))
        cited = _("{0} {1}").format(occurrence.duty.citation, text_named(text))
        names = ("; ".join(bodies(one, listing)),) if several else ()
        rows.append((i, *names, task, cited, occurrence.period, due_day(one), situation(one, listing.today)))
    return Table(columns, tuple(rows))
