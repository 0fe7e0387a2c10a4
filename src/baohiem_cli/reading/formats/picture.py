"""Pictures of pages: photographs and scans."""

from __future__ import annotations

import struct

from baohiem_cli.reading.document import Document, Line
from baohiem_cli.reading.formats import failures
from baohiem_cli.reading.formats.pages import recognition

_MOST_PIXELS = 120_000_000


def read(raw: bytes, name: str) -> Document:
    """The document in these bytes."""
    if _pixels(raw) > _MOST_PIXELS:
        raise failures.swollen(name)
    texts = next(recognition.of_pages([raw], name))
    blocks = (Line(text, number, 1) for number, text in enumerate(texts, 1) if text.strip())
    return Document(tuple(blocks), doubtful=True)


def _pixels(raw: bytes) -> int:
    """How many points a picture says that it has; 0 where it does not say so at its beginning."""
    if raw.startswith(b"\x89PNG") and len(raw) >= 24:
        wide, high = struct.unpack(">II", raw[16:24])
        return int(wide * high)
    if raw.startswith(b"BM") and len(raw) >= 26:
        wide, high = struct.unpack("<ii", raw[18:26])
        return abs(int(wide * high))
    if raw.startswith(b"GIF8") and len(raw) >= 10:
        wide, high = struct.unpack("<HH", raw[6:10])
        return int(wide * high)
    return _of_jpeg(raw) if raw.startswith(b"\xff\xd8") else 0


def _of_jpeg(raw: bytes) -> int:
    at = 2
    while at + 9 < len(raw) and raw[at] == 0xFF:
        marker, length = raw[at + 1], struct.unpack(">H", raw[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            high, wide = struct.unpack(">HH", raw[at + 5 : at + 9])
            return int(wide * high)
        at += 2 + length
    return 0
