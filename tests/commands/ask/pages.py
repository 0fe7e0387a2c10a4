"""A page of `bh report` as an independent reader of HTML takes it: its rows, and the numbers that lead to them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl

from selectolax.lexbor import LexborHTMLParser, LexborNode


class Row(NamedTuple):
    """One row of the lists: its key, and what the page filters by."""

    key: str
    fields: dict[str, str]
    text: str


class Number(NamedTuple):
    """A number of the page, and the filter behind it."""

    text: str
    wanted: dict[str, str]


class Page:
    """A written page."""

    def __init__(self, file: Path) -> None:
        self.source = file.read_text(encoding="utf-8")
        self.tree = LexborHTMLParser(self.source)
        self.rows = [self._row(node) for node in self.tree.css("table.list tbody tr")]

    @property
    def keys(self) -> list[str]:
        """The keys of all rows."""
        return [row.key for row in self.rows]

    @property
    def numbers(self) -> list[Number]:
        """Every number that leads to rows."""
        return [
            Number(node.text().split()[0], dict(parse_qsl(node.attributes["data-set"] or "")))
            for node in self.tree.css("a[data-set]")
        ]

    def fitting(self, wanted: dict[str, str]) -> list[Row]:
        """The rows that a filter leaves."""
        return [row for row in self.rows if all(_fits(row, *one) for one in wanted.items())]

    def texts(self, selector: str) -> list[str]:
        """The text of each element."""
        return [" ".join(node.text(separator=" ").split()) for node in self.tree.css(selector)]

    @staticmethod
    def _row(node: LexborNode) -> Row:
        code = node.css_first("code")
        assert code is not None
        fields = {name.removeprefix("data-"): value or "" for name, value in node.attributes.items()}
        return Row(code.text(), fields, node.text())


def _fits(row: Row, name: str, value: str) -> bool:
    match name, value:
        case "words", _:
            return value in row.text
        case "body", _:
            return value in row.fields["body"].split()
        case "month", _:
            return row.fields["month"].startswith(value)
        case "state", "counted":
            return row.fields["state"] != "waived"
    return row.fields[name] == value
