"""One provision, duty or regulation, with everything that is known about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from baohiem_cli.app import tracking
from baohiem_cli.app.holders import HoldersOn, holders_on
from baohiem_cli.app.lookup import find_regulation, hint, known_wording, nearest_refs
from baohiem_cli.app.register import Register
from baohiem_cli.app.working_days import WorkingDays, working_days
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.ledger.standing import Tracked
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Duty, Provision, RegulationSummary, Target
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.text.effect import version_on
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.register import catalogue, duties

_HORIZON = timedelta(days=366)
"""How far ahead the next dates are shown."""


class Place(NamedTuple):
    """A regulation and the ref in it that a name leads to; `number` is that of a second duty (`#2`)."""

    regulation: str
    ref: str | None = None
    number: str = ""

    @property
    def name(self) -> str:
        """The ref as a user writes it."""
        return f"{self.ref}#{self.number}" if self.number else self.ref or ""


class ShownDuty(NamedTuple):
    """A duty as it reads on a day, with its other versions and its next occurrences by all of them."""

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


class ShownRegulation(NamedTuple):
    """A whole regulation: its head, its figures, and how many duties each of its headings has on a day."""

    summary: RegulationSummary
    refs: list[str]
    targets: list[Target]
    per_heading: dict[str, int]


def locate(register: Register, name: str, given: Sequence[str]) -> Place:
    """The place that a name leads to: a duty's id, a regulation's slug or number, or a citation in one of `given`.

    Raises NotFound, or WrongUsage where a citation leads to several regulations.
    """
    slug, slash, key = name.partition("/")
    rest = key.partition("@")[0]
    known = catalogue.regulation_ids(register.db)
    if slash and slug in known.values():
        return _place(slug, rest)
    if (id := known_wording(known, name)) is not None:
        return Place(id)
    ref, __, number = name.partition("#")
    cited = refs.from_citation(_folded(ref)) or (ref if refs.is_ref(ref) else None)
    if cited is None:
        is_duty = refs.is_ref(rest.partition("#")[0])
        return _place(find_regulation(register.db, slug if is_duty else name), rest)
    slugs = [find_regulation(register.db, one) for one in given] or sorted(set(known.values()))
    return Place(_holding(register, cited, slugs), cited, number)


def part(register: Register, place: Place, today: date) -> ShownPart:
    """The provisions below the ref of a place, or the one duty that it numbers. Raises NotFound."""
    slug, ref = place.regulation, place.ref or ""
    provisions = catalogue.provisions(register.db, slug)
    below = [name for name in provisions if name == ref or name.startswith(f"{ref}.")]
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
    return ShownPart(
        place, summary, shown, working_days(register, today, _horizon(today)), holders_on(register.db, today)
    )


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


def _place(slug: str, rest: str) -> Place:
    ref, __, number = rest.partition("#")
    return Place(slug, ref or None, number)


def _holding(register: Register, cited: str, slugs: Sequence[str]) -> str:
    """The one regulation of these that has a ref."""
    provisions = {slug: catalogue.provisions(register.db, slug) for slug in slugs}
    holding = [
        slug for slug, known in provisions.items() if any(ref == cited or ref.startswith(f"{cited}.") for ref in known)
    ]
    if len(holding) == 1:
        return holding[0]
    if not holding:
        close = tuple(f"{slug}/{ref}" for slug in slugs for ref in nearest_refs(cited, list(provisions[slug]), 1))
        message = _("Không có {0} trong: {1}.").format(refs.citation(cited), ", ".join(slugs))
        raise NotFound(message + hint(close), nearest=close)
    raise WrongUsage(
        _("{0} có ở nhiều văn bản: {1}. Thêm --regulation.").format(refs.citation(cited), ", ".join(holding))
    )


def _folded(citation: str) -> str:
    """The citation without tones, but for the point `đ`, which is not the point `d`."""
    words = unicodedata.normalize("NFC", citation).casefold().split()
    return " ".join("đ" if word.strip("(),.;:") == "đ" else fold(word) for word in words)


def _is_read(duty: Duty, versions: list[Duty], read: Provision, today: date, *, numbered: bool) -> bool:
    """Whether this version of a duty is the one to show: its provision's, or its own where it was asked for."""
    if numbered:
        return duty is version_on(versions, today, lambda one: one.version)
    return duty.version.first == read.version.first


def _shown(register: Register, duty: Duty, versions: list[Duty], today: date) -> ShownDuty:
    end = _horizon(today)
    found = tracking.taken_together(register, [o for one in versions for o in occurrences(one, today, end)])
    upcoming = sorted(found, key=lambda o: (o.due, o.key))
    return ShownDuty(duty, versions, tracking.follow(register, upcoming, today))


def _horizon(today: date) -> date:
    return today + min(_HORIZON, date.max - today)
