"""Overlays: what a user sets in the head of a regulation without editing its file.

The values are laid over the file's own before it is validated, so that a completed regulation is held to the same
rules; a problem of a value is reported at its place in the overlay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from baohiem_cli.domain.names import nearest
from baohiem_cli.errors import Problem
from baohiem_cli.files.format.overlay import OverlayFile
from baohiem_cli.files.sources import Source
from baohiem_cli.files.yaml_reader import Document, KeyPath
from baohiem_cli.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Overlay:
    """One overlay file, and the source that it belongs to; `values` are plain data, as in the regulation's file."""

    regulation: str
    words: str
    values: dict[str, Any]
    document: Document
    origin: Source

    @property
    def fields(self) -> list[str]:
        """The names of what it sets: `number`, `effect.from`."""
        return [
            f"{key}.{name}" if name else key
            for key, value in self.values.items()
            for name in (value if isinstance(value, dict) else [""])
        ]


Overlays = Mapping[str, Sequence[Overlay]]
"""The overlays of each regulation; a later one goes before an earlier one."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A regulation's document with its overlays laid over it; stands in for the document."""

    document: Document
    overlays: Sequence[Overlay]

    @property
    def data(self) -> Any:
        """The plain data, completed."""
        data = self.document.data
        for overlay in self.overlays:
            both = {k: {**data[k], **v} for k, v in overlay.values.items() if _are_groups(data.get(k), v)}
            data = {**data, **overlay.values, **both}
        return data

    @property
    def provenance(self) -> dict[str, str]:
        """Where each value that an overlay sets comes from."""
        return {name: overlay.words for overlay in self.overlays for name in overlay.fields}

    def problem(self, path: KeyPath, message: str) -> Problem:
        """A problem at its place: in the overlay that has set something there, or else in the regulation's file."""
        for overlay in reversed(self.overlays):
            if path and path[0] in overlay.values:
                return overlay.document.problem(("set", *path), message)
        return self.document.problem(path, message)


def overlay(document: Document, file: OverlayFile, origin: Source) -> Overlay:
    """The overlay of a valid file. Empty values set nothing."""
    values = {
        key: {name: one for name, one in value.items() if one is not None} if isinstance(value, dict) else value
        for key, value in document.data["set"].items()
        if value is not None
    }
    return Overlay(file.regulation, file.source, values, document, origin)


def completed(document: Document, overlays: Overlays) -> Completed:
    """The document with what is set of its regulation."""
    id = document.data.get("id") if isinstance(document.data, dict) else None
    return Completed(document, overlays.get(id, ()) if isinstance(id, str) else ())


def contradictions(overlays: Iterable[Overlay]) -> Iterator[Problem]:
    """Two overlays of one source that set the same."""
    seen: dict[tuple[Source, str, str], Overlay] = {}
    for one in overlays:
        for name in one.fields:
            first = seen.setdefault((one.origin, one.regulation, name), one)
            if first is not one:
                message = _("'{0}' của '{1}' đã đặt ở {2}").format(name, one.regulation, first.document.name)
                yield one.document.problem(("set", *name.split(".")), message)


def unknown(overlays: Iterable[Overlay], known: Iterable[str]) -> Iterator[Problem]:
    """Overlays of regulations that there are not."""
    ids = list(known)
    for one in overlays:
        if one.regulation not in ids:
            close = nearest(one.regulation, ids, 3)
            hint = _("; gần giống: {0}").format(", ".join(close)) if close else ""
            yield one.document.problem(("regulation",), _("không có văn bản '{0}'{1}").format(one.regulation, hint))


def _are_groups(one: object, other: object) -> bool:
    return isinstance(one, dict) and isinstance(other, dict)
