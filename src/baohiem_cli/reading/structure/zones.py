"""The zones of a document: its head, its body, its foot, and the same again for each annex."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from baohiem_cli.domain.names import fold
from baohiem_cli.reading.structure import marks
from baohiem_cli.reading.structure.flow import Flow, Row, has_columns

HEAD, BODY, FOOT = "head", "body", "foot"

_NOISE = re.compile(
    r"(?:tai (?:van ban|ve|file)|ky boi|nguoi ky|email|thoi gian ky|hotline|dang nhap|dang ky tai khoan|trang chu"
    r"|in trang|in bai|chia se|thuoc tinh|luoc do|ban pdf|van ban (?:goc|lien quan|tieng)|muc luc|thu vien phap luat"
    r"|gui phan hoi|ban dich|tieng anh|facebook|zalo|copyright|dieu khoan su dung|luu trang|theo doi hieu luc)"
    r"(?: \S+){0,6}|(?:http|www).*|hieu luc|co quan (?:van phong|uy ban|so) .*"
)
"""Lines of a web page or of an electronic signature."""

_PAGE = re.compile(r"[-–—\s]*(?:[Tt]rang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*|\W*")
_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{1,3}$")
"""A line of a table of contents: dots that lead to a page."""

_END = re.compile(r"\./\.?\s*$|\.\s?/\s?\.\s*$")
_CLOSING = re.compile(r"tren day la\b")


@dataclass(slots=True)
class Unit:
    """A decision, or an annex of one: the lines of its head, its body and its foot."""

    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)
    appendix: bool = False


@dataclass(slots=True)
class Zones:
    """All units of a document, and the rows that are no words of it."""

    units: list[Unit]
    noise: list[Row]


def zones(flow: Flow) -> Zones:
    """Cut a document into its units."""
    heads = _running_heads(flow.rows)
    noise = [row for row in flow.rows if _is_noise(row) or row.text in heads]
    skipped = set(map(id, noise))
    rows = [row for row in flow.rows if id(row) not in skipped]
    cutter = _Cutter(rows)
    for at in range(len(rows)):
        cutter.take(at)
    found = [unit for unit in cutter.units if unit.head or unit.body or unit.foot]
    return Zones(found or [Unit()], noise)


class _Cutter:
    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.units = [Unit()]
        self.state = HEAD
        self.articles = 0

    def take(self, at: int) -> None:
        row = self.rows[at]
        before = self.rows[at - 1] if at else None
        if self.state == HEAD:
            self._in_head(at, row)
        elif self.state == BODY:
            self._in_body(at, row, before)
        elif self._new_unit(at, row):
            self._open(at, row)
        getattr(self.units[-1], self.state).append(row)
        if self.state == BODY and _END.search(row.text):
            self.state = FOOT

    def _in_head(self, at: int, row: Row) -> None:
        unit = self.units[-1]
        if row.table:
            self.state = BODY
        elif len(self.units) > 1 and marks.begins_foot(row.text):
            self.state = FOOT
        elif self._begins_body(at, row):
            self.state, self.articles = BODY, 0
        elif marks.begins_title(row.text) and marks.is_appendix(row.text) and len(self.units) > 1:
            if any(marks.is_appendix(one.text) for one in unit.head) and len(unit.head) > 4:
                self._open(at, row)
            unit = self.units[-1]
            unit.appendix = True
        if self.state == BODY and (found := marks.article(row.text)) and found.label.isdecimal():
            self.articles = int(found.label)

    def _in_body(self, at: int, row: Row, before: Row | None) -> None:
        if row.table:
            return
        settled = before is None or before.table is not None or before.ended or row.gap
        found = marks.article(row.text)
        if found and found.firm and found.label == "1" and self.articles > 1:
            self._open(at, row)
        elif settled and marks.begins_foot(row.text):
            self.state = FOOT
        elif settled and marks.begins_title(row.text) and not (before and marks.heading(before.text)):
            self._open(at, row)
        if found and found.label.isdecimal() and int(found.label) == self.articles + 1:
            self.articles += 1

    def _new_unit(self, at: int, row: Row) -> bool:
        """Whether what stands below a text is over with this row."""
        if row.table:
            return has_columns(row.table)
        return marks.begins_title(row.text) or marks.issued_with(row.text) or _begins_strongly(row.text)

    def _open(self, at: int, row: Row) -> None:
        self.units.append(Unit(appendix=not row.table and marks.is_appendix(row.text)))
        self.state = BODY if row.table or self._begins_body(at, row) else HEAD
        found = marks.article(row.text)
        self.articles = 1 if self.state == BODY and found else 0

    def _begins_body(self, at: int, row: Row) -> bool:
        if _begins_strongly(row.text):
            return True
        first = marks.clause(row.text)
        if not (first and first.firm and first.label == "1" and re.match(rf"[{marks.UPPER}]|$", first.rest)):
            return False
        ahead = self.rows[at:]
        return not any(_begins_strongly(one.text) for one in _until_the_foot(ahead))


def _until_the_foot(rows: Sequence[Row]) -> list[Row]:
    for at, row in enumerate(rows):
        if at and (marks.begins_foot(row.text) or marks.begins_title(row.text)):
            return list(rows[:at])
    return list(rows)


def _begins_strongly(text: str) -> bool:
    """Whether a line can only begin a body: the first article, chapter or section."""
    if found := marks.article(text):
        return found.firm and found.label == "1"
    if found := marks.heading(text):
        return found.kind in ("chapter", "part") and fold(found.label) in ("i", "1", "a", "thu nhat")
    section = marks.section(text) or marks.lettered(text)
    return section is not None and section.label in ("I", "A") and section.firm


def _running_heads(rows: Sequence[Row]) -> frozenset[str]:
    """Lines that stand again and again right above a heading, as the name of the document on each page of a site."""
    above: Counter[str] = Counter()
    for row, following in pairwise(rows):
        if not row.table and not following.table and (marks.article(following.text) or marks.heading(following.text)):
            above[row.text] += 1
    every = Counter(row.text for row in rows)
    return frozenset(
        text
        for text, times in above.items()
        if times > 2 and times == every[text] and not marks.heading(text) and not text.endswith((".", ";", ":"))
    )


def _is_noise(row: Row) -> bool:
    if row.table:
        return False
    if _PAGE.fullmatch(row.text) or _CONTENTS.search(row.text):
        return True
    folded = fold(row.text)
    return row.begins_upper and not row.text.endswith(";") and bool(_NOISE.fullmatch(folded))


def is_closing(text: str) -> bool:
    """Whether a paragraph closes the whole text, outside its last provision."""
    return bool(_CLOSING.match(fold(text)))
