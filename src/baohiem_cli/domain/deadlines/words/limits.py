"""Limits in days: after the end of a period, after an event, before an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baohiem_cli.domain.deadlines.words.said import Said, number
from baohiem_cli.domain.plain import Plain
from baohiem_cli.domain.vocabulary import Cadence

_COUNT = r"(?P<n>\d{1,3}|[ol]\d|\d[ol]|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?: lam)?)(?= ))(?: ?\([^)]{1,20}\))?"
_LIMIT = re.compile(
    rf"(?P<lead>(?:\b(?:trong|thoi han|thoi gian|vong|cham nhat|muon nhat|tre nhat|khong qua|toi da|it nhat"
    rf"|toi thieu|sau|truoc|la|han|ngay|tu|phai|dung|toi|khong muon hon|khong cham hon)[:,]? )*)"
    rf"(?<![\w/.,]){_COUNT} ?(?P<unit>ngay|gio|h\b|tuan|thang)(?P<working> lam viec)?(?P<kind> lich"
    rf"| tiep theo)?\b(?! (?:lam viec )?(?:thang|dau|cuoi|/))"
)
_ANY = re.compile(
    r"[\dol)] ?(?:ngay|gio|h|tuan|thang)\b"
    r"|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|lam)(?: \([^)]*\))? (?:ngay|gio|tuan|thang)\b"
)
_ENDED = re.compile(
    r"(?:,? ?(?:ke|tinh)? ?(?:tu|sau)(?: ngay| khi| thoi diem| luc)* |,? ?sau khi )(?:het|ket thuc"
    r"|cuoi(?: cung)?(?: cua)?|ngay cuoi(?: cung)?(?: cua)?)"
    r"(?: moi| hang| cua| ngay| cuoi)* (?P<unit>thang|qu[yi]|nam|6 thang|06 thang|ky|dot)\b(?! hop)"
)
_BEFORE_THE_END = re.compile(
    r",? ?truoc(?: khi| ngay| luc)* (?:het|ket thuc|cuoi|ngay cuoi)(?: cua| moi| hang| cung)* "
    r"(?P<unit>thang|qu[yi]|nam)\b(?! (?:hoc|tai|\d))"
)
_FROM = re.compile(
    r",? ?(?:ke tu|tinh tu|tu|sau)(?: ngay| khi| thoi diem| luc)+ [^.;]{2,}|,? ?(?:ke tu|tinh tu|sau) [^.;]{2,}"
)
_AHEAD = re.compile(r",? ?truoc(?: ngay| khi| thoi diem| thoi gian| luc| cuoc| phien| buoi| han)+ ?[^.;]{2,}")
_AHEAD_BEFORE = re.compile(
    r"\btruoc (?:khi|ngay|thoi gian|thoi diem|cuoc|phien|buoi"
    r"|han)(?! ?[0-9ol]{1,2} ?[/.\-])(?: [^\s,;.()]+){1,14} ?,? ?$"
)
_STOP = re.compile(
    r"[,;.:()]| (?:thi|de|phai|cho|gui|bao cao|co quan|(?<!ho )(?<!co )so|uy ban|ubnd|chu tri|tham muu"
    r"|thong bao|ban hanh|to chuc thuc hien)\b"
)
_NONE = re.compile(r"\bhieu luc\b[^,;]*$|\b(?:nghi|tuoi|phat|tu giam|(?<!khong )qua|tren|no|cham dong)(?: [a-z]+)? $")
_EVENT_WORD = re.compile(r",? ?(?:ke tu|tinh tu|tu|sau|truoc)(?: ngay| khi| thoi diem| thoi gian| luc)* ?\S+ ?")
_DAYS_OF_DECEMBER = 31
_CADENCES = {"thang": Cadence.MONTHLY, "quy": Cadence.QUARTERLY, "qui": Cadence.QUARTERLY, "nam": Cadence.ANNUAL}


def limits(sentence: Plain) -> Iterator[Said]:
    """Every limit of a number of days, hours or months, in order."""
    bare = sentence.bare
    if not _ANY.search(bare):
        return
    for found in _LIMIT.finditer(bare):
        count = number(found["n"])
        if not count or not _is_limit(bare, found):
            continue
        yield _limit(bare, found, count)


def _limit(bare: str, found: re.Match[str], count: int) -> Said:
    days, doubt = _days(count, found["unit"])
    working = "working " if found["working"] else ""
    start, end = found.start(), found.end()
    if ended := _ENDED.match(bare, end):
        unit = ended["unit"]
        cadence = _CADENCES.get(unit, Cadence.SEMIANNUAL if "6" in unit else "")
        return Said(start, ended.end(), cadence, f"within {days} {working}days" if days else None, doubt=doubt)
    if ending := _BEFORE_THE_END.match(bare, end):
        return _before_the_end(start, ending, days, working)
    if ahead := _AHEAD_BEFORE.search(bare, max(0, start - 90), start):
        start = ahead.start()
        return _before(bare, start, end, days, working, doubt, trigger=(start, found.start()))
    if ahead := _AHEAD.match(bare, end):
        stop = _end(bare, ahead)
        return _before(bare, start, stop, days, working, doubt, trigger=(end, stop))
    if re.search(r"\btruoc (?:it nhat |toi thieu |cham nhat )?$", found["lead"]) and not re.search(
        r"nhat truoc", found["lead"]
    ):
        return _before(bare, start, end, days, working, doubt, trigger=None)
    rule = f"within {days} {working}days of event" if days else None
    if event := _FROM.match(bare, end):
        stop = _end(bare, event)
        return Said(start, stop, Cadence.ON_EVENT, rule, trigger=_cut(end, stop), doubt=doubt)
    return Said(start, end, Cadence.ON_EVENT, rule, doubt=doubt or "không rõ hạn tính từ việc nào")


def _before_the_end(start: int, ending: re.Match[str], days: int, working: str) -> Said:
    """So many days before a period ends; only of a year does a rule say that."""
    cadence = _CADENCES[ending["unit"]]
    if cadence == Cadence.ANNUAL and 0 < days < _DAYS_OF_DECEMBER and not working:
        return Said(start, ending.end(), cadence, f"by 12-{_DAYS_OF_DECEMBER - days:02}")
    return Said(start, ending.end(), cadence, doubt="hạn tính ngược từ cuối kỳ: quy tắc chưa ghi được")


def _before(
    bare: str, start: int, end: int, days: int, working: str, doubt: str, *, trigger: tuple[int, int] | None
) -> Said:
    rule = f"{days} {working}days before event" if days else None
    unclear = "" if trigger else "không rõ hạn tính ngược từ việc nào"
    return Said(start, end, Cadence.ON_EVENT, rule, trigger=_cut(*trigger) if trigger else None, doubt=doubt or unclear)


def _cut(start: int, end: int) -> str:
    """The place of a trigger's words; the reader of the sentence cuts them out."""
    return f"{start}:{end}"


