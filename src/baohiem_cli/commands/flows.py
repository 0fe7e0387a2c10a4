"""`bh flows`: who sends what to whom, how often."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

from baohiem_cli.commands import asking, effects, options, succeeding
from baohiem_cli.commands.duties import when
from baohiem_cli.commands.register import opened
from baohiem_cli.domain.agencies.responsibility import acting
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.records import Duty
from baohiem_cli.domain.vocabulary import Role, cadence_label, kind_label
from baohiem_cli.i18n import gettext as _
from baohiem_cli.report import graphs
from baohiem_cli.report.answer import Answer, Column, Item, Lines, Table
from baohiem_cli.store.register import catalogue

HELP = _("Luồng báo cáo, số liệu, tham mưu: ai gửi gì cho ai, bao lâu một lần, hạn nào.")
EXAMPLES = (
    "bh flows --regulation kon-tum",
    "bh flows -r thanh-hoa --graph mermaid",
    "bh flows --graph dot | dot -Tsvg > luong.svg",
)
_YEAR = timedelta(days=365)


class Graph(StrEnum):
    """Languages of diagrams."""

    MERMAID = "mermaid"
    DOT = "dot"


class Flow(NamedTuple):
    """What one side sends another by one duty; sides are parties as the text names them."""

    sender: str
    sender_name: str
    receiver: str
    receiver_name: str
    duty: Duty


@options.common
def flows(
    graph: Annotated[Graph | None, typer.Option("--graph", help=_("In sơ đồ: mermaid, hoặc dot của Graphviz."))] = None,
    *,
    filters: options.Filters,
    where: options.Where,
) -> None:
    """Print the flows as a table, or as the text of a diagram."""
    today = asking.reference_day(where.as_of)
    with opened(where.db, where.data) as register:
        asked = asking.question(register, filters, today)
        now = succeeding.now(register.db, today, as_written=filters.as_written)
        found = [flow for duty in catalogue.duties(register.db, asked, on=today) for flow in flows_of(duty, now.names)]
        register.warnings += effects.warnings(register, asked, today)
    if graph is not None:
        sys.stdout.write(_drawn(found, graph))
        return
    columns = (
        Column(_("Bên gửi"), wide=True), Column(_("Bên nhận"), wide=True), Column(_("Loại"), extra=True),
        Column(_("Định kỳ, hạn")), Column(_("Mã"), whole=True), Column(_("Nội dung"), wide=True),
    )  # fmt: skip
    rows = tuple(
        (f.sender_name, f.receiver_name, kind_label(f.duty.kind), when(f.duty), f.duty.id, f.duty.summary)
        for f in found
    )
    items = tuple(_item(flow, today, now) for flow in found)
    passed = now.passed((side, f.duty) for f in found for side in (f.sender, f.receiver))
    blocks = (Table(columns, rows), Lines(tuple(passed), aside=True))
    asking.emit(Answer("flows", today, items, blocks, tuple(register.warnings)), where.format)


def flows_of(duty: Duty, names: dict[str, str]) -> list[Flow]:
    """From every body that answers to every one that receives; a duty without a recipient has none."""
    receivers = [party for party in duty.parties if party.role is Role.RECIPIENT]
    return [
        Flow(
            sender.agency,
            sender.name if sender.group else names.get(sender.agency, sender.name),
            receiver.agency,
            receiver.name if receiver.group else names.get(receiver.agency, receiver.name),
            duty,
        )
        for sender in acting(duty.parties)
        for receiver in receivers
    ]


def _drawn(found: Sequence[Flow], graph: Graph) -> str:
    """One arrow for each pair, labelled with what is sent how often, and how many times it is."""
    nodes: dict[str, str] = {}
    labels: dict[tuple[str, str], dict[str, int]] = {}
    for flow in found:
        nodes.setdefault(flow.sender, flow.sender_name)
        nodes.setdefault(flow.receiver, flow.receiver_name)
        often = ", ".join(cadence_label(cadence) for cadence in flow.duty.cadence)
        counts = labels.setdefault((flow.sender, flow.receiver), {})
        label = f"{kind_label(flow.duty.kind)}: {often}"
        counts[label] = counts.get(label, 0) + 1
    edges = [
        (sender, receiver, [label if count == 1 else f"{label} ×{count}" for label, count in counts.items()])
        for (sender, receiver), counts in labels.items()
    ]
    return graphs.mermaid(nodes, edges) if graph is Graph.MERMAID else graphs.dot(nodes, edges)


def _item(flow: Flow, today: date, now: succeeding.Now) -> Item:
    duty = flow.duty
    end = today + min(_YEAR, date.max - today)
    return {
        "from": flow.sender,
        "from_name": flow.sender_name,
        "from_now": now.words(flow.sender, duty) or None,
        "to": flow.receiver,
        "to_name": flow.receiver_name,
        "to_now": now.words(flow.receiver, duty) or None,
        "duty": duty.id,
        "regulation": duty.regulation,
        "citation": duty.citation,
        "kind": duty.kind,
        "summary": duty.summary,
        "cadence": list(duty.cadence),
        "dates": sorted({occurrence.due for occurrence in occurrences(duty, today, end)}),
    }
