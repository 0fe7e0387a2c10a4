"""Occurrences as days of a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.vocabulary import Basis
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Event, Mark
from baohiem_cli.views.ask.occurrences import situation
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.labels import basis_label, confirmed_label

_MARKS = {State.DONE: Mark.DONE, State.DONE_LATE: Mark.DONE, State.WAIVED: Mark.CANCELLED}


def events_of(found: Sequence[Tracked], listing: Listing) -> Iterator[Event]:
    """An event for each occurrence, on the day that counts."""
    for one in found:
        occurrence, standing = one.occurrence, one.standing
        duty = occurrence.duty
        names = listing.holders.names
        bodies = "; ".join(names.get(body.agency, body.name) for body in occurrence.agencies)
        mark = _MARKS.get(standing.state, Mark.PLANNED)
        stands = situation(one) if mark is not Mark.PLANNED or standing.refused else ""
        lines = [
            f"{duty.jurisdiction}: {duty.citation}" + (f" ({duty.number})" if duty.number else ""),
            _("Cơ quan: {0}").format(bodies),
            _("Kỳ: {0}").format(occurrence.period),
            _("Tình trạng: {0}").format(stands) if stands else "",
            _("Hạn gốc: {0}, gia hạn đến {1}").format(day(occurrence.due), day(standing.extended_to))
            if standing.extended_to else "",
            _("Loại hạn: {0}").format(basis_label(Basis.INFERRED))
            if occurrence.deadline.basis is Basis.INFERRED else "",
            "" if duty.confirmed else _("Hiệu lực của văn bản: {0}").format(confirmed_label(duty.confirmed)),
            _("Mã: {0}").format(occurrence.key),
        ]  # fmt: skip
        title = f"{bodies}: {duty.summary}"
        yield Event(
            uid=occurrence.key,
            day=one.due,
            title=f"({stands}) {title}" if stands else title,
            lines=tuple(filter(None, lines)),
            revision=standing.revision,
            mark=mark,
        )
