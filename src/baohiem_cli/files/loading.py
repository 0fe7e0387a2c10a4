"""Reading data files into records, with every problem of every file told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from baohiem_cli import bounded
from baohiem_cli.domain.agencies.counting import LISTABLE
from baohiem_cli.domain.agencies.responsibility import CHARGED, OPEN, circles
from baohiem_cli.domain.agencies.succession import Province, Succession
from baohiem_cli.domain.agencies.units import slug
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Regulation, Unit
from baohiem_cli.domain.text.legal_basis import NewLaw
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import convert, registry, yaml_reader
from baohiem_cli.files.checks.all import CHECKS
from baohiem_cli.files.checks.conventions import CONVENTIONS, REMARKS
from baohiem_cli.files.checks.shared import mistakes
from baohiem_cli.files.format.agencies import AgenciesFile, AgencyEntry, GroupEntry
from baohiem_cli.files.format.calendar import CalendarFile
from baohiem_cli.files.format.overlay import OverlayFile
from baohiem_cli.files.format.regulation import RegulationFile
from baohiem_cli.files.format.succession import LegalFile, ProvincesFile, SuccessionFile
from baohiem_cli.files.format.units import UnitsFile
from baohiem_cli.files.messages import problems_of
from baohiem_cli.files.overlays import Completed, Overlay, Overlays, completed, contradictions, overlay
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.salvage import further_mistakes
from baohiem_cli.files.sources import AGENCIES, CALENDAR, LEGAL_BASIS, PROVINCES, SUCCESSION, UNITS, Source
from baohiem_cli.files.yaml_reader import Document, KeyPath
from baohiem_cli.i18n import gettext as _

Model = TypeVar("Model", bound=BaseModel)


@dataclass(slots=True)
class Common:
    """The data that all regulations share: agencies, successions, laws, corrections of days off."""

    registry: Registry
    corrections: dict[date, bool] = field(default_factory=dict)
    official_until: int | None = None
    successions: list[Succession] = field(default_factory=list)
    provinces: list[Province] = field(default_factory=list)
    laws: list[NewLaw] = field(default_factory=list)
    overlays: dict[str, list[Overlay]] = field(default_factory=dict)
    units: dict[tuple[str, str], Unit] = field(default_factory=dict)
    """By class and id; a later source's entry replaces an earlier one's."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry of the registry, and where it stands."""

    entry: AgencyEntry | GroupEntry
    document: Document
    path: KeyPath


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes; of nothing where it cannot be read, so that reading it tells why."""
    try:
        return hashlib.sha256(bounded.read(path, yaml_reader.SIZE_LIMIT)).hexdigest()
    except bounded.Unreadable:
        return ""


def common(sources: Iterable[Source], told: list[Problem] | None = None) -> Common:
    """The registry and calendar of all sources. Raises DataInvalid with all their problems.

    With `told` they are added to it instead, as long as all agencies are known, so that regulations can be judged.
    """
    places = list(sources)
    problems: list[Problem] = []
    listed: list[_Listed] = []
    for document, file in _valid(places, AGENCIES, AgenciesFile, problems):
        listed += (_Listed(entry, document, ("agencies", i)) for i, entry in enumerate(file.agencies))
        listed += (_Listed(entry, document, ("groups", i)) for i, entry in enumerate(file.groups))
    found = Common(registry.build(one.entry for one in listed))
    complete = not problems  # a body whose file could not be read is not missing from the others
    if complete:
        problems += _registry_problems(listed, found.registry)
    for _document, calendar in _valid(places, CALENDAR, CalendarFile, problems):
        found.official_until = calendar.official_until
        found.corrections |= {date.fromisoformat(entry.day): entry.off for entry in calendar.corrections}
    for document, successions in _valid(places, SUCCESSION, SuccessionFile, problems):
        found.successions += convert.successions(successions)
        problems += _succession_problems(document, successions, found.registry) if complete else ()
    for _document, provinces in _valid(places, PROVINCES, ProvincesFile, problems):
        found.provinces += convert.provinces(provinces)
    found.registry.places.update({fold(one.called or one.name): one.name for one in found.provinces})
    for _document, legal in _valid(places, LEGAL_BASIS, LegalFile, problems):
        found.laws += convert.laws(legal)
    for document, units in _valid(places, UNITS, UnitsFile, problems):
        found.units |= {(one.agency, one.id): one for one in convert.units(units, found.registry.places)}
        problems += _unit_problems(document, units, found.registry) if complete else ()
    overlays = [
        overlay(document, file, source)
        for source in places
        for document, file in _read(source.overlay_files(), OverlayFile, problems)
    ]
    problems += contradictions(overlays)
    for one in overlays:
        found.overlays.setdefault(one.regulation, []).append(one)
    if told is None or not complete:
        _refuse(problems)
    else:
        told += problems
    return found


def regulation(
    path: Path, known: Registry, overlays: Overlays | None = None, *, remarks: list[Problem] | None = None
) -> Regulation:
    """The records of one file, completed by overlays. Raises DataInvalid with all its problems.

    With `remarks` what our way of reading would have otherwise is a problem too, or is added to them.
    """
    document = completed(yaml_reader.read(path, str(path)), overlays or {})
    try:
        file = RegulationFile.model_validate(document.data)
    except ValidationError as error:
        further = further_mistakes(document.data, error, known)
        wrong = sorted({*problems_of(document, RegulationFile, error), *(document.problem(*one) for one in further)})
        raise DataInvalid(wrong[0].message, problems=tuple(wrong)) from error
    checks = CHECKS if remarks is None else CHECKS + CONVENTIONS
    _refuse([document.problem(where, message) for check in checks for where, message in check(file, known)])
    if remarks is not None:
        remarks += [document.problem(where, message) for check in REMARKS for where, message in check(file, known)]
    return convert.regulation(file, known, document.provenance)


def id_of(path: Path) -> str | None:
    """The id that a regulation's file gives itself, if it can be read."""
    with suppress(DataInvalid):
        data = yaml_reader.read(path, str(path)).data
        return str(data.get("id")) if isinstance(data, dict) else None
    return None


