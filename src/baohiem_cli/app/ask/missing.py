"""Who has done one duty of one period, who has not, who was late: the list that a reminder letter is written from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baohiem_cli.app import counting, keyed, tracking
from baohiem_cli.app.holders import places_of
from baohiem_cli.app.lookup import find_place
from baohiem_cli.app.register import Register
from baohiem_cli.domain.agencies.counting import is_national
from baohiem_cli.domain.deadlines.occurrences import occurrences
from baohiem_cli.domain.deadlines.period import moved
from baohiem_cli.domain.ledger.standing import State, Tracked
from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Duty
from baohiem_cli.errors import WrongUsage
from baohiem_cli.i18n import gettext as _
from baohiem_cli.named_tuple import NamedTuple
from baohiem_cli.store.register import duties

_YEARS = 5
"""A duty that was last due longer ago is asked about with its period."""


class Missing(NamedTuple):
    """One duty of one period, body by body."""

    tracked: list[Tracked]

    def in_state(self, *states: State) -> list[Tracked]:
        """Those in one of these states."""
        return [one for one in self.tracked if one.standing.state in states]

    @property
    def done(self) -> list[Tracked]:
        """Those who are done, in time or late."""
        return self.in_state(State.DONE, State.DONE_LATE)

    @property
    def left(self) -> list[Tracked]:
        """Those who are not."""
        return self.in_state(State.OPEN, State.OVERDUE)

    @property
    def share(self) -> float | None:
        """The share of those who are done in percent, to one decimal; what is waived is owed by nobody."""
        total = len(self.done) + len(self.left)
        return round(100 * len(self.done) / total, 1) if total else None


def missing(register: Register, name: str, period: str | None, provinces: Sequence[str], today: date) -> Missing:
    """The bodies that owe a key's duty in its period, or in the one that was due last. Raises NotFound.

    In a national text they are those of the provinces asked about, or of the office's own, or of all.
    """
    asked, __ = places_of(register.db, [find_place(register.db, one) for one in provinces], today)
    places = counting.Places(asked) if asked else counting.places_named(register)
    if not places.asked:
        places = counting.Places(every=True)
    key = keyed.read(register, name, period, today)
    if not key.period:
        key = key._replace(period=_latest(register, key.duty, today) or "")
    found = tracking.of_period(register, key, today, places) if key.period else []
    if not found:
        found = keyed.find(register, str(key) if key.period else name, today, period=period, everybody=True)
    _refuse_elsewhere(found[0].duty, asked, provinces)
    chosen = [one for one in found if key.agency is None or key.agency in {body.agency for body in one.agencies}]
    return Missing(tracking.follow(register, chosen or found, today, places))


def _refuse_elsewhere(duty: Duty, asked: Sequence[str], names: Sequence[str]) -> None:
    """Raise WrongUsage for provinces in which the text of a duty does not hold."""
    if asked and not is_national(duty) and fold(duty.jurisdiction) not in asked:
        told = _("{0} là văn bản của {1}, không phải của {2}.")
        raise WrongUsage(told.format(duty.regulation, duty.jurisdiction, ", ".join(names)))


def _latest(register: Register, duty: str, today: date) -> str | None:
    """The period that was due last, or else the one that is due next."""
    first, last = moved(today, -366 * _YEARS), moved(today, 366)
    versions = duties.versions(register.db, duty)
    found = sorted(
        ((one.due, one.period) for version in versions for one in occurrences(version, first, last, register.day_off)),
    )
    passed = [period for due, period in found if due <= today]
    return passed[-1] if passed else next((period for __, period in found), None)
