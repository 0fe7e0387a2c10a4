"""The times that a sentence of a text sets: each with its few words, its cadence and the rule that says the same.

A sentence is read, not looked up: a day binds where a word says so ("trước ngày", "chậm nhất"), a frequency where it
says how often an act recurs. Days of laws, of effect, of history and the years of targets bind nobody.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from baohiem_cli.domain.deadlines.words.days import days
from baohiem_cli.domain.deadlines.words.frequencies import frequencies
from baohiem_cli.domain.deadlines.words.limits import limits
from baohiem_cli.domain.deadlines.words.said import Said
from baohiem_cli.domain.deadlines.words.spans import Day
from baohiem_cli.domain.plain import Plain, plain
from baohiem_cli.domain.vocabulary import PERIODIC, Basis, Cadence
from baohiem_cli.named_tuple import NamedTuple


class Time(NamedTuple):
    """A time that binds; `rule` is missing where the words give only a frequency, an event or regularity."""

    quote: str
    cadence: str
    rule: str | None = None
    period: str | None = None
    alternative: str | None = None
    trigger: str | None = None
    undated: bool = False
    weak: bool = False
    doubt: str = ""
    start: int = 0
    end: int = 0

    @property
    def basis(self) -> Basis:
        """Explicit where the text itself gives the day or the limit."""
        return Basis.EXPLICIT if self.rule else Basis.INFERRED


_HINT = re.compile(r"\d|ngay|thang|qu[yi]|nam|tuan|ky|thuong xuyen|gio|cuoi|lien tuc")
_EFFECT = re.compile(
    r"\b(?:co|het) hieu luc(?: thi hanh)?(?: ke)? (?:tu|sau|trong)\b|\bhieu luc thi hanh\b|\b(?:quyet dinh"
    r"|quy che|quy dinh|thong tu|nghi quyet|ke hoach|chi thi) (?:nay )?"
    r"(?:co hieu luc|thay the|bai bo)\b|\bhet hieu luc\b|^ ?bai bo\b"
)
_SINCE_EFFECT = re.compile(r"\b(?:ke tu|sau|tu) (?:ngay|khi) [^,;.]{0,50}co hieu luc(?: thi hanh)?(?=, )")
_YEARLY = re.compile(r"\b(?:hang|moi) nam\b|\bnam sau\b")
_UNIT_CADENCE = {"tuan": Cadence.WEEKLY, "thang": Cadence.MONTHLY, "quy": Cadence.QUARTERLY, "nam": Cadence.ANNUAL}


def times(sentence: str | Plain, *, field: bool = False, issued: date | None = None) -> tuple[Time, ...]:
    """What a sentence says of time, in its order; `field` tells that it stands in a line or column for times.

    `issued` is the day of the text: a full date before it is history.
    """
    words = sentence if isinstance(sentence, Plain) else plain(sentence)
    if not _HINT.search(words.bare):
        return ()
    effect = bool(_EFFECT.search(_SINCE_EFFECT.sub(" ", words.bare)))
    said = [] if effect else list(limits(words))
    named = [] if effect else [day for day in days(words, field=field) if not _is_history(day, issued)]
    named = [day for day in named if not any(_meet(one, day) for one in said)]
    taken: list[Day | Said] = [*named, *said]
    often = (
        []
        if effect
        else [one for one in frequencies(words, field=field) if not any(_meet(one, other) for other in taken)]
    )
    dated = _dated(words, named, often)
    limited = [_of_period(one, often) for one in said]
    used = {one.cadence for one in (*dated, *limited) if one.rule and one.cadence in PERIODIC}
    loose = [one for one in often if one.cadence not in used and not any(_meet(one, other) for other in dated)]
    loose = [one for one in loose if not _is_told(one, dated, limited)]
    every = sorted((*dated, *limited, *_one_of_each(loose)), key=_place)
    return tuple(_time(words, one) for one in every)


def _place(one: Said) -> tuple[int, int]:
    return one.start, one.end


def _time(words: Plain, one: Said) -> Time:
    trigger = None
    if one.trigger:
        start, end = map(int, one.trigger.split(":"))
        trigger = words.cut(start, end)
    quote = words.cut(one.start, one.end)
    if quote.count("(") > quote.count(")"):
        quote = quote.replace("(", "").strip() if quote.startswith("(") else quote
    return Time(
        quote,
        one.cadence,
        one.rule,
        one.period,
        one.alternative,
        trigger,
        one.undated,
        one.weak,
        one.doubt,
        one.start,
        one.end,
    )


def _dated(words: Plain, named: Sequence[Day], often: Sequence[Said]) -> list[Said]:
    """The days with the cadence that belongs to each: the nearest before it, else the one right after it."""
    found: list[Said] = []
    kept: list[Day] = []
    bracketed: set[int] = set()
    yearly = _YEARLY.search(words.bare) is not None
    for place, day in enumerate(named):
        since = named[place - 1].end if place else 0
        until = named[place + 1].start if place + 1 < len(named) else len(words.bare)
        counted = [one for one in often if not one.undated and one.cadence in PERIODIC and one.start not in bracketed]
        ahead = [one for one in counted if since <= one.start and one.end <= day.start][-1:]
        after = [one for one in counted if day.end <= one.start < until and _follows(words.bare, day, one)][:1]
        bracketed |= {one.start for one in after if words.bare[one.start - 1] == "("}
        if day.unit == "ky" and not (ahead and ahead[0].cadence in _OF_MONTHS):
            continue
        end = max([day.end, *(one.end for one in after if _is_part(words.bare, day, one))])
        kept.append(day)
        found.append(_with_cadence(day, ahead, after, end, yearly=yearly))
    return _told_apart(_whole_phrases(found, kept))


_LEAP_YEAR = 2024
"""A leap year, whose February has all its days."""

_OF_MONTHS = (Cadence.MONTHLY, Cadence.QUARTERLY)


def _follows(bare: str, day: Day, one: Said) -> bool:
    """Whether a frequency stands right after a day: `15/12 hằng năm`, `10/6 (báo cáo 6 tháng)`."""
    between = bare[day.end : one.start]
    return between == " (" or (between in ("", " ", ", ") and bare[one.start : one.end] in _EVERY)


def _is_part(bare: str, day: Day, one: Said) -> bool:
    """Whether such a frequency belongs to the words of the day."""
    return bare[one.start - 1] != "(" and (one.cadence == Cadence.ANNUAL or day.of_month is not None)


def _whole_phrases(found: list[Said], named: Sequence[Day]) -> list[Said]:
    """Days that share one word are quoted together: `trước ngày 01/6 và 15/11 hằng năm` dates both."""
    first = 0
    for place in range(1, len(found) + 1):
        if place == len(found) or not named[place].linked:
            start, end = found[first].start, found[place - 1].end
            for i in range(first, place):
                found[i] = found[i]._replace(start=start, end=end)
            first = place
    return found


_EVERY = frozenset(
    f"{word} {unit}" for word in ("hang", "moi", "tung") for unit in ("nam", "thang", "quy", "qui", "tuan")
)


def _with_cadence(day: Day, ahead: Sequence[Said], after: Sequence[Said], end: int, *, yearly: bool) -> Said:
    near = (*ahead, *after)
    doubt = day.doubt
    if day.of_month is not None or day.first_days:
        cadence: str = ahead[0].cadence if day.unit == "ky" else _UNIT_CADENCE[day.unit]
        if day.unit == "thang" and day.of_month == 1 and ahead and ahead[0].cadence != Cadence.MONTHLY:
            cadence = ahead[0].cadence  # "báo cáo quý gửi trước ngày 05 của tháng sau"
        return Said(day.start, end, cadence, _rule(day), doubt=doubt)
    if day.year:
        return Said(day.start, day.end, Cadence.ONCE, _rule(day), doubt=doubt)
    cadence = near[0].cadence if near else Cadence.ANNUAL
    period = near[0].period if near else None
    if cadence in (Cadence.MONTHLY, Cadence.WEEKLY) or (day.quarter and cadence == Cadence.QUARTERLY):
        cadence, period = Cadence.ANNUAL, None
    if cadence in (Cadence.SEMIANNUAL, Cadence.QUARTERLY, Cadence.FOUR_MONTHLY) and not period:
        period = _period(cadence, day)
    if not near and day.day and not yearly:
        doubt = doubt or "ngày không ghi năm, cũng không ghi 'hằng năm': hiểu là mỗi năm"
    return Said(day.start, end, cadence, _rule(day), period, month=day.month or day.quarter * 3, doubt=doubt)


def _period(cadence: str, day: Day) -> str:
    """The period that a day closes: of the half-years the one whose end is nearest."""
    length = {Cadence.QUARTERLY: 3, Cadence.FOUR_MONTHLY: 4, Cadence.SEMIANNUAL: 6}[Cadence(cadence)]
    letter = {3: "Q", 4: "T", 6: "H"}[length]
    month = day.month or day.quarter * 3
    index = (month + 1) // length if not day.next_year else 12 // length
    return f"{letter}{max(1, min(index, 12 // length))}"


def _rule(day: Day) -> str:
    later = " next-year" if day.next_year else ""
    word = day.word if day.word in ("before", "by", "on") else "by"
    if day.first_days:
        of = f" of month+{day.of_month}" if day.of_month else ""
        return f"first {day.first_days} {'working ' if day.working else ''}days{of}"
    if day.of_month is not None:
        return _of_month_rule(day)
    if day.day:
        whole = f"{day.year:04}-{day.month:02}-{day.day:02}" if day.year else f"{day.month:02}-{day.day:02}{later}"
        return f"{word} {whole}"
    return _span_rule(day, later)


def _of_month_rule(day: Day) -> str:
    place = f"month{day.of_month:+}"
    if day.day:
        return f"{day.word if day.word in ('before', 'on') else 'by'} day {day.day} of {place}"
    return {"before": f"before day 1 of {place}", "by": f"by day 31 of {place}"}.get(day.word, f"in {place}")


def _span_rule(day: Day, later: str) -> str:
    """A month, quarter or year: within it, or before its first day."""
    first = day.month or (day.quarter * 3 - 2 if day.quarter else 1)
    if day.word == "before":
        return f"before {day.year:04}-{first:02}-01" if day.year else f"before {first:02}-01{later}"
    if day.word == "end":
        return _last_of_span(day, later)
    if day.quarter:
        return f"in quarter {day.year}-Q{day.quarter}" if day.year else f"in quarter {day.quarter}{later}"
    if day.month:
        return f"in month {day.year}-{day.month:02}" if day.year else f"in month {day.month}{later}"
    return f"by {day.year:04}-12-31" if day.word == "by" else f"in year {day.year}"


def _last_of_span(day: Day, later: str) -> str:
    """`đến hết tháng 7` is its last day."""
    month = day.month or day.quarter * 3
    last = monthrange(day.year or _LEAP_YEAR, month)[1]
    return f"by {day.year:04}-{month:02}-{last:02}" if day.year else f"by {month:02}-{last:02}{later}"


def _told_apart(found: list[Said]) -> list[Said]:
    """Several days of the year for one yearly report are those of its half-years or quarters."""
    yearly = [one for one in found if one.cadence == Cadence.ANNUAL and one.month and "next" not in (one.rule or "")]
    months = [one.month or 0 for one in yearly]
    if len(yearly) == 2 and months[0] <= 8 < months[1]:
        parts = ["H1", "H2"]
    elif len(yearly) == 4 and sorted(months) == months:
        parts = ["Q4", "Q1", "Q2", "Q3"] if months[0] == 1 else ["Q1", "Q2", "Q3", "Q4"]
    else:
        return found
    changed = {id(one): part for one, part in zip(yearly, parts, strict=True)}
    return [_of_part(one, changed[id(one)]) if id(one) in changed else one for one in found]


def _of_part(one: Said, part: str) -> Said:
    """A day of the year as that of a part of it; the last quarter's day in January is in the next year."""
    later = " next-year" if part == "Q4" and one.month == 1 else ""
    cadence = Cadence.SEMIANNUAL if part[0] == "H" else Cadence.QUARTERLY
    return one._replace(cadence=cadence, period=part, rule=f"{one.rule}{later}")


