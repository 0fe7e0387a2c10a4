"""Lists of tasks as text with separators, as spreadsheets export them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from baohiem_cli.reading.document import Document
from baohiem_cli.reading.formats import failures
from baohiem_cli.reading.formats.columns import listed
from baohiem_cli.reading.formats.letters.decoding import decoded

_SEPARATORS = ";,\t|"
_LONGEST = 20_000
_WIDEST = 60


def read(raw: bytes, name: str, columns: Mapping[str, str]) -> Document:
    """The list in these bytes."""
    return Document(tuple(listed(rows(raw, name), 1, columns, name)))


def rows(raw: bytes, name: str) -> list[tuple[str, ...]]:
    """The rows in these bytes, as a spreadsheet numbers them: without the line that names the separator."""
    text = decoded(raw, name).replace("\x00", "")
    separator = _separator(text)
    if text.startswith("sep="):
        text = text.partition("\n")[2]
    try:
        found = []
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            found.append(tuple(row[:_WIDEST]))
            if len(found) > _LONGEST:
                raise failures.swollen(name)
    except csv.Error as error:
        raise failures.damaged(name, "csv") from error
    return found


def _separator(text: str) -> str:
    """The one that comes as often in each of the first lines, outside quotation marks."""
    first = text.removeprefix("sep=")
    if first != text:
        return first[:1] if first[:1] in _SEPARATORS else ";"
    best, most = ",", 0
    for one in _SEPARATORS:
        widths = []
        for row in csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=one):
            widths.append(len(row))
            if len(widths) >= 30:
                break
        usual = max(set(widths), key=widths.count, default=1)
        score = widths.count(usual) * (usual - 1)
        if score > most:
            best, most = one, score
    return best
