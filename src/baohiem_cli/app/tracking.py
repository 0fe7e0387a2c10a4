"""Occurrences with their standing: what the rules say, joined with what the ledger holds."""

from collections.abc import Iterable, Sequence
from datetime import date

from baohiem_cli.app import counting
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.absorption import absorbed
from baohiem_cli.domain.agencies.counting import is_national
from baohiem_cli.domain.deadlines.occurrences import of_period as by_rule
from baohiem_cli.domain.deadlines.occurrences import yearly
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.lineage import NO_LINEAGE, Lineage
from baohiem_cli.domain.ledger.payloads import Act, Rekey, Trigger
from baohiem_cli.domain.ledger.standing import Tracked, effective, renamed, standing
from baohiem_cli.domain.question import Question, fits
from baohiem_cli.domain.question import due as due_occurrences
from baohiem_cli.domain.records import Answerable, Deadline, Duty, Occurrence
from baohiem_cli.domain.text.effect import version_on
from baohiem_cli.domain.text.ref import SortKey, sort_key
from baohiem_cli.domain.vocabulary import Basis, Cadence, Performed
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.register import catalogue, duties

MOST = 200_000
"""Occurrences of one answer: more than a thousand regulations have in a year, and more than anybody reads."""


def gather(
    register: Register, question: Question, first: date, last: date, as_of: date, *, each: bool = False
) -> list[Tracked]:
    """Occurrences due from `first` to `last`, by the text or by extension, in the order of the day that counts.

    `each` counts every class body by body, also where no province is asked about. Raises WrongUsage for a question
    whose answer nobody could read.
    """
    db = register.db
    places = counting.places_of(register, question, each=each)
    fitting = list(duties.due_duties(db, question, first, last))
    _refuse_endless(fitting, first, last)
    found = due_occurrences(iter(fitting), question, first, last)
    if not question.as_written:
        found = taken_together(register, found)
    found = counting.by_body(register, found, places)
    _refuse_too_many(len(found), first, last)
    known = {occurrence.key for occurrence in found}
    found += [one for one in _recorded(register, question, first, last, as_of, places) if one.key not in known]
    found = [one for one in found if counting.is_asked(one, question)]
    tracked = [one for one in follow(register, found, as_of, places) if _is_within(one, first, last)]
    return sorted(tracked, key=_place)


def _place(one: Tracked) -> tuple[date, str, SortKey]:
    """By day, then in the order of the texts, also what an extension has moved to the day."""
    duty = one.occurrence.duty
    return one.due, duty.regulation, sort_key(duty.ref)


def _refuse_endless(fitting: Sequence[Duty], first: date, last: date) -> None:
    years = last.year - first.year + 1
    most = sum(
        yearly(deadline) * years * (1 if duty.performed is Performed.TOGETHER else len(duty.answerable))
        for duty in fitting
        for deadline in duty.deadlines
    )
    _refuse_too_many(most, first, last)


def _refuse_too_many(most: int, first: date, last: date) -> None:
    if most > MOST:
        raise WrongUsage(
            _("Từ {0} đến {1} có thể có {2} việc, quá nhiều để trả lời; hãy chia nhỏ khoảng thời gian.").format(
                f"{first:%d/%m/%Y}", f"{last:%d/%m/%Y}", most
            )
        )


def _is_within(one: Tracked, first: date, last: date) -> bool:
    """By the text's day or by the one that counts: an extension may have been extended once more since."""
    return first <= one.occurrence.due <= last or first <= one.due <= last


def follow(
    register: Register, found: Iterable[Occurrence], as_of: date, places: counting.Places = counting.NO_PLACES
) -> list[Tracked]:
    """The standing of each occurrence on a day; `places` are the provinces asked about."""
    listed = list(found)
    events = events_on(register, [key for one in listed for key in one.recorded_under], as_of)
    lineage = register.ledger.lineage() if events else NO_LINEAGE
    of_class = {key for one in listed for key in one.shared if key in events}
    homes = counting.homes(register, places) if of_class else None
    return [Tracked(one, standing(one.due, _events_of(one, events, lineage, homes), as_of, lineage)) for one in listed]


def _events_of(
    one: Occurrence, events: dict[str, list[Event]], lineage: Lineage, homes: counting.Homes | None
) -> Sequence[Event]:
    """The events that count for an occurrence; those on a key without its province where they are of that province."""
    if not one.absorbed and not one.shared:
        return events.get(one.key, ())
    own = [event for key in (one.key, *one.absorbed) for event in events.get(key, ())]
    where = one.unit.province if one.unit else one.province
    if homes is None or where is None:
        return own
    everywhere = not is_national(one.duty)
    return own + [
        event
        for key in one.shared
        for event in events.get(key, ())
        if everywhere or homes.means(lineage.root(event.origin), where)
    ]


def taken_together(register: Register, found: list[Occurrence]) -> list[Occurrence]:
    """With the occurrences of bodies that others have absorbed taken into those of their heirs."""
    successions = catalogue.successions(register.db)
    if not any(body.agency in successions for one in found for body in one.duty.answerable):
        return found
    return list(absorbed(found, successions, catalogue.agency_names(register.db)))


