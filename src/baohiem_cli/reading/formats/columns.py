"""Which column of a list of tasks says what: found by its heading, or named by an option.

The headings that are found are handed on in words of one kind, so that a list reads like a table of a regulation.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from baohiem_cli.domain.alphabet import syllables
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading.document import Line, Table

HEADINGS = {
    "task": "Nội dung nhiệm vụ",
    "body": "Cơ quan chủ trì",
    "with": "Cơ quan phối hợp",
    "time": "Thời gian thực hiện",
    "product": "Sản phẩm",
}
"""What a column says, and the heading under which it is handed on."""

_FORMS = {
    "with": r"phoi hop|co quan tham gia|don vi tham gia",
    "body": r"chu tri|(?:don vi|co quan|bo phan|nguoi) thuc hien|duoc giao|trach nhiem|dau moi|phu trach"
    r"|^(?:co quan|don vi)$",
    "time": r"thoi (?:gian|han|diem)|\bhan\b|tien do|hoan thanh|ky bao cao|lo trinh",
    "product": r"san pham|ket qua|dau ra|ho so",
    "task": r"noi dung|nhiem vu|cong viec|hoat dong|(?:dau|ten) viec|giai phap|viec phai lam|chi tieu",
}
_FIRST = 40
_LONGEST_HEADING = 120


def listed(rows: Sequence[Sequence[str]], number: int, columns: Mapping[str, str], name: str) -> Iterator[Line | Table]:
    """The lines above a list and the list itself, its known headings in our words.

    Raises WrongUsage for a column named that is not there.
    """
    at, found = _heading_row(rows, columns, name)
    if at is None:
        yield Table(tuple(map(tuple, rows)), number)
        return
    for place, row in enumerate(rows[:at]):
        for text in dict.fromkeys(row):
            if text.strip():
                yield Line(text, number + place)
    heading = [HEADINGS.get(found.get(place, ""), text) for place, text in enumerate(rows[at])]
    yield Table((tuple(heading), *map(tuple, rows[at + 1 :])), number + at)


def _heading_row(
    rows: Sequence[Sequence[str]], columns: Mapping[str, str], name: str
) -> tuple[int | None, dict[int, str]]:
    """The row that says what the columns are, and which column is what."""
    best: tuple[int | None, dict[int, str]] = (None, {})
    for at, row in enumerate(rows[:_FIRST]):
        found = _named(row, columns) if columns else {}
        if columns and len(found) < len(columns):
            continue
        taken = set(found.values())
        for place, what in _recognised(row).items():
            if place not in found and what not in taken:
                found[place] = what
        if (columns or len(found) >= 2) and len(found) > len(best[1]):
            best = at, found
    if columns and best[0] is None:
        raise _missing(rows, columns, name)
    return best


def _named(row: Sequence[str], columns: Mapping[str, str]) -> dict[int, str]:
    """The columns that options name, by their heading or their letter."""
    found = {}
    for what, wanted in columns.items():
        for place, text in enumerate(row):
            if _key(text) == _key(wanted) and _key(wanted) and place not in found:
                found[place] = what
                break
    return found


def _recognised(row: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, text in enumerate(row):
        key = _key(text)
        if not key or len(text) > _LONGEST_HEADING:
            continue
        what = next((what for what, form in _FORMS.items() if re.search(form, key)), None)
        if what and what not in found.values():
            found[place] = what
    return found


def _missing(rows: Sequence[Sequence[str]], columns: Mapping[str, str], name: str) -> WrongUsage:
    there = [text.strip() for row in rows[:_FIRST] for text in row if text.strip() and len(text) <= _LONGEST_HEADING]
    keys = {_key(text) for text in there}
    lost = next((wanted for wanted in columns.values() if _key(wanted) not in keys), next(iter(columns.values())))
    near = tuple(difflib.get_close_matches(lost, there, 3, 0.5))
    return WrongUsage(_("Tệp {0} không có cột {1!r}.").format(name, lost), nearest=near)


def _key(text: str) -> str:
    return " ".join(one.bare for one in syllables(text))
