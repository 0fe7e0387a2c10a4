"""`bh matrix`: responsibilities, agencies against topics or articles, cells by role."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from baohiem_cli import paths
from baohiem_cli.commands import asking, effects, options, succeeding
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.vocabulary import Kind, Role, kind_label
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report.answer import Answer, Block, Column, Format, Lines, Table
from baohiem_cli.store.register import catalogue

HELP = _("Ma trận trách nhiệm: cơ quan theo loại việc hoặc theo điều; ô là vai trò.")
EXAMPLES = (
    "bh matrix --regulation kon-tum",
    "bh matrix --by article -r nam-dinh --format md",
    "bh matrix --format csv",
)

Cells = dict[str, dict[str, dict[Role, int]]]
"""Agency, then topic, then how many duties it has there in each role."""

_CELL = 12
"""Columns of a terminal that one topic takes."""
_NAME = 26
"""Columns of a terminal that the agency takes."""


class By(StrEnum):
    """What the columns stand for."""

    KIND = "kind"
    ARTICLE = "article"


@options.common
def matrix(
    by: Annotated[By, typer.Option("--by", help=_("Cột là loại việc hay điều."))] = By.KIND,
    *,
    filters: options.Filters,
    where: options.Where,
) -> None:
    """Print the matrix; a terminal gets it in pieces that fit its width, other formats get it whole."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters, today)
        found = list(catalogue.duties(register.db, asked, on=today))
        register.warnings += effects.warnings(register, asked, today)
        headings = {h["id"]: {a["ref"] for a in h["headings"]} for h in catalogue.regulations(register.db, asked)}
        now = succeeding.now(register.db, today, as_written=filters.as_written)
    several = len({duty.regulation for duty in found}) > 1
    cells: Cells = {}
    for duty in found:
        topic = _topic(duty, by, headings, several=several)
        for party in duty.parties:
            roles = cells.setdefault(party.agency, {}).setdefault(topic, {})
            roles[party.role] = roles.get(party.role, 0) + 1
    topics = _ordered(found, by, headings, several=several)
    items = tuple(
        {"agency": id, "name": now.names.get(id, id), "now": now.words(id, None) or None,
         "cells": {topic: {role.value: count for role, count in roles.items()} for topic, roles in row.items()}}
        for id, row in cells.items()
    )  # fmt: skip
    folded = where.format is Format.TABLE or (where.format is None and paths.stdout_is_terminal())
    pieces = _pieces(topics, paths.width()) if folded else [topics]
    legend = _("C chủ trì, T tham mưu, P phối hợp, N nơi nhận; số là số nhiệm vụ.")
    below = Lines((legend, *now.passed((id, None) for id in cells)), aside=True)
    blocks: tuple[Block, ...] = (*(_table(cells, piece, now.names) for piece in pieces), below)
    asking.emit(Answer("matrix", today, items, blocks, tuple(register.warnings), {"topics": topics}), where.format)


def _topic(duty: Duty, by: By, headings: dict[str, set[str]], *, several: bool) -> str:
    if by is By.KIND:
        return kind_label(duty.kind)
    heading = refs.citation(refs.heading_of(duty.ref, headings[duty.regulation]) or duty.ref)
    return f"{duty.regulation}: {heading}" if several else heading


def _ordered(found: list[Duty], by: By, headings: dict[str, set[str]], *, several: bool) -> list[str]:
    """Topics in the order of the word list, articles in that of their texts."""
    used = dict.fromkeys(_topic(duty, by, headings, several=several) for duty in found)
    return [label for kind in Kind if (label := kind_label(kind)) in used] if by is By.KIND else list(used)


def _pieces(topics: list[str], width: int) -> list[list[str]]:
    size = max((width - _NAME) // _CELL, 1)
    return [topics[start : start + size] for start in range(0, len(topics), size)]


def _table(cells: Cells, topics: list[str], names: dict[str, str]) -> Table:
    columns = (Column(_("Cơ quan"), wide=True), *(Column(topic) for topic in topics))
    rows = [
        (names.get(id, id), *(_cell(row.get(topic, {})) for topic in topics))
        for id, row in cells.items()
        if any(topic in row for topic in topics)
    ]
    return Table(columns, tuple(rows))


def _cell(roles: dict[Role, int]) -> str:
    letters = {Role.LEAD: "C", Role.ADVISE: "T", Role.COORDINATE: "P", Role.RECIPIENT: "N"}
    return " ".join(f"{letters[role]}{count}" for role in Role if (count := roles.get(role)))
