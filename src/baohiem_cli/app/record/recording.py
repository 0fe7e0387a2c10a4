"""Recording: finding the occurrence that a user means, and appending events as one command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from baohiem_cli import clock, paths
from baohiem_cli.app import tracking
from baohiem_cli.app.citing import duty_named
from baohiem_cli.app.lookup import find_agency, no_duty
from baohiem_cli.app.register import Register
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.deadlines.period import ONCE, parse
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.ledger.events import Draft, Event
from baohiem_cli.domain.names import nearest
from baohiem_cli.domain.records import Duty, Occurrence
from baohiem_cli.domain.vocabulary import Performed
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.ledger.sqlite import new_id
from baohiem_cli.store.register import duties

Precondition = Callable[[], None]
"""Raises what forbids a record."""


def record(
    register: Register,
    drafts: Sequence[Draft],
    by: str | None,
    *,
    today: date,
    dry_run: bool = False,
    precondition: Precondition | None = None,
) -> list[Event] | None:
    """Append drafts as one command, durable when it returns; None where `dry_run` leaves the ledger as it is.

    Raises WrongUsage for a day to come, and what the precondition raises.
    """
    refuse_future([draft.on for draft in drafts], today)
    if dry_run:
        if precondition:
            precondition()
        return None
    return register.ledger.append(drafts, at=_timestamp(), actor=by or paths.user(), precondition=precondition)


def refuse_future(days: Sequence[date], today: date) -> None:
    """Raise WrongUsage for a day to come: a record is of what has happened."""
    for day in days:
        if day > today:
            raise WrongUsage(_("Ngày {0} chưa đến; chỉ ghi việc đã xảy ra.").format(f"{day:%d/%m/%Y}"))


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


def find(
    register: Register, name: str, today: date, *, period: str | None = None, agency: str | None = None
) -> Occurrence:
    """The occurrence of a key, or of a duty with its period and agency. Raises NotFound with the nearest keys."""
    key = keys.parse(name) or keys.Key(name, period or "")
    key = key._replace(duty=duty_named(register, key.duty, today))
    wanted = keys.Key(key.duty, key.period or period or "", find_agency(register.db, agency) if agency else key.agency)
    one = tracking.find(register, wanted, today) if wanted.period else None
    if one is None and wanted.period and wanted.agency:  # a joint act has no agency in its key
        joint = tracking.find(register, keys.Key(wanted.duty, wanted.period), today)
        if joint is not None and any(body.agency == wanted.agency for body in joint.agencies):
            one = joint
    if one is not None:
        return one
    close = _near(register, wanted, today)
    if not close:
        if not duties.versions(register.db, wanted.duty):
            raise no_duty(register.db, wanted.duty)
        raise NotFound(_("Nhiệm vụ '{0}' không có kỳ định sẵn. Mở một kỳ bằng: bh trigger").format(wanted.duty))
    raise NotFound(_("Không có kỳ '{0}'. Các mã gần nhất: {1}").format(name, "; ".join(close)), nearest=close)


def opened_keys(register: Register, duty: str, begun: date, agency: str | None) -> list[str]:
    """The keys that an event of a duty opens on a day: one for each body that answers, or for the one named.

    Raises NotFound for a duty that is not known, or an agency that does not answer for it.
    """
    duty = duty_named(register, duty, begun)
    found = duties.duty(register.db, duty, begun)
    if found is None:
        raise no_duty(register.db, duty)
    only = find_agency(register.db, agency) if agency else None
    # The end of a fresh id keeps two letters of one day apart, also when two offices record them.
    return _keys(found, f"{begun.isoformat()}.{new_id()[-6:]}", only)


def moved_to(register: Register, old: str, new: str, today: date) -> str:
    """The key to which the records of `old` are to be moved. Raises NotFound or WrongUsage."""
    if not register.ledger.of_keys([old]):
        raise NotFound(_("Chưa có ghi nhận nào ở mã '{0}'. Xem mã mồ côi: bh doctor").format(old))
    target = find(register, new, today)
    if target.key == old:
        raise WrongUsage(_("Hai mã giống nhau."))
    return target.key


def _timestamp() -> str:
    """This moment in UTC, to the millisecond."""
    return clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _keys(duty: Duty, period: str, only: str | None) -> list[str]:
    bodies = [body for body in duty.answerable if only in (None, body.agency)]
    if not bodies:
        names = "; ".join(body.name for body in duty.answerable)
        raise NotFound(_("Cơ quan này không chịu trách nhiệm về {0}. Chịu trách nhiệm: {1}.").format(duty.id, names))
    if duty.performed is Performed.TOGETHER:
        return [str(keys.Key(duty.id, period))]
    return [str(keys.Key(duty.id, period, body.agency)) for body in bodies]


def _near(register: Register, wanted: keys.Key, today: date) -> tuple[str, ...]:
    """The keys of the duty in the period asked for, the agency most like the one asked for first, else around today."""
    try:
        middle = parse(wanted.period).last if wanted.period and wanted.period != ONCE else today
    except ValueError:
        middle = today
    first = middle.replace(year=max(middle.year - 1, 1), day=1)
    last = middle.replace(year=min(middle.year + 1, 9999), day=28)
    found = [one for duty in duties.versions(register.db, wanted.duty) for one in occurrences(duty, first, last)]
    alike = nearest(str(wanted), [one.key for one in found]) if wanted.agency else ()
    near = sorted(
        found,
        key=lambda o: (o.period != wanted.period, o.key not in alike, abs((o.due - middle).days)),
    )
    return tuple(occurrence.key for occurrence in near[:5])
