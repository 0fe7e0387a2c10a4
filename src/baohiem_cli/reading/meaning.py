"""From the words of one provision to what it means: who owes what to whom, by when; or why nobody owes anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from baohiem_cli.domain.deadlines.quotes import Time, times
from baohiem_cli.domain.plain import UPPER, Plain, plain
from baohiem_cli.domain.vocabulary import Cadence, Kind, Performed, Reason
from baohiem_cli.reading.duty import Deadline, Duty, Known, Meaning, Party
from baohiem_cli.reading.part import Part
from baohiem_cli.reading.sense import acts, reasons
from baohiem_cli.reading.sense.clauses import acts_at, clauses
from baohiem_cli.reading.sense.events import trigger
from baohiem_cli.reading.sense.fields import Beside, beside
from baohiem_cli.reading.sense.names import Name, named, names_at
from baohiem_cli.reading.sense.roles import Roles, heading, roles

_NOBODY = "văn bản không nêu ai thực hiện"
_WEAK = "'{0}' có thể chỉ nói về tên của kế hoạch, chỉ tiêu, không phải việc làm mỗi kỳ"
_CUT = "tên '{0}' dài, xem lại chỗ cắt"
_SCANNED = "chữ số trong '{0}' đọc từ bản quét, xem lại"
_REFERRED = re.compile(
    r"\b(?:co quan|don vi|to chuc|sở|so)[^;:.]{0,50}? (?:neu|quy dinh|ghi|duoc giao)(?: tai"
    r"| o)? (?P<what>khoan|diem|muc) (?P<which>[0-9a-zđ]{1,3}(?:(?:, | va )[0-9a-zđ]{1,3})*)\b"
)
_STRONG = re.compile(r"\b(?:co trach nhiem|chiu trach nhiem|phai|co nhiem vu)\b")
_GLUED = re.compile(rf"(?<=[^\W\d_{UPPER}])(?=[{UPPER}][^\W\d_{UPPER}])")
_CIRCUMSTANCE = re.compile(r"(?:tren co so|hang (?:nam|quy|thang)|can cu|dinh ky|trong qua trinh|truoc ngay)\b")
_CONTINUES = re.compile(
    r"(?:doi voi |rieng )?(?:thoi (?:gian|han) (?:gui|bao cao|nop|hop|thuc hien)|bao cao (?:quy|thang|nam"
    r"|dinh ky|0?6 thang|0?9 thang|tong ket)\b[^.]{0,40}?(?:gui|truoc|cham nhat)|cac bao cao (?:tren|nay)"
    r"|han (?:gui|nop|bao cao))"
)
_RELAY = re.compile(r"\b(?:ve|gui|cho|den|qua|trinh) (?=\S)")
_RELAYED = re.compile(r",? ?(?:de )?(?:tong hop|theo doi)(?:,)?(?: chung)?,? (?:va )?(?:bao cao|trinh|gui)\b")
_LEADS_IN = re.compile(
    r"\b(?:cung cap|gui|bao cao|thong bao|thuc hien|gom|nhu sau|sau day|noi dung|chi dao|cac|trao doi"
    r"|nhiem vu)\b[^.]*:? ?$"
)
_BOTH = re.compile(r"(?:lanh dao )?(?:hai|2|moi|cac) (?:ben|nganh|co quan)$")
_LONG_NAME = 12


def understand(
    part: Part,
    above: tuple[Part, ...],
    known: Sequence[Known],
    *,
    issued: date | None = None,
    sides: Sequence[str] = (),
) -> Meaning:
    """What a provision means; `above` holds the parts that it stands in, the outermost first.

    `issued` is the day of the text, so that a day before it is told as history. `sides` are the bodies that issued it
    together, whom it calls "hai bên".
    """
    bodies = tuple(known)
    part = _whole(part, bodies)
    text = part.text or part.title
    aside = beside(part.fields, bodies)
    context = _context(part, above, bodies)
    reason = _reason(part, above)
    found, told = _duties(text, context, aside, reason, (part, above), bodies, issued)
    if found:
        return Meaning(tuple(_of_sides(one, sides, bodies) for one in found))
    return Meaning(no_duty=reason or told or Reason.CONTENT)


def _of_sides(duty: Duty, sides: Sequence[str], known: tuple[Known, ...]) -> Duty:
    """A duty of "hai bên" is that of the bodies that issued the text together."""
    if len(sides) < 2 or not any(_BOTH.match(plain(one.name).bare) for one in duty.parties):
        return duty
    parties: list[Party] = []
    for one in duty.parties:
        meant = [named(side, known) for side in sides] if _BOTH.match(plain(one.name).bare) else None
        parties += [Party(one.key, body.name, body.known) for body in meant] if meant else [one]
    return duty._replace(parties=tuple(dict.fromkeys(parties)))


def _whole(part: Part, known: tuple[Known, ...]) -> Part:
    """A provision whose first line was taken for a heading, though its sentence goes on below."""
    if not part.title or not part.text or part.below:
        return part
    title, text = plain(part.title), plain(part.text)
    opens = acts_at(title, 0) or _CIRCUMSTANCE.match(title.bare)
    own = acts_at(text, 0) or heading(title, known).subject or roles(text, known).subject
    if part.text[:1].islower() or (opens and not own and not part.title.rstrip().endswith((".", ":"))):
        return part._replace(title="", text=f"{part.title} {part.text}")
    return part


def _context(part: Part, above: tuple[Part, ...], known: tuple[Known, ...]) -> Roles:
    """Who the heading or the lead-in above speaks of, the nearest first; a part's own heading is the nearest."""
    subject: tuple[Name, ...] = ()
    key = ""
    others: tuple[Party, ...] = ()
    for words in _headings(part, above):
        one = heading(words, known)
        if not key and (one.key or any(party.key == "directed" for party in one.others)):
            key, others = one.key or "lead", one.others
        if one.subject:
            subject = one.subject
            break
    return Roles(subject, key, others)


