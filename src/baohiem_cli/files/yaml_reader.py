"""YAML to plain data, with the place of everything kept.

Every scalar stays the text that the clerk wrote: the models decide what is a number or a date, so that
YAML's own guesses (`no` is false, `1.10` is 1.1, `012` is 10) never reach the data. Only letters are brought into one
form: marks on their letters, and what looks like `đ` as that letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from baohiem_cli import bounded
from baohiem_cli.domain.alphabet import composed
from baohiem_cli.errors import DataInvalid, Problem
from baohiem_cli.files import encodings
from baohiem_cli.files.yaml_messages import told
from baohiem_cli.i18n import gettext as _

SIZE_LIMIT = 5_000_000
"""Bytes. The largest regulation of a province has some hundred thousand."""

DEPTH_LIMIT = 30
"""Levels of nesting; the format needs eight."""

_NESTING = "maximum nesting depth"
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is seven times as fast
_SHOWN = 200
_LONGEST = 500
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # YAML 1.1's; str.splitlines() knows more
_ODD_SPACE = re.compile("[\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
_STRUCTURE = re.compile(r"- |-$|[\w'\"-]+:( |$)")
_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

KeyPath = tuple[str | int, ...]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its plain data, and where each key and each item of a list stands."""

    name: str
    data: Any
    places: dict[KeyPath, Place]
    lines: list[str]

    def problem(self, path: KeyPath, message: str) -> Problem:
        """A problem at the key or list item that `path` leads to, or else at the nearest one above it."""
        while path and path not in self.places:
            path = path[:-1]
        return _problem(self.name, self.lines, self.places[path], message)


def read(path: Path, name: str) -> Document:
    """Read one file; `name` is what problems call it.

    Raises DataInvalid with every problem of the YAML itself: encoding, syntax, keys given twice, aliases.
    """
    try:
        raw = bounded.read(path, SIZE_LIMIT)
    except bounded.TooLarge as error:
        message = _("tệp lớn hơn {0} triệu byte; hãy tách thành nhiều văn bản").format(SIZE_LIMIT // 1_000_000)
        raise _invalid(Problem(name, 1, 1, message)) from error
    except bounded.Unreadable as error:
        raise _invalid(Problem(name, 1, 1, _("không đọc được tệp: {0}").format(error))) from error
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Document:
    """Parse the bytes of one file. Raises DataInvalid like `read`."""
    text = _decoded(raw, name)
    lines = _LINE_BREAK.split(text)
    control = [
        _problem(name, lines, (number, found.start()), _control_character(found[0]))
        for number, line in enumerate(lines)
        if (found := _FORBIDDEN.search(line))
    ]
    if control:
        raise _invalid(*control)
    if font := encodings.old_font(text):
        raise _invalid(_typed_for(font[0], name, lines, len(_LINE_BREAK.split(text[: font[1]])) - 1))
    indented = _odd_indents(name, lines)
    builder = _Builder(name, lines, yaml.parse(text, Loader=_Loader))
    try:
        try:
            data = builder.document()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            if mark is None or _NESTING not in (error.problem or ""):
                raise
            # libyaml from 0.2.6 on looks for a key's colon as far as its own limit of 1,000 levels, and stops there
            # before it gives the first event; the text up to that place gives them all, or an earlier mistake
            builder = _Builder(name, lines, yaml.parse(text[: mark.index], Loader=_Loader))
            data = builder.document()
    except yaml.MarkedYAMLError as error:
        raise _invalid(*(indented or (*builder.problems, _syntax(name, lines, error)))) from error
    if indented and (builder.problems or any(_STRUCTURE.match(lines[one.line - 1].strip()) for one in indented)):
        raise _invalid(*indented)
    if builder.problems:
        raise _invalid(*builder.problems)
    return Document(name, data, builder.places, lines)


class _Builder:
    """Turns the parser's events into plain data, notes places, and collects what no data may have.

    PyYAML's own composer would expand aliases, keep the last of two equal keys, and overflow the C stack on a file
    that is nested deeply enough.
    """

    def __init__(self, name: str, lines: list[str], events: Iterator[yaml.Event]) -> None:
        self.name, self.lines, self.events = name, lines, events
        self.places: dict[KeyPath, Place] = {(): (0, 0)}
        self.problems: list[Problem] = []

    def document(self) -> Any:
        next(self.events)  # the stream's start
        started = not isinstance(next(self.events), yaml.StreamEndEvent)
        data = self._value(next(self.events), ()) if started else None
        if data is None and not self.problems:
            self.problems.append(Problem(self.name, 1, 1, _("tệp rỗng")))
        if started:
            next(self.events)  # the document's end
            if not isinstance(after := next(self.events), yaml.StreamEndEvent):
                self._add(after, _("mỗi tệp chỉ chứa một văn bản: không dùng '---' để ngăn đôi"))
        return data

    def _value(self, event: yaml.Event, path: KeyPath) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            if not event.value.strip("\n").isprintable():  # escapes ("\e[2J") that a terminal would obey
                shown = printable(event.value)[:_SHOWN]
                self._add(event, _("có ký tự điều khiển hoặc xuống dòng: {0}").format(shown))
            return None if not event.style and event.value in _EMPTY else composed(event.value)
        if isinstance(event, yaml.AliasEvent):
            self._add(event, _("không dùng bí danh (*{0}): hãy viết lại nội dung").format(event.anchor))
            return None
        if len(path) >= DEPTH_LIMIT:
            self._add(event, _("lồng nhau quá {0} cấp").format(DEPTH_LIMIT))
            raise _invalid(*self.problems)
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._items(path))
        return dict(self._pairs(path))

    def _items(self, path: KeyPath) -> Iterator[Any]:
        index = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            self.places[*path, index] = _place(event)
            yield self._value(event, (*path, index))
            index += 1

    def _pairs(self, path: KeyPath) -> Iterator[tuple[str, Any]]:
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = composed(event.value) if isinstance(event, yaml.ScalarEvent) else "?"
            here = (*path, key)
            if not isinstance(event, yaml.ScalarEvent):
                self._add(event, _("khóa phải là một từ"))
                self._value(event, here)
            elif here in self.places:
                first = self.places[here][0] + 1
                message = _("khóa '{0}' đã có ở dòng {1}; mỗi khóa chỉ viết một lần")
                self._add(event, message.format(printable(key), first))
            self.places.setdefault(here, _place(event))
            yield key, self._value(next(self.events), here)

    def _add(self, event: yaml.Event, message: str) -> None:
        self.problems.append(_problem(self.name, self.lines, _place(event), message))


