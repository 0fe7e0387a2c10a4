"""From a key as a user writes it to the occurrences that it means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app import tracking
from baohiem_cli.app.citing import duty_named
from baohiem_cli.app.lookup import no_duty
from baohiem_cli.app.office import body_of
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.succession import Holding
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.deadlines.period import ONCE, from_words, parse
from baohiem_cli.domain.ledger import keys
from baohiem_cli.domain.names import nearest
from baohiem_cli.domain.records import Occurrence
from baohiem_cli.errors import NotFound, WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.store.register import catalogue, duties


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
    key = _read(name, period)
    key = key._replace(duty=duty_named(register, key.duty, today))
    if not key.period:
        raise _unknown(register, name, key, today)
    wanted = [body_of(register, key.duty, one, today) for one in agencies]
    if key.agency and wanted and wanted != [key.agency]:
        raise WrongUsage(_("Mã '{0}' đã ghi cơ quan, khác với --agency.").format(name))
    if key.agency and not wanted:
        one = tracking.find(register, key, today) or _joint(register, key, today)
        if one is None:
            raise _unknown(register, name, key, today)
        return [one]
    found = tracking.of_period(register, key, today)
    if not found:
        raise _unknown(register, name, key._replace(agency=wanted[0] if wanted else key.agency), today)
    if wanted:
        return [_of_body(register, key._replace(agency=agency), found, today) for agency in wanted]
    if len(found) == 1 or everybody:
        return found
    raise NotFound(
        _("Kỳ '{0}' là của {1} cơ quan, mỗi cơ quan ghi riêng: {2}. Thêm --agency TÊN, hoặc --all.").format(
            f"{key.duty}@{key.period}", len(found), "; ".join(one.agencies[0].name for one in found)
        ),
        nearest=tuple(one.key for one in found),
    )


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


def _of_body(register: Register, key: keys.Key, found: list[Occurrence], today: date) -> Occurrence:
    """The occurrence of a body, by its own name or by that of the one that holds its matters today."""
    for one in found:
        of_each = str(key) in (one.key, *one.absorbed)
        if of_each or any(body.agency == key.agency for body in one.agencies):
            return one
    holding = Holding(frozenset({key.agency or ""}), today, catalogue.successions(register.db))
    held = [one for one in found if any(holding.takes(body.agency, one.duty) for body in one.agencies)]
    if len(held) == 1:
        return held[0]
    theirs = held or found
    bodies = dict.fromkeys(body.name for one in theirs for body in one.agencies)
    raise NotFound(
        _("{0} không thực hiện '{1}' dưới tên mình. Cơ quan thực hiện: {2}.").format(
            catalogue.agency_names(register.db).get(key.agency or "", key.agency),
            f"{key.duty}@{key.period}",
            "; ".join(bodies),
        ),
        nearest=tuple(one.key for one in theirs),
    )


def _joint(register: Register, key: keys.Key, today: date) -> Occurrence | None:
    """The joint act that a key with an agency means; a joint act has none in its own key."""
    joint = tracking.find(register, keys.Key(key.duty, key.period), today)
    return joint if joint is not None and any(body.agency == key.agency for body in joint.agencies) else None


def _unknown(register: Register, name: str, key: keys.Key, today: date) -> NotFound:
    versions = duties.versions(register.db, key.duty)
    if not versions:
        return no_duty(register.db, key.duty)
    if not any(duty.deadlines for duty in versions):
        return NotFound(_("Nhiệm vụ '{0}' không có kỳ định sẵn. Mở một kỳ bằng: bh trigger").format(key.duty))
    close = _near(register, key, today)
    if key.period and not _is_period(key.period):
        message = _("'{0}' không phải kỳ; cần dạng 2026, 2026-H1, 2026-Q3, 2026-12.").format(key.period)
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
        found = tracking.taken_together(register, [one for duty in versions for one in occurrences(duty, first, last)])
        alike = nearest(str(wanted), [one.key for one in found]) if wanted.agency else ()
        near = sorted(found, key=lambda o: (o.period != wanted.period, o.key not in alike, abs((o.due - middle).days)))
        if near:
            return tuple(one.key for one in near[:5])
    return ()
