"""Lines that are no provisions: who carries out an item, by when, with what result."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baohiem_cli.domain.names import fold
from baohiem_cli.reading.part import Field
from baohiem_cli.reading.structure.node import Node

_NAMES = (
    r"(?:co quan|don vi|bo phan|to chuc|nguoi|lanh dao|can bo)(?: (?:duoc giao))?"
    r" (?:chu tri|thuc hien|phoi hop|tham muu|dau moi|chiu trach nhiem|to chuc|chi dao|phu trach|theo doi|lien quan)"
    r"(?: (?:thuc hien|phoi hop|tham muu|chinh))*"
    r"|chu tri(?: thuc hien)?|phoi hop(?: thuc hien)?|phan cong(?: thuc hien)?|don vi|trach nhiem(?: thuc hien)?|giao"
    r"|(?:thoi gian|thoi han|tien do|thoi diem|lo trinh|han)"
    r"(?: (?:thuc hien|hoan thanh|bao cao|trien khai|trinh|gui|nop))*"
    r"|hoan thanh|(?:san pham|ket qua)(?: (?:dau ra|can dat|du kien|dat duoc|hoan thanh|thuc hien))*"
    r"|(?:kinh phi|nguon (?:luc|kinh phi|von))(?: thuc hien)?"
)
_FIELD = re.compile(rf"(?:{_NAMES})")
_LINE = re.compile(r"(?:[-–—•●+*○▪]|[a-zđ]\)|\d{1,2}[.)])?\s*([^\W\d_][^:;.]{2,45}?)\s*:\s*(.*)", re.DOTALL)
_GLUED = re.compile(r"\s+[-–—+*]\s?(?=([^\W\d_][^:;.\n]{3,45}?)\s*:)")
_SHARED = 'dùng chung dòng "{0}" ghi ở dưới'


def field_of(text: str) -> Field | None:
    """The name and value of a line like `- Cơ quan thực hiện: Sở Tài chính`; None for any other line."""
    found = _LINE.fullmatch(text)
    if not found or not _FIELD.fullmatch(fold(found[1])):
        return None
    if fold(found[1]) in ("giao", "phoi hop", "don vi") and text[:1] not in "-–—•+*":
        return None
    return Field(found[1].strip(), found[2].strip())


def unglued(text: str) -> list[str]:
    """A line in pieces, where a field begins in the middle of it."""
    pieces, start = [], 0
    for found in _GLUED.finditer(text):
        if _FIELD.fullmatch(fold(found[1])):
            pieces.append(text[start : found.start()].strip())
            start = found.end()
    return [*pieces, text[start:].strip()]


def serve_those_above(nodes: Sequence[Node]) -> None:
    """Give the fields of an item to the ones before it that have none: a block can serve several items above it."""
    waiting: list[Node] = []
    for node in nodes:
        serve_those_above(node.below)
        if not node.fields:
            if node.below or node.kind not in ("decimal", "clause", "point", "dash"):
                waiting = []
            else:
                waiting.append(node)
            continue
        for above in waiting:
            above.fields = list(node.fields)
            above.doubts.append(_SHARED.format(node.fields[0].name))
        waiting = []