def printable(text: str) -> str:
    """The text with whatever a terminal would obey made visible."""
    return "".join(c if c.isprintable() else _code(c) for c in text)


def _decoded(raw: bytes, name: str) -> str:
    if encoding := encodings.name_of(raw):
        message = _("tệp dùng bảng mã {0}; hãy lưu lại bằng UTF-8").format(encoding)
        raise _invalid(Problem(name, 1, 1, message))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        lines = _LINE_BREAK.split(error.object[: error.start].decode())
        wrong = error.object[error.start]
        message = _("tệp không phải UTF-8 (byte {0:#04x}); hãy lưu lại với bảng mã UTF-8").format(wrong)
        if old := encodings.guess(raw):
            message = _("tệp không phải UTF-8 mà có lẽ là {0} (byte {1:#04x}); hãy chuyển sang UTF-8").format(
                old, wrong
            )
        raise _invalid(Problem(name, len(lines), len(lines[-1]) + 1, message)) from error


def _typed_for(font: str, name: str, lines: list[str], line: int) -> Problem:
    message = _("chữ gõ theo bảng mã {0}, không phải Unicode; hãy chuyển mã rồi lưu lại bằng UTF-8").format(font)
    return _problem(name, lines, (line, 0), message)


def _odd_indents(name: str, lines: list[str]) -> list[Problem]:
    """The lines that begin with a space that YAML does not know as one, as copying from Word or a web page leaves."""
    found = []
    for number, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip())]
        if odd := _ODD_SPACE.search(indent):
            message = _("thụt dòng bằng {0}, trông như dấu cách mà không phải; hãy dùng dấu cách thường")
            found.append(_problem(name, lines, (number, odd.start()), message.format(_code(odd[0]))))
    return found


def _control_character(character: str) -> str:
    return _("ký tự điều khiển {0} không được dùng trong tệp").format(_code(character))


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _problem(name: str, lines: list[str], place: Place, message: str) -> Problem:
    line, column = place
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST - 1]}…"
    return Problem(name, line + 1, column + 1, message, printable(lines[line].strip()[:_SHOWN]))


def _invalid(*problems: Problem) -> DataInvalid:
    return DataInvalid(problems[0].message, problems=problems)


def _syntax(name: str, lines: list[str], error: yaml.MarkedYAMLError) -> Problem:
    end = (len(lines) - 1, len(lines[-1]))
    places = [(mark.line, mark.column) for mark in (error.problem_mark, error.context_mark) if mark]
    # at the end of the file something was never closed: better to show where it was opened
    line, column = place = next((place for place in places if place < end), end)
    if lines[line][column : column + 1] == "\t":
        message = _("không thụt dòng bằng phím Tab; hãy dùng dấu cách")
    else:
        said = told(error)
        detail = f" ({said})" if said else ""
        message = _("sai cú pháp YAML{0}; hãy xem thụt dòng, dấu ngoặc kép và dấu hai chấm").format(detail)
    return _problem(name, lines, place, message)
