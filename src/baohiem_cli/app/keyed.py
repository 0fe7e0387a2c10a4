"""From a key as a user writes it to the occurrences that it means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app import counting, tracking
from baohiem_cli.app.citing import duty_named
from baohiem_cli.app.lookup import Body, no_duty
from baohiem_cli.app.office import body_of, find_near
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.succession import Holding
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.deadlines.period import ONCE, from_words, parse
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.names import fold, nearest
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.domain.vocabulary import Cadence
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.register import catalogue, duties

NAMED = 13
"""Bodies that a failure names: the departments of one province still, but not its communes."""


def find(
    register: Register,
    name: str,
    today: date,
    *,
    period: str | None = None,
    agencies: Sequence[str] = (),
    everybody: bool = False,
) -> list[Occurrence]:
    """The occurrences of a key, or of a duty with its period: of the body in the key, of those named, or of all.

    Raises NotFound with the nearest keys; for a key that stands for several bodies, with theirs; and WrongUsage where
    the key says another period or body than those asked for.
    """
    key = read(register, name, period, today)
    if not key.period:
        raise _unknown(register, name, key, today)
    wanted = [body_of(register, key.duty, one, today) for one in agencies]
    if key.agency and any(body.agency != key.agency or (key.unit and body.unit != key.unit) for body in wanted):
        raise WrongUsage(_("Mã '{0}' đã ghi cơ quan, khác với --agency.").format(name))
    named = tuple(body.place for body in wanted if body.place)
    places = counting.places_named(register, named, every=key.unit is not None)
    found = tracking.of_period(register, key, today, places)
    if key.agency or key.unit:
        mine = [one for one in found if str(key) in one.recorded_under]
        if mine and not wanted:
            return _chosen(mine, key, everybody=everybody)
    if (key.agency or key.unit) and not wanted:
        one = tracking.find(register, key, today) or _joint(register, key, today)
        if one is None:
            raise _unknown(register, name, key, today)
        return [one]
    if not found:
        body = wanted[0] if wanted else Body(key.agency or "")
        one = tracking.find(register, key._replace(agency=body.agency or None, unit=body.unit), today)
        if one is None:
            raise _unknown(register, name, key._replace(agency=body.agency or None), today)
        return [one]
    if not wanted:
        return _chosen(found, key, everybody=everybody)
    chosen = (_of_body(register, key, body, found, today, everybody=everybody) for body in wanted)
    return [one for each in chosen for one in each]


def without(register: Register, found: list[Occurrence], names: Sequence[str], today: date) -> list[Occurrence]:
    """The occurrences but for those of bodies; raises NotFound for a body that owes none of them."""
    left = found
    for name in names:
        body = find_near(register, name, today, [one.unit and fold(one.unit.province) for one in found])
        theirs = [one for one in found if _is_of(one, body)]
        if not theirs:
            raise NotFound(_("'{0}' không có trong các cơ quan của kỳ này.").format(name))
        left = [one for one in left if one not in theirs]
    return left


def _is_of(one: Occurrence, body: Body) -> bool:
    if body.unit or body.place:
        own = one.unit is not None and (
            one.unit.id == body.unit if body.unit else fold(one.unit.province) == body.place
        )
        return own and one.agencies[0].agency == body.agency
    return any(other.agency == body.agency for other in one.agencies)


def _chosen(found: list[Occurrence], key: keys.Key, *, everybody: bool) -> list[Occurrence]:
    """The only one, or all of them. Raises NotFound with their keys where one is to be named."""
    if len(found) == 1 or everybody:
        return found
    names = [one.bodies for one in found]
    more = _(" … và {0} cơ quan khác").format(len(names) - NAMED) if len(names) > NAMED else ""
    raise NotFound(
        _("Kỳ '{0}' là của {1} cơ quan, mỗi cơ quan ghi riêng: {2}. Thêm --agency TÊN, hoặc --all.").format(
            f"{key.duty}@{key.period}", len(found), "; ".join(names[:NAMED]) + more
        ),
        nearest=tuple(one.key for one in found[:NAMED]),
    )


def read(register: Register, name: str, period: str | None, today: date) -> keys.Key:
    """The parts of a key as a user writes it; no period where neither the key nor the user says one.

    Raises WrongUsage where they say different ones.
    """
    key = _read(name, period)
    return key._replace(duty=duty_named(register, key.duty, today))


def _read(name: str, period: str | None) -> keys.Key:
    """The parts of a key; blanks around it and capitals in the regulation's slug do not matter."""
    slug, slash, rest = name.strip().partition("/")
    text = f"{slug.lower()}/{rest}" if slash else slug
    given = _period(period) if period else ""
    key = keys.parse(text) or keys.Key(text, given)
    if given and key.period and _period(key.period) != given:
        raise WrongUsage(_("Mã '{0}' đã ghi kỳ, khác với --period.").format(name))
    return key._replace(period=_period(key.period))


