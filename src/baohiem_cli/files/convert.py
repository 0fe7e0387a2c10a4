"""From the file format to the records that the rest of the program knows."""

from __future__ import annotations

from datetime import date

from baohiem_cli.domain import partial, ref, responsibility
from baohiem_cli.domain.records import (
    Bounds,
    Citation,
    Deadline,
    Duty,
    Heading,
    Party,
    Provision,
    Regulation,
    Target,
)
from baohiem_cli.domain.succession import Province, Succession
from baohiem_cli.domain.vocabulary import Basis, Cadence, Role
from baohiem_cli.files.checks import cadence_of_entry
from baohiem_cli.files.models import BasisEntry, DutyEntry, ProvisionEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.succession_models import ProvincesFile, SuccessionFile


def regulation(file: RegulationFile, registry: Registry) -> Regulation:
    """The records of one checked file."""
    bounds = _bounds(file)
    listed = [duty for entry in file.provisions for duty in _duties(entry, file, registry, bounds)]
    resolved = {duty.id: duty for duty in responsibility.resolve(listed, registry.agencies)}
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
                duties=tuple(resolved[_id(file.id, entry.ref, i)] for i in range(len(entry.duties or []))),
                targets=tuple(
                    Target(t.id, entry.ref, t.indicator, t.group, t.unit, t.value, t.year) for t in entry.targets or []
                ),
            )
            for entry in file.provisions
        ),
    )


def successions(file: SuccessionFile) -> list[Succession]:
    """What became of agencies."""
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
    """Every name of a province, of before and of today, with the province of today."""
    since = date.fromisoformat(file.since)
    return [
        Province(name, entry.name, since, file.instrument, entry.type, entry.note)
        for entry in file.provinces
        for name in dict.fromkeys([*entry.formed_from, entry.name, *entry.aliases])
    ]


def _bounds(file: RegulationFile) -> Bounds:
    """What is not known of a start counts as late as it can be (design: effect bounds)."""
    application = file.application
    start = (application.start if application else None) or file.effect.start or file.issued
    until = (application.until if application else None) or file.effect.until
    return Bounds(
        first=partial.latest(start) if start else None,
        last=partial.latest(until) if until else None,
        repealed=partial.latest(file.effect.until) if file.effect.until else None,
    )


def _duties(entry: ProvisionEntry, file: RegulationFile, registry: Registry, bounds: Bounds) -> list[Duty]:
    return [
        Duty(
            id=_id(file.id, entry.ref, i),
            regulation=file.id,
            number=file.number,
            jurisdiction=file.jurisdiction,
            ref=entry.ref,
            citation=ref.citation(entry.ref),
            summary=duty.summary,
            kind=duty.kind,
            schemes=tuple(duty.schemes or file.schemes),
            parties=_parties(duty, registry),
            cadence=tuple(duty.cadence),
            deadlines=_deadlines(duty),
            performed=duty.performed,
            trigger=duty.trigger,
            undated=duty.undated,
            doubt=duty.doubt,
            confirmed=file.effect.confirmed,
            bounds=bounds,
        )
        for i, duty in enumerate(entry.duties or [])
    ]


def _id(slug: str, name: str, index: int) -> str:
    return f"{slug}/{name}" if index == 0 else f"{slug}/{name}#{index + 1}"


def _parties(duty: DutyEntry, registry: Registry) -> tuple[Party, ...]:
    found = []
    for key, names in duty.roles():
        role = Role.COORDINATE if key == "with" else Role(key)
        for name in names:
            agency = registry.find(name)
            if agency:  # the checks have refused every unknown name
                found.append(Party(agency.id, name, role, agency.is_group, partner=key == "with"))
    return tuple(found)


def _deadlines(duty: DutyEntry) -> tuple[Deadline, ...]:
    return tuple(
        Deadline(
            cadence=cadence_of_entry(duty, entry) or Cadence.NONE,
            quote=entry.quote,
            basis=Basis.EXPLICIT if entry.rule else Basis.INFERRED,
            period=entry.period,
            rule=entry.rule,
            alternative=entry.alternative,
        )
        for entry in duty.deadlines or []
    )


def _citation(entry: BasisEntry) -> Citation:
    return Citation(entry.title, entry.number, entry.issued, entry.extent)
