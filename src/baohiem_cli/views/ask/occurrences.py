"""Occurrences as a list: one row for all the bodies that stand alike; for spreadsheets one row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.vocabulary import Basis
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Block, Cell, Column, Lines, Marked, Names, Table, Tone
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.holders import authority, holder_items, now
from baohiem_cli.views.common.items import occurrence_item
from baohiem_cli.views.common.labels import basis_label, confirmed_label, draft_lines, state_label

if TYPE_CHECKING:
    from baohiem_cli.views.common.contract import OccurrenceItem

NAMED = 3
"""A row of more agencies than this would make the notes on what became of them longer than the list."""


class Row(NamedTuple):
    """Occurrences that differ only in the agency and stand alike."""

    tracked: Tracked
    agencies: tuple[str, ...]
    names: tuple[str, ...]
    via: str | None

    @property
    def stem(self) -> str:
        """The key, without the agency where the row stands for several."""
        key = self.tracked.occurrence.key
        return key if len(self.agencies) == 1 else key.partition(":")[0]


def occurrence_items(found: Sequence[Tracked], listing: Listing) -> Iterator[OccurrenceItem]:
    """The occurrences in JSON."""
    for one in found:
        item = occurrence_item(one, listing.today, listing.working.submit_by(one.due))
        item["holders"] = holder_items(listing.holders, one.occurrence.agencies[0].agency, one.occurrence.duty)
        yield item


def occurrence_table(
    found: Sequence[Tracked], listing: Listing, *, late: bool = False, all_unsure: bool | None = None
) -> Table:
    """The rows for people; `late` tells how many days late each is, and not when it is best handed in.

    Where no text of the answer is confirmed, a line below says so and no row is marked for it.
    """
    unsure = is_all_unsure(found) if all_unsure is None else all_unsure
    stem = (Column(_("Mã"), no_wrap=True), Column(_("Căn cứ"), wide_only=True), Column(_("Kỳ"), wide_only=True))
    rest = (Column(_("Cơ quan"), stretch=True), Column(_("Tình trạng")), Column(_("Nhiệm vụ"), stretch=True))
    rows = tuple(
        (*_days(row.tracked, listing, late=late, all_unsure=unsure), row.stem, *_place(row.tracked), _who(row, listing),
         situation(row.tracked, late=not late), row.tracked.occurrence.duty.summary)
        for row in merged(found)
    )  # fmt: skip
    return Table((*_day_columns(late=late), *stem, *rest), rows)


class Part(NamedTuple):
    """Occurrences under a heading; `late` ones show by how many days."""

    title: str
    found: Sequence[Tracked]
    late: bool = False


def parts_by_basis(found: Sequence[Tracked], *, late: bool = False) -> list[Part]:
    """What the text dates itself, then what is inferred; a part without occurrences is left out."""
    titles = {Basis.EXPLICIT: _("Theo ngày văn bản ấn định"), Basis.INFERRED: _("Theo ngày suy ra từ định kỳ")}
    parts = (
        Part(title, [one for one in found if one.occurrence.deadline.basis is basis], late)
        for basis, title in titles.items()
    )
    return [part for part in parts if part.found]


def part_blocks(parts: Sequence[Part], listing: Listing) -> Iterator[Block]:
    """Each part below its heading."""
    unsure = is_all_unsure([one for part in parts for one in part.found])
    for part in parts:
        yield Lines((f"{part.title}: {counted(part.found)}",), heading=True)
        if part.found:
            yield occurrence_table(part.found, listing, late=part.late, all_unsure=unsure)


def occurrence_sheet(found: Sequence[Tracked], listing: Listing, *, late: bool = False) -> Table:
    """One row for each occurrence, with its own key and every body; what marks say elsewhere is said in words."""
    columns = (
        *_day_columns(late=late), Column(_("Mã")), Column(_("Căn cứ")), Column(_("Kỳ")),
        Column(_("Cơ quan")), Column(_("Tình trạng"), tones=_state_tones()), Column(_("Nhiệm vụ")),
        Column(_("Loại hạn")), Column(_("Hiệu lực")),
    )  # fmt: skip
    rows = []
    for one in found:
        occurrence = one.occurrence
        bodies = (_name(body.agency, body.name, one, listing) + _through(body.via) for body in occurrence.agencies)
        rows.append(
            (*_days(one, listing, late=late), occurrence.key, *_place(one), "; ".join(bodies),
             situation(one, late=not late), occurrence.duty.summary, basis_label(occurrence.deadline.basis),
             confirmed_label(occurrence.duty.confirmed))
        )  # fmt: skip
    return Table(columns, tuple(rows))


def legend(found: Sequence[Tracked], listing: Listing) -> tuple[Lines, ...]:
    """The meaning of each mark that is used."""
    lines = []
    if any(one.occurrence.deadline.basis is Basis.INFERRED for one in found):
        lines.append(_("~  ngày suy ra từ định kỳ, văn bản không ấn định; bỏ bằng --basis explicit"))
    if is_all_unsure(found):
        lines.append(_("Hiệu lực của mọi văn bản ở đây chưa xác minh; xem bằng bh regulations."))
    elif any(not one.occurrence.duty.confirmed for one in found):
        lines.append(_("?  hiệu lực của văn bản chưa xác minh; xem bằng bh regulations"))
    lines += draft_lines(one.occurrence.duty for one in found)
    if any(one.standing.conflicts for one in found):
        lines.append(_("!  ghi nhận mâu thuẫn nhau; xem bằng bh log và bh doctor"))
    named = [row for row in merged(found) if len(row.agencies) <= NAMED]
    lines += authority(listing.holders, ((id, row.tracked.occurrence.duty) for row in named for id in row.agencies))
    return (Lines(tuple(lines), footnote=True),) if lines else ()


def counted(found: Sequence[Tracked]) -> str:
    """`115 việc (57 dòng)`; without the rows where each stands in its own."""
    rows = len(merged(found))
    if rows == len(found):
        return _("{0} việc").format(rows)
    return _("{0} việc ({1} dòng)").format(len(found), rows)


def merged(found: Sequence[Tracked]) -> list[Row]:
    """One row for all the agencies of one duty and period that stand alike."""
    groups: dict[object, list[Tracked]] = {}
    for one in found:
        standing = one.standing
        stands = (standing.state, standing.refused, standing.assigned, mark(one))
        alike = (one.due, one.occurrence.duty.id, one.occurrence.period, stands)
        groups.setdefault(alike, []).append(one)
    rows = []
    for same in groups.values():
        bodies = [body for one in same for body in one.occurrence.agencies]
        vias = {body.via for body in bodies}
        via = vias.pop() if len(vias) == 1 else None
        rows.append(Row(same[0], tuple(b.agency for b in bodies), tuple(b.name for b in bodies), via))
    return rows


def is_all_unsure(found: Sequence[Tracked]) -> bool:
    """Whether the effect of no text behind these is confirmed."""
    return bool(found) and not any(one.occurrence.duty.confirmed for one in found)


def mark(one: Tracked, *, all_unsure: bool = False) -> str:
    """The marks behind a date; a doubt that all share is none of them."""
    marks = [
        "~" if one.occurrence.deadline.basis is Basis.INFERRED else "",
        "" if all_unsure or one.occurrence.duty.confirmed else "?",
        "!" if one.standing.conflicts else "",
    ]
    return "".join(marks)


def situation(one: Tracked, *, late: bool = True) -> str:
    """How an occurrence stands, in words; empty while it is simply open. `late=False` leaves out that it is late."""
    standing = one.standing
    plain = standing.state is State.OPEN or (standing.state is State.OVERDUE and not late)
    parts = [] if plain else [state_label(standing.state)]
    if standing.refused is not None:
        parts.append(_("bị từ chối"))
    if standing.assigned:
        parts.append(_("giao {0}").format(standing.assigned))
    return "; ".join(parts)


def _state_tones() -> tuple[tuple[str, Tone], ...]:
    tones = {State.OVERDUE: Tone.BAD, State.DONE: Tone.GOOD, State.DONE_LATE: Tone.QUIET, State.WAIVED: Tone.QUIET}
    return tuple((state_label(state), tone) for state, tone in tones.items())


def _day_columns(*, late: bool) -> tuple[Column, ...]:
    if late:
        return (Column(_("Số ngày quá hạn"), align_right=True), Column(_("Hạn")))
    return (Column(_("Hạn")), Column(_("Ngày nên gửi")))


def _days(one: Tracked, listing: Listing, *, late: bool, all_unsure: bool = False) -> tuple[Cell, Cell]:
    extended = one.standing.extended_to
    original = ""
    if extended and one.standing.granted_late:
        original = _(" (gia hạn muộn đến {0})").format(day(extended))
    elif extended:
        original = _(" (gia hạn; gốc {0})").format(day(one.occurrence.due))
    due = Marked(one.due, original + mark(one, all_unsure=all_unsure))
    if late:
        return (listing.today - one.due).days, due
    early = listing.working.submit_by(one.due)
    return due, early if early != one.due and listing.today <= one.due else None


def _place(one: Tracked) -> tuple[Cell, Cell]:
    duty = one.occurrence.duty
    return f"{duty.jurisdiction}: {duty.citation}", one.occurrence.period


def _who(row: Row, listing: Listing) -> Names:
    names = (_name(id, name, row.tracked, listing) for id, name in zip(row.agencies, row.names, strict=True))
    return Names(tuple(names), _("… và {0} cơ quan khác"), _through(row.via))


def _name(agency: str, name: str, one: Tracked, listing: Listing) -> str:
    today = now(listing.holders, agency, one.occurrence.duty)
    return listing.holders.names.get(agency, name) + (f" ({today})" if today else "")


def _through(via: str | None) -> str:
    return _(" (qua {0})").format(via) if via else ""
