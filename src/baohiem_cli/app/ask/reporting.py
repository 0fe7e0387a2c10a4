"""The report on a stretch of time: its cells, its occurrences, who has not sent, the flows, and the articles behind.

It is one structure for whoever writes it out: a page for a browser, a letter, a workbook, a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from baohiem_cli.app import tracking
from baohiem_cli.app.ask.listing import Listing, listing
from baohiem_cli.app.ask.missing import Missing
from baohiem_cli.app.ask.overdue import owed
from baohiem_cli.app.ask.responsibilities import Flows, flows
from baohiem_cli.app.ask.status import Counted, GroupBy, Status, counted, grouped, groups_of
from baohiem_cli.app.ask.window import Window
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.period import moved
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty, Regulation
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue


class Article(NamedTuple):
    """A provision that a row of the report rests on, with its words where the text is attached."""

    regulation: Regulation
    ref: str
    title: str | None
    duties: tuple[Duty, ...]
    passages: tuple[Passage, ...]


class Report(NamedTuple):
    """What falls due in a stretch of time, and what has been owed since before it.

    `bodies` has the names under which each occurrence is counted, by its key.
    """

    window: Window
    begun: date
    found: list[Tracked]
    earlier: list[Tracked]
    by_body: Status
    by_regulation: Status
    bodies: Mapping[str, tuple[str, ...]]
    missing: list[Missing]
    flows: Flows
    articles: list[Article]
    listing: Listing

    @property
    def every(self) -> list[Tracked]:
        """All occurrences of the report, what is owed since before it first."""
        return [*self.earlier, *self.found]


def report(
    register: Register,
    question: Question,
    window: Window,
    today: date,
    *,
    each: bool = False,
    as_written: bool = False,
) -> Report:
    """The report as things stand on a day."""
    cells = counted(register, question, window, today, each=each)
    earlier = _earlier(register, question, cells, window, today, each=each)
    every = [*earlier, *cells.now]
    names, wanted = catalogue.agency_short_names(register.db), frozenset(question.agencies)
    return Report(
        window=window,
        begun=cells.begun,
        found=cells.now,
        earlier=earlier,
        by_body=grouped(register, question, cells, today, GroupBy.BODY, as_written=as_written),
        by_regulation=grouped(register, question, cells, today, GroupBy.REGULATION, as_written=as_written),
        bodies={one.occurrence.key: groups_of(one, GroupBy.BODY, names, wanted) for one in every},
        missing=_missing(every),
        flows=flows(register, question, today, as_written=as_written),
        articles=_articles(register, [one.occurrence.duty for one in every]),
        listing=listing(register, every, today, as_written=as_written, each=each),
    )


def _earlier(
    register: Register, question: Question, cells: Counted, window: Window, today: date, *, each: bool
) -> list[Tracked]:
    """What fell due before the stretch of time and is still owed: a report that left it out would hide it."""
    last = min(moved(window.first, -1), moved(today, -1))
    if not cells.begun <= last:
        return []
    known = {one.occurrence.key for one in cells.now}
    found = owed(tracking.gather(register, question, cells.begun, last, today, each=each), today)
    return [one for one in found if one.occurrence.due <= last and one.occurrence.key not in known]


def _missing(found: Iterable[Tracked]) -> list[Missing]:
    """The duties of a period that several bodies owe and not all have done, the first due first."""
    periods: dict[tuple[str, str], list[Tracked]] = {}
    for one in found:
        periods.setdefault((one.occurrence.duty.id, one.occurrence.period), []).append(one)
    listed = (Missing(several) for several in periods.values() if len(several) > 1)
    return sorted((one for one in listed if one.left), key=lambda one: min(each.due for each in one.left))


def _articles(register: Register, duties: Sequence[Duty]) -> list[Article]:
    """The provisions of these duties, text by text in the order of each."""
    below: dict[str, dict[str, dict[str, Duty]]] = {}
    for duty in duties:
        below.setdefault(duty.regulation, {}).setdefault(duty.ref, {})[duty.id] = duty
    if not below:
        return []
    listed = []
    for summary in catalogue.regulations(register.db, Question(regulations=tuple(below))):
        head = summary.regulation
        titles = {heading.ref: heading.title for heading in head.headings}
        passages = catalogue.passages(register.db, head.id)
        for ref in sorted(below[head.id], key=refs.sort_key):
            said = tuple(one for one in passages if refs.is_within(ref, one.ref) or refs.is_within(one.ref, ref))
            title = titles.get(refs.heading_of(ref, titles) or "")
            listed.append(Article(head, ref, title, tuple(below[head.id][ref].values()), said))
    return listed
