"""What can still be judged of a file whose form has mistakes, so that one run tells all of its problems.

The values that are wrong are taken out, or replaced by harmless ones where something must stand. The checks then judge
the rest, and what they say of the very places that were changed is not told: it would be a consequence.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from baohiem_cli.files.checks.all import CHECKS
from baohiem_cli.files.checks.duties import cadence_has_its_words, deadlines_fit, rules_possible
from baohiem_cli.files.checks.finding import Mistake
from baohiem_cli.files.checks.history import history_in_order, versions_follow
from baohiem_cli.files.checks.sense import due_after_begin, events_within_life
from baohiem_cli.files.checks.structure import headings_match, refs_in_order
from baohiem_cli.files.format import agencies
from baohiem_cli.files.format.regulation import RegulationFile
from baohiem_cli.files.registry import Registry
from baohiem_cli.files.yaml_reader import KeyPath
from baohiem_cli.named_tuple import NamedTuple

_ROUNDS = 5
"""A mistake can hide another inside it; deeper than this the file is judged no further."""

_HARMLESS: dict[str, Any] = {
    "id": "x", "title": "x", "document": "x", "jurisdiction": "x", "issuer": ["x"], "schemes": ["BHXH"],
    "effect": {"confirmed": "false"}, "legal_basis": [], "source": "x", "chapters": [{"articles": [{"ref": "1"}]}],
    "summary": "x", "kind": "other", "cadence": ["none"], "quote": "x", "confirmed": "false", "indicator": "x",
    "unit": "x", "value": "0", "year": "2025",
}  # fmt: skip

_ABOUT_CADENCE = (cadence_has_its_words, deadlines_fit, rules_possible, due_after_begin)
_ABOUT_ORDER = (refs_in_order, headings_match)
_ABOUT_TIME = (versions_follow, history_in_order, events_within_life)


class _Salvaged(NamedTuple):
    """A file that can be judged, and the places that were changed for it."""

    file: RegulationFile
    changed: frozenset[KeyPath]

    @property
    def in_order(self) -> bool:
        """Whether every heading and every number of a provision is the file's own."""
        return not any(
            path[0] == "chapters" or (path[0] == "provisions" and (len(path) == 2 or path[2] in ("from", "until")))
            for path in self.changed
        )

    @property
    def in_time(self) -> bool:
        """Whether the events are the file's own."""
        return not any(path[0] == "history" for path in self.changed)

    @property
    def retimed(self) -> set[KeyPath]:
        """The duties whose frequency is no longer the file's own."""
        return {path[:4] for path in self.changed if _is_of_frequency(path)}


def further_mistakes(data: Any, error: ValidationError, registry: Registry) -> Iterator[Mistake]:
    """What the checks find in the rest of a regulation's data."""
    rest = _salvaged(data, error)
    if rest is None:
        return
    retimed = rest.retimed
    for check in CHECKS:
        if (check in _ABOUT_ORDER and not rest.in_order) or (check in _ABOUT_TIME and not rest.in_time):
            continue
        for place, message in check(rest.file, registry):
            follows = any(_is_about(place, one) for one in rest.changed)
            if not follows and not (check in _ABOUT_CADENCE and place[:4] in retimed):
                yield place, message


def _salvaged(data: Any, error: ValidationError) -> _Salvaged | None:
    if not isinstance(data, dict) or not isinstance(data.get("provisions"), list) or not data["provisions"]:
        return None
    rest: dict[str, Any] = copy.deepcopy(data)
    changed: set[KeyPath] = set()
    for __ in range(_ROUNDS):
        for detail in error.errors(include_url=False):
            path: KeyPath = tuple(step for step in detail["loc"] if step not in (agencies.WORD, agencies.LIST))
            changed.add(_mended(rest, path, detail["type"]))
        try:
            return _Salvaged(RegulationFile.model_validate(rest), frozenset(changed))
        except ValidationError as next_error:
            error = next_error
    return None


def _mended(data: dict[str, Any], path: KeyPath, kind: str) -> KeyPath:
    """Take what is wrong out of the data, or put a harmless value there; the place that was changed."""
    if path[0] == "chapters":
        path = ("chapters",)
    elif path[0] == "provisions" and (len(path) == 2 or path[2] == "ref"):
        data["provisions"][path[1]] = {"ref": "1", "no_duty": "scope"}
        return path[:2]
    above, path = _reached(data, path)
    key = str(path[-1])
    if kind != "extra_forbidden" and key in _HARMLESS and ("deadlines" not in path or key == "quote"):
        above[key] = copy.deepcopy(_HARMLESS[key])
    elif kind == "missing" and len(path) > 1:  # what lacks it cannot stand
        return _mended(data, path[:-1], "")
    else:
        above.pop(key, None)
    return path


def _reached(data: dict[str, Any], path: KeyPath) -> tuple[dict[str, Any], KeyPath]:
    """The group of keys that holds the last key of a path; a wrong item takes its whole list with it."""
    above: Any = data
    group, reached = data, path[:1]
    for i, step in enumerate(path):
        if isinstance(above, dict) and isinstance(step, str):
            group, reached = above, path[: i + 1]
            above = above.get(step)
        elif isinstance(above, list) and isinstance(step, int) and step < len(above):
            above = above[step]
        else:
            break
    return group, reached


def _is_of_frequency(path: KeyPath) -> bool:
    if len(path) < 5 or path[2] != "duties":
        return False
    return path[4] == "cadence" or (path[4] == "deadlines" and path[-1] not in ("rule", "quote"))


def _is_about(place: KeyPath, changed: KeyPath) -> bool:
    """Whether one of two places stands within the other."""
    length = min(len(place), len(changed))
    return place[:length] == changed[:length]
