"""Reading data files into records, with every problem of every file told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from baohiem_cli.domain.records import Regulation
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import checks, convert, registry, yaml_reader
from baohiem_cli.files.messages import problems_of
from baohiem_cli.files.models import AgenciesFile, AgencyEntry, CalendarFile, GroupEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.sources import AGENCIES, CALENDAR, Source
from baohiem_cli.files.yaml_reader import Document

Model = TypeVar("Model", bound=BaseModel)


@dataclass(slots=True)
class Common:
    """What all regulations share: the registry of agencies and the corrections of the working calendar."""

    registry: Registry
    corrections: dict[date, bool] = field(default_factory=dict)
    official_until: int | None = None


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes; of nothing where it cannot be read, so that reading it tells why."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def common(sources: Iterable[Source]) -> Common:
    """The registry and calendar of all sources. Raises DataInvalid with all their problems."""
    entries: list[AgencyEntry | GroupEntry] = []
    found = Common(registry.build([]))
    problems: list[Problem] = []
    for source in sources:
        try:
            if path := source.common_file(AGENCIES):
                agencies = _validate(yaml_reader.read(path, str(path)), AgenciesFile)
                entries += [*agencies.agencies, *agencies.groups]
            if path := source.common_file(CALENDAR):
                calendar = _validate(yaml_reader.read(path, str(path)), CalendarFile)
                found.corrections |= {date.fromisoformat(entry.day): entry.off for entry in calendar.corrections}
                found.official_until = calendar.official_until
        except DataInvalid as error:
            problems += error.problems
    _refuse(problems)
    found.registry = registry.build(entries)
    _refuse(list(_registry_problems(entries, found.registry)))
    return found


def regulation(path: Path, known: Registry) -> Regulation:
    """The records of one file. Raises DataInvalid with all its problems."""
    document = yaml_reader.read(path, str(path))
    file = _validate(document, RegulationFile)
    problems = [document.problem(where, message) for check in checks.CHECKS for where, message in check(file, known)]
    _refuse(problems)
    return convert.regulation(file, known)


def _validate(document: Document, model: type[Model]) -> Model:
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        problems = tuple(sorted(set(problems_of(document, model, error))))
        raise DataInvalid(problems[0].message, problems=problems) from error


def _registry_problems(entries: list[AgencyEntry | GroupEntry], known: Registry) -> Iterator[Problem]:
    """A wording leads to one agency only, and a group's members exist."""
    for wording, ids in known.wordings.items():
        if len(ids) > 1:
            names = ", ".join(ids)
            yield Problem(AGENCIES, 1, 1, _("tên '{0}' dẫn tới nhiều cơ quan: {1}").format(wording, names))
    for entry in entries:
        for member in entry.members if isinstance(entry, GroupEntry) and isinstance(entry.members, list) else []:
            if member not in known.agencies:
                yield Problem(
                    AGENCIES, 1, 1, _("nhóm '{0}' có thành viên không có trong danh bạ: '{1}'").format(entry.id, member)
                )


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise DataInvalid(problems[0].message, problems=tuple(sorted(problems)))
