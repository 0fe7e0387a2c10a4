"""Occurrences as a list: one row for all the bodies that stand alike; for spreadsheets one row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.domain.agencies.counting import is_national
from baohiem_cli.domain.agencies.partners import partners
from baohiem_cli.domain.ledger.keys import Key
from baohiem_cli.domain.ledger.standing import SETTLED, State, Tracked
from baohiem_cli.domain.records import Answerable, Duty
from baohiem_cli.domain.vocabulary import Basis, Kind
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.report.answer import Block, Cell, Column, Lines, Marked, Names, Sheet, Table, Tone
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.holders import authority, holder_items, now
from baohiem_cli.views.common.items import occurrence_item
from baohiem_cli.views.common.labels import basis_label, confirmed_label, draft_lines, state_label
from baohiem_cli.views.common.notes import noted

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
    units: tuple[str, ...] = ()
    """The names of the bodies that stand for their classes; empty ones where a class stands for itself."""
    as_one: tuple[bool, ...] = ()
    """Whether each of them is a class that is counted as one for want of a list."""
    number: int = 1
    """Of occurrences: a joint act of several agencies is one."""

    @property
    def stem(self) -> str:
        """The key, without the body where the row stands for several."""
        one = self.tracked.occurrence
        return one.key if self.number == 1 else str(Key(one.duty.id, one.period))


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
    joint = (Column(_("Cùng làm"), stretch=True),) if listing.with_whom is not None else ()
    rest = (Column(_("Cơ quan"), stretch=True), Column(_("Tình trạng")), *joint, Column(_("Nhiệm vụ"), stretch=True))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*numbered(row.stem, listing), *_days(row.tracked, listing, late=late, all_unsure=unsure), row.stem,
         *_place(row.tracked), _who(row, listing), situation(row.tracked, late=not late),
         *_with_whom(row.tracked, listing), row.tracked.occurrence.duty.summary)
        for row in merged(found, each=listing.each)
    )  # fmt: skip
    return Table((*number_columns(listing), *_day_columns(late=late), *stem, *rest), rows)


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
        yield Lines((f"{part.title}: {counted(part.found, each=listing.each)}",), heading=True)
        if part.found:
            yield occurrence_table(part.found, listing, late=part.late, all_unsure=unsure)


def part_sheets(parts: Sequence[Part], listing: Listing) -> tuple[Sheet, ...]:
    """Each part as a table for spreadsheets."""
    return tuple(Sheet(part.title, occurrence_sheet(part.found, listing, late=part.late)) for part in parts)


def occurrence_sheet(found: Sequence[Tracked], listing: Listing, *, late: bool = False) -> Table:
    """One row for each occurrence, with its own key and every body; what marks say elsewhere is said in words.

    The last columns are those that `bh import` reads back.
    """
    columns = (
        *_day_columns(late=late), Column(_("Mã")), Column(_("Căn cứ")), Column(_("Kỳ")),
        Column(_("Cơ quan")), Column(_("Tình trạng"), tones=_state_tones()), Column(_("Nhiệm vụ")),
        Column(_("Loại hạn")), Column(_("Hiệu lực")), Column(_("Ngày thực hiện")), Column(_("Số văn bản")),
    )  # fmt: skip
    rows = []
    for one in found:
        occurrence = one.occurrence
        who = body_names(one, listing)
        rows.append(
            (*_days(one, listing, late=late), occurrence.key, *_place(one), who,
             situation(one, late=not late), occurrence.duty.summary, basis_label(occurrence.deadline.basis),
             confirmed_label(occurrence.duty.confirmed), one.standing.done_on, one.standing.document)
        )  # fmt: skip
    return Table(columns, tuple(rows))


def body_names(one: Tracked, listing: Listing) -> str:
    """Everybody who owes an occurrence."""
    return "; ".join(each_body(one, listing)) + _where(one.occurrence.province)


def each_body(one: Tracked, listing: Listing) -> Iterator[str]:
    """The name of each body that owes an occurrence."""
    for body in one.occurrence.agencies:
        yield _name(body.agency, body.name, one, listing) + _through(body.via)


def legend(
    found: Sequence[Tracked], listing: Listing, *, whole: bool, beside: Sequence[Duty] = ()
) -> tuple[Lines, ...]:
    """The meaning of each mark that is used, and a few steps by which duties passed on, or with `whole` all.

    `beside` are duties of the answer without an occurrence.
    """
    lines = []
    if any(one.occurrence.deadline.basis is Basis.INFERRED for one in found):
        lines.append(_("~  ngày suy ra từ định kỳ, văn bản không ấn định; bỏ bằng --basis explicit"))
    if is_all_unsure(found):
        lines.append(_("Hiệu lực của mọi văn bản ở đây chưa xác minh; xem bằng bh regulations."))
    elif any(not one.occurrence.duty.confirmed for one in found):
        lines.append(_("?  hiệu lực của văn bản chưa xác minh; xem bằng bh regulations"))
    lines += draft_lines([*(one.occurrence.duty for one in found), *beside])
    if any(one.standing.conflicts for one in found):
        lines.append(_("!  ghi nhận mâu thuẫn nhau; xem bằng bh log và bh doctor"))
    if any(_is_class(one) for one in found):
        lines.append(_("(tính chung)  chưa có danh sách đơn vị, cả loại cơ quan tính là một; xem bằng bh units"))
    named = [row for row in merged(found, each=listing.each) if len(row.agencies) <= NAMED]
    steps = authority(listing.holders, ((id, row.tracked.occurrence.duty) for row in named for id in row.agencies))
    return noted(lines, steps, whole=whole)


def counted(found: Sequence[Tracked], *, each: bool = False) -> str:
    """`115 việc trong 57 dòng`; without the rows where each stands in its own."""
    rows = len({_alike(one, each=each) for one in found})
    if rows == len(found):
        return _("{0} việc").format(rows)
    return _("{0} việc trong {1} dòng").format(len(found), rows)


def merged(found: Sequence[Tracked], *, each: bool = False) -> list[Row]:
    """One row for all the bodies of one duty and period that stand alike, or one for each."""
    groups: dict[object, list[Tracked]] = {}
    for one in found:
        groups.setdefault(_alike(one, each=each), []).append(one)
    rows = []
    for same in groups.values():
        bodies = list(dict.fromkeys(found for one in same for found in _bodies(one)))
        vias = {body.via for body, *__ in bodies}
        via = vias.pop() if len(vias) == 1 else None
        agencies, names = tuple(body.agency for body, *__ in bodies), tuple(body.name for body, *__ in bodies)
        units, as_one = tuple(body[1] for body in bodies), tuple(body[2] for body in bodies)
        rows.append(Row(same[0], agencies, names, via, units, as_one, len(same)))
    return rows


def _alike(one: Tracked, *, each: bool) -> object:
    """What those have in common that stand in one row."""
    occurrence, standing = one.occurrence, one.standing
    key = occurrence.key if each else None
    return (one.due, occurrence.duty.id, occurrence.period, standing.state, standing.refused, standing.assigned,
            mark(one), key)  # fmt: skip


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


def _with_whom(one: Tracked, listing: Listing) -> tuple[Cell, ...]:
    """The partners in a row, where they are asked for."""
    if listing.with_whom is None:
        return ()
    names = listing.holders.names
    found = partners(one.occurrence.duty, listing.with_whom)
    return ("; ".join(party.name if party.group else names.get(party.agency, party.name) for party in found),)


def number_columns(listing: Listing) -> tuple[Column, ...]:
    """The column of these numbers, where rows have them."""
    return (Column("#", align_right=True),) if listing.shown is not None else ()


def numbered(key: str, listing: Listing) -> tuple[Cell, ...]:
    """The number by which a row on a terminal can be named afterwards."""
    if listing.shown is None:
        return ()
    listing.shown.append(key)
    return (len(listing.shown),)


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


def _bodies(one: Tracked) -> Iterator[tuple[Answerable, str, bool]]:
    """Each body that owes it, with its own name where it is one of a class, and whether it is a class as one."""
    occurrence = one.occurrence
    for body in occurrence.agencies:
        yield body, occurrence.unit.name if occurrence.unit else "", _is_class(one)


def _who(row: Row, listing: Listing) -> Names:
    names = tuple(
        _called(agency, unit or listing.holders.names.get(agency, name), row.tracked, listing, as_one=as_one)
        for agency, name, unit, as_one in zip(row.agencies, row.names, row.units, row.as_one, strict=True)
    )
    after = _through(row.via) + _where(row.tracked.occurrence.province, row.number)
    return Names(names, _("… và {0} cơ quan khác"), after, _share(row, listing))


def _where(province: str | None, number: int = 1) -> str:
    """The province of a joint act that each province owes, or how many provinces stand alike."""
    if province is None:
        return ""
    return _(" (tại {0} tỉnh, thành phố)").format(number) if number > 1 else f" ({province})"


def _share(row: Row, listing: Listing) -> str:
    """How many of all bodies are done, before the names of those that are not."""
    one = row.tracked.occurrence
    done, total = listing.shares.get((one.duty.id, one.period), (0, 0))
    if row.tracked.standing.state in SETTLED or total < 2 or listing.each or not (done or row.units[0]):
        return ""
    if one.duty.kind in (Kind.REPORT, Kind.INFORMATION):
        return _("đã gửi {0}/{1}, chưa gửi: ").format(done, total)
    return _("đã xong {0}/{1}, chưa xong: ").format(done, total)


def _name(agency: str, name: str, one: Tracked, listing: Listing) -> str:
    unit = one.occurrence.unit
    called = unit.name if unit else listing.holders.names.get(agency, name)
    return _called(agency, called, one, listing, as_one=_is_class(one))


def _called(agency: str, name: str, one: Tracked, listing: Listing, *, as_one: bool) -> str:
    today = now(listing.holders, agency, one.occurrence.duty)
    marks = [f" ({today})" if today else "", _(" (tính chung)") if as_one else ""]
    return name + "".join(marks)


def _is_class(one: Tracked) -> bool:
    """Whether a class of districts or communes is counted as one for want of a list."""
    return one.occurrence.as_one and not is_national(one.occurrence.duty)


def _through(via: str | None) -> str:
    return _(" (qua {0})").format(via) if via else ""
