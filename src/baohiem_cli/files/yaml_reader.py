"""YAML to plain data, with the place of everything kept.

Every scalar stays the text that the clerk wrote: the models decide what is a number or a date, so that
YAML's own guesses (`no` is false, `1.10` is 1.1, `012` is 10) never reach the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any

import yaml

from baohiem_cli.errors import DataInvalid, Problem

SIZE_LIMIT = 5_000_000
"""Bytes. The largest regulation of a province has some hundred thousand."""

DEPTH_LIMIT = 30
"""Levels of nesting; the format needs eight."""

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is seven times as fast

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its plain data, and where each part of it stands."""

    name: str
    data: Any
    root: yaml.Node | None
    lines: list[str]

    def problem(self, path: Path_, message: str) -> Problem:
        """A problem at the value (or, failing that, at the nearest thing above it) that `path` leads to."""
        mark = self._mark(path)
        return (
            _problem(self.name, self.lines, mark.line, mark.column, message)
            if mark
            else Problem(self.name, 1, 1, message)
        )

    def _mark(self, path: Path_) -> yaml.Mark | None:
        node, mark = self.root, getattr(self.root, "start_mark", None)
        for step in path:
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == step), None)
                if pair is None:
                    return mark
                key, node = pair
                is_last_key = step == path[-1]
                mark = key.start_mark if is_last_key or not node.start_mark else node.start_mark
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                mark = node.start_mark
            else:
                return mark
        return mark


def read(path: Path, name: str) -> Document:
    """Read one file; `name` is what problems call it.

    Raises DataInvalid with every problem of the YAML itself: encoding, syntax, keys given twice, aliases.
    """
    try:
        if path.stat().st_size > SIZE_LIMIT:
            message = _("tệp lớn hơn {0} triệu byte; hãy tách thành nhiều văn bản").format(SIZE_LIMIT // 1_000_000)
            raise DataInvalid(message, problems=(Problem(name, 1, 1, message),))
        raw = path.read_bytes()
    except OSError as error:
        message = _("không đọc được tệp: {0}").format(error.strerror)
        raise DataInvalid(message, problems=(Problem(name, 1, 1, message),)) from error
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Document:
    """Parse the bytes of one file. Raises DataInvalid like `read`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        message = _("tệp không phải UTF-8 (byte {0:#04x}); hãy lưu lại với bảng mã UTF-8").format(raw[error.start])
        raise DataInvalid(message, problems=(Problem(name, line, column, message),)) from error
    lines = text.splitlines()
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _syntax(name, lines, error) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - (text.rfind("\n", 0, error.position) + 1) + 1
        message = _("ký tự điều khiển {0} không được dùng trong tệp").format(_code(error.character))
        raise DataInvalid(message, problems=(Problem(name, line, max(column, 1), message),)) from error
    except RecursionError as error:
        message = _("lồng nhau quá sâu")
        raise DataInvalid(message, problems=(Problem(name, 1, 1, message),)) from error
    if root is None:
        message = _("tệp rỗng")
        raise DataInvalid(message, problems=(Problem(name, 1, 1, message),))
    builder = _Builder(name, lines)
    data = builder.build(root, 0)
    if builder.problems:
        raise DataInvalid(builder.problems[0].message, problems=tuple(builder.problems))
    return Document(name, data, root, lines)


class _Builder:
    """Turns nodes into plain data and collects what no data may have."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self.name, self.lines = name, lines
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def build(self, node: yaml.Node, depth: int) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in _EMPTY else node.value
        if id(node) in self.seen or depth > DEPTH_LIMIT:
            self._add(node, _("không dùng bí danh (&, *) và không lồng quá {0} cấp").format(DEPTH_LIMIT))
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, depth + 1) for item in node.value]
        return dict(self._pairs(node, depth))

    def _pairs(self, node: yaml.Node, depth: int) -> Iterator[tuple[str, Any]]:
        lines_of_keys: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._add(key, _("khóa phải là một từ"))
                continue
            if key.value in lines_of_keys:
                first = lines_of_keys[key.value]
                self._add(
                    key, _("khóa '{0}' đã có ở dòng {1}; mỗi khóa chỉ viết một lần").format(printable(key.value), first)
                )
                continue
            lines_of_keys[key.value] = key.start_mark.line + 1
            yield key.value, self.build(value, depth + 1)

    def _add(self, node: yaml.Node, message: str) -> None:
        self.problems.append(_problem(self.name, self.lines, node.start_mark.line, node.start_mark.column, message))


def printable(text: str) -> str:
    """The text with whatever a terminal would obey made visible."""
    return "".join(c if c.isprintable() else _code(ord(c)) for c in text)


def _code(character: int | str) -> str:
    number = character if isinstance(character, int) else ord(character)
    return f"U+{number:04X}"


def _problem(name: str, lines: list[str], line: int, column: int, message: str) -> Problem:
    source = printable(lines[line].strip())[:200] if line < len(lines) else ""
    return Problem(name, line + 1, column + 1, message, source)


def _syntax(name: str, lines: list[str], error: yaml.MarkedYAMLError) -> DataInvalid:
    mark = error.problem_mark or error.context_mark
    detail = " ".join(part for part in (error.context, error.problem) if part)
    message = _("sai cú pháp YAML ({0}); hãy xem thụt dòng, dấu ngoặc kép và dấu hai chấm").format(printable(detail))
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return DataInvalid(message, problems=(_problem(name, lines, line, column, message),))
