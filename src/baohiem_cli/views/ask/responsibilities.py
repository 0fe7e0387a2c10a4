"""The matrix of responsibilities and the flows between bodies: as tables, and as the text of a diagram."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypedDict

from baohiem_cli.app.ask.responsibilities import Flow, Flows, Matrix, Topic
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.domain.vocabulary import Cadence, Kind, Role
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report import graphs
from baohiem_cli.report.answer import Answer, Block, Column, Names, Sheet, Source, Table
from baohiem_cli.views.ask.duties import one_of, when
from baohiem_cli.views.common.holders import now, passed
from baohiem_cli.views.common.labels import (
    cadence_label,
    drafts_of,
    kind_label,
    role_label,
    role_letter,
    told_drafts,
)
from baohiem_cli.views.common.notes import noted
from baohiem_cli.views.common.notices import over


class Graph(StrEnum):
    """Languages of diagrams."""

    MERMAID = "mermaid"
    DOT = "dot"


class MatrixItem(TypedDict):
    """An agency's row: by topic, how many duties it has in each role."""

    agency: str
    name: str
    now: str | None
    cells: dict[str, dict[str, int]]


FlowItem = TypedDict(
    "FlowItem",
    {
        "from": str,
        "from_name": str,
        "from_now": str | None,
        "to": str,
        "to_name": str,
        "to_now": str | None,
        "or_to": list[str],
        "duty": str,
        "regulation": str,
        "citation": str,
        "kind": Kind,
        "summary": str,
        "cadence": list[Cadence],
        "dates": list[date],
        "draft": bool,
    },
)
"""A flow from one side to another by one duty, with the dates of the coming year.

`or_to` names the other recipients where one of them is enough."""


def matrix_answer(matrix: Matrix, today: date, warnings: tuple[str, ...], *, notes: bool) -> Answer:
    """Agencies against topics; a cell counts the duties in each role."""
    names = matrix.holders.names
    labels = {topic: _topic(topic, several=matrix.several) for topic in matrix.topics}
    items: tuple[MatrixItem, ...] = tuple(
        {
            "agency": id,
            "name": names.get(id, id),
            "now": now(matrix.holders, id, None) or None,
            "cells": {labels[topic]: {role.value: n for role, n in roles.items()} for topic, roles in row.items()},
        }
        for id, row in matrix.cells.items()
    )
    columns = (Column(_("Cơ quan"), stretch=True), *(Column(labels[topic]) for topic in matrix.topics))
    rows = tuple(
        (_many(id, names.get(id, id), matrix.units), *(_cell(row.get(topic, {})) for topic in matrix.topics))
        for id, row in matrix.cells.items()
    )
    sheet = Sheet("", Table(columns, rows))
    letters = ", ".join(f"{role_letter(role)} {role_label(role)}" for role in Role)
    legend = _("{0}; số là số nhiệm vụ, cơ quan nhiều phần việc nhất đứng trước.").format(letters)
    drafts = drafts_of(matrix.duties)
    passed_on = passed(matrix.holders, ((id, None) for id in matrix.cells))
    blocks: tuple[Block, ...] = (
        _with_totals(matrix), *noted([legend, *told_drafts(drafts)], passed_on, whole=notes),
        *over(warnings, matrix.notices),
    )  # fmt: skip
    extra = {"topics": list(labels.values()), "drafts": drafts, **_units(matrix.units)}
    return Answer("matrix", today, items, blocks, warnings, extra, sheets=lambda: (sheet,))


def _with_totals(matrix: Matrix) -> Table:
    """The matrix for people: the busiest agency first, with the sum of each row and each column."""
    names = matrix.holders.names
    totals = {id: _sum(row.values()) for id, row in matrix.cells.items()}
    order = sorted(matrix.cells, key=lambda one: -sum(totals[one].values()))
    columns = (
        Column(_("Cơ quan"), stretch=True),
        Column(_("Tổng")),
        *(Column(_topic(topic, several=matrix.several)) for topic in matrix.topics),
    )
    rows = [
        (
            _many(id, names.get(id, id), matrix.units),
            _cell(totals[id]),
            *(_cell(matrix.cells[id].get(topic, {})) for topic in matrix.topics),
        )
        for id in order
    ]
    below = [_sum(row.get(topic, {}) for row in matrix.cells.values()) for topic in matrix.topics]
    if rows:
        rows.append((_("Tổng"), _cell(_sum(totals.values())), *map(_cell, below)))
    return Table(columns, tuple(rows), in_pieces=True)


def _sum(cells: Iterable[Mapping[Role, int]]) -> dict[Role, int]:
    total: dict[Role, int] = {}
    for cell in cells:
        for role, count in cell.items():
            total[role] = total.get(role, 0) + count
    return total