def _days(count: int, unit: str) -> tuple[int, str]:
    if unit == "ngay":
        return count, ""
    if unit == "tuan":
        return count * 7, ""
    if unit == "thang":
        return 0, "hạn tính bằng tháng từ một việc: quy tắc chưa ghi được"
    return -(-count // 24), "" if count % 24 == 0 else "hạn tính bằng giờ, ghi tròn lên thành ngày"


def _is_limit(bare: str, found: re.Match[str]) -> bool:
    """Whether the words before the number set a limit: `sau 05 ngày` does, `nợ quá 30 ngày`, `từ 03 tháng` do not."""
    lead = found["lead"]
    if not lead:
        return found["unit"] == "ngay" and _AHEAD.match(bare, found.end()) is not None and not _is_no_limit(bare, found)
    if found["unit"] in ("gio", "h") and lead.strip() == "truoc":
        return False  # an hour of the day
    if not re.search(
        r"\b(?:trong|thoi han|cham nhat|muon nhat|tre nhat|khong qua|toi da|it nhat|toi thieu|sau|truoc|vong"
        r"|khong muon hon|khong cham hon)\b",
        lead,
    ):
        return False
    if lead.strip() == "sau" and not _FROM.match(bare, found.end()) and not _ENDED.match(bare, found.end()):
        return False
    if lead.strip() in ("it nhat", "toi thieu", "toi da") and not (
        _FROM.match(bare, found.end())
        or _AHEAD.match(bare, found.end())
        or _AHEAD_BEFORE.search(bare, max(0, found.start() - 90), found.start())
        or bare[: found.start()].rstrip().endswith(("thoi gian", "thoi han", "truoc"))
    ):
        return False
    if found["unit"] == "thang" and not _FROM.match(bare, found.end()):
        return False
    return not _is_no_limit(bare, found)


def _is_no_limit(bare: str, found: re.Match[str]) -> bool:
    return _NONE.search(bare[max(0, found.start() - 40) : found.start()]) is not None


def _end(bare: str, found: re.Match[str]) -> int:
    """Where the words of the event end: at the next mark or verb of the main act, and never too far."""
    first = _EVENT_WORD.match(bare, found.start())
    begin = first.end() if first else found.start()
    stop = _STOP.search(bare, begin, found.end())
    end = stop.start() if stop else found.end()
    if end - found.start() > 90:
        cut = bare.rfind(" ", found.start(), found.start() + 90)
        end = cut if cut > 0 else end
    return end
