"""The rows of a table of tasks as units of the text."""

from __future__ import annotations

import re
from collections.abc import Callable

from baohiem_cli.domain.text.ref import is_ref
from baohiem_cli.reading.document import Table
from baohiem_cli.reading.structure.node import Node, Placed
from baohiem_cli.reading.structure.tables import Task, tasks


def read_rows(table: Table, base: str, free: Callable[[str], str]) -> tuple[list[Node], list[Placed]]:
    """The units of a table, whose refs begin with `base` and are made unique by `free`, and where each row went."""
    rows = tasks(table)
    places = table.places or (table.number,) * len(table.rows)
    words = [" | ".join(" ".join(cell.split()) for cell in dict.fromkeys(row)) for row in table.rows]
    placed = {at: Placed(number, text, "table") for at, (number, text) in enumerate(zip(places, words, strict=True))}
    anew = _is_numbered_anew(rows) and bool(re.fullmatch(r"(?:PL\d?\.)?", base))
    nodes: list[Node] = []
    group = ""
    for count, task in enumerate((one for one in rows), 1):
        if task.is_group:
            group = f"{task.label}." if anew and re.fullmatch("[IVX]+", task.label) else group
            placed[task.at] = placed[task.at]._replace(where="heading")
            continue
        label = task.label if task.label.isdecimal() else str(count)
        if not is_ref(f"{base}{group}{label}"):
            continue
        node = Node("clause", label, free(f"{base}{group}{label}"), places[task.at], table.page, [task.text])
        node.fields, node.last = list(task.fields), places[task.at]
        nodes.append(node)
        placed[task.at] = placed[task.at]._replace(where=node.ref)
    return nodes, list(placed.values())


def _is_numbered_anew(rows: list[Task]) -> bool:
    """Whether the rows of a table are counted anew in each of its groups."""
    labels = [task.label for task in rows if not task.is_group]
    return len(set(labels)) < len(labels)
