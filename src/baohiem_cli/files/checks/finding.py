"""The form of a check of data files, and of its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from baohiem_cli.domain.names import nearest
from baohiem_cli.files.format.regulation import DutyEntry, RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.yaml_reader import KeyPath, printable
from baohiem_cli.i18n import gettext as _

Mistake = tuple[KeyPath, str]
"""Where in a file something is wrong, and what."""

FileCheck = Callable[[RegulationFile, Registry], Iterator[Mistake]]
"""A check takes the file and the registry of agencies; all checks run, and all their findings are reported."""


SHOWN = 60
"""Characters of a name that a message repeats."""


def shortened(name: str) -> str:
    """A name as a message shows it; nobody reads a page of it."""
    return name if len(name) <= SHOWN else f"{name[: SHOWN - 1]}…"


def duties_of(file: RegulationFile) -> Iterator[tuple[KeyPath, DutyEntry]]:
    """The duties of a file, with their places."""
    for i, entry in enumerate(file.provisions):
        for j, duty in enumerate(entry.duties or []):
            yield ("provisions", i, "duties", j), duty


def unknown_names(names: list[str], path: KeyPath, registry: Registry, *, single: bool = False) -> Iterator[Mistake]:
    """The names that the registry does not know, with the nearest ones; a `single` one stands at the path itself."""
    for i, name in enumerate(names):
        if registry.find(name) is None:
            close = nearest(name, registry.shown, 3)
            hint = _("; gần giống: {0}").format(", ".join(map(shortened, close))) if close else ""
            yield (
                path if single else (*path, i),
                _("danh bạ cơ quan không có '{0}'{1}").format(printable(shortened(name)), hint),
            )