def flows_answer(flows: Flows, today: date, warnings: tuple[str, ...], graph: Graph | None, *, notes: bool) -> Answer:
    """The flows in a table, or as a diagram."""
    items = tuple(_flow_item(flow, flows) for flow in flows.found)
    drafts = drafts_of(flow.duty for flow in flows.found)
    extra = {"drafts": drafts, **_units(flows.units)}
    table = Sheet("", _flow_table([[flow] for flow in flows.found], flows.units))
    sentences: dict[str, list[Flow]] = {}
    for flow in flows.found:
        sentences.setdefault(flow.duty.id, []).append(flow)
    if graph is not None:
        drawn = _drawn(flows.found, graph)
        blocks: tuple[Block, ...] = (Source(drawn, graph.value),)
        return Answer("flows", today, items, blocks, warnings, {"graph": drawn, **extra}, sheets=lambda: (table,))
    sides = ((side, flow.duty) for flow in flows.found for side in (flow.sender, flow.receiver))
    passed_on = passed(flows.holders, sides)
    shown = _flow_table(list(sentences.values()), flows.units)
    blocks = (shown, *noted(told_drafts(drafts), passed_on, whole=notes), *over(warnings, flows.notices))
    return Answer("flows", today, items, blocks, warnings, extra, sheets=lambda: (table,))


def _units(units: Mapping[str, int]) -> dict[str, Mapping[str, int]]:
    """How many bodies of each class are listed, where any are."""
    return {"units": units} if units else {}


def _topic(topic: Topic, *, several: bool) -> str:
    if topic.kind is not None:
        return kind_label(topic.kind)
    article = refs.citation(topic.article)
    return f"{topic.regulation}: {article}" if several else article


def _cell(roles: Mapping[Role, int]) -> str:
    return " ".join(f"{role_letter(role)}{count}" for role in Role if (count := roles.get(role)))


def _flow_table(found: Sequence[Sequence[Flow]], units: Mapping[str, int]) -> Table:
    """A row for the flows of each duty: all that send, all that receive."""
    columns = (
        Column(_("Bên gửi"), stretch=True), Column(_("Bên nhận"), stretch=True), Column(_("Loại"), wide_only=True),
        Column(_("Định kỳ, hạn")), Column(_("Mã"), no_wrap=True), Column(_("Nội dung"), stretch=True),
    )  # fmt: skip
    return Table(columns, tuple(
        (_sides(_many(f.sender, f.sender_name, units) for f in flows),
         _sides(one_of((_many(f.receiver, f.receiver_name, units), *f.others)) for f in flows),
         kind_label(duty.kind), when(duty), duty.id, duty.summary)
        for flows in found
        for duty in (flows[0].duty,)
    ))  # fmt: skip


def _many(id: str, name: str, units: Mapping[str, int]) -> str:
    """The name of a class with the number of its bodies, where they are listed."""
    return name + _(" ({0} đơn vị)").format(units[id]) if id in units else name


def _sides(names: Iterable[str]) -> Names:
    return Names(tuple(dict.fromkeys(names)), _("… và {0} cơ quan khác"))


def _drawn(found: Sequence[Flow], graph: Graph) -> str:
    """One arrow for each pair, labelled with what is sent how often, and how many times it is."""
    nodes: dict[str, str] = {}
    labels: dict[tuple[str, str], dict[str, int]] = {}
    for flow in found:
        nodes.setdefault(flow.sender, flow.sender_name)
        nodes.setdefault(flow.receiver, flow.receiver_name)
        often = ", ".join(cadence_label(cadence) for cadence in flow.duty.cadence)
        counts = labels.setdefault((flow.sender, flow.receiver), {})
        label = f"{kind_label(flow.duty.kind)}: {often}" + (_(" (một trong các nơi nhận)") if flow.others else "")
        counts[label] = counts.get(label, 0) + 1
    edges = [
        (sender, receiver, [label if count == 1 else f"{label} ×{count}" for label, count in counts.items()])
        for (sender, receiver), counts in labels.items()
    ]
    return graphs.mermaid(nodes, edges) if graph is Graph.MERMAID else graphs.dot(nodes, edges)


def _flow_item(flow: Flow, flows: Flows) -> FlowItem:
    duty, holders = flow.duty, flows.holders
    return {
        "from": flow.sender,
        "from_name": flow.sender_name,
        "from_now": now(holders, flow.sender, duty) or None,
        "to": flow.receiver,
        "to_name": flow.receiver_name,
        "to_now": now(holders, flow.receiver, duty) or None,
        "or_to": list(flow.others),
        "duty": duty.id,
        "regulation": duty.regulation,
        "citation": duty.citation,
        "kind": duty.kind,
        "summary": duty.summary,
        "cadence": list(duty.cadence),
        "dates": flows.days[duty.id],
        "draft": duty.draft,
    }
