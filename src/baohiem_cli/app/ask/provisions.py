"""One provision, duty or regulation, with everything that is known about it."""

from __future__ import annotations

from datetime import date

from baohiem_cli.app import counting, tracking
from baohiem_cli.app.citing import Place
from baohiem_cli.app.holders import HoldersOn, holders_on
from baohiem_cli.app.lookup import nearest_refs
from baohiem_cli.app.register import Register
from baohiem_cli.app.working_days import WorkingDays, working_days
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.deadlines.period import moved
from baohiem_cli.domain.deadlines.workdays import DayOff
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty, Provision, RegulationSummary, Target
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.effect import version_on
from baohiem_cli.domain.text.passage import Passage
from baohiem_cli.errors import NotFound
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import catalogue, duties

_HORIZON = 366
"""Days ahead for which the next dates are shown."""


class ShownDuty(NamedTuple):
    """A duty as it reads on a day, with its other versions and its next occurrences by all of them, body by body."""

    duty: Duty
    versions: list[Duty]
    upcoming: list[Tracked]


class ShownProvision(NamedTuple):
    """The smallest unit of a text as it reads on a day, with its duties and figures."""

    provision: Provision
    duties: list[ShownDuty]
    targets: list[Target]


class ShownPart(NamedTuple):
    """The provisions below one ref."""

    place: Place
    summary: RegulationSummary
    provisions: list[ShownProvision]
    working: WorkingDays
    holders: HoldersOn
    passages: list[Passage]
    day_off: DayOff


class ShownRegulation(NamedTuple):
    """A whole regulation: its head, its figures, and how many duties each of its headings has on a day."""

    summary: RegulationSummary
    refs: list[str]
    targets: list[Target]
    per_heading: dict[str, int]


def part(register: Register, place: Place, today: date) -> ShownPart:
    """The provisions below the refs of a place, or the one duty that it numbers. Raises NotFound."""
    slug, ref = place.regulation, place.ref or ""
    provisions = catalogue.provisions(register.db, slug)
    below = [name for name in provisions if any(refs.is_within(name, one) for one in place.refs)]
    versions: dict[str, list[Duty]] = {}
    for duty in duties.duties(register.db, Question(regulations=(slug,))):
        if duty.ref in below:
            versions.setdefault(duty.id, []).append(duty)
    if place.number:
        wanted = f"{slug}/{place.name}"
        versions = {id: found for id, found in versions.items() if id == wanted}
    if not below or (place.number and not versions):
        close = nearest_refs(ref, list(provisions))
        raise NotFound(
            _("Văn bản '{0}' không có '{1}'. Gần giống: {2}.").format(slug, place.name, ", ".join(close)),
            nearest=tuple(f"{slug}/{name}" for name in close),
        )
    (summary,) = catalogue.regulations(register.db, Question(regulations=(slug,)))
    figures = catalogue.targets(register.db, slug)
    shown = []
    for name in below:
        read = version_on(provisions[name], today, lambda one: one.version)
        own = [
            _shown(register, duty, found, today)
            for found in versions.values()
            for duty in found
            if duty.ref == name and _is_read(duty, found, read, today, numbered=bool(place.number))
        ]
        shown.append(ShownProvision(read, own, [one for one in figures if one.ref == name]))
    said = catalogue.passages(register.db, slug)
    passages = [one for one in said if any(refs.is_within(one.ref, above) for above in place.refs)]
    working = working_days(register, today, _horizon(today))
    return ShownPart(place, summary, shown, working, holders_on(register.db, today), passages, register.day_off)


def whole(register: Register, slug: str, today: date) -> ShownRegulation:
    """A regulation, with the duties that it lays on a day."""
    (summary,) = catalogue.regulations(register.db, Question(regulations=(slug,)))
    headings = {heading.ref for heading in summary.regulation.headings}
    per_heading: dict[str, int] = {}
    found = list(duties.duties(register.db, Question(regulations=(slug,)), on=today))
    for duty in found:
        heading = refs.heading_of(duty.ref, headings) or duty.ref
        per_heading[heading] = per_heading.get(heading, 0) + 1
    return ShownRegulation(
        summary=summary._replace(duties=len(found), dated=sum(bool(duty.deadlines) for duty in found)),
        refs=list(catalogue.provisions(register.db, slug)),
        targets=catalogue.targets(register.db, slug),
        per_heading=per_heading,
    )


def _is_read(duty: Duty, versions: list[Duty], read: Provision, today: date, *, numbered: bool) -> bool:
    """Whether this version of a duty is the one to show: its provision's, or its own where it was asked for."""
    if numbered:
        return duty is version_on(versions, today, lambda one: one.version)
    return duty.version.first == read.version.first


def _shown(register: Register, duty: Duty, versions: list[Duty], today: date) -> ShownDuty:
    end = _horizon(today)
    listed = [o for one in versions for o in occurrences(one, today, end, register.day_off)]
    places = counting.places_named(register)
    found = counting.by_body(register, tracking.taken_together(register, listed), places)
    upcoming = sorted(found, key=lambda o: o.due)
    return ShownDuty(duty, versions, tracking.follow(register, upcoming, today, places))


def _horizon(today: date) -> date:
    return moved(today, _HORIZON)
