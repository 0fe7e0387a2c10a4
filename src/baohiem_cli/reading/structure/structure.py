"""A document as its structure is understood: head, chapters, a tree of parts, and what was passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.document import Document, Line
from baohiem_cli.reading.part import Part
from baohiem_cli.reading.structure import marks
from baohiem_cli.reading.structure.fields import serve_those_above
from baohiem_cli.reading.structure.flow import Flow, Row, flow
from baohiem_cli.reading.structure.node import Placed
from baohiem_cli.reading.structure.tree import Chapter, Tree
from baohiem_cli.reading.structure.zones import Unit, zones

DECISION, APPENDIX = "QD.", "PL"


class Structure(NamedTuple):
    """What stands where in a document; `placed` has every line of it, in its order."""

    head: tuple[Line, ...]
    annex_head: tuple[Line, ...]
    foot: tuple[Line, ...]
    chapters: tuple[Chapter, ...]
    parts: tuple[Part, ...]
    placed: tuple[Placed, ...]

    @property
    def passed(self) -> tuple[Placed, ...]:
        """The lines that are no part of the head and of no provision."""
        return tuple(one for one in self.placed if one.where in ("foot", "noise", "table", "appendix"))


def structure(document: Document) -> Structure:
    """Understand a document's structure."""
    flowing = flow(document)
    cut = zones(flowing)
    placed = [Placed(row.number, row.text, "noise") for row in cut.noise]
    reader = _Reader(flowing, cut.units)
    for unit in cut.units:
        reader.read(unit)
    placed += reader.placed
    main = cut.units[0]
    annex = next((unit for unit in cut.units[1:] if not unit.appendix), None)
    return Structure(
        head=_lines(main.head),
        annex_head=_lines(annex.head) if annex else (),
        foot=_lines(main.foot),
        chapters=tuple(one for one in reader.chapters if one.refs),
        parts=tuple(reader.parts),
        placed=tuple(sorted(placed, key=lambda one: one.number)),
    )


class _Reader:
    """Reads unit after unit, and keeps their refs apart."""

    def __init__(self, flowing: Flow, units: Sequence[Unit]) -> None:
        self.flow, self.units = flowing, units
        self.taken: set[str] = set()
        self.parts: list[Part] = []
        self.chapters: list[Chapter] = []
        self.placed: list[Placed] = []
        self.appendices = 0
        texts = [unit for unit in units if not unit.appendix and _has_provisions(unit)]
        issues = len(texts) > 1 and texts[0] is units[0] and _has_articles(units[0])
        self.decision = texts[0] if issues else None
        self.main = texts[1] if issues else texts[0] if texts else units[0]

    def read(self, unit: Unit) -> None:
        self.placed += [Placed(row.number, row.text, "appendix" if unit.appendix else "head") for row in unit.head]
        self.placed += [Placed(row.number, row.text, "foot") for row in unit.foot]
        if not unit.body:
            return
        if unit.appendix and (_is_form(unit) or not (any(row.table for row in unit.body) or _has_provisions(unit))):
            self.placed += [Placed(row.number, row.text, "appendix") for row in unit.body]
            return
        tree = Tree(unit.body, self.flow, self._prefix(unit), self.taken)
        root = tree.read()
        serve_those_above(root.below)
        self.placed += tree.placed
        self.parts += [node.part() for node in root.below]
        if unit.appendix and root.below:
            self.appendices += 1
        self.chapters += _named(tree.chapters, unit, tree)

    def _prefix(self, unit: Unit) -> str:
        """What tells the refs of a unit from those of the others."""
        if unit is self.decision:
            return DECISION
        if unit is self.main:
            return ""
        number = self.appendices + 1
        if not unit.appendix:
            self.appendices = number
        return f"{APPENDIX}{number if number > 1 else ''}."


def _has_provisions(unit: Unit) -> bool:
    return any(
        marks.article(row.text) or marks.section(row.text) or marks.clause(row.text)
        for row in unit.body
        if not row.table
    )


def _has_articles(unit: Unit) -> bool:
    return any((found := marks.article(row.text)) and found.firm for row in unit.body if not row.table)


def _is_form(unit: Unit) -> bool:
    """Whether it is a form with blanks to be filled in."""
    rows = [row.text for row in (*unit.head, *unit.body) if not row.table]
    blanks = sum(bool(re.search(r"…{2,}|\.{4,}|_{3,}|…\s*…", text)) for text in rows)
    named = bool(unit.head) and bool(re.match(r"(?:MẪU|Mẫu|BIỂU MẪU|Biểu mẫu)\b", unit.head[0].text))
    return named or blanks > 0.3 * len(rows) > 0


def _named(chapters: Sequence[Chapter], unit: Unit, tree: Tree) -> list[Chapter]:
    """The chapters with a name each, also where the text has none above its articles."""
    if tree.prefix == DECISION:
        return [Chapter("Quyết định", "", [ref for one in chapters for ref in one.refs])]
    if unit.appendix:
        title = " ".join(row.text for row in unit.head[1:] if not marks.issued_with(row.text))
        return [
            Chapter(unit.head[0].text if unit.head else "Phụ lục", title, [r for one in chapters for r in one.refs])
        ]
    return list(chapters)


def _lines(rows: Sequence[Row]) -> tuple[Line, ...]:
    return tuple(Line(row.text, row.number, row.page) for row in rows if not row.table)
