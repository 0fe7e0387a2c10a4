"""The report as one page for a browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from baohiem_cli.app.ask.reporting import Article, Report
from baohiem_cli.app.ask.responsibilities import Flow
from baohiem_cli.domain.ledger.standing import State
from baohiem_cli.domain.text import ref as refs
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.report import drawing
from baohiem_cli.report.answer import Document
from baohiem_cli.views.ask.duties import one_of, when
from baohiem_cli.views.ask.passages import place
from baohiem_cli.views.common.dates import partial_day
from baohiem_cli.views.common.labels import kind_label
from baohiem_cli.views.report import figures, rows

_DRAWN = 40
"""Flows in the drawing; more would be a tangle."""


class Sent(NamedTuple):
    """What goes from one side to another: the duties, each with its kind, how often, and its id."""

    sender: str
    receiver: str
    duties: tuple[tuple[str, str, str, str], ...]


class Said(NamedTuple):
    """An article with its duties and its words; `words` are empty where the text is not attached."""

    id: str
    citation: str
    title: str
    command: str
    duties: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str, str], ...]


class Text(NamedTuple):
    """A regulation with the articles that rows rest on."""

    name: str
    title: str
    issued: str
    draft: bool
    confirmed: bool
    articles: tuple[Said, ...]


def document(
    report: Report, title: str, who: str, notes: Sequence[str], remarks: Sequence[str], warnings: Sequence[str]
) -> Document:
    """The template with its values; `notes` are on the numbers, `remarks` on texts and bodies."""
    index = rows.index_of(report)
    over = figures.spans(report.window, report.listing.today)
    sent = _sent(report.flows.found)
    drawn = sent[:_DRAWN]
    values: dict[str, Any] = {
        "title": title,
        "who": who,
        "today": report.listing.today,
        "total": len(report.found),
        "earlier": len(report.earlier),
        "within": "&when=in" if report.earlier else "",
        "notes": notes,
        "remarks": remarks,
        "warnings": warnings,
        "cells": figures.cells(report.by_regulation),
        "waived": sum(one.standing.state is State.WAIVED for one in report.found),
        "spans": over,
        "bars": figures.bars(report.found, over),
        "heat": figures.heat(report, over, index),
        "by_body": figures.standings(report.by_body, index.bodies, {}),
        "by_regulation": figures.standings(report.by_regulation, index.regulations, _called(report)),
        "lists": rows.listed(report, index),
        "choices": rows.choices(report, index),
        "gaps": figures.gaps(report, index),
        "flows": sent,
        "drawing": drawing.flows([(one.sender, one.receiver, len(one.duties)) for one in drawn]),
        "texts": _texts(report.articles, index, report.listing.today),
        "states": {state.value: figures.cell_label(state) for state in State},
    }
    return Document("report.html", values, _)


def _called(report: Report) -> dict[str, str]:
    heads = (article.regulation for article in report.articles)
    return {head.id: f"{head.jurisdiction}: {head.number or head.title}" for head in heads}


def _sent(found: Sequence[Flow]) -> tuple[Sent, ...]:
    """The flows by their two sides, the most first."""
    pairs: dict[tuple[str, str], list[tuple[str, str, str, str]]] = {}
    for flow in found:
        duty, receiver = flow.duty, one_of((flow.receiver_name, *flow.others))
        listed = (kind_label(duty.kind), duty.summary, when(duty), duty.id)
        pairs.setdefault((flow.sender_name, receiver), []).append(listed)
    sent = (Sent(*pair, tuple(dict.fromkeys(duties))) for pair, duties in pairs.items())
    return tuple(sorted(sent, key=lambda one: -len(one.duties)))


def _texts(articles: Sequence[Article], index: rows.Index, today: date) -> tuple[Text, ...]:
    """The articles below their texts."""
    below: dict[str, list[Article]] = {}
    for one in articles:
        below.setdefault(one.regulation.id, []).append(one)
    return tuple(
        Text(
            name=f"{head.document} {head.number or ''}".strip(),
            title=head.title,
            issued=partial_day(head.issued),
            draft=head.draft,
            confirmed=head.confirmed,
            articles=tuple(_said(one, index) for one in several),
        )
        for several in below.values()
        for head in (several[0].regulation,)
    )


def _said(one: Article, index: rows.Index) -> Said:
    return Said(
        id=index.articles[one.regulation.id, one.ref],
        citation=refs.citation(one.ref),
        title=one.title or "",
        command=f"bh show {one.regulation.id}/{one.ref}",
        duties=tuple((duty.summary, when(duty)) for duty in one.duties),
        words=tuple(
            (refs.citation(said.ref), said.text, place(said)) for said in one.passages if said.text != one.title
        ),
    )
