"""Occurrences with their standing: what the rules say, joined with what the ledger holds."""

from collections.abc import Iterable, Sequence
from datetime import date

from baohiem_cli.app import counting
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.absorption import absorbed
from baohiem_cli.domain.agencies.counting import is_national
from baohiem_cli.domain.agencies.succession import heirs
from baohiem_cli.domain.deadlines.occurrences import event_rule, yearly
from baohiem_cli.domain.deadlines.occurrences import of_period as by_rule
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.events import Event
from baohiem_cli.domain.ledger.lineage import NO_LINEAGE, Lineage
from baohiem_cli.domain.ledger.moves import Moves, moves
from baohiem_cli.domain.ledger.payloads import Act, Trigger
from baohiem_cli.domain.ledger.standing import Tracked, effective, standing
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

ALL = 2**63 - 1


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
    found = due_occurrences(iter(fitting), question, first, last, register.day_off)
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


def events_on(register: Register, wanted: Sequence[str], as_of: date) -> dict[str, list[Event]]:
    """Events by the key where they belong, following `rekey`."""
    moving = moved(register, as_of)
    if not moving.of_offices:
        return register.ledger.of_keys(wanted)
    asked = set(wanted)
    found: dict[str, list[Event]] = {}
    for events in register.ledger.of_keys([*asked, *moving.formers(asked)]).values():
        for home, event in moving.placed(events):
            if home in asked:
                found.setdefault(home, []).append(event)
    return found


def moved(register: Register, as_of: date) -> Moves:
    """Where records were moved by `rekey`."""
    recorded = register.ledger.of_act(Act.REKEY)
    if not recorded:
        return Moves()
    lineage = register.ledger.lineage()
    return moves(effective(recorded, as_of, lineage), lineage)


def history(register: Register, keys_asked: Sequence[str], limit: int, as_of: date) -> list[Event]:
    """The latest events, or those on these keys and what was moved to them, oldest first."""
    asked = set(keys_asked)
    moving = moved(register, as_of) if asked else Moves()
    formers = moving.formers(asked)
    if not formers:
        return register.ledger.history(keys_asked, limit)
    from_elsewhere = {
        event.id
        for events in register.ledger.of_keys(list(formers)).values()
        for home, event in moving.placed(events)
        if home in asked
    }
    found = register.ledger.history([*asked, *formers], ALL)
    return [event for event in found if event.key in asked or event.id in from_elsewhere][-limit:]


def triggered(duty: Duty, key: keys.Key, on: date, opened: Trigger) -> Occurrence:
    """The occurrence of a key that an event of this day opened."""
    bodies = tuple(body for body in duty.answerable if key.agency in (None, body.agency))
    agencies = bodies or (Answerable(key.agency or "", key.agency or ""),)
    limit = event_rule(duty)
    words = opened.doc or (limit.quote if limit else duty.trigger) or duty.undated or ""
    return Occurrence(
        key=str(key),
        duty=duty,
        deadline=Deadline(Cadence.ON_EVENT, words, Basis.EXPLICIT, rule=limit.rule if limit else None),
        period=key.period,
        opens=on if on <= opened.due else None,
        due=opened.due,
        agencies=agencies,
    )


def find_all(register: Register, names: Iterable[str], as_of: date) -> dict[str, Occurrence]:
    """The occurrences of keys; what a duty and period stand for is worked out once for all its bodies."""
    found: dict[str, Occurrence] = {}
    known: dict[tuple[str, str, bool], dict[str, list[Occurrence]]] = {}
    for name in names:
        key = keys.parse(name)
        if key is None:
            continue
        place = (key.duty, key.period, key.unit is not None)
        if place not in known:
            places = counting.places_named(register, every=key.unit is not None)
            known[place] = {}
            for one in of_period(register, key._replace(agency=None, unit=None), as_of, places):
                for alike in one.recorded_under:
                    known[place].setdefault(alike, []).append(one)
        meant = known[place].get(name, ())
        if len(meant) == 1:
            found[name] = meant[0]
        elif one_more := find(register, key, as_of):
            found[name] = one_more
    return found


