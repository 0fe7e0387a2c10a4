"""Tables that people keep in spreadsheets: their columns by the words of their heads, and what is wrong, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from baohiem_cli.domain.names import fold
from baohiem_cli.errors import DataInvalid, Problem, WrongUsage
from baohiem_cli.i18n import gettext as _

_DAY = re.compile(r"(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})/(\d{1,2})/(\d{4}))")

_FIRST = 20
"""Rows among which that of the heads stands: above it lists have their titles."""

Row = tuple[int, list[str]]
"""The number of a row in the file, and its cells."""


class Table:
    """Rows under heads. Problems are gathered, so that all of them are told at once."""

    def __init__(self, source: Path, rows: Sequence[Row], heads: Mapping[str, str]) -> None:
        if not rows:
            raise WrongUsage(_("Tệp {0} trống.").format(source))
        self.source, self.problems = source, list[Problem]()
        at = next((i for i, (__, cells) in enumerate(rows[:_FIRST]) if any(fold(cell) in heads for cell in cells)), 0)
        self._rows = rows[at + 1 :]
        self.columns = dict[str, int]()
        for i, cell in enumerate(rows[at][1]):
            column = heads.get(fold(cell))
            if column in self.columns:
                told = _("{0} có hai cột cùng nghĩa: '{1}' và '{2}'; chỉ giữ một.")
                raise WrongUsage(told.format(source, rows[at][1][self.columns[column]], cell))
            if column:
                self.columns[column] = i

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row by its number, with the cells of the columns that are known."""
        for number, cells in self._rows:
            yield number, {key: cells[i] if i < len(cells) else "" for key, i in self.columns.items()}

    def tell(self, row: int, message: str, column: str = "") -> None:
        """Note a problem of a row, and of the cell in a column where it is one cell's."""
        self.problems.append(Problem(str(self.source), row, self.columns.get(column, 0) + 1, message))

    def refuse(self, message: str) -> None:
        """Raise DataInvalid where there are problems; `message` has places for the file and the number of its rows."""
        if self.problems:
            wrong = len({one.line for one in self.problems})
            raise DataInvalid(message.format(self.source, wrong), problems=tuple(self.problems))

    def day(self, row: int, text: str, column: str = "") -> date | None:
        """The day of a cell; None where it is empty, or where it is none, which is told."""
        if not text:
            return None
        found = _DAY.fullmatch(text)
        try:
            if found:
                year, month, day, day2, month2, year2 = found.groups()
                return date(int(year or year2), int(month or month2), int(day or day2))
        except ValueError:
            pass
        message = _("'{0}' không phải ngày; cần dạng 2026-12-19 hoặc 19/12/2026, năm đủ bốn chữ số.")
        self.tell(row, message.format(text), column)
        return None
