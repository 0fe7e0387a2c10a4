"""From the words of one provision to what it means: who owes what to whom, by when; or why nobody owes anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from baohiem_cli.domain.deadlines.quotes import Time, times
from baohiem_cli.domain.plain import UPPER, Plain, plain
from baohiem_cli.domain.vocabulary import Cadence, Reason
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.reading.duty import Duty, Known, Meaning, Party
from baohiem_cli.reading.part import Part
from baohiem_cli.reading.sense import making, reasons
from baohiem_cli.reading.sense.clauses import clauses
from baohiem_cli.reading.sense.fields import Beside, beside
from baohiem_cli.reading.sense.names import Bodies, Name, bodies, named
from baohiem_cli.reading.sense.roles import Roles, heading, roles
from baohiem_cli.reading.sense.verbs import acts_at

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
_FINISHED = re.compile(
    r"(?:(?:thoi gian |phai )?(?:hoan thanh|thuc hien|xong)(?: xong| dut diem)?,? ?|thoi (?:gian|han):? ?)?"
)
_LEADS_IN = re.compile(
    r"\b(?:cung cap|gui|bao cao|thong bao|thuc hien|gom|nhu sau|sau day|noi dung|chi dao|cac|trao doi"
    r"|nhiem vu)\b[^.]*:? ?$"
)
_TOGETHER = re.compile(r"[-+ ]*(?:cung |thuong xuyen )?phoi hop\b")
_BOTH = re.compile(r"(?:lanh dao )?(?:hai|2|moi|cac) (?:ben|nganh|co quan)$")


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
    book = bodies(tuple(known))
    part = _whole(part, book)
    reason = _reason(part, above)
    aside = beside(part.fields, book)
    found, told = _duties(_Place(part, above, _context(part, above, book), reason, issued), aside, book)
    if found and len(sides) > 1:
        meant = _sides_here(part, above, book) or tuple(named(side, book) for side in sides)
        found = [_of_sides(one, meant) for one in found]
    if found:
        return Meaning(tuple(found))
    return Meaning(no_duty=reason or told or Reason.CONTENT)


def _sides_here(part: Part, above: tuple[Part, ...], known: Bodies) -> tuple[Name, ...]:
    """The bodies that the provisions before this one in its article name together: "hai bên" means them there."""
    here = part.ref
    for parent in reversed(above):
        refs = [one.ref for one in parent.below]
        before = parent.below[: refs.index(here)] if here in refs else ()
        for one in reversed(before):
            names = _acting_together(one, known)
            if len(names) > 1:
                return names
        if "." not in parent.ref:
            break
        here = parent.ref
    return ()


def _acting_together(part: Part, known: Bodies) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    for words in clauses(part.text, known)[:1]:
        own = roles(words, known)
        partners = (Name(0, 0, one.name, one.known) for one in own.others if one.key in ("with", "coordinate"))
        for one in (*own.subject, *partners):
            if not _BOTH.match(plain(one.name).bare):
                found.setdefault(one.known or one.name, one)
    return tuple(found.values())


def _of_sides(duty: Duty, sides: Sequence[Name]) -> Duty:
    """A duty of "hai bên" is that of both; so is what a text of both says to be done together, and names nobody."""
    if making.NOBODY in duty.doubts and _TOGETHER.match(plain(duty.quote).bare):
        both = tuple(Party("lead", one.name, one.known) for one in sides)
        return duty._replace(
            parties=(*both, *duty.parties), doubts=tuple(one for one in duty.doubts if one != making.NOBODY)
        )
    parties: tuple[Party, ...] = ()
    for one in duty.parties:
        is_both = _BOTH.match(plain(one.name).bare)
        parties += tuple(Party(one.key, body.name, body.known) for body in sides) if is_both else (one,)
    return duty._replace(parties=tuple(dict.fromkeys(parties)))


def _whole(part: Part, known: Bodies) -> Part:
    """A provision whose first line was taken for a heading, though its sentence goes on below."""
    if not part.title or not part.text or part.below:
        return part
    title, text = plain(part.title), plain(part.text)
    opens = acts_at(title, 0) or _CIRCUMSTANCE.match(title.bare)
    own = acts_at(text, 0) or heading(title, known).subject or roles(text, known).subject
    if part.text[:1].islower() or (opens and not own and not part.title.rstrip().endswith((".", ":"))):
        return part._replace(title="", text=f"{part.title} {part.text}")
    return part


def _context(part: Part, above: tuple[Part, ...], known: Bodies) -> Roles:
    """Who the heading or the lead-in above speaks of, the nearest first; a part's own heading is the nearest."""
    subject: tuple[Name, ...] = ()
    key = ""
    others: tuple[Party, ...] = ()
    for text in _headings(part, above):
        one = _heading(text, known)
        leads_in = bool(one.others) or text.rstrip().endswith(":") or one.key == "lead"
        if not key and leads_in and (one.key or any(party.key == "directed" for party in one.others)):
            key, others = one.key or "lead", one.others
        if one.subject:
            subject = one.subject
            break
    return Roles(subject, key, others)


