"""Bytes of a text as Unicode: UTF-8 and UTF-16 with and without a mark, TCVN3, VNI and the Windows code page 1258."""

from __future__ import annotations

import codecs
import re
import unicodedata

from baohiem_cli.errors import DataInvalid
from baohiem_cli.i18n import gettext as _
from baohiem_cli.reading.formats.letters import old_letters
from baohiem_cli.reading.formats.letters.old_letters import Doubtful
from baohiem_cli.reading.formats.letters.spelling import share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURE = 0.8
_CLEARLY = 0.15
_FEW_CONTROLS = 5
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(raw: bytes, name: str) -> str:
    """The text of a file in one of the encodings. Raises DataInvalid for bytes that are no text, or not for certain."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    if wide := _wide(raw):
        return raw.decode(wide, errors="replace")
    controls = len(_CONTROLS.findall(raw[:65536].decode("latin-1")))
    if controls > _FEW_CONTROLS and controls * 50 > min(len(raw), 65536):
        raise DataInvalid(_("Tệp {0} không phải văn bản: có nhiều byte điều khiển.").format(name))
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        if _nearly(raw, error):
            return raw.decode(errors="replace")
        return _of_bytes(raw, name)


def unicode(texts: list[str], name: str) -> list[str]:
    """Texts of one document, with those of an old font converted. Raises DataInvalid where that is doubtful."""
    try:
        return old_letters.mended(texts)
    except Doubtful as error:
        raise doubtful(name, *error.args) from error


def doubtful(name: str, *encodings: str) -> DataInvalid:
    """What is said of text whose encoding is not certain."""
    return DataInvalid(
        _(
            "Chữ trong tệp {0} không phải Unicode, và không đủ chắc để tự chuyển (có thể là {1}). "
            "Hãy chuyển sang Unicode, chẳng hạn bằng UniKey (Ctrl+Shift+F6), rồi đọc lại."
        ).format(name, ", ".join(encodings))
    )


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: of Vietnamese more than every fourth byte is nothing, all on one side."""
    even, odd = raw[:4096:2].count(0), raw[1:4096:2].count(0)
    if len(raw) < 8 or (even + odd) * 5 < min(len(raw), 4096):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _nearly(raw: bytes, error: UnicodeDecodeError) -> bool:
    """Whether it is UTF-8 with a few bytes lost, as a cut or a bad copy leaves them."""
    text = raw.decode(errors="ignore")
    many = sum(mark > "\xff" for mark in text)
    lost = raw.decode(errors="replace").count("\ufffd") - text.count("\ufffd")
    return error.start > 0 and lost * 20 < many


def _of_bytes(raw: bytes, name: str) -> str:
    """Text of one byte a letter: the reading whose words can be Vietnamese, where no other one comes near."""
    western = "".join(_western(byte) for byte in raw)
    readings = [(old.name, old.convert(western)) for old in old_letters.ALL]
    readings.append(("Windows-1258", unicodedata.normalize("NFC", raw.decode("cp1258", errors="replace"))))
    ranked = sorted(((share(text), which, text) for which, text in readings), reverse=True)
    (best, which, text), (second, other, __) = ranked[:2]
    if best < _SURE or best < second + _CLEARLY:
        raise doubtful(name, which, other)
    return text


def _western(byte: int) -> str:
    """A byte as Windows shows it in Western Europe; the places that it leaves empty are controls."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
