"""The rows of a page: each occurrence with its key, its article, and what the page filters and sorts by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from baohiem_cli.app.ask.listing import Listing
from baohiem_cli.app.ask.reporting import Report
from baohiem_cli.domain.alphabet import order
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.vocabulary import Basis, Kind
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.views.ask.occurrences import each_body, is_all_unsure, situation
from baohiem_cli.views.common.dates import day
from baohiem_cli.views.common.labels import conflict_label, kind_label

NAMED = 3
"""Bodies that a row names at once; the others are unfolded."""


class Choice(NamedTuple):
    """One value of a filter."""

    value: str
    label: str


class Row(NamedTuple):
    """One occurrence. `month` is that of the text's own day, by which the report counts."""

    key: str
    due: date
    month: str
    state: str
    standing: str
    notes: tuple[str, ...]
    bodies: tuple[int, ...]
    names: tuple[str, ...]
    more: tuple[str, ...]
    place: str
    summary: str
    regulation: int
    citation: str
    article: str
    period: str
    kind: str
    basis: str
    when: str
    """Whether it is due `in` the stretch of time that the report is about, or `before` it."""


class Listed(NamedTuple):
    """The occurrences that stand alike, under their heading."""

    id: str
    title: str
    rows: tuple[Row, ...]


class Index(NamedTuple):
    """What the page calls bodies, texts and articles: numbers, so that a row is short."""

    bodies: Mapping[str, int]
    regulations: Mapping[str, int]
    articles: Mapping[tuple[str, str], str]


def index_of(report: Report) -> Index:
    """Bodies and texts by name, articles in the order of their texts."""
    bodies = sorted({name for names in report.bodies.values() for name in names}, key=order)
    regulations = dict.fromkeys(one.regulation.id for one in report.articles)
    return Index(
        {name: number for number, name in enumerate(bodies)},
        {id: number for number, id in enumerate(regulations)},
        {(one.regulation.id, one.ref): f"a{number}" for number, one in enumerate(report.articles)},
    )


def listed(report: Report, index: Index) -> tuple[Listed, ...]:
    """What is late, oldest first; what is still to come; what is done or waived, latest first."""
    every = report.every
    unsure = is_all_unsure(every)

    def rows(*states: State, latest: bool = False) -> tuple[Row, ...]:
        found = sorted((one for one in every if one.standing.state in states), key=lambda one: one.due, reverse=latest)
        return tuple(_row(one, report, index, all_unsure=unsure) for one in found)

    return (
        Listed("late", _("Quá hạn"), rows(State.OVERDUE)),
        Listed("coming", _("Còn trong hạn"), rows(State.OPEN)),
        Listed("closed", _("Đã hoàn thành, được miễn"), rows(State.DONE, State.DONE_LATE, State.WAIVED, latest=True)),
    )


def choices(report: Report, index: Index) -> dict[str, tuple[Choice, ...]]:
    """The values of each filter, as far as rows have them."""
    every = report.every
    kinds = {one.occurrence.duty.kind for one in every}
    months = sorted({one.occurrence.due.isoformat()[:7] for one in every})
    places = {one.occurrence.duty.regulation: one.occurrence.duty for one in every}
    return {
        "body": tuple(Choice(str(number), name) for name, number in index.bodies.items()),
        "regulation": tuple(
            Choice(str(number), f"{places[id].jurisdiction}: {places[id].number or id}")
            for id, number in index.regulations.items()
        ),
        "kind": tuple(Choice(kind.value, kind_label(kind)) for kind in Kind if kind in kinds),
        "month": tuple(Choice(one, _("tháng {0}/{1}").format(int(one[5:]), one[:4])) for one in months),
    }


def _row(one: Tracked, report: Report, index: Index, *, all_unsure: bool) -> Row:
    occurrence, duty = one.occurrence, one.occurrence.duty
    names = tuple(each_body(one, report.listing))
    shown = names if len(names) <= NAMED + 1 else names[:NAMED]
    return Row(
        key=occurrence.key,
        due=one.due,
        month=occurrence.due.isoformat()[:7],
        state=one.standing.state.value,
        standing=standing(one, report.listing.today),
        notes=tuple(_notes(one, report.listing, all_unsure=all_unsure)),
        bodies=tuple(index.bodies[name] for name in report.bodies[occurrence.key]),
        names=shown,
        more=names[len(shown) :],
        place=occurrence.province or "",
        summary=duty.summary,
        regulation=index.regulations[duty.regulation],
        citation=f"{duty.jurisdiction}: {duty.citation}",
        article=index.articles[duty.regulation, duty.ref],
        period=occurrence.period,
        kind=duty.kind.value,
        basis=occurrence.deadline.basis.value,
        when="before" if occurrence.due < report.window.first else "in",
    )


def standing(one: Tracked, today: date) -> str:
    """How an occurrence stands, in a few words: `quá hạn 12 ngày`, `còn 3 ngày`."""
    days = (one.due - today).days
    if one.standing.state is State.OVERDUE:
        return _("quá hạn {0} ngày").format(-days)
    if one.standing.state is State.OPEN:
        return _("còn {0} ngày").format(days) if days else _("hôm nay")
    return situation(one._replace(standing=one.standing._replace(refused=None, assigned=None)))


def _notes(one: Tracked, listing: Listing, *, all_unsure: bool) -> Sequence[str]:
    """What marks say elsewhere, in words."""
    stands = one.standing
    notes = []
    if stands.done_on:
        notes.append(_("ngày {0}").format(day(stands.done_on)))
    if stands.document:
        notes.append(_("văn bản {0}").format(stands.document))
    if stands.extended_to and stands.granted_late:
        notes.append(_("gia hạn muộn đến {0}").format(day(stands.extended_to)))
    elif stands.extended_to:
        notes.append(_("gia hạn; gốc {0}").format(day(one.occurrence.due)))
    if stands.state is State.OPEN and (early := listing.working.submit_by(one.due)) != one.due:
        notes.append(_("nên gửi {0}").format(day(early)))
    if stands.refused is not None:
        notes.append(_("bị từ chối"))
    if stands.assigned:
        notes.append(_("giao {0}").format(stands.assigned))
    if one.occurrence.deadline.basis is Basis.INFERRED:
        notes.append(_("ngày suy ra"))
    if not (one.occurrence.duty.confirmed or all_unsure):
        notes.append(_("hiệu lực chưa xác minh"))
    return [*notes, *map(conflict_label, stands.conflicts)]
