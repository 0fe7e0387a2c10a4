"""Dated successions of agencies and provinces, each with its instrument.

Nghị quyết 190/2025/QH15: a name in an earlier text is read as the body that now has the function. Keys and
records never change by that; it only tells who holds a duty on a day.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from baohiem_cli.domain.names import fold
from baohiem_cli.domain.records import Duty
from baohiem_cli.named_tuple import NamedTuple


class Succession(NamedTuple):
    """From a day on, a function of a former body belongs to its heir; no heir means no single one.

    A body that is its own heir goes on, within another or in other borders: that is known, and changes no holder.
    `schemes` and `words` tell by which duties the function is recognised, `main` where a duty says neither.
    """

    former: str
    since: date
    heir: str | None
    scope: str
    instrument: str
    confirmed: bool
    until: date | None = None
    schemes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    main: bool = False
    note: str | None = None

    def holds(self, day: date) -> bool:
        """Whether it is so on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def covers(self, duty: Duty) -> bool:
        """Whether a duty belongs to the function: by its insurances, or by a word of its summary."""
        if any(scheme in self.schemes for scheme in duty.schemes):
            return True
        return bool(self.words) and any(fold(word) in fold(duty.summary) for word in self.words)


class Holder(NamedTuple):
    """A present holder, and the steps that led there; no agency means that there is no single one."""

    agency: str | None
    steps: tuple[Succession, ...]


class Province(NamedTuple):
    """One of the 63 provinces, and the unit that it belongs to since a day."""

    name: str
    now: str
    since: date
    instrument: str
    type: str
    note: str | None = None
    called: str | None = None
    """The wording that this record stands for, where it is not the name."""

    def on(self, day: date) -> str:
        """The province's name on a day."""
        return self.now if day >= self.since else self.name


Successions = Mapping[str, tuple[Succession, ...]]
"""The successions of each former body."""


def by_former(successions: Iterable[Succession]) -> dict[str, tuple[Succession, ...]]:
    """The successions in order, by the body that they end."""
    found: dict[str, tuple[Succession, ...]] = {}
    for one in successions:
        found[one.former] = (*found.get(one.former, ()), one)
    return found


def holders(agency: str, duty: Duty | None, day: date, successions: Successions) -> tuple[Holder, ...]:
    """The holders of an agency's duty on a day; the agency itself where it has no successor.

    Without a duty: all that hold some function of it. A duty that no function claims goes to the main heir.
    """
    if agency not in successions:  # nearly all
        return (Holder(agency, ()),)
    return tuple(dict.fromkeys(_follow(agency, duty, day, successions, ())))


def formers(agency: str, day: date, successions: Successions) -> tuple[str, ...]:
    """The bodies some of whose functions an agency holds on a day, itself first."""
    inherited = (
        former for former in successions
        if former != agency and any(holder.agency == agency for holder in holders(former, None, day, successions))
    )  # fmt: skip
    return (agency, *inherited)


def heirs(agency: str, successions: Successions) -> tuple[str, ...]:
    """The bodies that have some of an agency's functions on any day, without itself."""
    found: dict[str, None] = {agency: None}
    waiting = [agency]
    while waiting:
        for one in successions.get(waiting.pop(), ()):
            if one.heir is not None and one.heir not in found:
                found[one.heir] = None
                waiting.append(one.heir)
    return tuple(found)[1:]


class Holding(NamedTuple):
    """The bodies that somebody asks about on a day, with what they inherited."""

    wanted: frozenset[str]
    day: date
    successions: Successions

    def takes(self, agency: str, duty: Duty) -> bool:
        """Whether what a text gives to `agency` is, on that day, a matter of one of the bodies asked about."""
        if agency in self.wanted:
            return True
        return any(holder.agency in self.wanted for holder in holders(agency, duty, self.day, self.successions))


def _follow(
    agency: str, duty: Duty | None, day: date, successions: Successions, steps: tuple[Succession, ...]
) -> list[Holder]:
    ended = (one for one in successions.get(agency, ()) if one.heir != agency)
    current = [one for one in ended if one.holds(day) and one not in steps]
    if not current:
        return [Holder(agency, steps)]
    chosen = current if duty is None else [one for one in current if one.covers(duty)]
    if not chosen:
        chosen = [one for one in current if one.main] or current
    found: list[Holder] = []
    for one in chosen:
        if one.heir is None:
            found.append(Holder(None, (*steps, one)))
        else:
            found += _follow(one.heir, duty, day, successions, (*steps, one))
    return found
