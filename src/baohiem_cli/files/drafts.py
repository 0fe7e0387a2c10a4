"""Drafts of regulations' files: what would be wrong with one, and names added to a registry of agencies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from baohiem_cli.errors import Problem
from baohiem_cli.files import draft_yaml, yaml_reader
from baohiem_cli.files.checks.all import CHECKS
from baohiem_cli.files.checks.conventions import CONVENTIONS
from baohiem_cli.files.checks.finding import Mistake, duties_of
from baohiem_cli.files.format.agencies import AgenciesFile
from baohiem_cli.files.format.regulation import RegulationFile
from baohiem_cli.files.format.types import SUMMARY_LIMIT
from baohiem_cli.files.registry import Registry, build
from baohiem_cli.i18n import gettext as _

__all__ = ["DOUBT", "SUMMARY_LIMIT", "add_to", "mistakes", "read_text", "unproved", "with_entries"]

DOUBT = "nháp: "
"""What the doubts of a draft begin with."""

_OWN = "# Cơ quan mà bản nháp thêm vào danh bạ; hãy sửa tên, cấp và loại cho đúng.\n"


def mistakes(data: Mapping[str, Any], registry: Registry) -> list[Mistake]:
    """Where a draft would not pass `bh check`, and why."""
    try:
        file = RegulationFile.model_validate(data)
    except ValidationError as error:
        return [(_place(one["loc"]), _told(one["input"])) for one in error.errors()]
    return [mistake for check in CHECKS + CONVENTIONS for mistake in check(file, registry)]


def _place(where: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The place of an error, without the marks that pydantic puts in for forms of a value."""
    return tuple(one for one in where if not (isinstance(one, str) and one.startswith("<")))


def _told(value: object) -> str:
    return _("chưa ghi được '{0}' theo khuôn dữ liệu").format(str(value)[:60])


def unproved(path: Path) -> list[Problem]:
    """What a person has still to prove in a file, each at its place; nothing where it is no draft."""
    document = yaml_reader.read(path, str(path))
    file = RegulationFile.model_validate(document.data)
    found: list[Mistake] = []
    if file.draft:
        found.append((("draft",), _("còn là bản nháp: đối chiếu xong thì bỏ dòng 'draft: true'")))
    found += ((("doubts", i), one) for i, one in enumerate(file.doubts) if one.startswith(DOUBT))
    for i, entry in enumerate(file.provisions):
        if entry.note and entry.note.startswith(DOUBT):
            found.append((("provisions", i, "note"), entry.note))
    for where, duty in duties_of(file):
        if duty.doubt and duty.doubt.startswith(DOUBT):
            found.append(((*where, "doubt"), duty.doubt))
    return [document.problem(where, message) for where, message in found]


def with_entries(known: Registry, new: Mapping[str, list[dict[str, Any]]]) -> Registry:
    """The registry with new entries beside the ones that it has."""
    file = AgenciesFile.model_validate(new)
    added = build([*file.agencies, *file.groups])
    wordings = dict(known.wordings)
    for folded, ids in added.wordings.items():
        wordings[folded] = tuple(dict.fromkeys((*wordings.get(folded, ()), *ids)))
    return Registry({**known.agencies, **added.agencies}, wordings, {**known.shown, **added.shown}, known.places)


def add_to(text: str, new: Mapping[str, list[dict[str, Any]]]) -> str:
    """The text of a registry of agencies with new entries at the end of its lists."""
    lines = (text or _OWN).rstrip("\n").split("\n")
    for key in ("agencies", "groups"):
        if entries := new.get(key):
            at = _end_of(lines, key)
            lines[at:at] = draft_yaml.agencies(entries)
    return "\n".join(lines) + "\n"


def read_text(path: Path) -> str:
    """The text of a file; empty where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _end_of(lines: list[str], key: str) -> int:
    """Where a list of the file ends; it is begun where there is none."""
    start = next((i for i, line in enumerate(lines) if line.startswith(f"{key}:")), None)
    if start is None:
        lines.append(f"{key}:")
        return len(lines)
    lines[start] = f"{key}:"
    ends = (i for i, line in enumerate(lines) if i > start and line[:1] not in ("", " ", "#", "-"))
    end = next(ends, len(lines))
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end
