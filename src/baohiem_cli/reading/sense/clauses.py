"""A provision's text cut into what says one thing each: sentences, and what stands between semicolons."""

from __future__ import annotations

import re

from baohiem_cli.domain.plain import UPPER, Plain, plain
from baohiem_cli.reading.sense.names import Bodies, names_at
from baohiem_cli.reading.sense.verbs import CHARGED, acts_at

_SENTENCE = re.compile(rf"(?<=[.!?])[\"”»)]* +(?=[\"“(]?[{UPPER}])|;[ ,]*|(?<=[.;:,]) +[-–+] +(?=[^\W\d_])")
_SHORT = re.compile(r"(?:^|[\s(])(?:TP|Tp|Đ/c|Ths|TS|PGS|GS|St|No|v\.v|[A-Z])\.$")


def clauses(text: str, known: Bodies) -> list[Plain]:
    """The clauses of a text. A semicolon parts two acts; in a list of bodies it parts none."""
    found: list[str] = []
    pending = ""
    for piece in _pieces(text):
        whole = f"{pending}{piece}".strip()
        words = plain(whole)
        if whole and _only_names(words, known):
            pending = whole.rstrip(";., ") + "; "
            continue
        pending = ""
        starts = acts_at(words, _marks(words.bare)) or names_at(words, 0, known) or not found
        if starts or found[-1].endswith((".", "!", "?")) or words.bare.startswith(_NEW) or _DATED.match(words.bare):
            found.append(whole)
        else:
            found[-1] = f"{found[-1]} {whole}"
    if pending:
        found.append(pending.rstrip("; "))
    return [plain(one) for one in found if one]


_NEW = (
    "truong hop",
    "khi ",
    "neu ",
    "doi voi",
    "rieng ",
    "dong thoi",
    "truoc ngay",
    "hang ",
    "dinh ky",
    "cham nhat",
    "trong ",
    "bao cao ",
    "cac ",
)


_DATED = re.compile(r"(?:ngay|vao|quy|thang) (?:ngay |thang |quy )?[\divx]|\d{1,3} ngay\b")
"""A day with which an act of its own begins: `ngày 20 hằng tháng báo cáo …`."""


def _pieces(text: str) -> list[str]:
    pieces, start = [], 0
    whole = " ".join(text.split())
    formula = CHARGED.search(plain(whole).bare)
    listed = (
        range(max(whole.rfind(". Ch", 0, formula.start()), whole.rfind(". Gi", 0, formula.start()), 0), formula.start())
        if formula
        else range(0)
    )
    for found in _SENTENCE.finditer(whole):
        if found.start() - 1 in listed and found.start() - 1 > listed.start:
            continue
        if _SHORT.search(whole[max(0, found.start() - 6) : found.start()]):
            continue
        if found[0].startswith(";") and _in_brackets(whole, found.start()):
            continue
        pieces.append(whole[start : found.end()].strip())
        start = found.end()
    return [one for one in (*pieces, whole[start:].strip()) if one]


def _in_brackets(text: str, place: int) -> bool:
    opened = text.rfind("(", max(0, place - 200), place)
    return opened > text.rfind(")", max(0, place - 200), place)


def _marks(bare: str) -> int:
    return len(bare) - len(bare.lstrip(' -+•*"“('))


_OPENS = re.compile(r"(?:can c[ou]|theo|tren co so|de|khi|trong)\b[^.;:]{3,120}?, (?=\S)")


def _only_names(words: Plain, known: Bodies) -> bool:
    """Whether a piece is nothing but names, perhaps behind a circumstance, whose verb comes after the mark."""
    opens = _OPENS.match(words.bare)
    for start in (0, *((opens.end(),) if opens else ())):
        found = names_at(words, start, known)
        if found and not words.bare[found[-1].end :].strip(" ,;."):
            return words.bare.rstrip().endswith((";", ".")) and not acts_at(words, 0)
    return False