def events_on(register: Register, wanted: list[str], as_of: date) -> dict[str, list[Event]]:
    """Events by key, following `rekey`."""
    moves = moved(register, as_of)
    earlier = {old: new for old in moves if (new := renamed(old, moves)) != old}
    asked = set(wanted)
    olds = [old for old, new in earlier.items() if new in asked]
    found = register.ledger.of_keys([*(key for key in wanted if key not in earlier), *olds])
    for old in olds:
        found.setdefault(earlier[old], []).extend(found.pop(old, ()))
    return found


def moved(register: Register, as_of: date) -> dict[str, str]:
    """Where records were moved by `rekey`: old key to new one, the last word where there are several."""
    recorded = register.ledger.of_act(Act.REKEY)
    if not recorded:
        return {}
    events = sorted(effective(recorded, as_of, register.ledger.lineage()), key=lambda event: event.order)
    return {event.key: payload.to for event in events if isinstance(payload := event.payload, Rekey)}


def history(register: Register, keys_asked: Sequence[str], limit: int, as_of: date) -> list[Event]:
    """The latest events, or those on these keys and on earlier keys of them, oldest first."""
    moves = moved(register, as_of)
    earlier = [old for old in moves if renamed(old, moves) in set(keys_asked)]
    return register.ledger.history([*keys_asked, *earlier], limit)


def triggered(register: Register, duty: Duty, event: Event, opened: Trigger) -> Occurrence:
    """The occurrence that an event opened."""
    key = keys.parse(event.key) or keys.Key(duty.id, "")
    bodies = tuple(body for body in duty.answerable if key.agency in (None, body.agency))
    agencies = bodies or (Answerable(key.agency or "", key.agency or ""),)
    unit = counting.unit_of(register, key) if key.unit else None
    words = opened.doc or duty.trigger or duty.undated or ""
    return Occurrence(
        key=event.key,
        duty=duty,
        deadline=Deadline(Cadence.ON_EVENT, words, Basis.EXPLICIT),
        period=key.period,
        opens=event.on,
        due=opened.due,
        agencies=agencies,
        unit=unit,
        province=counting.province_of(register, key) if key.unit and not key.agency else None,
    )


def find(register: Register, key: keys.Key, as_of: date) -> Occurrence | None:
    """The occurrence of a key, by its rule or because it was triggered; None where there is none.

    The key of a body that another has absorbed leads to the occurrence of its heir, one without a unit to that of the
    office's own body, or else to that of the class as one.
    """
    versions = duties.versions(register.db, key.duty)
    as_one = _by_rules(register, versions, key.period)
    places = counting.places_named(register, every=key.unit is not None)
    each = counting.by_body(register, as_one, places)
    meant = [one for one in each if str(key) in one.recorded_under]
    if len(meant) == 1:
        return meant[0]
    for one in as_one:
        if str(key) in (one.key, *one.absorbed):
            return one
    if not versions:
        return None
    events = effective(register.ledger.of_keys([str(key)]).get(str(key), ()), as_of, register.ledger.lineage())
    for event in events:
        if isinstance(opened := event.payload, Trigger):
            return triggered(register, version_on(versions, event.on, lambda one: one.version), event, opened)
    return None


def of_period(register: Register, duty: str, period: str, places: counting.Places) -> list[Occurrence]:
    """The occurrences of a duty for one period, by its rules: one for each body that owes its own, or one in all."""
    return counting.by_body(register, _by_rules(register, duties.versions(register.db, duty), period), places)


def _by_rules(register: Register, versions: Sequence[Duty], period: str) -> list[Occurrence]:
    return taken_together(register, [one for version in versions for one in by_rule(version, period)])


def _recorded(
    register: Register, question: Question, first: date, last: date, as_of: date, places: counting.Places
) -> list[Occurrence]:
    """Occurrences that only the ledger puts into this time: triggered ones, and extended ones."""
    db = register.db
    dated = [register.ledger.dated(act, first, last) for act in (Act.TRIGGER, Act.EXTEND)]
    if not any(dated):
        return []
    lineage = register.ledger.lineage()
    inside = [event for events in dated for event in effective(events, as_of, lineage)]
    moves = moved(register, as_of)
    parsed = [(event, key) for event in inside if (key := keys.parse(renamed(event.key, moves)))]
    # By cadence and basis an occurrence is judged, not its duty: a triggered one has its own.
    wanted = question._replace(cadences=(), bases=())
    ids = sorted({key.duty for __, key in parsed})
    fitting = {(d.id, d.version.first): d for d in duties.duties(db, wanted, ids=ids, owed=True)} if ids else {}
    known = {id for id, __ in fitting}
    found = []
    for event, key in parsed:
        if key.duty not in known:
            continue
        if isinstance(opened := event.payload, Trigger):  # as the duty read on the day when it arose
            on_that_day = duties.duty(db, key.duty, event.on)
            one = triggered(register, on_that_day, event, opened) if on_that_day else None
        else:
            one = find(register, key, as_of)
        if (
            one is not None
            and (one.duty.id, one.duty.version.first) in fitting
            and fits(one, question)
            and counting.is_within(one, places)
        ):
            found.append(one)
    return list({one.key: one for one in found}.values())
