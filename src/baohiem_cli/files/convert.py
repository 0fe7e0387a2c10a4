"""From the file format to the records that the rest of the program knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from baohiem_cli.domain.agencies import responsibility
from baohiem_cli.domain.agencies.succession import Province, Succession
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import (
    Bounds,
    Citation,
    Collective,
    Deadline,
    Duty,
    Heading,
    HistoryEvent,
    InCharge,
    Member,
    Party,
    Post,
    Provision,
    Regulation,
    Target,
    Unit,
    Version,
)
from baohiem_cli.domain.text import effect, partial_date, ref
from baohiem_cli.domain.text.legal_basis import NewLaw
from baohiem_cli.domain.vocabulary import Basis, Cadence, Change, Role
from baohiem_cli.files.checks.duties import cadence_of_entry, first_year
from baohiem_cli.files.format.regulation import BasisEntry, DutyEntry, ProvisionEntry, RegulationFile, TargetEntry
from baohiem_cli.files.format.succession import LegalFile, ProvincesFile, SuccessionFile
from baohiem_cli.files.format.units import UnitsFile
from baohiem_cli.files.registry import Registry


def regulation(file: RegulationFile, registry: Registry, provenance: Mapping[str, str] | None = None) -> Regulation:
    """The records of one checked file; `provenance` tells where values come from that it does not say itself."""
    history = effect.history(
        file.issued, file.effect.start, file.effect.until, _changes(file), confirmed=file.effect.confirmed
    )
    bounds = _bounds(file, effect.last_day(history))
    versions = _versions(file.provisions)
    posts = _posts(file, registry)
    collectives = _collectives(file, registry)
    listed = [
        _duty(file, i, j, registry, bounds, versions, posts)
        for i, entry in enumerate(file.provisions)
        for j in range(len(entry.duties or []))
    ]
    resolved = iter(
        responsibility.resolve(
            listed, responsibility.within(registry.agencies, collectives), issuers(file, registry), holders(posts)
        )
    )
    application = file.application
    return Regulation(
        id=file.id,
        number=file.number,
        title=file.title,
        document=file.document,
        jurisdiction=file.jurisdiction,
        issuer=tuple(file.issuer),
        issued=file.issued,
        schemes=tuple(file.schemes),
        effect_from=file.effect.start,
        effect_until=file.effect.until,
        confirmed=file.effect.confirmed,
        effect_note=file.effect.note,
        applies_from=application.start if application else None,
        applies_until=application.until if application else None,
        legal_basis=tuple(map(_citation, file.legal_basis)),
        replaces=tuple(map(_citation, file.replaces)),
        source=file.source,
        doubts=tuple(file.doubts),
        headings=tuple(
            Heading(article.ref, article.title, chapter.number, chapter.title)
            for chapter in file.chapters
            for article in chapter.articles
        ),
        provisions=tuple(
            Provision(
                ref=entry.ref,
                no_duty=entry.no_duty,
                note=entry.note,
                duties=tuple(next(resolved) for __ in entry.duties or []),
                targets=tuple(_target(entry.ref, target) for target in entry.targets or []),
                version=version,
            )
            for entry, version in zip(file.provisions, versions, strict=True)
        ),
        history=history,
        collectives=collectives,
        posts=tuple(posts.values()),
        in_charge=_in_charge(file, registry),
        draft=file.draft,
        provenance=provenance or {},
    )


def issuers(file: RegulationFile, registry: Registry) -> frozenset[str]:
    """The ids of those who issued it."""
    return frozenset(agency.id for name in file.issuer if (agency := registry.find(name)))


def holders(posts: Mapping[str, Post]) -> dict[str, str]:
    """The body behind each post whose holder the text names."""
    return {id: post.held_by for id, post in posts.items() if post.held_by}


def successions(file: SuccessionFile) -> list[Succession]:
    """The successions of agencies."""
    return [
        Succession(
            former=entry.former,
            since=date.fromisoformat(entry.since),
            heir=entry.to,
            scope=entry.scope,
            instrument=entry.instrument,
            confirmed=entry.confirmed,
            until=date.fromisoformat(entry.until) if entry.until else None,
            schemes=tuple(entry.schemes),
            words=tuple(entry.words),
            main=entry.main,
            note=entry.note,
        )
        for entry in file.successions
    ]


def provinces(file: ProvincesFile) -> list[Province]:
    """Every name of a province, of before and of today, with the province of today; then its other wordings."""
    since = date.fromisoformat(file.since)
    found = []
    for entry in file.provinces:
        names = dict.fromkeys([*entry.formed_from, entry.name])
        wordings = [*((name, None) for name in names), *((entry.name, alias) for alias in entry.aliases)]
        found += [
            Province(name, entry.name, since, file.instrument, entry.type, entry.note, called)
            for name, called in wordings
        ]
    return found


def laws(file: LegalFile) -> list[NewLaw]:
    """Laws that have replaced or amended others."""
    return [
        NewLaw(law.title, law.number, date.fromisoformat(law.since), law.change == "replaces", law.confirmed)
        for law in file.laws
    ]


def units(file: UnitsFile, places: Mapping[str, str]) -> list[Unit]:
    """The listed bodies, each with the usual name of its province."""
    return [
        Unit(
            one.id, places.get(fold(one.province), one.province), one.agency, one.name, _day(one.since), _day(one.until)
        )
        for one in file.units
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _changes(file: RegulationFile) -> list[HistoryEvent]:
    return [
        HistoryEvent(one.on, Change(one.event), _citation(one.by) if one.by else None, one.note, one.confirmed)
        for one in file.history
    ]


def _versions(entries: list[ProvisionEntry]) -> list[Version]:
    """The version that each entry is; one that another follows ends the day before."""
    found: list[Version] = []
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        last = partial_date.latest(entry.until) if entry.until else date.max
        if following and following.ref == entry.ref and following.start and not entry.until:
            last = partial_date.latest(following.start) - timedelta(days=1)
        first = partial_date.latest(entry.start) if entry.start else date.min
        found.append(Version(first, last, _citation(entry.amended_by) if entry.amended_by else None))
    return found


def _bounds(file: RegulationFile, ended: date | None) -> Bounds:
    """The latest day that a partly known start allows (design: effect bounds)."""
    application = file.application
    start = (application.start if application else None) or file.effect.start or file.issued
    until = (application.until if application else None) or file.effect.until
    return Bounds(
        first=partial_date.latest(start) if start else None,
        last=partial_date.latest(until) if until else None,
        repealed=ended,
    )


def _duty(
    file: RegulationFile,
    i: int,
    j: int,
    registry: Registry,
    bounds: Bounds,
    versions: list[Version],
    posts: Mapping[str, Post],
) -> Duty:
    """The duty number `j` of the provision number `i`."""
    entry = file.provisions[i]
    duty = (entry.duties or [])[j]
    parties = _parties(duty, registry, posts)
    start = first_year(file)
    return Duty(
        id=_id(file.id, entry.ref, j),
        regulation=file.id,
        number=file.number,
        jurisdiction=file.jurisdiction,
        ref=entry.ref,
        citation=ref.citation(entry.ref),
        summary=duty.summary,
        kind=duty.kind,
        schemes=tuple(duty.schemes or file.schemes),
        parties=parties,
        cadence=tuple(duty.cadence),
        deadlines=_deadlines(duty, start),
        performed=duty.performed,
        trigger=duty.trigger,
        undated=duty.undated,
        doubt=duty.doubt,
        confirmed=file.effect.confirmed,
        bounds=bounds,
        version=versions[i]._replace(
            before=_neighbour(file.provisions, versions, i, i - 1, j, start),
            after=_neighbour(file.provisions, versions, i, i + 1, j, start),
        ),
        post=next((posts[one.agency] for one in responsibility.acting(parties) if one.agency in posts), None),
        draft=file.draft,
    )


def _neighbour(
    entries: list[ProvisionEntry], versions: list[Version], i: int, other: int, j: int, start: int | None
) -> tuple[Deadline, ...]:
    """The deadlines of the same duty in the version that ends where this one begins, or begins where it ends."""
    if not 0 <= other < len(entries) or entries[other].ref != entries[i].ref:
        return ()
    earlier, later = versions[min(i, other)], versions[max(i, other)]
    duties = entries[other].duties or []
    follows = later.first - earlier.last == timedelta(days=1)
    return _deadlines(duties[j], start) if follows and j < len(duties) else ()


def _id(slug: str, name: str, index: int) -> str:
    return f"{slug}/{name}" if index == 0 else f"{slug}/{name}#{index + 1}"


_ROLES = {"with": Role.COORDINATE, "recipient_either": Role.RECIPIENT}
"""The roles of keys that are not themselves the name of one."""


def _parties(duty: DutyEntry, registry: Registry, posts: Mapping[str, Post]) -> tuple[Party, ...]:
    found = []
    for key, names in duty.roles():
        for name in names:
            agency = registry.find(name)
            if agency:  # the checks have refused every unknown name
                post = posts.get(agency.id)
                found.append(
                    Party(
                        agency.id,
                        name,
                        _ROLES.get(key) or Role(key),
                        agency.is_group,
                        partner=key == "with",
                        either=key == "recipient_either",
                        held_by=post.held_by if post else None,
                    )
                )
    return tuple(found)


def _posts(file: RegulationFile, registry: Registry) -> dict[str, Post]:
    found = {}
    for entry in file.posts:
        post = registry.find(entry.post)
        holder = registry.find(entry.held_by) if entry.held_by else None
        if post:
            found[post.id] = Post(post.id, entry.post, holder.id if holder else None, entry.held_by, entry.words)
    return found


def _collectives(file: RegulationFile, registry: Registry) -> tuple[Collective, ...]:
    found = []
    for entry in file.collectives:
        group = registry.find(entry.group)
        members = tuple(
            Member(agency.id, one.agency, one.reason) for one in entry.members if (agency := registry.find(one.agency))
        )
        if group:
            found.append(Collective(group.id, entry.group, members))
    return tuple(found)


def _in_charge(file: RegulationFile, registry: Registry) -> InCharge | None:
    if file.in_charge is None:
        return None
    names = file.in_charge.agencies
    return InCharge(
        tuple(agency.id for name in names if (agency := registry.find(name))), tuple(names), file.in_charge.ref
    )


def _target(ref: str, entry: TargetEntry) -> Target:
    return Target(
        entry.id, ref, entry.indicator, entry.group, entry.unit, entry.value, entry.year,
        tuple(entry.also), tuple(entry.formerly),
    )  # fmt: skip


def _deadlines(duty: DutyEntry, start: int | None) -> tuple[Deadline, ...]:
    """The deadlines of a duty, a general one without the periods that have their own."""
    entries = [(cadence_of_entry(duty, entry) or Cadence.NONE, entry) for entry in duty.deadlines or []]
    return tuple(
        Deadline(
            cadence=cadence,
            quote=entry.quote,
            basis=Basis.EXPLICIT if entry.rule else Basis.INFERRED,
            period=entry.period,
            rule=entry.rule,
            alternative=entry.alternative,
            but=() if entry.period else tuple(one.period for of, one in entries if of is cadence and one.period),
            start=start if cadence is Cadence.BIENNIAL else None,
        )
        for cadence, entry in entries
    )


def _citation(entry: BasisEntry) -> Citation:
    return Citation(entry.title, entry.number, entry.issued, entry.extent)
