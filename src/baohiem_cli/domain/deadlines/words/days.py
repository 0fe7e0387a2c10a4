"""Days, months and quarters that a sentence names, and how each binds: `trước ngày 15/12`, `trong quý I/2026`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from baohiem_cli.domain.deadlines.words.said import NUMBER, number
from baohiem_cli.domain.deadlines.words.spans import NEXT_YEAR, YEAR, Day, spans, year, years
from baohiem_cli.domain.plain import Plain

_DAY_MONTH = re.compile(
    rf"(?P<day>{NUMBER}) ?(?:(?P<sign>[/.\-]) ?|,? ?thang ?)(?P<month>[0-9ol|]{{1,2}})(?![\w%])(?! ?/ ?[a-z])"
    rf"(?: ?(?:[/.\-] ?|,? ?nam |,? ?)?{YEAR}\b)?"
)
_OF_MONTH = re.compile(
    rf"ngay (?:mung |mong |thu )?(?P<day>{NUMBER}|cuoi(?: cung)?"
    rf"|dau(?: tien)?)(?: \([^)]{{1,12}}\))?,? (?:cua )?(?P<which>"
    r"(?:hang|moi) thang|(?:cua )?thang (?:sau|tiep theo|tiep|ke tiep|lien ke|lien sau|ke)(?! quy)"
    r"|(?:cua )?thang (?P<nth>dau(?: tien)?|thu nhat|thu hai|thu ba|cuoi(?: cung)?|giua)(?: cua)?(?: moi"
    r"| hang| cac| tung)? (?P<unit>qu[yi]|ky|nam)"
    r"(?: (?:bao cao))?(?P<later> (?:sau|tiep theo|ke tiep|lien ke|toi|lien sau))?"
    r"|(?:cua )?(?:thang|ky|qu[yi])(?: bao cao)? (?:sau|tiep theo|ke tiep|lien ke|lien sau|tiep)"
    r"|(?:hang|moi|trong|cua) (?:thang|qu[yi]|nam)(?: bao cao)?|(?:cua )?thang bao cao|(?:thang|qu[yi]|nam)(?! ?\d))\b"
)
_FIRST_DAYS = re.compile(
    rf"(?P<n>{NUMBER})(?: \([^)]{{1,12}}\))? ngay (?P<working>lam viec )?dau(?: tien)?(?: cua)? (?P<which>"
    rf"(?:thang dau(?: cua)? )?(?:moi |hang )?"
    r"(?P<unit>thang|qu[yi]|nam)(?P<later> (?:sau|tiep theo|ke tiep))?)\b"
)
_BARE_DAY = re.compile(
    rf"\b(?:truoc|cham nhat|muon nhat|vao)(?: la| vao| den)* ngay (?P<day>{NUMBER})"
    r"(?= ?(?:[,;)]|\.$|$)| (?:gui|bao cao|cac|phai|tong hop)\b)"
)
_ANY = re.compile(r"\d|\bqu[yi] [ivl]|\bngay (?:cuoi|dau)\b|\bthang (?:dau|thu|cuoi|giua)\b|\btuan\b")
_WEEKDAY = re.compile(
    r"\b(?P<before>truoc )?(?:ngay )?(?:thu (?P<day>hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? (?:hang|moi) tuan\b"
)
_WEEK = {
    "hai": 1,
    "ba": 2,
    "tu": 3,
    "nam": 4,
    "sau": 5,
    "bay": 6,
    "chu nhat": 7,
    **{str(n + 1): n for n in range(1, 7)},
}
_LAST_YEAR = re.compile(r",? ?(?:cua )?nam truoc\b")

_BEFORE = re.compile(r"\btruoc(?: het)?(?: thoi diem)?(?: ngay)?(?: mung| mong)? ?$")
_BY = re.compile(
    r"\b(?:cham nhat|muon nhat|tre nhat|den het|het|han cuoi(?: cung)?|khong qua|khong muon hon"
    r"|khong cham hon|han chot|thoi han|toi da|den"
    r"|thoi gian|cho den)(?: (?:la|vao|den|het|trong|cuoi|hoan thanh))*:?(?: ngay)?(?: mung| mong)? ?$"
)
_ON = re.compile(
    r"\b(?:vao|trong|xong|dung vao|vao dip|dinh ky|hoan thanh|thuc hien"
    r"|xong trong)(?: khoang)?:?(?: ngay)?(?: mung)? ?$"
)
_END_OF = re.compile(r"\bden (?:het|cuoi) ?$")
_START = re.compile(r"\b(?:tu|ke tu|tinh tu|bat dau tu|sau)(?: sau)?(?: ngay)?(?: dau)? ?$")
_COUNTED = re.compile(
    r"\b(?:duoc tinh|so lieu|cap nhat|chot|luy ke|phat sinh|thoi diem|thong ke|den nay"
    r"|hien trang)(?: [^\s,;.]+){0,3}? (?:den|truoc)(?: het)?(?: ngay)? ?$"
)
_STRETCH = re.compile(
    r"\b(?:tu|ke tu)(?: dau)?(?: ngay| thang| quy)? [^;.]{1,40}?,? ?(?:den|-)(?: het)?(?: cuoi)?(?: ngay)? ?$"
)
_PAST = re.compile(
    r"\b(?:sinh|duoc cap|da cap|da ky|ky ket|phat sinh|nghi viec|nghi huu|tham gia|dong|co hieu luc"
    r"|dua vao su dung|cong tac|su dung|ton tai"
    r"|cong nhan|hinh thanh|thanh lap|lam viec|nghi che do|da [a-z]+|da [a-z]+ [a-z]+) ?$|\([a-z]+(?: [a-z]+)? ?$"
)
_BRACKET = re.compile(r"[(\[] ?(?:la |vao )?(?:ngay )?$")
_LINK = re.compile(r" ?(?:,|;|va|hoac|, va|-|/) ?(?:truoc |cham nhat |vao |den )?(?:ngay )?(?:hang nam )?$")
_LINKED = r" ?(?:,|va|hoac|, va|-) ?(?:trong |vao )?"
_CITED = re.compile(
    r"\b(?:so|luat|nghi dinh|thong tu|nghi quyet|quyet dinh|chi thi|cong van|ke hoach so"
    r"|huong dan so)\b[^;.]{0,50}?,? ?ngay ?$"
)


def days(sentence: Plain, *, field: bool = False) -> list[Day]:
    """Every day that binds, in order. In a field for a time, a day without another word binds too."""
    if not _ANY.search(sentence.bare):
        return []
    kept: list[Day] = []
    found = (
        *_of_month(sentence),
        *_day_month(sentence),
        *_first(sentence),
        *_weekdays(sentence),
        *_bare_days(sentence),
        *spans(sentence),
        *years(sentence, field=field),
    )
    for one in sorted(found, key=lambda day: (day.start, -day.end)):
        same = bool(kept) and (one.start, one.end) == (kept[-1].at, kept[-1].end)
        if kept and one.start < kept[-1].end and not same:
            continue
        if same:
            kept.append(one._replace(word=kept[-1].word, start=kept[-1].start, at=one.start, linked=True))
            continue
        linked = bool(kept and kept[-1].word and _LINK.fullmatch(sentence.bare[kept[-1].end : one.start]))
        word = _word(sentence, one, kept[-1] if linked else None, field=field)
        start = _start(sentence.bare, one.start) if word else one.start
        kept.append(one._replace(word=word, start=start, at=one.start, linked=linked))
    return _of_oneyear(sentence.bare, [one for one in kept if one.word])


def _of_oneyear(bare: str, found: list[Day]) -> list[Day]:
    """`quý II, quý IV/2026`: the year at the end is that of all."""
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        if (
            other.year
            and not one.year
            and (one.day or one.month or one.quarter)
            and re.fullmatch(_LINKED, bare[one.end : other.start])
        ):
            found[place] = one._replace(year=other.year)
    return found


def _day_month(sentence: Plain) -> Iterator[Day]:
    bare = sentence.bare
    for found in _DAY_MONTH.finditer(bare):
        day, month, which = number(found["day"]), number(found["month"]), year(found["year"])
        if not _exists(which or 2024, month, day) or not re.search(r"\d", found[0]):
            continue
        if found["sign"] in (".", "-") and not re.search(r"\b(?:ngay|truoc|nhat|den) $", bare[: found.start()]):
            continue
        if (
            not found["sign"]
            and not found["year"]
            and not re.search(r"(?:ngay|mung|truoc|nhat|den|va|,) ?$", bare[: found.start()])
        ):
            continue
        later, last = NEXT_YEAR.match(bare, found.end()), _LAST_YEAR.match(bare, found.end())
        end = later.end() if later else last.end() if last else found.end()
        doubt = "văn bản ghi 'năm trước': hạn rơi vào năm trước của năm nào" if last else ""
        yield Day(found.start(), end, "", month, day, year=which, next_year=bool(later) and not which, doubt=doubt)


def _of_month(sentence: Plain) -> Iterator[Day]:
    for found in _OF_MONTH.finditer(sentence.bare):
        which, last = found["which"], found["day"].startswith("cuoi")
        day = 31 if last else 1 if found["day"].startswith("dau") else number(found["day"])
        if not 1 <= day <= 31:
            continue
        later = bool(re.search(r"\b(?:sau|tiep theo|tiep|ke tiep|lien ke|lien sau|ke|toi)$", which))
        nth = found["nth"]
        unit = "thang" if not nth and "thang" in which else _unit(found["unit"] or which)
        place = (
            1
            if later
            else {"d": -2, "thu nhat": -2, "thu hai": -1, "g": -1}.get(
                nth if nth and nth[:3] == "thu" else (nth or "")[:1], 0
            )
        )
        if unit == "nam" and nth:
            place = -11 if nth.startswith("dau") else 0
        if (
            not nth
            and not later
            and not last
            and re.fullmatch(r"(?:cua |trong |moi |hang )?(?:quy|qui|nam)(?: bao cao)?", which)
        ):
            continue  # a number of days of a quarter without its month
        if not nth and not last and which == "thang":
            continue
        yield Day(found.start(), found.end(), "", day=day, of_month=place, unit=unit)


def _first(sentence: Plain) -> Iterator[Day]:
    for found in _FIRST_DAYS.finditer(sentence.bare):
        place = 1 if found["later"] else None
        unit = _unit(found["unit"])
        yield Day(
            found.start(),
            found.end(),
            "",
            first_days=number(found["n"]),
            working=bool(found["working"]),
            of_month=place,
            unit=unit,
        )


def _bare_days(sentence: Plain) -> Iterator[Day]:
    """`hằng tháng, trước ngày 25`: a day of the period that the sentence names elsewhere."""
    for found in _BARE_DAY.finditer(sentence.bare):
        if 1 <= number(found["day"]) <= 31:
            yield Day(found.start("day"), found.end(), "", day=number(found["day"]), of_month=0, unit="ky")


def _weekdays(sentence: Plain) -> Iterator[Day]:
    """`trước thứ Sáu hằng tuần`: so many days from Monday on."""
    for found in _WEEKDAY.finditer(sentence.bare):
        count = _WEEK[found["day"] or "chu nhat"] - (1 if found["before"] else 0)
        if count:
            yield Day(found.start(), found.end(), "", first_days=count, unit="tuan")


def _word(sentence: Plain, one: Day, before: Day | None, *, field: bool) -> str:
    bare = sentence.bare
    ahead = bare[max(0, one.start - 90) : one.start]
    if one.first_days:
        return "in"
    if before and not _BEFORE.search(ahead):
        return before.word
    if (
        _COUNTED.search(ahead)
        or _is_reckoned(sentence, one)
        or (_STRETCH.search(ahead) and not field)
        or (_START.search(ahead) and not _BEFORE.search(ahead))
    ):
        return ""
    if (one.month or one.quarter) and not one.day and _END_OF.search(ahead):
        return "end"
    binds = ((_BEFORE, "before"), (_BY, "by"), (_ON, "on"))
    found = next(((pattern.search(ahead), word) for pattern, word in binds if pattern.search(ahead)), None)
    if found and found[0]:
        return "" if _is_past(ahead[: found[0].start()], one, found[1]) else found[1]
    if field and not _CITED.search(ahead):
        return "by" if one.day or _STRETCH.search(ahead) else "in"
    if one.of_month is not None and one.day:
        return "by"
    return "by" if _BRACKET.search(ahead) and one.day and not one.year else ""


def _is_reckoned(sentence: Plain, one: Day) -> bool:
    """`tính đến ngày 15/12`: up to where is counted; the tone tells it from `tỉnh đến ngày`."""
    return bool(
        re.search(
            r"\btính (?:từ|đến|tới)(?: hết)?(?: ngày)? ?$", sentence.text[max(0, one.start - 30) : one.start].lower()
        )
    )


def _is_past(ahead: str, one: Day, word: str) -> bool:
    """Whether the day dates what was there before: `sinh trước ngày 01/01/1950`."""
    if word == "on" and not one.day and not one.year and not re.search(r"\b(?:vao|trong|xong) ?", ahead[-1:] + " "):
        return False
    return bool(one.year and _PAST.search(ahead))


def _start(bare: str, start: int) -> int:
    """Where the quote begins: with the word that says how the day binds."""
    for pattern in (_BEFORE, _BY, _ON):
        if found := pattern.search(bare[max(0, start - 90) : start]):
            return max(0, start - 90) + found.start()
    return start - 5 if bare[:start].endswith("ngay ") else start


def _unit(words: str) -> str:
    return "quy" if re.search(r"qu[yi]|ky", words) else "nam" if "nam" in words else "thang"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