def _period(text: str) -> str:
    """The id of a period in words; capitals do not matter in one by the calendar."""
    given = text.strip()
    return from_words(given) or (given.upper() if _is_period(given.upper()) else given)


def _of_body(
    register: Register, key: keys.Key, asked: Body, found: list[Occurrence], today: date, *, everybody: bool
) -> list[Occurrence]:
    """The occurrence of a body, by its own name or by that of the one that holds its matters today."""
    if asked.unit:
        found = [one for one in found if one.unit and one.unit.id == asked.unit] or found
    if asked.place:
        found = [one for one in found if one.unit and fold(one.unit.province) == asked.place] or found
    keyed = str(key._replace(agency=asked.agency, unit=asked.unit))
    own = [
        one for one in found if keyed in one.recorded_under or any(body.agency == asked.agency for body in one.agencies)
    ]
    if own and not asked.unit:
        return _chosen(own, key, everybody=everybody)
    if own and all(one.unit and one.unit.id == asked.unit for one in own):
        return own[:1]
    holding = Holding(frozenset({asked.agency}), today, catalogue.successions(register.db))
    held = [one for one in found if any(holding.takes(body.agency, one.duty) for body in one.agencies)]
    if len(held) == 1:
        return held
    theirs = held or found
    bodies = dict.fromkeys(body.name for one in theirs for body in one.agencies)
    raise NotFound(
        _("{0} không thực hiện '{1}' dưới tên mình. Cơ quan thực hiện: {2}.").format(
            catalogue.agency_names(register.db).get(asked.agency, asked.agency),
            f"{key.duty}@{key.period}",
            "; ".join(list(bodies)[:NAMED]),
        ),
        nearest=tuple(one.key for one in theirs[:NAMED]),
    )


def _joint(register: Register, key: keys.Key, today: date) -> Occurrence | None:
    """The joint act that a key with an agency means; a joint act has none in its own key."""
    joint = tracking.find(register, keys.Key(key.duty, key.period), today)
    return joint if joint is not None and any(body.agency == key.agency for body in joint.agencies) else None


def _unknown(register: Register, name: str, key: keys.Key, today: date) -> NotFound:
    versions = duties.versions(register.db, key.duty)
    if not versions:
        return no_duty(register.db, key.duty)
    if not any(one.cadence is not Cadence.ON_EVENT for duty in versions for one in duty.deadlines):
        return NotFound(_("Nhiệm vụ '{0}' không có kỳ định sẵn. Mở một kỳ bằng: bh trigger").format(key.duty))
    close = _near(register, key, today)
    if key.period and not _is_period(key.period):
        message = _(
            "'{0}' không phải kỳ; cần dạng 2026, 2026-H1, 2026-Q3, 2026-12, 2026-W48, 2026-N9, 2026-2027."
        ).format(key.period)
        return NotFound(message + " " + _("Các mã gần nhất: {0}").format("; ".join(close)), nearest=close)
    return NotFound(_("Không có kỳ '{0}'. Các mã gần nhất: {1}").format(name, "; ".join(close)), nearest=close)


def _is_period(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return text == ONCE
    return True


def _near(register: Register, wanted: keys.Key, today: date) -> tuple[str, ...]:
    """The keys of the duty in the period asked for, the agency most like the one asked for first, else around today."""
    middles = [today]
    if wanted.period and wanted.period != ONCE and _is_period(wanted.period):
        middles.insert(0, parse(wanted.period).last)
    for middle in middles:
        first = middle.replace(year=max(middle.year - 1, 1), day=1)
        last = middle.replace(year=min(middle.year + 1, 9999), day=28)
        versions = duties.versions(register.db, wanted.duty)
        listed = [one for duty in versions for one in occurrences(duty, first, last, register.day_off)]
        found = tracking.taken_together(register, listed)
        alike = nearest(str(wanted), [one.key for one in found]) if wanted.agency else ()
        near = sorted(found, key=lambda o: (o.period != wanted.period, o.key not in alike, abs((o.due - middle).days)))
        if near:
            return tuple(one.key for one in near[:5])
    return ()