def _headings(part: Part, above: tuple[Part, ...]) -> Iterator[str]:
    if part.text and part.title:
        yield part.title
    for one in reversed(above):
        yield from (text for text in (one.text, one.title) if text)


@lru_cache(maxsize=64)
def _heading(text: str, known: Bodies) -> Roles:
    """What a heading says; every provision below it asks again."""
    return heading(plain(_GLUED.sub(" ", text)), known)


def _reason(part: Part, above: tuple[Part, ...]) -> Reason | None:
    """What the headings say of their provisions, the nearest first."""
    for one in (part, *reversed(above)):
        title = one.title or (one.text if one.below else "")
        if title and (found := reasons.of_title(plain(title).bare)):
            return found
        if one.below and one.text and (found := reasons.of_sentence(plain(one.text).bare)):
            return found
    return None


class _Place(NamedTuple):
    """A provision where it stands, and what its headings say of it."""

    part: Part
    above: tuple[Part, ...]
    context: Roles
    reason: Reason | None
    issued: date | None


def _duties(place: _Place, aside: Beside, known: Bodies) -> tuple[list[Duty], Reason | None]:
    """The duties of a provision, clause by clause; or the reason that its sentences give."""
    text, context = place.part.text or place.part.title, place.context
    if aside.parties or aside.times:
        return making.of_fields(text, context, aside, known, place.issued), None
    found: list[Duty] = []
    inherited = _lead_in_times(place.above, place.issued)
    told: Reason | None = None
    before: tuple[Name, ...] = ()
    actors: set[tuple[str, ...]] = set()
    for words in clauses(text, known):
        own = roles(words, known)
        said = times(words, issued=place.issued) or inherited
        if found and said and (_CONTINUES.match(words.bare) or (not own.subject and _is_only_a_time(words, said))):
            found[-1] = making.with_times(found[-1], words, said)
            continue
        none = reasons.of_sentence(words.bare)
        if none and not _charges(none, own, words, said):
            told = told or none
            continue
        if place.reason and not _overrides(place.reason, own, words, said):
            continue
        earlier = context.subject if len(actors) > 1 and context.subject else before
        meant = () if own.subject else _referred(words, place, known)
        subject = own.subject or meant or earlier or context.subject
        listed = bool(context.subject) and not found and _is_object(place.above)
        if not (meant or listed or _is_act(words, own, said, has_subject=bool(subject))):
            continue
        if own.subject and not own.passive:
            before = own.subject
            actors.add(tuple(one.name for one in before))
        found += making.of_clause(words, own, subject, context, said, known)
    return found, told


def _is_only_a_time(words: Plain, said: Sequence[Time]) -> bool:
    """Whether a clause says no more than when the act before it is done: `hoàn thành trong quý IV`."""
    opens = _FINISHED.match(words.bare)
    first = min(said, key=lambda one: one.start)
    return first.start <= (opens.end() if opens else 0) and not acts_at(
        words, _behind(words, max(one.end for one in said))
    )


def _behind(words: Plain, place: int) -> int:
    """The place of the next word."""
    while place < len(words.bare) and not words.bare[place].isalnum():
        place += 1
    return place


def _charges(reason: Reason, own: Roles, words: Plain, said: Sequence[Time]) -> bool:
    """Whether a sentence that says why nothing is owed charges somebody all the same."""
    return bool(own.subject) and (bool(_STRONG.search(words.bare)) or (reason is Reason.FUNDING and bool(said)))


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


def _is_act(words: Plain, own: Roles, said: Sequence[Time], *, has_subject: bool) -> bool:
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


def _referred(words: Plain, place: _Place, known: Bodies) -> tuple[Name, ...]:
    """`các cơ quan nêu tại khoản 1 Điều này`: those whom that khoản names."""
    found = _REFERRED.search(words.bare)
    if not found:
        return ()
    names: list[Name] = []
    for which in re.split(r", | va ", found["which"]):
        for parent in reversed(place.above):
            for sibling in parent.below:
                if sibling.ref == f"{parent.ref}.{which}" and sibling.ref != place.part.ref:
                    names += _named_by(sibling, known)
    return tuple(dict.fromkeys(names))


def _named_by(part: Part, known: Bodies) -> tuple[Name, ...]:
    if part.title and (found := heading(plain(part.title), known).subject):
        return found
    first = clauses(part.text, known)[:1]
    return roles(first[0], known).subject or heading(first[0], known).subject if first else ()
