"""Duties put together: from a clause, or from an item with the lines beside it; with what is doubtful about each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from baohiem_cli.domain.deadlines.quotes import Time, times
from baohiem_cli.domain.plain import Plain, plain
from baohiem_cli.domain.vocabulary import PERIODIC, Cadence, Kind, Performed
from baohiem_cli.reading.duty import Deadline, Duty, Party
from baohiem_cli.reading.sense import acts
from baohiem_cli.reading.sense.clauses import clauses
from baohiem_cli.reading.sense.events import trigger
from baohiem_cli.reading.sense.fields import Beside
from baohiem_cli.reading.sense.names import Bodies, Name, names_at
from baohiem_cli.reading.sense.roles import Roles, roles

NOBODY = "văn bản không nêu ai thực hiện"
"""The doubt about a duty that names nobody who does it."""
_WEAK = "'{0}' có thể chỉ nói về tên của kế hoạch, chỉ tiêu, không phải việc làm mỗi kỳ"
_CUT = "tên '{0}' dài, xem lại chỗ cắt"
_SCANNED = "chữ số trong '{0}' đọc từ bản quét, xem lại"
_RELAY = re.compile(r"\b(?:ve|gui|cho|den|qua|trinh) (?=\S)")
_RELAYED = re.compile(r",? ?(?:de )?(?:tong hop|theo doi)(?:,)?(?: chung)?,? (?:va )?(?:bao cao|trinh|gui)\b")
_LONG_NAME = 12


def of_fields(text: str, context: Roles, aside: Beside, known: Bodies, issued: date | None) -> list[Duty]:
    """An item with lines beside it is one duty; its own sentences say what, the lines who and when."""
    cut = clauses(text, known)
    words = cut[0] if cut else plain(text)
    own = roles(words, known)
    parties = aside.parties
    if not aside.acting:
        subject = own.subject or context.subject
        parties = (*_parties(own.key or context.key or "lead", subject), *parties)
    said = tuple(one for value in aside.times for one in _times_beside(value))
    if not aside.times:
        said = times(words, issued=issued)
    doubts = [f"thời gian ghi '{value}', chưa đọc ra hạn" for value in aside.times if not _times_beside(value)]
    return [_duty(words, own, parties, group, doubts) for group in _without_clash(said)]


def _times_beside(value: str) -> tuple[Time, ...]:
    """The times of a line beside an item; where it names an event, that is what sets the act off."""
    if found := times(value, field=True):
        return found
    event = trigger(plain(value))
    return (Time(event, Cadence.ON_EVENT, trigger=event),) if event else ()


def of_clause(
    words: Plain, own: Roles, subject: tuple[Name, ...], context: Roles, said: Sequence[Time], known: Bodies
) -> list[Duty]:
    """The duties of one clause: one, or more where two of its times would be of the same period."""
    key = own.key or (context.key if not own.subject else "") or "lead"
    others = own.others
    if context.key and not own.key and not own.subject:
        others = (*others, *(one for one in context.others if one not in others))
    acting = {one.name for one in subject}
    parties = (*_parties(key, subject), *(one for one in others if one.name not in acting))
    passed_on = _relay(words, known)
    if not passed_on:
        return [_duty(words, own, parties, group, []) for group in _without_clash(said)]
    names, place = passed_on
    last = {one.name for one in roles(plain(words.text[place:]), known).others if one.key == "recipient"}
    first = tuple(
        one for one in parties if one.key != "recipient" or one.name not in last or one.name in {n.name for n in names}
    )
    made = [_duty(words, own, first, group, []) for group in _without_clash([one for one in said if one.start < place])]
    later = [one._replace(start=0, end=0) for one in said if one.start >= place]
    if later:
        rest = plain(words.text[place:].lstrip(" ,"))
        receivers = tuple(one for one in parties if one.key == "recipient" and one.name in last)
        made += [
            _duty(rest, Roles(), (*_parties("lead", names), *receivers), group, []) for group in _without_clash(later)
        ]
    return made


def with_times(duty: Duty, words: Plain, said: Sequence[Time]) -> Duty:
    """A duty with the times of the words behind it; a frequency gives way to the day that it has there."""
    dated = [_deadline(one) for one in said if _is_deadline(one)]
    told = {one.cadence for one in dated}
    kept = [one for one in duty.deadlines if one.cadence not in told]
    cadence = dict.fromkeys((*(one for one in duty.cadence if one != Cadence.NONE), *(one.cadence for one in dated)))
    event = duty.trigger or next((one.trigger for one in said if one.trigger), None)
    if Cadence.ON_EVENT in cadence:
        event = event or _event(words, said)
    return duty._replace(
        deadlines=(*kept, *dated), cadence=tuple(cadence) or duty.cadence, undated=None if dated else duty.undated,
        trigger=event, doubts=tuple(dict.fromkeys((*duty.doubts, *(one.doubt for one in said if one.doubt)))),
    )  # fmt: skip


def _relay(words: Plain, known: Bodies) -> tuple[tuple[Name, ...], int] | None:
    """`… về Sở Y tế để tổng hợp, báo cáo …`: who passes it on, and where that begins."""
    for found in _RELAY.finditer(words.bare):
        names = names_at(words, found.end(), known)
        if names and (act := _RELAYED.match(words.bare, names[-1].end)):
            return tuple(names), act.start()
    return None


def _parties(key: str, subject: Sequence[Name]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(Party(key, one.name, one.known) for one in subject))


def _without_clash(said: Sequence[Time]) -> list[tuple[Time, ...]]:
    """The times in groups, in each of which no two are of the same period."""
    groups: list[list[Time]] = []
    for one in said:
        mark = (one.cadence, one.period)
        clashing = one.cadence not in (Cadence.NONE, Cadence.CONTINUOUS)
        group = next((g for g in groups if not clashing or mark not in {(o.cadence, o.period) for o in g}), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return [tuple(group) for group in groups] or [()]


def _duty(words: Plain, own: Roles, parties: tuple[Party, ...], said: Sequence[Time], doubts: Sequence[str]) -> Duty:
    kind = acts.kind(words, own.begins)
    deadlines = tuple(_deadline(one) for one in said if _is_deadline(one))
    event = next((one.trigger for one in said if one.trigger), None) or _event(words, said)
    cadence = dict.fromkeys(str(one.cadence) for one in said if one.cadence != Cadence.NONE)
    if event:
        cadence[str(Cadence.ON_EVENT)] = None
    undated = next((one.quote for one in said if one.undated), None)
    keys = {one.key for one in parties}
    joint = kind is Kind.MEETING or "with" in keys or {"lead", "coordinate"} <= keys or {"advise", "coordinate"} <= keys
    all_doubts = [*doubts, *(one.doubt for one in said if one.doubt)]
    all_doubts += [_WEAK.format(one.quote) for one in said if one.weak]
    all_doubts += [_SCANNED.format(one.quote) for one in said if re.search(r"\d[oOlI|]|[oOlI|]\d", one.quote)]
    all_doubts += [_CUT.format(one.name) for one in parties if not one.known and len(one.name.split()) > _LONG_NAME]
    if not any(one.key in ("lead", "advise", "coordinate") for one in parties):
        all_doubts.append(NOBODY)
    return Duty(
        summary=acts.summary(words, own.begins),
        kind=kind,
        parties=parties,
        cadence=tuple(cadence) or (str(Cadence.NONE),),
        performed=Performed.TOGETHER if joint else Performed.EACH,
        deadlines=deadlines,
        schemes=acts.schemes(words),
        trigger=event,
        undated=undated if not deadlines else None,
        doubts=tuple(dict.fromkeys(all_doubts)),
        quote=words.text,
    )


def _event(words: Plain, said: Sequence[Time]) -> str | None:
    """What sets the act off, but for words that only tell when a period ends: `trước khi kết thúc năm`."""
    found = trigger(words)
    return None if found and any(found in one.quote for one in said if one.cadence in PERIODIC) else found


def _is_deadline(one: Time) -> bool:
    """Whether a time falls due: each period does, an event only where a number of days is counted from it."""
    return one.cadence not in (Cadence.NONE, Cadence.CONTINUOUS) and (one.cadence != Cadence.ON_EVENT or bool(one.rule))


def _deadline(one: Time) -> Deadline:
    return Deadline(one.quote, str(one.cadence), one.rule, one.period, one.alternative, one.basis, one.trigger)