def find(register: Register, key: keys.Key, as_of: date, *, as_written: bool = False) -> Occurrence | None:
    """The occurrence of a key, by its rule or because it was triggered; None where there is none.

    The key of a body that another has absorbed leads to the occurrence of its heir, unless it is asked for as written;
    one without a unit to that of the office's own body, or else to that of the class as one.
    """
    classes = _of_classes(register, key, as_of, as_written=as_written)
    places = counting.places_named(register, every=key.unit is not None)
    meant = [one for one in counting.by_body(register, classes, places) if str(key) in one.recorded_under]
    if len(meant) == 1:
        return meant[0]
    return next((one for one in classes if str(key) in (one.key, *one.absorbed)), None)


def of_period(register: Register, key: keys.Key, as_of: date, places: counting.Places) -> list[Occurrence]:
    """The occurrences of a key's duty for its period: one for each body that owes its own, or one in all.

    They are those of the duty's rules, or else those that events opened.
    """
    return counting.by_body(register, _of_classes(register, key, as_of), places)


def _of_classes(register: Register, key: keys.Key, as_of: date, *, as_written: bool = False) -> list[Occurrence]:
    """The same with each class of bodies as one."""
    versions = duties.versions(register.db, key.duty)
    found = [one for version in versions for one in by_rule(version, key.period, register.day_off)]
    if versions and not found:
        found = _opened(register, key, versions, as_of)
    return found if as_written else taken_together(register, found)


def _opened(register: Register, key: keys.Key, versions: Sequence[Duty], as_of: date) -> list[Occurrence]:
    """What events opened for a duty and a period: for the body of the key, those in the text, and their heirs."""
    successions = catalogue.successions(register.db)
    owing = (body.agency for version in versions for body in version.answerable)
    named = [heir for body in owing for heir in (body, *heirs(body, successions))]
    classes = dict.fromkeys((None, key.agency, *named))
    units = counting.unit_ids(register, versions[0], classes) if key.unit is None else {}
    wanted = [str(key._replace(agency=body)) for body in classes]
    wanted += [str(key._replace(agency=body, unit=unit)) for body, ids in units.items() for unit in ids]
    recorded = events_on(register, wanted, as_of)
    lineage = register.ledger.lineage() if recorded else NO_LINEAGE
    found = []
    for name in wanted:
        events = effective(recorded.get(name, ()), as_of, lineage)
        for event in sorted(events, key=lambda one: one.key != name):  # its own before one that was moved here
            if isinstance(opened := event.payload, Trigger):
                of_day = version_on(versions, event.on, lambda one: one.version)
                one = triggered(of_day, keys.parse(name) or key, event.on, opened)
                found.append(counting.with_unit(register, one))
                break
    return found


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
    moving = moved(register, as_of)
    homes = [(event, moving.home(event.key, lineage.root(event.origin))) for event in inside]
    parsed = [(event, key) for event, home in homes if (key := keys.parse(home))]
    # By cadence and basis an occurrence is judged, not its duty: a triggered one has its own.
    wanted = question._replace(cadences=(), bases=())
    ids = sorted({key.duty for __, key in parsed})
    fitting = {(d.id, d.version.first): d for d in duties.duties(db, wanted, ids=ids, owed=True)} if ids else {}
    known = {id for id, __ in fitting}
    found = []
    for event, key in parsed:
        if key.duty not in known:
            continue
        if isinstance(opened := event.payload, Trigger) and event.key == str(key):
            on_that_day = duties.duty(db, key.duty, event.on)  # as the duty read on the day when it arose
            one = counting.with_unit(register, triggered(on_that_day, key, event.on, opened)) if on_that_day else None
        else:
            one = find(register, key, as_of, as_written=question.as_written)
        if one is not None and (one.duty.id, one.duty.version.first) in fitting and fits(one, question):
            found.append(one)
    placed = counting.by_body(register, found if question.as_written else taken_together(register, found), places)
    return list({one.key: one for one in placed if counting.is_within(one, places)}.values())
