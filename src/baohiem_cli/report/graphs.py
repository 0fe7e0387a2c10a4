"""Diagrams as text, for Mermaid and for Graphviz: nodes with names, arrows with several lines of label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Edge = tuple[str, str, Sequence[str]]
"""From, to, and the lines of the label."""


def mermaid(nodes: Mapping[str, str], edges: Sequence[Edge]) -> str:
    """A Mermaid flowchart. Names are quoted, and what Mermaid would read as its own marks is an entity."""
    numbers = {id: f"n{i}" for i, id in enumerate(nodes)}
    lines = ["flowchart LR", *(f'  {numbers[id]}["{_entities(name)}"]' for id, name in nodes.items())]
    for sender, receiver, label in edges:
        text = "<br/>".join(map(_entities, label))
        lines.append(f'  {numbers[sender]} -->|"{text}"| {numbers[receiver]}')
    return "\n".join(lines) + "\n"


def dot(nodes: Mapping[str, str], edges: Sequence[Edge]) -> str:
    """A Graphviz digraph."""
    lines = [
        "digraph flows {",
        "  rankdir=LR;",
        '  node [shape=box, fontname="sans-serif"];',
        '  edge [fontname="sans-serif"];',
    ]
    lines += [f"  {_quoted(id)} [label={_quoted(name)}];" for id, name in nodes.items()]
    for sender, receiver, label in edges:
        lines.append(f"  {_quoted(sender)} -> {_quoted(receiver)} [label={_quoted(*label)}];")
    return "\n".join([*lines, "}"]) + "\n"


def _entities(text: str) -> str:
    for mark, entity in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("|", "#124;")):
        text = text.replace(mark, entity)
    return text


def _quoted(*lines: str) -> str:
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(escaped) + '"'