def _headings(part: Part, above: tuple[Part, ...]) -> Iterator[Plain]:
    if part.text and part.title:
        yield plain(_GLUED.sub(" ", part.title))
    for one in reversed(above):
        for text in (one.text, one.title):
            if text:
                yield plain(_GLUED.sub(" ", text))


def _reason(part: Part, above: tuple[Part, ...]) -> Reason | None:
    """What the headings say of their provisions, the nearest first."""
    for one in (part, *reversed(above)):
        title = one.title or (one.text if one.below else "")
        if title and (found := reasons.of_title(plain(title).bare)):
            return found
        if one.below and one.text and (found := reasons.of_sentence(plain(one.text).bare)):
            return found
    return None


def _duties(
    text: str,
    context: Roles,
    aside: Beside,
    reason: Reason | None,
    place: tuple[Part, tuple[Part, ...]],
    known: tuple[Known, ...],
    issued: date | None,
) -> tuple[list[Duty], Reason | None]:
    if aside.parties or aside.times:
        return [_of_fields(text, context, aside, known, issued)], None
    found: list[Duty] = []
    inherited = _lead_in_times(place[1], issued)
    told: Reason | None = None
    before: tuple[Name, ...] = ()
    actors: set[tuple[Name, ...]] = set()
    for words in clauses(text, known):
        own = roles(words, known)
        said = times(words.text, issued=issued) or inherited
        if found and said and _CONTINUES.match(words.bare):
            found[-1] = _with_times(found[-1], said)
            continue
        none = reasons.of_sentence(words.bare)
        if (
            none
            and not (none is Reason.FUNDING and said and own.subject)
            and not (own.subject and _STRONG.search(words.bare))
        ):
            told = told or none
            continue
        if reason and not _overrides(reason, own, words, said):
            continue
        earlier = context.subject if len(actors) > 1 and context.subject else before
        meant = () if own.subject else _referred(words, place, known)
        subject = own.subject or meant or earlier or context.subject
        listed = bool(context.subject) and not found and _is_object(place[1])
        if not (meant or listed or _is_act(words, own, said, bool(subject))):
            continue
        if own.subject and not own.passive:
            before = own.subject
            actors.add(tuple(one._replace(start=0, end=0) for one in before))
        found += _made(words, own, subject, context, said, known)
    return found, told


def _overrides(reason: Reason, own: Roles, words: Plain, said: Sequence[Time]) -> bool:
    """Whether a clause lays a duty though its heading is about something else."""
    if any(one.rule for one in said):
        return True
    if reason in (Reason.DEFINITION, Reason.SCOPE, Reason.PURPOSE):
        return False
    if reason is Reason.EFFECT:
        return acts_at(words, own.begins)
    if (
        reason is Reason.FUNDING
        and own.subject
        and said
        and re.search(r"\b(?:xay dung|lap) (?:[a-z]+ ){0,3}du toan", words.bare)
    ):
        return True
    strong = bool(own.subject) and bool(_STRONG.search(words.bare))
    return strong or (
        reason in (Reason.METHOD, Reason.FUNDING, Reason.AUTHORITY) and bool(own.subject) and acts_at(words, own.begins)
    )


def _is_act(words: Plain, own: Roles, said: Sequence[Time], has_subject: bool) -> bool:
    """Whether a clause asks for an act: it has a subject, or begins with a verb; a time alone tells so too."""
    if own.subject or acts_at(words, own.begins) or own.key:
        return True
    return bool(said) and has_subject and any(one.rule or one.cadence != Cadence.NONE for one in said)


