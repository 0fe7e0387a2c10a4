"""Other texts that a text names, with their numbers and dates; and dates as texts write them."""

from __future__ import annotations

import re

from baohiem_cli.named_tuple import NamedTuple

KINDS = (
    "Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị|Kết luận"
    "|Quy định|Quy chế phối hợp|Quy chế|Kế hoạch|Chương trình hành động|Chương trình|Hướng dẫn|Công văn|Thông báo"
    "|Đề án|Công điện"
)
NUMBER = r"\d+[a-zđ]?\s?(?:/\s?\d{4})?\s?[/-]\s?[A-ZĐ][A-ZĐa-z0-9]*(?:\s?[-–]\s?[A-ZĐ][A-ZĐa-z0-9.&]*|/[A-ZĐ]{2,})*"
DATE = r"(?:ngày\s*)?(?P<day>\d{1,2})\s*(?:tháng|/|-|\.)\s*(?P<month>\d{1,2})\s*(?:năm|/|-|\.)\s*(?P<year>\d{4})"
_KIND = re.compile(rf"(?:{KINDS})\b", re.IGNORECASE)
_NUMBER = re.compile(rf"(?:số\s*:?\s*)?(?P<number>{NUMBER})")
_DATE = re.compile(DATE)
_LONGEST_TITLE = 300


class Cited(NamedTuple):
    """A text: its kind and name, its number, its day as `2014-09-29`, and for a replaced one whether in whole."""

    title: str
    number: str | None = None
    issued: str | None = None
    extent: str | None = None


def date_in(text: str) -> str | None:
    """The first whole date of a text, as `2014-09-29`."""
    found = _DATE.search(text)
    return iso(found["year"], found["month"], found["day"]) if found else None


def iso(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """A date as far as it is known; None where no calendar has it."""
    if not 1900 <= int(year) <= 2200 or (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    return "-".join(
        part for part in (year, f"{int(month):02}" if month else "", f"{int(day):02}" if day and month else "") if part
    )


def cited(phrase: str) -> Cited | None:
    """The text that a phrase begins with: `Nghị định số 95/2023/NĐ-CP ngày 29 tháng 12 năm 2023 của Chính phủ …`."""
    phrase = " ".join(phrase.split()).strip(" ;,.:")
    kind = _KIND.match(phrase)
    if not kind:
        return None
    number, date = _NUMBER.search(phrase, kind.end()), _DATE.search(phrase, kind.end())
    if number and number.start() > 160:
        number = None
    cuts = sorted(found.span() for found in (number, date) if found)
    words, at = [], 0
    for start, end in cuts:
        words.append(phrase[at:start])
        at = max(at, end)
    words.append(phrase[at:])
    title = re.sub(r"\s+([,;.)])", r"\1", " ".join(" ".join(words).split())).strip(" ;,.:")
    title = re.sub(rf"^({KINDS}),\s", r"\1 ", re.sub(r"(?:\s|\()số$", "", title))
    return Cited(title[:_LONGEST_TITLE], _squeezed(number), date and iso(date["year"], date["month"], date["day"]))


def several(text: str) -> list[Cited]:
    """Every text with a number that a sentence names."""
    starts = [found.start() for found in re.finditer(rf"(?:{KINDS})\s+số\s", text)]
    ends = [*starts[1:], len(text)][: len(starts)]
    return [one for start, end in zip(starts, ends, strict=True) if (one := cited(_sentence(text[start:end])))]


def _sentence(text: str) -> str:
    return re.split(r"[.;](?:\s|$)", text)[0].removesuffix(" và").removesuffix(",")


def _squeezed(found: re.Match[str] | None) -> str | None:
    return re.sub(r"\s", "", found["number"]).replace("–", "-") if found else None
