"""Diagrams as text, for Mermaid and for Graphviz: nodes with names, arrows with several lines of label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baohiem_cli.report.text import visible

Edge = tuple[str, str, Sequence[str]]
"""From, to, and the lines of the label."""

_ENTITIES = {
    "#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "|": "#124;", "&": "#amp;", "`": "#96;", "%": "#37;",
    "\\": "#92;",
}  # fmt: skip
"""How Mermaid writes what would end a quoted name, begin Markdown or a comment, or become HTML."""


def mermaid(nodes: Mapping[str, str], edges: Sequence[Edge]) -> str:
    """A Mermaid flowchart. Names are quoted, and what Mermaid or HTML would read as marks of its own is an entity."""
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
    lines += [f"  {_quoted(id)} [label={_label(name)}];" for id, name in nodes.items()]
    for sender, receiver, label in edges:
        lines.append(f"  {_quoted(sender)} -> {_quoted(receiver)} [label={_label(*label)}];")
    return "\n".join([*lines, "}"]) + "\n"


def _entities(text: str) -> str:
    return "".join(_ENTITIES.get(mark, mark) for mark in _one_line(text))


def _label(*lines: str) -> str:
    return _quoted("\\n".join(_one_line(line).replace("\\", "\\\\").replace("&", "&amp;") for line in lines))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))
