"""The effect of regulations in words: how they stand on a day, what happened to them, who says so."""

from __future__ import annotations

from datetime import date
from typing import Any

from baohiem_cli.commands.register import Register
from baohiem_cli.domain.question import Question
from baohiem_cli.domain.records import Citation, HistoryEvent, Version
from baohiem_cli.domain.text.effect import Standing, begins, last_day, standing
from baohiem_cli.domain.vocabulary import Effect, effect_label
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Item
from baohiem_cli.store.register import catalogue


def words(found: Standing) -> str:
    """The status, with `?` where it rests on something unconfirmed."""
    return effect_label(found.effect) + ("" if found.confirmed else "?")


def day_of(text: str | None) -> str:
    """A date as far as it is known, day first: `05/2024`."""
    return "/".join(reversed(text.split("-"))) if text else ""


def cited(text: Citation) -> str:
    """A text by its title, number and day, as far as they are known."""
    return " ".join(part for part in (text.title, text.number, day_of(text.issued)) if part)


def validity(version: Version) -> str:
    """When a version of a provision holds, and by which text; empty for what was never changed."""
    parts = [
        _("từ {0}").format(f"{version.first:%d/%m/%Y}") if version.first > date.min else "",
        _("đến {0}").format(f"{version.last:%d/%m/%Y}") if version.last < date.max else "",
        _("theo {0}").format(cited(version.by)) if version.by else "",
    ]
    return " ".join(part for part in parts if part)


def source(head: dict[str, Any], *names: str) -> str:
    """` (theo …)` behind a value that an overlay has completed."""
    found = dict.fromkeys(head["provenance"][name] for name in names if name in head["provenance"])
    return _(" (theo {0})").format("; ".join(found)) if found else ""


def status_item(head: dict[str, Any], day: date) -> Item:
    """How a regulation stands, and its events, in JSON."""
    found = standing(head["history"], day)
    return {
        "status": {"effect": found.effect, "label": effect_label(found.effect), "confirmed": found.confirmed},
        "history": [event_item(one) for one in head["history"]],
        "provenance": head["provenance"],
    }


def warnings(register: Register, asked: Question, day: date) -> list[str]:
    """Of the regulations asked for by name, those that do not bind on this day: their duties are left out."""
    if not asked.regulations:
        return []
    found = []
    for head in catalogue.regulations(register.db, Question(regulations=asked.regulations)):
        effect = standing(head["history"], day).effect
        edge = {Effect.NOT_YET: begins(head["history"]), Effect.ENDED: last_day(head["history"])}.get(effect)
        if edge:
            found.append(
                _("{0} {1} ngày {2}; xem nhiệm vụ của văn bản bằng --as-of {3}").format(
                    head["id"], effect_label(effect), f"{day:%d/%m/%Y}", edge
                )
            )
    return found


def event_item(one: HistoryEvent) -> Item:
    """An event in JSON."""
    return {**one._asdict(), "by": one.by._asdict() if one.by else None}
