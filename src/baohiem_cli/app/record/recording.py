"""Recording: finding the occurrence that a user means, and appending events as one command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from baohiem_cli import clock, paths
from baohiem_cli.app import counting, keyed, tracking
from baohiem_cli.app.citing import duty_named
from baohiem_cli.app.lookup import no_duty
from baohiem_cli.app.office import body_of, office_of, shown
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.succession import Holding
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.events import Draft, Event
from baohiem_cli.domain.ledger.payloads import LONGEST, MOST, Rekey, Trigger, Undo, text_of
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.domain.vocabulary import Performed
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger.sqlite import new_id
from baohiem_cli.store.register import catalogue, duties

Precondition = Callable[[], None]
"""Raises what forbids a record."""


def record(
    register: Register,
    drafts: Sequence[Draft],
    by: str | None,
    *,
    dry_run: bool = False,
    precondition: Precondition | None = None,
) -> list[Event] | None:
    """Append drafts as one command, durable when it returns; None where `dry_run` leaves the ledger as it is.

    Raises WrongUsage for a day to come, whatever day was asked about, and for a key whose records were moved away; and
    what the precondition raises.
    """
    refuse_future([draft.on for draft in drafts])

    def allowed() -> None:
        _refuse_moved(register, drafts)
        if precondition:
            precondition()

    if dry_run:
        allowed()
        return None
    office = shown(register, office_of(register, clock.today())).called
    drafts = [draft._replace(office=office) for draft in drafts]
    return register.ledger.append(drafts, at=clock.moment(), actor=by or recorder(), precondition=allowed)


def recorder() -> str:
    """The name of the person who records. Raises WrongUsage where `BH_USER` holds none that can be kept."""
    with suppress(ValueError):
        return text_of(paths.user())
    raise WrongUsage(_("Tên người ghi (biến BH_USER) dài quá {0} ký tự hoặc không ghi được.").format(LONGEST))


def refuse_future(days: Sequence[date]) -> None:
    """Raise WrongUsage for a day to come by the clock: a record is of what has happened."""
    for day in days:
        if day > clock.today():
            raise WrongUsage(_("Ngày {0} chưa đến; chỉ ghi việc đã xảy ra.").format(f"{day:%d/%m/%Y}"))


def refuse_beyond_unit(register: Register, name: str, value: float) -> None:
    """Raise WrongUsage for a measurement that its indicator cannot have: below zero, or above 100 of a hundred."""
    slug, __, id = name.partition("/")
    unit = next(target.unit for target in catalogue.targets(register.db, slug) if target.id == id)
    percent = "%" in unit
    if value < 0 or (percent and value > 100) or value > MOST:
        raise WrongUsage(
            _("{0} không thể là mức của '{1}' (đơn vị: {2}).").format(f"{value:.12g}".replace(".", ","), name, unit)
        )


def _refuse_moved(register: Register, drafts: Sequence[Draft]) -> None:
    """A record on a key that this office has moved away would follow the others, unseen by who made it."""
    office = register.ledger.office()
    if office is None:
        return
    moving = tracking.moved(register, date.max)
    for draft in drafts:
        if isinstance(draft.payload, Undo):  # it belongs where that is which it takes back
            continue
        key = draft.payload.to if isinstance(draft.payload, Rekey) else draft.key
        home = moving.home(key, office)
        if home != key:
            raise WrongUsage(
                _(
                    "Ghi nhận ở mã '{0}' đã chuyển sang '{1}' (bh rekey): hãy ghi ở mã ấy. "
                    "Chuyển nhầm thì rút lại trước bằng: bh undo"
                ).format(key, home)
            )


def refuse_again(register: Register, found: Sequence[Occurrence]) -> None:
    """Raise WrongUsage where one of the occurrences has been recorded as done, on whatever day."""
    done = [one for one in tracking.follow(register, found, date.max) if one.standing.done_on]
    if done:
        one = done[0]
        raise WrongUsage(
            _("{0} đã ghi hoàn thành ngày {1}. Ghi nhầm thì rút lại trước bằng: bh undo").format(
                one.occurrence.key, f"{one.standing.done_on:%d/%m/%Y}"
            )
        )


def opened_keys(
    register: Register, duty: str, begun: date, due: date, agency: str | None, event: date | None = None
) -> list[str]:
    """The keys that an event of a duty opens on a day: one for each body that answers, or for the one named.

    They name the day of the `event`, where that is not the day from which the record counts.

    A body that another has absorbed by the day of falling due owes nothing: its heir does. Raises NotFound for a duty
    that is not known, or an agency that does not answer for it.
    """
    duty = duty_named(register, duty, begun)
    found = duties.duty(register.db, duty, begun)
    if found is None:
        raise no_duty(register.db, duty)
    # The end of a fresh id keeps two letters of one day apart, also when two offices record them.
    period = f"{(event or begun).isoformat()}.{new_id()[-6:]}"
    joint = found.performed is Performed.TOGETHER
    owing = [None] if joint else [body.agency for body in found.answerable]
    each = [keys.Key(found.id, period, body) for body in owing]
    opened = tracking.taken_together(register, [tracking.triggered(found, key, begun, Trigger(due)) for key in each])
    body = body_of(register, duty, agency, begun) if agency else None
    if body:
        opened = _of_agency(register, opened, body.agency, due)
    places = counting.places_named(register, (body.place,) if body and body.place else ())
    opened = counting.by_body(register, opened, places)
    if body and body.unit:
        opened = [one for one in opened if one.unit and one.unit.id == body.unit] or opened
    return [one.key for one in opened]


def _of_agency(register: Register, opened: list[Occurrence], agency: str, due: date) -> list[Occurrence]:
    """Those that an agency owes: by its own name, by one of a body that it absorbed, or else as the only one's heir."""
    wanted = [
        one for one in opened
        if any(body.agency == agency for body in (*one.agencies, *(one.duty.answerable if len(opened) == 1 else ())))
        or str(keys.Key(one.duty.id, one.period, agency)) in one.absorbed
    ]  # fmt: skip
    holding = Holding(frozenset({agency}), due, catalogue.successions(register.db))
    held = [one for one in opened if any(holding.takes(body.agency, one.duty) for body in one.agencies)]
    if not wanted and len(held) != 1:
        names = "; ".join(dict.fromkeys(body.name for one in opened for body in one.agencies))
        duty = opened[0].duty.id
        raise NotFound(_("Cơ quan này không chịu trách nhiệm về {0}. Chịu trách nhiệm: {1}.").format(duty, names))
    return wanted or held


def moved_to(register: Register, old: str, new: str, today: date) -> str:
    """The key to which this office's records on `old` are to be moved. Raises NotFound or WrongUsage."""
    recorded = [*register.ledger.of_keys([old]).get(old, ()), *tracking.events_on(register, [old], today).get(old, ())]
    if not recorded:
        raise NotFound(
            _("Chưa có ghi nhận nào ở mã '{0}'. Xem ghi nhận không còn gắn với nhiệm vụ: bh doctor").format(old)
        )
    lineage, office = register.ledger.lineage(), register.ledger.office()
    if all(lineage.root(event.origin) != office for event in recorded):
        raise WrongUsage(_("Ghi nhận ở mã '{0}' đều do nơi khác ghi; chỉ nơi ấy chuyển được.").format(old))
    (target,) = keyed.find(register, new, today)
    if target.key == old:
        raise WrongUsage(_("Hai mã giống nhau."))
    return target.key
