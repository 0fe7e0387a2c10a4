"""How often something is to be done: `hằng quý`, `6 tháng một lần`, `báo cáo tháng, quý, năm`, `thường xuyên`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baohiem_cli.domain.deadlines.words.said import Said, cadence_of_months, number
from baohiem_cli.domain.plain import Plain
from baohiem_cli.domain.vocabulary import Cadence

_UNITS = {"thang": 1, "quy": 3, "qui": 3, "nam": 12}
_UNIT = r"(?:thang|qu[yi]|nam|tuan)"
_NUM = r"(?:\d{1,2}|[ol]\d|\d[ol]|mot|hai|ba|bon|sau|chin)(?: ?\([^)]{1,12}\))?"
_NOT_QUARTER = (
    r"(?:(?<=nam)|(?<=thang)|(?<=tuan)|(?! (?:dinh|che|trinh|hoach|mo|uoc|pham|chuan|tac|luat|hop|ket|tu|doi"
    r"|bao hiem|tien|thoi|nay)\b))"
)

_EVERY = re.compile(
    rf"\b(?:(?:dinh ky|thuong ky),? ?)?(?:hang|moi|theo tung|tung|theo|(?<=dinh ky )bang) (?P<unit>{_UNIT})\b"
    rf"(?! ?\d)(?! (?:hoc|tuoi|thu|cong tac lien)\b){_NOT_QUARTER}"
)
_ONCE_IN = re.compile(
    rf"\b(?:(?:dinh ky|thuong ky),? ?)?(?P<n>{_NUM}) (?P<unit>{_UNIT}) ?(?:/ ?|(?:hop )?(?:mot|01|1|0l|l) ?)lan\b"
    rf"|\b(?:dinh ky|thuong ky)(?: bao cao)?[,:]? (?P<n2>{_NUM}) (?P<unit2>{_UNIT})\b(?! (?:lam viec|hoc))"
)
_TIMES = re.compile(
    rf"\b(?:(?:it nhat|toi thieu) )?(?P<n>{_NUM}) lan ?(?:/|trong|mot|moi|tren|hang)? ?(?:mot |01 |1 "
    rf"|moi )?(?P<unit>{_UNIT})\b"
    rf"|\b(?:moi|mot|hang|trong|trong mot|0?1) (?P<unit2>{_UNIT})\b[^.;\d]{{0,40}}?(?:it nhat "
    rf"|toi thieu )?(?P<n2>{_NUM}) lan\b"
)
_ITEM = (
    rf"(?:(?:so ket |tong ket |hang |bao cao |dinh ky |mot |01 |1 |ca )?(?:{_UNIT}|(?:0?[3469]|[ol][3469]"
    rf"|sau|chin) ?(?:\(\w+\) )?thang"
    r"(?: (?:dau|cuoi)(?: nam)?)?))"
)
_JOINT = r" ?(?:\([^)]{0,60}\)? ?)?(?:,|;|/|va|hoac|, va|,? ?den) ?"
_LIST = re.compile(
    rf"\b(?:dinh ky|bao cao|so ket|tong ket|hang|moi|giao ban|danh gia|thong ke)(?: (?:ket qua|so lieu"
    rf"|dinh ky|cong tac|theo))*,? "
    rf"(?P<items>{_ITEM}(?:{_JOINT}{_ITEM})*)\b(?! ?\d)(?! (?:hoc|tuoi|xuat|cao|lam viec)\b){_NOT_QUARTER}"
)
_ITEMS = re.compile(
    r"(?P<n>0?[3469]|[ol][3469]|sau|chin) ?(?:\(\w+\) )?thang(?P<half> (?:dau|cuoi)(?: nam)?)?"
    r"|\b(?P<unit>thang|qu[yi]|nam|tuan)\b"
)
_PART = re.compile(
    r"\b(?<!ngay )(?<!tuan )(?:vao |den |dip |luc )?(?P<end>cuoi|dau|ket thuc|het)(?: cung)?(?: cua)? (?:moi |hang )?"
    r"(?P<unit>nam|qu[yi]|thang)\b(?! ?\d)(?! (?:hoc|bao cao \d))" + _NOT_QUARTER
)
_WEEK_OF = re.compile(
    r"\b(?:(?:vao|trong|den) )?tuan (?:(?:thu )?(?:nhat|hai|ba|tu|1|2|3|4)|dau(?: tien)?|cuoi(?: cung)?)(?: cua)?"
    r"(?: moi| hang)? (?:(?P<unit>thang|qu[yi]|nam)\b(?! ?\d)(?: (?:dau|cuoi|thu hai)(?: cua)?(?: moi| hang)?"
    r" (?P<of>qu[yi]|nam))?)" + _NOT_QUARTER
)
_BRACKETED = re.compile(
    r"\b(?P<n>0?[3469]|[ol][3469]|sau|chin) thang(?P<half> (?:dau|cuoi)(?: nam)?)?(?= ?\((?:truoc|cham|ngay|\d))"
    r"|(?<=va )(?:0?1 |mot )?(?P<year>nam)(?= ?\((?:truoc|cham|ngay|\d))"
)
_BRACKETS = re.compile(r"\([^)]*\)?")
_BUDGET_TIME = re.compile(
    r"(?:hang nam,? )?\b(?:cung|cung|trong|theo)(?: voi)?(?: ky)? (?:thoi gian"
    r"|thoi diem)(?: quy dinh)?(?: ve)? (?:lap|xay dung) (?:du toan|ke hoach)(?: [a-z]+){0,4}?(?: hang nam"
    r"|(?=[,.;:]|$))"
)
_ALWAYS = re.compile(r"\b(?:thuong xuyen|lien tuc|hang ngay|quanh nam)\b")
_WHOLE_YEAR = re.compile(r"\bca nam\b(?! ?\d)")
_REGULAR = re.compile(r"\b(?:theo dinh ky|dinh ky|thuong ky)\b")

_THINGS = re.compile(
    r"\b(?:ngan sach|kinh phi|nguon von|von|xep loai|nguon thu|nguon luc|tai chinh|luong|muc dong|nghi phep"
    r"|hoc phi|quy tien luong"
    r"|doanh thu|san luong|binh quan|tang truong|tang|giam|so chi|tong chi|quyet toan|trong du toan"
    r"|tu du toan|chi phi|so thu)"
    r"(?: [^\W\d_]+){0,5} ?$"
)
_NAMES = re.compile(
    r"\b(?:ke hoach|chuong trinh|chi tieu|muc tieu|nhiem vu|du toan|tieu chi|danh muc|de an)(?: [^\s,;.]+){0,14} ?$"
)
_SERVED = re.compile(
    r"\b(?:phuc vu (?:cho )?(?:viec|cong tac)|(?:^|, )khi (?:xay dung|lap|thuc hien|trien khai)|lam (?:co so"
    r"|can cu) (?:de|cho))\b[^.;]{0,60} ?$"
)
_NOT_ALWAYS = re.compile(
    r"\b(?:chi|du toan|kinh phi|nguon|cong viec|nhiem vu|hoat dong|bo phan|giao duc|dau tu|co quan"
    r"|kinh phi hoat dong|nguoi|cu tru"
    r"|tru so|tap trung|dao tao|hop dong|tam tru|chi thuong xuyen|phi|luong|lao dong|va khong|khong) ?$"
)
_PROPER = re.compile(r" (?:truc|vu)\b")
_INTERVAL = re.compile(rf"(?P<n>{_NUM}) (?P<unit>thang|nam)")
_LENGTHS = (
    Cadence.WEEKLY,
    Cadence.MONTHLY,
    Cadence.QUARTERLY,
    Cadence.FOUR_MONTHLY,
    Cadence.SEMIANNUAL,
    Cadence.NINE_MONTH,
    Cadence.ANNUAL,
    Cadence.BIENNIAL,
)
_NO_CADENCE = "chu kỳ này chưa ghi được thành tần suất"


def _unknown(start: int, end: int) -> Said:
    """A frequency that no cadence says."""
    return Said(start, end, Cadence.NONE, undated=True, doubt=_NO_CADENCE)


def frequencies(sentence: Plain, *, field: bool = False) -> list[Said]:
    """Every frequency of a sentence, in order; where two overlap, the longer one.

    `field` tells that it stands in a line or column for times, where `6 tháng` alone is a frequency.
    """
    if field and (alone := _INTERVAL.fullmatch(sentence.bare)):
        cadence = _cadence(alone["unit"], number(_first(alone["n"])))
        return [Said(*alone.span(), cadence)] if cadence else [_unknown(*alone.span())]
    found = sorted(
        (*_counted(sentence), *_weeks(sentence), *_listed(sentence), *_plain_ones(sentence)),
        key=lambda one: one.start - one.end,
    )
    kept: list[Said] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return _chosen(sentence, sorted(kept, key=lambda one: one.start))


def _chosen(sentence: Plain, found: list[Said]) -> list[Said]:
    """`hằng quý hoặc 6 tháng`: the seldom one, with the other as what the text leaves to choose."""
    kept: list[Said] = []
    for one in found:
        between = sentence.bare[kept[-1].end : one.start] if kept else ""
        if kept and re.fullmatch(r" ?(?:hoac|hay)(?: la| theo)? ?", between) and one.cadence != kept[-1].cadence:
            pair = sorted((kept.pop(), one), key=_length)
            kept.append(
                pair[1]._replace(start=min(one.start for one in pair), end=max(pair).end, alternative=pair[0].cadence)
            )
        else:
            kept.append(one)
    return kept


def _length(one: Said) -> int:
    return [*_LENGTHS].index(Cadence(one.cadence)) if one.cadence in _LENGTHS else 0


def _counted(sentence: Plain) -> Iterator[Said]:
    for found in _ONCE_IN.finditer(sentence.bare):
        cadence = _cadence(found["unit"] or found["unit2"], number(_first(found["n"] or found["n2"])))
        if cadence:
            yield Said(*found.span(), cadence)
        else:
            yield _unknown(*found.span())
    for found in _TIMES.finditer(sentence.bare):
        unit, count = found["unit"] or found["unit2"], number(_first(found["n"] or found["n2"]))
        months = _UNITS.get(unit, 0)
        if not count:
            continue
        cadence = _cadence(unit, 1) if count == 1 else cadence_of_months(months // count if months % count == 0 else 0)
        yield Said(*found.span(), cadence) if cadence else _unknown(*found.span())


def _weeks(sentence: Plain) -> Iterator[Said]:
    """A week of a month or quarter: how often is clear, the day is not."""
    for found in _WEEK_OF.finditer(sentence.bare):
        cadence = _cadence(found["of"] or found["unit"], 1) or Cadence.NONE
        yield Said(*found.span(), cadence, doubt="tuần của tháng, quý chưa ghi được thành ngày")


def _listed(sentence: Plain) -> Iterator[Said]:
    for item in _BRACKETED.finditer(sentence.bare):
        if cadence := _cadence("nam", 1) if item["year"] else _cadence("thang", number(item["n"])):
            yield Said(*item.span(), cadence, period=_half(item["half"]))
    for found in _LIST.finditer(sentence.bare):
        told = _BRACKETS.sub(lambda one: " " * len(one[0]), found["items"])
        inside = sentence.bare[: found.start("items")] + told
        items = list(_ITEMS.finditer(inside, found.start("items")))
        alone = len(items) == 1
        if alone and found[0].startswith(("hang", "moi")):
            continue
        for item in items:
            cadence = _cadence(item["unit"] or "thang", number(item["n"] or "1"))
            if cadence is None or (item["unit"] in ("quy", "qui", "nam") and not _is_unit(sentence, item, "unit")):
                continue
            start = found.start() if item is items[0] else item.start()
            if alone and item["unit"] == "thang":
                continue  # "báo cáo tháng" is rare, "tháng" of a date is not
            yield Said(start, item.end(), cadence, period=_half(item["half"]))


def _plain_ones(sentence: Plain) -> Iterator[Said]:
    bare = sentence.bare
    for found in _EVERY.finditer(bare):
        if not _is_unit(sentence, found, "unit", hang="hang" in found[0]):
            continue
        ahead = bare[max(0, found.start() - 90) : found.start()]
        regular = found[0].startswith(("dinh ky", "thuong ky"))
        if regular or not (_THINGS.search(ahead) or _SERVED.search(ahead)):
            weak = not regular and bool(_NAMES.search(ahead))
            yield Said(*found.span(), _cadence(found["unit"], 1) or Cadence.NONE, weak=weak)
    for found in _BUDGET_TIME.finditer(bare):
        yield Said(*found.span(), Cadence.ANNUAL, doubt="hạn theo lịch lập dự toán, kế hoạch: không ghi ngày")
    for found in _PART.finditer(bare):
        opening = found["end"] != "dau" or not bare[: found.start()].strip(" -") or found[0].startswith("vao")
        if opening and _is_unit(sentence, found, "unit"):
            yield Said(*found.span(), _cadence(found["unit"], 1) or Cadence.NONE, weak=found["end"] == "dau")
    for found in _ALWAYS.finditer(bare):
        if not _NOT_ALWAYS.search(bare[: found.start()]) and not _PROPER.match(bare, found.end()):
            yield Said(*found.span(), Cadence.CONTINUOUS)
    for found in _WHOLE_YEAR.finditer(bare):
        yield Said(*found.span(), Cadence.ANNUAL)
    for found in _REGULAR.finditer(bare):
        yield Said(*found.span(), Cadence.NONE, undated=True)


def _cadence(unit: str, count: int) -> str | None:
    return Cadence.WEEKLY if unit == "tuan" and count == 1 else cadence_of_months(_UNITS.get(unit, 0) * count)


def _half(words: str | None) -> str | None:
    return None if not words else "H1" if "dau" in words else "H2"


def _first(count: str) -> str:
    return count.split("(", maxsplit=1)[0].strip()


def _is_unit(sentence: Plain, found: re.Match[str], group: str, *, hang: bool = False) -> bool:
    """Whether the letters with their tones can be `quý`, `năm`: not `quy định`, `quỹ`, `Nam Định`."""
    word = sentence.text[found.start(group) : found.end(group)].lower()
    if word[0] == "q":
        return hang or word not in ("quỹ", "quy", "qui", "quỷ")
    return word[0] != "n" or hang or word != "nam"