def _valid(
    sources: list[Source], name: str, model: type[Model], problems: list[Problem]
) -> Iterator[tuple[Document, Model]]:
    """Every source's file of this name; what is wrong with one is added to `problems`."""
    return _read((path for source in sources if (path := source.common_file(name))), model, problems)


def _read(files: Iterable[Path], model: type[Model], problems: list[Problem]) -> Iterator[tuple[Document, Model]]:
    for path in files:
        try:
            document = yaml_reader.read(path, str(path))
            valid = _validate(document, model)
        except DataInvalid as error:
            problems += error.problems
            continue
        problems += (document.problem(path, message) for path, message in mistakes(valid))
        yield document, valid


def _validate(document: Document | Completed, model: type[Model]) -> Model:
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        problems = tuple(sorted(set(problems_of(document, model, error))))
        raise DataInvalid(problems[0].message, problems=problems) from error


def _registry_problems(listed: list[_Listed], known: Registry) -> Iterator[Problem]:
    """An id stands once in a file, a wording leads to one agency only, and a group's members are agencies."""
    ids = set()
    ways_back = circles(known.agencies)
    for one in listed:
        if (one.document.name, one.entry.id) in ids:
            yield one.document.problem((*one.path, "id"), _("mã '{0}' đã có trong tệp này").format(one.entry.id))
        ids.add((one.document.name, one.entry.id))
    for one in {one.entry.id: one for one in listed}.values():
        for folded, wording in {fold(w): w for w in registry.wordings_of(known.agencies[one.entry.id])}.items():
            first = known.wordings[folded][0]
            if first != one.entry.id:
                message = _("tên '{0}' đã dẫn tới cơ quan '{1}'").format(wording, first)
                yield one.document.problem(one.path, message)
        if isinstance(one.entry, GroupEntry) and isinstance(one.entry.members, list):
            for i, member in enumerate(one.entry.members):
                inner = known.agencies.get(member)
                if inner is None or inner.members in (CHARGED, OPEN):
                    message = _("thành viên '{0}' không phải mã của một cơ quan trong danh bạ").format(member)
                    yield one.document.problem((*one.path, "members", i), message)
            if way := ways_back.get(one.entry.id):
                message = _("nhóm '{0}' là thành viên của chính nó: {1}").format(
                    one.entry.id, " > ".join((one.entry.id, *way))
                )
                yield one.document.problem((*one.path, "members"), message)


def _succession_problems(document: Document, file: SuccessionFile, known: Registry) -> Iterator[Problem]:
    """Both ends of a succession are in the registry."""
    for i, entry in enumerate(file.successions):
        for key, id in (("former", entry.former), ("to", entry.to)):
            if id is not None and id not in known.agencies:
                yield document.problem(("successions", i, key), _("danh bạ cơ quan không có mã '{0}'").format(id))


def _unit_problems(document: Document, file: UnitsFile, known: Registry) -> Iterator[Problem]:
    """A unit belongs to a class that has such bodies, and to a province that there is or was."""
    for i, entry in enumerate(file.units):
        agency = known.agencies.get(entry.agency)
        if agency is None:
            yield document.problem(("units", i, "agency"), _("danh bạ cơ quan không có mã '{0}'").format(entry.agency))
        elif agency.level not in LISTABLE or isinstance(agency.members, tuple) or agency.members in (CHARGED, OPEN):
            message = _("'{0}' không phải một loại cơ quan cấp huyện, cấp xã hay cơ sở; không có đơn vị để liệt kê")
            yield document.problem(("units", i, "agency"), message.format(agency.name))
        place = fold(entry.province)
        if known.places and place not in known.places:
            message = _("không có tỉnh '{0}' trong danh sách tỉnh").format(entry.province)
            yield document.problem(("units", i, "province"), message)
        elif entry.id.partition(".")[0] != slug(known.places.get(place, entry.province)):
            message = _("mã phải bắt đầu bằng tỉnh của đơn vị: '{0}.'")
            yield document.problem(("units", i, "id"), message.format(slug(known.places.get(place, entry.province))))


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise DataInvalid(problems[0].message, problems=tuple(sorted(problems)))