def _of_period(one: Said, often: Sequence[Said]) -> Said:
    """A limit after "kỳ báo cáo" has the cadence that the sentence names."""
    if one.cadence:
        return one
    ahead = [other for other in often if other.cadence in PERIODIC]
    if ahead:
        return one._replace(cadence=ahead[0].cadence)
    rule = f"{one.rule} of event" if one.rule else None
    return one._replace(cadence=Cadence.ON_EVENT, rule=rule, doubt=one.doubt or "không rõ kỳ báo cáo dài bao lâu")


def _is_told(one: Said, dated: Sequence[Said], limited: Sequence[Said]) -> bool:
    """Whether a regularity without a number is told already by a day, or a year by its halves."""
    if one.undated:
        return bool(dated or limited)
    return one.cadence == Cadence.ANNUAL and any(other.period and other.rule for other in dated)


def _one_of_each(often: Sequence[Said]) -> list[Said]:
    """Each frequency once, the strong one rather than the weak; "định kỳ" only where nothing else is said."""
    kept: dict[str, Said] = {}
    for one in often:
        if one.cadence not in kept or (kept[one.cadence].weak and not one.weak):
            kept[one.cadence] = one
    if len(kept) > 1:
        kept.pop(Cadence.NONE, None)
    return list(kept.values())


def _is_history(day: Day, issued: date | None) -> bool:
    if not day.year or issued is None:
        return False
    whole = (day.year, day.month, day.day) if day.day else (day.year,)
    return whole < (issued.year, issued.month, issued.day)[: len(whole)]


def _meet(one: Said, other: Day | Said) -> bool:
    return one.start < other.end and other.start < one.end
