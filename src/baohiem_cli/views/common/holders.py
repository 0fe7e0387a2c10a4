"""The present holders of a duty, in words and in JSON, each step with its instrument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypedDict

from baohiem_cli.app.holders import HoldersOn
from baohiem_cli.domain.agencies.succession import Succession
from baohiem_cli.domain.records import Duty
from baohiem_cli.i18n import gettext as _
from baohiem_cli.views.common.dates import day

Held = tuple[str, Duty | None]
"""An agency that a text names, and the duty that it has there; None for all of its functions."""


class HolderItem(TypedDict):
    """A present holder in JSON; no agency means that there is no single one."""

    agency: str | None
    name: str | None
    since: date
    scope: str
    instrument: str
    confirmed: bool
    note: str | None


def now(known: HoldersOn, agency: str, duty: Duty | None) -> str:
    """`nay Sở Nội vụ`; empty where nothing became of the agency."""
    found = heirs(known, agency, duty)
    if found is None:
        return no_heir()
    return _("nay {0}").format(found) if found else ""


def heirs(known: HoldersOn, agency: str, duty: Duty | None) -> str | None:
    """The holders' names; empty where nothing became of the agency, None where there is no single one."""
    found = known.of(agency, duty)
    names = dict.fromkeys(known.names.get(one.agency, one.agency) for one in found if one.agency)
    return None if found and not names else ", ".join(names)


def no_heir() -> str:
    """The words for a body without a single successor."""
    return _("chưa xác định được một cơ quan tiếp nhận duy nhất")


def authority(known: HoldersOn, agencies: Iterable[Held]) -> list[str]:
    """One line for each step that led from an agency to its holder of today."""
    steps = {step: None for agency, duty in agencies for one in known.of(agency, duty) for step in one.steps}
    return [step_line(step, known.names) for step in steps]


def passed(known: HoldersOn, agencies: Iterable[Held]) -> list[str]:
    """`Sở KHĐT: nay Sở Tài chính`, for each agency that something became of."""
    said = {(agency, words): None for agency, duty in agencies if (words := now(known, agency, duty))}
    return [_("{0}: {1}").format(known.names.get(agency, agency), words) for agency, words in said]


def step_line(step: Succession, names: Mapping[str, str]) -> str:
    """A succession in words: its instrument, how sure it is, and any doubt."""
    former = names.get(step.former, step.former)
    sure = "" if step.confirmed else _(" (chưa xác minh)")
    if step.heir:
        said = _("Từ {0}, {1} tiếp nhận chức năng, nhiệm vụ của {2} ({3}): {4}{5}").format(
            day(step.since), names.get(step.heir, step.heir), former, step.scope, step.instrument, sure
        )
    else:
        said = _("Từ {0}, {1} không còn, {2} ({3}): {4}{5}").format(
            day(step.since), former, no_heir(), step.scope, step.instrument, sure
        )
    return f"{said}. {step.note}" if step.note else said


def holder_items(known: HoldersOn, agency: str, duty: Duty | None) -> list[HolderItem]:
    """The holders in JSON."""
    return [
        {
            "agency": one.agency,
            "name": known.names.get(one.agency) if one.agency else None,
            "since": one.steps[-1].since,
            "scope": one.steps[-1].scope,
            "instrument": "; ".join(step.instrument for step in one.steps),
            "confirmed": all(step.confirmed for step in one.steps),
            "note": " ".join(step.note for step in one.steps if step.note) or None,
        }
        for one in known.of(agency, duty)
    ]