def _is_object(above: tuple[Part, ...]) -> bool:
    """Whether an item is what a lead-in with a verb is about: `Sở Y tế cung cấp:` above `- danh sách …`."""
    return (
        bool(above)
        and bool(above[-1].text)
        and not above[-1].title
        and bool(_LEADS_IN.search(plain(above[-1].text).bare))
    )


def _lead_in_times(above: tuple[Part, ...], issued: date | None) -> tuple[Time, ...]:
    """The times of a lead-in, which are those of every item below it."""
    text = above[-1].text if above else ""
    return times(text, issued=issued) if text.rstrip().endswith(":") else ()


def _with_times(duty: Duty, said: Sequence[Time]) -> Duty:
    """A duty with the times of the sentence behind it; a frequency gives way to the day that it has there."""
    dated = [_deadline(one) for one in said if one.cadence not in (Cadence.NONE, Cadence.CONTINUOUS)]
    told = {one.cadence for one in dated}
    kept = [one for one in duty.deadlines if one.cadence not in told]
    cadence = dict.fromkeys((*(one for one in duty.cadence if one != Cadence.NONE), *(one.cadence for one in dated)))
    return duty._replace(
        deadlines=(*kept, *dated), cadence=tuple(cadence) or duty.cadence, undated=None if dated else duty.undated
    )


def _referred(words: Plain, place: tuple[Part, tuple[Part, ...]], known: tuple[Known, ...]) -> tuple[Name, ...]:
    """`các cơ quan nêu tại khoản 1 Điều này`: those whom that khoản names."""
    found = _REFERRED.search(words.bare)
    if not found:
        return ()
    names: list[Name] = []
    for which in re.split(r", | va ", found["which"]):
        for parent in reversed(place[1]):
            for sibling in parent.below:
                if sibling.ref == f"{parent.ref}.{which}" and sibling.ref != place[0].ref:
                    names += _named_by(sibling, known)
    return tuple(dict.fromkeys(names))


def _named_by(part: Part, known: tuple[Known, ...]) -> tuple[Name, ...]:
    if part.title and (found := heading(plain(part.title), known).subject):
        return found
    first = clauses(part.text, known)[:1]
    return roles(first[0], known).subject or heading(first[0], known).subject if first else ()


def _of_fields(text: str, context: Roles, aside: Beside, known: tuple[Known, ...], issued: date | None) -> Duty:
    """An item with lines beside it is one duty; its own sentences say what, the lines who and when."""
    cut = clauses(text, known)
    words = cut[0] if cut else plain(text)
    own = roles(words, known)
    parties = aside.parties
    if not aside.acting:
        subject = own.subject or context.subject
        parties = (*_parties(own.key or context.key or "lead", subject), *parties)
    said = tuple(one for value in aside.times for one in times(value, field=True, issued=None))
    if not aside.times:
        said = times(words.text, issued=issued)
    doubts = [f"thời gian ghi '{value}', chưa đọc ra hạn" for value in aside.times if not times(value, field=True)]
    return _duty(words, own, parties, _without_clash(said)[0], doubts)


def _made(
    words: Plain, own: Roles, subject: tuple[Name, ...], context: Roles, said: Sequence[Time], known: tuple[Known, ...]
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


def _relay(words: Plain, known: tuple[Known, ...]) -> tuple[tuple[Name, ...], int] | None:
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
    deadlines = tuple(_deadline(one) for one in said if one.cadence not in (Cadence.NONE, Cadence.CONTINUOUS))
    event = next((one.trigger for one in said if one.trigger), None) or trigger(words)
    cadence = dict.fromkeys(str(one.cadence) for one in said if one.cadence != Cadence.NONE)
    if event:
        cadence[str(Cadence.ON_EVENT)] = None
    undated = next((one.quote for one in said if one.undated), None)
    joint = kind is Kind.MEETING or any(one.key in ("coordinate", "with") for one in parties)
    all_doubts = [*doubts, *(one.doubt for one in said if one.doubt)]
    all_doubts += [_WEAK.format(one.quote) for one in said if one.weak]
    all_doubts += [_SCANNED.format(one.quote) for one in said if re.search(r"\d[oOlI|]|[oOlI|]\d", one.quote)]
    all_doubts += [_CUT.format(one.name) for one in parties if not one.known and len(one.name.split()) > _LONG_NAME]
    if not any(one.key in ("lead", "advise", "coordinate") for one in parties):
        all_doubts.append(_NOBODY)
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


def _deadline(one: Time) -> Deadline:
    return Deadline(one.quote, str(one.cadence), one.rule, one.period, one.alternative, one.basis, one.trigger)
